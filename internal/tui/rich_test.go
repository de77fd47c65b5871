package tui

import (
	"context"
	"os"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/interview"
)

// driver feeds messages to the rich face as a terminal would, and runs what it
// asks to be run, at once.
//
// Its clock goes on by a second with every key, as for somebody who looks at what is
// on the screen; hurry stops it.
type driver struct {
	testing.TB
	*rich
	quit  bool
	clock time.Time
	hurry bool
}

func drive(t testing.TB, d *desk, width, height int) *driver {
	t.Helper()
	v := &driver{TB: t, rich: d.newRich(context.Background()), clock: time.Unix(0, 0)}
	v.pace.now = func() time.Time { return v.clock }
	v.pace.begin()
	v.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	v.send(tea.WindowSizeMsg{Width: width, Height: height})
	v.run(v.rich.Init())
	return v
}

func (v *driver) send(msg tea.Msg) {
	_, cmd := v.rich.Update(msg)
	v.run(cmd)
}

// run runs a command to its end, but for those that only wait for time to pass.
func (v *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	name := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name()
	if strings.Contains(name, "cursor.(*Model).Blink") || strings.Contains(name, "bubbletea/v2.Tick") {
		return
	}
	v.took(cmd())
}

func (v *driver) took(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		v.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			v.run(c)
		}
	default:
		v.send(msg)
	}
}

// keys presses keys: names such as "enter", or text that is typed.
func (v *driver) keys(names ...string) {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
		"right": tea.KeyRight, "tab": tea.KeyTab, "space": tea.KeySpace, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace}
	for _, name := range names {
		ctrl, isCtrl := strings.CutPrefix(name, "ctrl+")
		switch code, ok := codes[name]; {
		case name == "space":
			v.key(tea.KeyPressMsg{Code: code, Text: " "})
		case ok:
			v.key(tea.KeyPressMsg{Code: code})
		case name == "shift+tab":
			v.key(tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift})
		case isCtrl:
			v.key(tea.KeyPressMsg{Code: rune(ctrl[0]), Mod: tea.ModCtrl})
		default:
			for _, r := range name {
				v.key(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
		v.check()
	}
}

// key presses a key. Nothing follows an Esc in time to be one sequence with it.
func (v *driver) key(key tea.KeyPressMsg) {
	if !v.hurry {
		v.clock = v.clock.Add(time.Second)
	}
	v.send(key)
	if key.Code == tea.KeyEscape && !v.hurry {
		v.send(lateMsg{v.torn.serial})
	}
}

// answerAll answers the questions that are left by pressing a key and Enter.
func (v *driver) answerAll(key string) {
	v.Helper()
	for n := 0; v.Interview.Step() == interview.Ask; n++ {
		if v.keys(key, "enter"); n > 50 {
			v.Fatalf("no end:\n%s", v.text())
		}
	}
}

// click clicks on the last place on the screen that has the text.
func (v *driver) click(text string) {
	v.Helper()
	lines := strings.Split(plainText(v.View().Content), "\n")
	for y := len(lines) - 1; y >= 0; y-- {
		if at := strings.LastIndex(lines[y], text); at >= 0 {
			v.clock = v.clock.Add(time.Second)
			v.send(tea.MouseClickMsg{X: lipgloss.Width(lines[y][:at]), Y: y, Button: tea.MouseLeft})
			v.check()
			return
		}
	}
	v.Fatalf("no %q to click in\n%s", text, v.text())
}

// check holds every picture to the size of the terminal.
func (v *driver) check() {
	v.Helper()
	lines := strings.Split(v.View().Content, "\n")
	if len(lines) != v.height {
		v.Fatalf("%d lines on a terminal of %d:\n%s", len(lines), v.height, v.text())
	}
	for _, line := range lines {
		if n := lipgloss.Width(line); n > v.width {
			v.Fatalf("%d columns on a terminal of %d: %q", n, v.width, plainText(line))
		}
	}
}

// text is the picture without colours.
func (v *driver) text() string {
	var b strings.Builder
	for _, line := range strings.Split(plainText(v.View().Content), "\n") {
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

func (v *driver) expect(text string) {
	v.Helper()
	if !strings.Contains(v.text(), text) {
		v.Fatalf("no %q in\n%s", text, v.text())
	}
}

// TestScreens compares every kind of screen with its golden picture, at two
// sizes; at the others it looks at the size of each picture alone. What other
// packages write, pages of options and the longer tabs, is not in the pictures.
func TestScreens(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 20}, {200, 60}} {
		for _, tag := range []string{"en", "zh"} {
			var b strings.Builder
			v := drive(t, newDesk(t, article(t), tag), size[0], size[1])
			tour(v, func(name string) { b.WriteString("=== " + name + "\n" + v.text()) })
			if name := strconv.Itoa(size[0]) + "x" + strconv.Itoa(size[1]); name == "80x24" || name == "120x40" {
				golden(t, "rich_"+name+"_"+tag+".golden", b.String())
			}
		}
	}
}

// tour goes through the screens, and calls shot where one is worth a picture.
func tour(v *driver, shot func(name string)) {
	shot("first question")
	v.keys("space", "3")
	shot("chosen")
	v.keys("enter", "n", "Ask the data team.")
	shot("note")
	v.keys("enter", "2")
	shot("second question, with a note")
	v.keys("?")
	shot("why")
	v.keys("esc", "enter", "700000", "enter")
	shot("number out of range")
	for range 6 {
		v.keys("backspace")
	}
	v.keys("60", "enter")
	shot("yes or no")
	v.keys("g")
	shot("all questions")
	v.keys("esc", "o")
	shot("options")
	v.keys("enter")
	v.expect("Apache Spark")
	v.keys("esc", "esc", "enter")
	shot("a key that answers nothing")
	v.answerAll("1")
	v.expect(v.w.OfferTitle)
	shot("settled")
	v.keys("1", "enter", "Payments", "enter")
	v.expect(v.w.CloseHead)
	shot("optional page")
	v.keys("esc", "right")
	v.expect("DC/OS")
	v.keys("right", "right", "right", "right", "right", "right")
	v.expect("[" + v.w.TabSources + "]")
	shot("result, sources")
	v.keys("e")
	shot("export")
	v.keys("esc", "r")
	shot("begin again")
	v.keys("esc", "q")
	if !v.quit || v.left {
		v.Errorf("at the end: quit %v, left %v", v.quit, v.left)
	}
}

// TestReadme holds the picture in README.md against the face.
func TestReadme(t *testing.T) {
	const path, fence = "../../README.md", "```"
	v := drive(t, newDesk(t, article(t), "en"), 100, 26)
	v.keys("space", "3", "enter", "2", "enter")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), fence+"screen\n")
	picture, after, closed := strings.Cut(rest, fence)
	if !found || !closed {
		t.Fatal("README.md has no picture of the questionnaire")
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+fence+"screen\n"+v.text()+fence+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(picture, v.text()); diff != "" {
		t.Errorf("README.md (-README +face):\n%s", diff)
	}
}
