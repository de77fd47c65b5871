package tui

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// TestAnyKeys presses anything at any moment on terminals of any size: no panic,
// and every picture has the size of its terminal.
func TestAnyKeys(t *testing.T) {
	keys := []string{"enter", "enter", "enter", "esc", "up", "down", "left", "right", "tab", "space", "home", "end", "pgup", "pgdown",
		"backspace", "1", "3", "7", "u", "b", "?", "g", "o", "n", "/", "x", "j", "k", "e", "r", "李", "z", "h", "w", "c", "0",
		".", "shift+tab", "ctrl+j"}
	for seed := range uint64(8) {
		rng := rand.New(rand.NewPCG(seed, 3))
		p, tag := article(t), []string{"en", "zh"}[seed%2]
		switch {
		case seed >= 5:
			p = fromText(t, string(reference.Generate(seed, reference.Small())))
		case seed >= 3:
			p = fromText(t, manyChoices)
		}
		v := drive(t, newDesk(t, p, tag), 80, 24)
		for range 150 {
			switch rng.IntN(12) {
			case 0:
				v.send(tea.WindowSizeMsg{Width: 1 + rng.IntN(130), Height: 1 + rng.IntN(45)})
				v.check()
			case 1:
				v.send(tea.MouseWheelMsg{Button: []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[rng.IntN(2)]})
				v.check()
			case 2:
				v.clock = v.clock.Add(time.Second)
				v.send(tea.MouseClickMsg{X: rng.IntN(v.width), Y: rng.IntN(v.height), Button: tea.MouseLeft})
				v.check()
			default:
				v.keys(keys[rng.IntN(len(keys))])
			}
		}
	}
}

// manyChoices has lists that are long enough for a filter, with labels alike.
var manyChoices = `
format = 1
[ruleset]
id = "x"
version = "1"
title = "X"
[[layer]]
id = "l"
[[option]]
id = "o"
layer = "l"
[[question]]
id = "one"
prompt = "One?"
kind = "single"
choices = [` + strings.Join(colours("one"), ", ") + `]
[[question]]
id = "some"
prompt = "Some?"
kind = "multi"
min = 0
choices = [` + strings.Join(colours("some"), ", ") + `]
[[rule]]
id = "r"
when = { one = "one-3", some = { every = ["some-0", "some-5"] } }
points = { o = 1 }
`

func colours(id string) (list []string) {
	for i, c := range strings.Fields("red green blue green white black grey pink brown 绿色") {
		list = append(list, `{ id = "`+id+"-"+string(rune('0'+i))+`", label = "`+c+`", help = "like `+c+` paint" }`)
	}
	return list
}

// TestFilter narrows lists down by typing, and survives a filter that nothing
// passes.
func TestFilter(t *testing.T) {
	d := newDesk(t, fromText(t, manyChoices), "en")
	v := drive(t, d, 80, 24)
	v.keys("/", "gree", "enter", "down", "down", "enter")
	if got := d.Interview.Value(0); got != 3 {
		t.Fatalf("chose %d, want the second green, 3", got)
	}
	v.expect("Some?")
	v.keys("/", "zzz", "down", "up", "end", "space", "backspace", "backspace", "backspace", "backspace", "enter", "space")
	v.keys("/", "black", "enter", "space", "esc", "enter")
	if got := d.Interview.Value(1); got != 1|1<<5 {
		t.Errorf("chose %b, want %b", got, 1|1<<5)
	}
	v = drive(t, newDesk(t, fromText(t, manyChoices), "en"), 80, 24)
	v.keys("/", "zzz", "enter", "enter")
	v.expect("Nothing is chosen yet")
	if v.keys("down", "enter"); v.Interview.Value(0) != 0 {
		t.Errorf("a filter without matches: question %d, answer %d", v.Interview.Question(), v.Interview.Value(0))
	}
}

// TestFilterStays shows what a list is filtered by until the filter is taken
// away, whatever happens to the window meanwhile.
func TestFilterStays(t *testing.T) {
	v := drive(t, newDesk(t, fromText(t, manyChoices), "en"), 80, 14)
	v.keys("/", "gree", "enter", "down", "down")
	for _, size := range [][2]int{{80, 14}, {120, 50}, {40, 12}, {100, 50}} {
		v.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		v.View()
		v.expect("/gree")
		v.expect("› 4  green")
		if text := v.text(); strings.ContainsAny(text, "▲▼") || strings.Contains(text, "red") {
			t.Errorf("%v: not filtered, or more above or below:\n%s", size, text)
		}
	}
	v.keys("enter")
	if got := v.Interview.Value(0); got != 3 {
		t.Errorf("chose %d, want the second green, 3", got)
	}
	v.keys("b", "/", "gree")
	v.send(tea.WindowSizeMsg{Width: 80, Height: 14})
	if v.expect("green"); strings.Contains(v.text(), "red") {
		t.Errorf("while it is typed, the filter is gone:\n%s", v.text())
	}
}

// find looks for a text up from where the page is.
func (v *driver) find(text string) {
	v.Helper()
	for range 40 {
		if strings.Contains(v.text(), text) {
			return
		}
		v.keys("up")
	}
	v.Fatalf("no %q above\n%s", text, v.text())
}

// TestKeysAtFoot names the keys that a question understands, also where it was
// answered before: the most used at the foot, and all on the page behind "?".
func TestKeysAtFoot(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		for _, tag := range []string{"en", "zh"} {
			v := drive(t, newDesk(t, article(t), tag), width, 24)
			v.keys("space", "enter", "2", "enter", "7", "enter")
			for v.Interview.CanGoBack() {
				v.keys("b")
				hints := v.top().hints(v.rich)
				for _, h := range hints[:8] {
					v.expect(h.key + " " + h.does)
				}
				v.keys("?", "?", "end")
				for _, h := range hints {
					v.find("· " + h.key + " " + h.does)
				}
				v.keys("esc")
			}
		}
	}
}

// TestLimits says beforehand how many choices a question takes.
func TestLimits(t *testing.T) {
	for limits, want := range map[string]string{
		"": "", "min = 0": "", "min = 2": "Choose at least 2.", "max = 2": "Choose at most 2.",
		"min = 2\nmax = 3": "Choose 2 to 3.", "min = 2\nmax = 2": "Choose exactly 2.",
	} {
		v := drive(t, newDesk(t, fromText(t, `
format = 1
ruleset = { id = "limits", version = "1", title = "Limits" }
[[layer]]
id = "l"
[[option]]
id = "o"
layer = "l"
[[question]]
id = "some"
prompt = "Some?"
kind = "multi"
choices = [{ id = "a" }, { id = "b" }, { id = "c" }, { id = "d" }]
`+limits+`
[[rule]]
id = "r"
when = { some = "a" }
points = { o = 1 }
`), "en"), 80, 24)
		if v.expect(want); want == "" && strings.Contains(v.text(), "Choose ") {
			t.Errorf("%q: speaks of limits:\n%s", limits, v.text())
		}
	}
}

// TestClosingFits shows every label and every complaint of the last page whole,
// from its first picture on.
func TestClosingFits(t *testing.T) {
	for _, tag := range []string{"en", "zh"} {
		for _, size := range [][2]int{{80, 24}, {60, 24}, {120, 40}} {
			v := drive(t, newDesk(t, article(t), tag), size[0], size[1])
			for v.Interview.Step() == interview.Ask {
				v.keys("u")
			}
			whole := func(text string) {
				t.Helper()
				squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
				var left strings.Builder
				for _, line := range strings.Split(v.text(), "\n") {
					line, _, _ = strings.Cut(line, "│")
					left.WriteString(line)
				}
				if !strings.Contains(squeeze(left.String()), squeeze(text)) {
					t.Errorf("%s, %v: no %q in\n%s", tag, size, text, v.text())
				}
			}
			for _, c := range v.Interview.Program().Criteria {
				whole(fmt.Sprintf(v.w.CloseWeight, v.in(c.Name)))
			}
			v.keys("enter", "enter", "backspace", "x", "enter")
			whole(v.w.WeightRange)
		}
	}
}

// TestLongList keeps the cursor in sight while it goes through a list that is
// longer than its place.
func TestLongList(t *testing.T) {
	v := drive(t, newDesk(t, fromText(t, manyChoices), "en"), 80, 14)
	names := strings.Fields("1__red 2__green 3__blue 4__green 5__white 6__black 7__grey 8__pink 9__brown ___绿色")
	if strings.Contains(v.text(), "›") {
		t.Errorf("something is chosen:\n%s", v.text())
	}
	for _, name := range append(names, names[0]) { // and around
		v.keys("down")
		v.expect("› " + strings.ReplaceAll(name, "_", " "))
	}
	for i := len(names) - 1; i >= 0; i-- {
		v.keys("up")
		v.expect("› " + strings.ReplaceAll(names[i], "_", " "))
	}
}

// TestLeave leaves with ctrl+c from every kind of screen. What was said is saved.
func TestLeave(t *testing.T) {
	for _, path := range [][]string{{"enter"}, {"space", "enter"}, {"space", "enter", "n", "text"}, {"space", "enter", "g"}, {"space", "enter", "?"}, {"space", "enter", "o", "/", "x"}} {
		d := newDesk(t, article(t), "en")
		v := drive(t, d, 80, 24)
		v.keys(path...)
		v.keys("ctrl+c")
		if !v.quit || !v.left {
			t.Errorf("%v: quit %v, left %v", path, v.quit, v.left)
		}
		if len(path) > 1 && !strings.Contains(string(d.saved), `workloads = ["containers"]`) {
			t.Errorf("%v: saved %q", path, d.saved)
		}
	}
}

// TestResume goes on where the sheet of another session stopped, and back from
// there.
func TestResume(t *testing.T) {
	first := newDesk(t, article(t), "en")
	v := drive(t, first, 80, 24)
	v.keys("space", "enter", "2", "enter", "ctrl+c")
	second := newDesk(t, article(t), "en")
	sheet := first.Interview.Sheet()
	second.Interview = interview.New(second.Interview.Program(), &sheet, interview.Config{Date: 20261122})
	v = drive(t, second, 80, 24)
	v.expect("How many machines")
	v.keys("b")
	v.expect("What do the people want")
	v.expect("  Running applications")
	v.keys("b")
	v.expect("[x] 1  Containers")
	v.keys("down", "space", "enter")
	v.expect("How many machines")
	if got := second.Interview.Value(1); got != 1 {
		t.Errorf("the later answer is %d, want 1", got)
	}
}

// TestResumeFinished goes on with a session in which nothing is left to ask: its
// result is there, and every answer can be changed from it.
func TestResumeFinished(t *testing.T) {
	first := newDesk(t, article(t), "en")
	v := drive(t, first, 80, 24)
	v.keys("space", "enter")
	for v.Interview.Step() == interview.Ask {
		v.keys("u")
	}
	v.keys("esc")
	second := newDesk(t, article(t), "en")
	sheet := first.Interview.Sheet()
	second.Interview = interview.New(second.Interview.Program(), &sheet, interview.Config{Date: 20261122})
	v = drive(t, second, 80, 24)
	v.expect("Recommended stack")
	v.keys("e", "enter")
	v.expect("Written to answers.html")
	v.keys("b", "home", "enter")
	v.expect("[x] 1  Containers")
}

// TestUnsaved shows for as long as it lasts that answers cannot be saved.
func TestUnsaved(t *testing.T) {
	d := newDesk(t, article(t), "en")
	v := drive(t, d, 80, 24)
	d.fail = errors.New("disk full")
	v.keys("space", "enter")
	v.expect("NOT SAVED: disk full")
	for v.Interview.Step() == interview.Ask {
		v.keys("u")
	}
	v.keys("esc", "e", "enter")
	v.expect("NOT SAVED: disk full")
	v.expect("Not written: disk full")
	d.fail = nil
	v.keys("t", "esc")
	if strings.Contains(v.text(), "NOT SAVED") {
		t.Error("complains still")
	}
}

// TestOptionsByMouse opens the page of the option whose name is clicked.
func TestOptionsByMouse(t *testing.T) {
	for _, tag := range []string{"en", "zh"} {
		v := drive(t, newDesk(t, article(t), tag), 120, 40)
		v.keys("space", "enter")
		name := "Docker Engine"
		y := slices.IndexFunc(strings.Split(v.text(), "\n"), func(l string) bool { return strings.Contains(l, name) })
		line := strings.Split(v.text(), "\n")[y]
		x := lipgloss.Width(line[:strings.Index(line, name)])
		click := func(x int) {
			v.clock = v.clock.Add(time.Second)
			v.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		}
		click(x - 1)
		if len(v.over) > 0 {
			t.Error("a click beside the name opened a page")
		}
		click(x + len(name) - 1)
		v.expect("docker")
		v.keys("esc")
		if len(v.over) > 0 {
			t.Error("the page is still open")
		}
	}
}

// TestColours has colours of the terminal's own on one with 16, and none where
// they are not wanted.
func TestColours(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 120, 40)
	v.keys("space", "enter")
	for profile, pattern := range map[colorprofile.Profile]string{
		colorprofile.TrueColor: "\x1b[38;2;", colorprofile.ANSI256: "\x1b[38;5;", colorprofile.ANSI: "\x1b[36m",
	} {
		v.send(tea.ColorProfileMsg{Profile: profile})
		v.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#000000")}) // as long as it is unknown, 16 colours are not used
		if !strings.Contains(v.View().Content, pattern) {
			t.Errorf("%v: no %q", profile, pattern)
		}
		light, dark := "", ""
		v.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#ffffff")})
		light = v.View().Content
		v.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#000000")})
		if dark = v.View().Content; light == dark {
			t.Errorf("%v: light and dark look the same", profile)
		}
		if plainText(light) != plainText(dark) {
			t.Errorf("%v: the background changes words", profile)
		}
	}
	v.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	for _, code := range []string{"\x1b[3", "\x1b[4", "\x1b[9", "38;"} {
		if strings.Contains(v.View().Content, code) {
			t.Errorf("without colours there is %q", code)
		}
	}
}

// TestFastest asks what tells most, waits for that to be worked out, and lets
// itself be hurried.
func TestFastest(t *testing.T) {
	p := article(t)
	d := newDesk(t, p, "en")
	d.Interview = interview.New(p, answers.New(p), interview.Config{Date: 20261122, Order: interview.Fastest})
	r := d.newRich(context.Background())
	v := &driver{TB: t, rich: r}
	r.pace.now = func() time.Time { return v.clock }
	r.pace.begin()
	r.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	v.expect("Choosing the question")
	v.keys("x", "enter")
	v.expect("What is to run on the platform?")

	v = drive(t, newDesk(t, p, "en"), 80, 24)
	v.rich.Session.Interview = interview.New(p, answers.New(p), interview.Config{Date: 20261122, Order: interview.Fastest})
	v.run(v.moved())
	if q := v.Interview.Question(); q < 0 || q != v.Interview.Insight().Next[0] {
		t.Errorf("at question %d, want %v", q, v.Interview.Insight().Next)
	}
}

// TestLateInsight leaves a question alone that somebody has begun to answer, or
// had time to read.
func TestLateInsight(t *testing.T) {
	for name, before := range map[string]func(r *rich){
		"nothing yet":  func(*rich) {},
		"a key":        func(r *rich) { r.press(tea.KeyPressMsg{Code: tea.KeyDown}) },
		"time to read": func(r *rich) { r.Update(staleMsg{r.base}) },
	} {
		d := newDesk(t, article(t), "en")
		v := drive(t, d, 80, 24)
		v.keys("space", "3", "enter", "1", "enter")
		// Without the insight the next question would be one that is left out.
		v.Interview.Jump(2)
		v.moved()
		if err := v.Interview.Answer(60); err != nil {
			t.Fatal(err)
		}
		v.moved()
		at := v.Interview.Question()
		if want := "share-frameworks"; v.Interview.Program().Questions[at].ID != want {
			t.Fatalf("%s: at %d", name, at)
		}
		n, err := v.Interview.Query().Run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		before(v.rich)
		v.rich.Update(insightMsg{n, nil})
		if stays := v.Interview.Question() == at; stays != (name != "nothing yet") {
			t.Errorf("%s: the question stays: %v", name, stays)
		}
	}
}

// TestResultKeys exports, goes back to change an answer, and begins again.
func TestResultKeys(t *testing.T) {
	d := newDesk(t, article(t), "en")
	v := drive(t, d, 80, 24)
	v.keys("space", "enter", "2", "enter")
	for v.Interview.Step() == interview.Ask {
		v.keys("u")
	}
	v.keys("esc")
	v.expect("Recommended stack")
	v.keys("e", "enter")
	v.expect("Written to answers.html")
	if d.exported == nil || d.exported.Status != "recommended" {
		t.Errorf("exported %v", d.exported)
	}
	v.keys("b", "home", "enter")
	v.expect("[x] 1  Containers")
	v.keys("tab")
	v.expect("Recommended stack")
	v.keys("t", "Payments", "esc")
	v.expect("Payments")
	if got := d.Interview.Title(); got != "Payments" || !strings.Contains(string(d.saved), got) {
		t.Errorf("the title is %q", got)
	}
	v.keys("r", "enter")
	v.expect("Recommended stack")
	v.keys("r", "down", "enter")
	v.expect("[ ] 1  Containers")
	if v.Interview.Value(0) != program.Unknown {
		t.Error("the answers are still there")
	}
	if v.quit {
		t.Error("quit")
	}
}

// BenchmarkKey is a key press with the picture that follows, on the article's
// set; BenchmarkFirst is from the program to the first picture.
func BenchmarkKey(b *testing.B) {
	v := drive(b, newDesk(b, article(b), "en"), 120, 40)
	v.keys("space", "enter")
	for n := 0; b.Loop(); n++ {
		v.rich.Update(tea.KeyPressMsg{Code: []rune{tea.KeyDown, tea.KeyUp}[n%2]})
		if len(v.View().Content) == 0 {
			b.Fatal("no picture")
		}
	}
}

func BenchmarkFirst(b *testing.B) {
	p := article(b)
	for b.Loop() {
		r := newDesk(b, p, "en").newRich(context.Background())
		r.Init()
		if len(r.View().Content) == 0 {
			b.Fatal("no picture")
		}
	}
}
