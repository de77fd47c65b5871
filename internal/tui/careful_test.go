package tui

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/program"
)

// kinds asks one question of each kind.
const kinds = `
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
[[option]]
id = "p"
layer = "l"
[[question]]
id = "one"
prompt = "One?"
kind = "single"
choices = [{ id = "a" }, { id = "b" }]
[[question]]
id = "some"
prompt = "Some?"
kind = "multi"
choices = [{ id = "a" }, { id = "b" }]
[[question]]
id = "free"
prompt = "Any?"
kind = "multi"
min = 0
choices = [{ id = "a" }, { id = "b" }]
[[question]]
id = "yes"
prompt = "Yes?"
kind = "yesno"
[[question]]
id = "many"
prompt = "Many?"
kind = "number"
max = 1000
[[rule]]
id = "r"
when = { one = "a", some = "a", free = "a", yes = true, many = 7 }
points = { o = 1 }
[[rule]]
id = "s"
when = { one = "b", some = "b", free = "b", yes = false, many = 8 }
points = { p = 1 }
`

// TestNothingPreselected presses Enter on a question of each kind before anything
// is chosen: it is no answer, and the screen says what to press.
func TestNothingPreselected(t *testing.T) {
	p := fromText(t, kinds)
	for q := range p.Questions {
		for _, tag := range []string{"en", "zh"} {
			v := drive(t, newDesk(t, p, tag), 80, 24)
			v.Interview.Jump(q)
			v.run(v.moved())
			for _, key := range []string{"enter", "enter", "enter"} {
				v.keys(key)
				if v.Interview.Question() != q || v.Interview.Value(q) != program.Unknown {
					t.Errorf("%s: Enter answers with %d", p.Questions[q].ID, v.Interview.Value(q))
				}
				v.expect("!")
			}
		}
	}
}

// TestNoneOfThese answers a question that takes no choice with the key for it alone.
func TestNoneOfThese(t *testing.T) {
	v := drive(t, newDesk(t, fromText(t, kinds), "en"), 80, 24)
	v.Interview.Jump(2)
	v.run(v.moved())
	v.keys("1", "0")
	v.expect("[ ] 1  a")
	v.expect("[x] 0  None of these")
	v.keys("2")
	v.expect("[ ] 0  None of these")
	v.keys("0", "enter")
	if got := v.Interview.Value(2); got != 0 {
		t.Errorf("the answer is %d, want 0", got)
	}
	v.Interview.Jump(2)
	v.run(v.moved())
	v.expect("[x] 0  None of these")
}

// TestEarlyKeys presses keys before the question that is there now was drawn, twice
// where once was meant, and many at once, as where lines are pasted and the terminal
// does not say so: nothing is answered by them.
func TestEarlyKeys(t *testing.T) {
	enter := tea.KeyPressMsg{Code: tea.KeyEnter}
	one := tea.KeyPressMsg{Code: '1', Text: "1"}
	type press struct {
		after time.Duration
		key   tea.KeyPressMsg
	}
	const ms = time.Millisecond
	for name, c := range map[string]struct {
		keys []press
		said int // questions that got an answer
	}{
		"typed ahead":        {[]press{{time.Second, one}, {time.Second, enter}, {0, one}, {0, enter}}, 1},
		"a doubled Enter":    {[]press{{time.Second, one}, {time.Second, enter}, {60 * ms, enter}}, 1},
		"held down":          {[]press{{time.Second, one}, {time.Second, enter}, {30 * ms, enter}, {30 * ms, enter}, {30 * ms, enter}}, 1},
		"pasted lines":       {[]press{{time.Second, one}, {0, enter}, {0, one}, {0, enter}, {0, one}, {0, enter}}, 0},
		"unknown in a paste": {[]press{{time.Second, one}, {0, tea.KeyPressMsg{Code: 'u', Text: "u"}}, {0, enter}}, 0},
		"by hand":            {[]press{{time.Second, one}, {200 * ms, enter}, {time.Second, one}, {200 * ms, enter}}, 2},
		"a slow stream":      {[]press{{time.Second, one}, {time.Second, enter}, {100 * ms, one}, {100 * ms, enter}, {100 * ms, one}}, 1},
	} {
		v := drive(t, newDesk(t, fromText(t, kinds), "en"), 80, 24)
		for _, k := range c.keys {
			v.clock = v.clock.Add(k.after)
			v.send(k.key)
			v.check()
		}
		if got := v.Interview.Progress().Asked; got != c.said {
			t.Errorf("%s: %d questions answered, want %d\n%s", name, got, c.said, v.text())
		}
	}
}

// TestSlowMachine takes a paste for one, however long each of its keys takes to be
// handled and drawn.
func TestSlowMachine(t *testing.T) {
	v := drive(t, newDesk(t, fromText(t, kinds), "en"), 80, 24)
	v.clock = v.clock.Add(time.Second)
	for range 4 {
		for _, key := range []tea.KeyPressMsg{{Code: '1', Text: "1"}, {Code: tea.KeyEnter}} {
			v.send(key)
			v.clock = v.clock.Add(300 * time.Millisecond)
			v.View()
		}
	}
	if got := v.Interview.Progress().Asked; got != 0 {
		t.Errorf("%d questions answered", got)
	}
}

// TestPastedNote takes the lines of a paste as lines of the note, where the terminal
// sends them as keys.
func TestPastedNote(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	v.keys("n", "a")
	v.hurry = true
	v.keys("b", "enter", "c", "enter", "d")
	v.hurry = false
	v.keys("enter")
	if got := v.Interview.Note(0); got != "ab\nc\nd" {
		t.Errorf("the note is %q", got)
	}
}

// TestLowWindows draws each kind of question in windows of every height: the
// control is in sight, or the window is said to be too small and keys do nothing.
func TestLowWindows(t *testing.T) {
	p := fromText(t, kinds)
	for q := range p.Questions {
		for _, width := range []int{40, 80, 120} {
			for height := 4; height < 30; height++ {
				v := drive(t, newDesk(t, p, "en"), width, height)
				v.Interview.Jump(q)
				v.run(v.moved())
				v.check()
				control := [...]string{"1  a", "1  a", "1  a", "1  Yes", "› "}[q]
				shown, small := strings.Contains(v.text(), control), strings.Contains(v.text(), "too small")
				if shown == small {
					t.Errorf("%s at %dx%d: control shown %v, said to be too small %v:\n%s",
						p.Questions[q].ID, width, height, shown, small, v.text())
				}
				if v.keys("1", "enter"); small && v.Interview.Value(q) != program.Unknown {
					t.Errorf("%s at %dx%d: answered out of sight", p.Questions[q].ID, width, height)
				}
			}
		}
	}
}

// TestHelpGivesWay leaves the explanation of a question out before a choice.
func TestHelpGivesWay(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 10}} {
		v := drive(t, newDesk(t, article(t), "en"), size[0], size[1])
		v.expect("What is to run on the")
		v.expect("[ ] 1  Containers")
		v.expect("[ ] 2  Virtual machines")
		v.expect("[ ] 3  Big-data jobs")
		v.expect("[ ] 4  Plain processes")
		if strings.Contains(v.text(), "Choose everything") {
			t.Errorf("%v:\n%s", size, v.text())
		}
		v.keys("space", "enter")
		if got := v.Interview.Value(0); got != 1 {
			t.Errorf("%v: the answer is %d", size, got)
		}
	}
}

// TestBegunStays leaves a question with something typed or chosen that was not
// answered: it is there again, and said to be no answer.
func TestBegunStays(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	v.keys("space", "enter", "2", "enter", "12", "esc")
	v.expect("What do the people want")
	v.keys("tab")
	v.expect("› 12")
	v.expect(v.w.NotTakenYet)
	if got := v.Interview.Value(2); got != program.Unknown {
		t.Errorf("the answer is %d", got)
	}
	v.keys("0", "enter", "b")
	v.expect("› 120")
	if strings.Contains(v.text(), v.w.NotTakenYet) {
		t.Errorf("an answer is said to be none:\n%s", v.text())
	}
}

// TestEscKeepsNote leaves a note with Esc: what was written is kept.
func TestEscKeepsNote(t *testing.T) {
	d := newDesk(t, article(t), "en")
	v := drive(t, d, 80, 24)
	v.keys("n", "Ask Bo.", "esc")
	if got := v.Interview.Note(0); got != "Ask Bo." || !strings.Contains(string(d.saved), got) {
		t.Errorf("the note is %q, the file\n%s", got, d.saved)
	}
}

// TestSplitKeys puts keys together that a slow line tears apart, and leaves the
// screen with Esc alone.
func TestSplitKeys(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	v.keys("space", "enter", "n", "text")
	v.hurry = true
	v.keys("esc")
	v.clock = v.clock.Add(150 * time.Millisecond)
	v.keys("[", "D", "X")
	v.hurry = false
	v.keys("enter")
	if got := v.Interview.Note(1); got != "texXt" {
		t.Errorf("the note is %q, want the cursor moved left", got)
	}
	v.hurry = true
	v.clock = v.clock.Add(time.Second)
	v.keys("esc", "[", "B")
	v.hurry = false
	v.expect("› 1  Machines")
	v.keys("esc")
	v.expect("What is to run")
}

// TestSequences takes keys one by one that belong together.
func TestSequences(t *testing.T) {
	type keys = []tea.KeyPressMsg
	esc := tea.KeyPressMsg{Code: tea.KeyEscape}
	text := func(s string) (list keys) {
		for _, r := range s {
			list = append(list, tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		return list
	}
	for name, c := range map[string]struct {
		in   keys
		late bool
		want string
	}{
		"up":             {append(keys{esc}, text("[A")...), false, "up"},
		"up, the other":  {append(keys{esc}, text("OA")...), false, "up"},
		"page down":      {append(keys{esc}, text("[6~")...), false, "pgdown"},
		"shift+tab":      {append(keys{esc}, text("[Z")...), false, "shift+tab"},
		"a click":        {append(keys{esc}, text("[<0;10;5M")...), false, ""},
		"torn later":     {append(keys{{Code: '[', Mod: tea.ModAlt}}, text("A")...), false, "up"},
		"Esc alone":      {keys{esc}, true, "esc"},
		"Esc and a key":  {append(keys{esc}, text("q")...), false, "esc q"},
		"Esc, then a [":  {append(keys{esc}, text("[")...), true, "esc ["},
		"Esc twice":      {keys{esc, esc}, true, "esc esc"},
		"nothing at all": {text("[A"), false, "[ A"},
	} {
		var s sequence
		var got []string
		take := func(list keys) {
			for _, k := range list {
				got = append(got, k.String())
			}
		}
		for _, k := range c.in {
			list, _ := s.take(k)
			take(list)
		}
		if c.late {
			take(s.late(lateMsg{s.serial}))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", name, s, c.want)
		}
	}
}

// TestPlainAtOnce types ahead at a terminal, and pastes lines: none of them is an
// answer. What comes line by line is.
func TestPlainAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		lines   []string // each after a pause
		want    string
		answers int
	}{
		"one by one":    {[]string{"1\n", "2\n"}, `need = "applications"`, 2},
		"pasted":        {[]string{"1\n2\n40\n"}, "", 0},
		"typed ahead":   {[]string{"1\n", "2\n2\n"}, `workloads = ["containers"]`, 1},
		"paste, then 1": {[]string{"2\n2\n", "1\n"}, `workloads = ["containers"]`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, article(t), "en")
			d.Live = true
			in, out := io.Pipe()
			go func() {
				for _, s := range c.lines {
					time.Sleep(250 * time.Millisecond)
					if _, err := io.WriteString(out, s); err != nil {
						t.Error(err)
					}
				}
				time.Sleep(250 * time.Millisecond)
				out.Close()
			}()
			var talk strings.Builder
			if err := d.Plain(context.Background(), in, &talk, io.Discard); !errors.Is(err, ErrLeft) {
				t.Error(err)
			}
			if got := string(d.saved); c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("saved\n%s\nafter\n%s", got, talk.String())
			}
			answers, _, _ := strings.Cut(string(d.saved), "[recorded]")
			if _, answers, _ = strings.Cut(answers, "[answers]"); strings.Count(answers, " = ") > c.answers {
				t.Errorf("too much is answered:\n%s", answers)
			}
		})
	}
}

// TestOfferNeedsChoice does not end the questions with an Enter that was pressed for
// the last of them.
func TestOfferNeedsChoice(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	v.answerAll("1")
	v.expect(v.w.OfferTitle)
	if v.keys("enter", "enter"); v.Interview.Step() != interview.Offer {
		t.Errorf("at step %v", v.Interview.Step())
	}
	v.expect("Nothing is chosen yet")
	v.keys("1", "enter")
	v.expect(v.w.CloseHead)
}
