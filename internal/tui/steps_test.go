package tui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/program"
)

// TestUndoKey takes the last answer back in both faces, and says what that has
// changed.
func TestUndoKey(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 120, 40)
	v.keys("z")
	v.expect(v.w.NoUndo)
	v.keys("space", "3", "enter", "1", "enter", "z")
	v.expect(`Taken back: "What do the people want from the platform?" was Machines, now not asked yet.`)
	v.expect("The lead has changed: without OpenStack + KVM")
	if v.Interview.Value(1) != program.Unknown || v.Interview.Question() != 1 {
		t.Errorf("the answer is %d, the question %d", v.Interview.Value(1), v.Interview.Question())
	}
	v.keys("z")
	v.expect(`"What is to run on the platform?" was Containers, Big-data jobs, now not asked yet.`)

	for _, said := range []string{"containers\nundo\n", "1\n撤销\n"} {
		d := newDesk(t, article(t), "en")
		talk := d.hear(t, said)
		back := strings.Contains(talk, `Taken back: "What is to run on the platform?" was Containers`)
		if !back || d.Interview.Value(0) != program.Unknown {
			t.Errorf("plain: %d after\n%s", d.Interview.Value(0), talk)
		}
	}
}

// TestBackFromLastPage goes back to the questions from the page at the end, with
// what was written there.
func TestBackFromLastPage(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	for v.Interview.Step() == interview.Ask {
		v.keys("u")
	}
	v.keys("Payments")
	v.expect("shift+tab back")
	v.keys("shift+tab")
	if v.Interview.Step() != interview.Ask || v.Interview.Title() != "Payments" {
		t.Errorf("at step %v, the title is %q", v.Interview.Step(), v.Interview.Title())
	}
	v.keys("tab")
	v.expect("Payments")
	v.keys("enter", "up", "up")
	if v.Interview.Step() != interview.Ask {
		t.Errorf("at step %v", v.Interview.Step())
	}
}

// atResult leads a session with nothing but unknown answers to its result.
func atResult(t *testing.T, d *desk) *driver {
	v := drive(t, d, 120, 30)
	v.keys("space", "enter")
	for v.Interview.Step() == interview.Ask {
		v.keys("u")
	}
	v.keys("esc")
	v.expect("Recommended stack")
	return v
}

// TestChangeReturns changes an answer from the result, or leaves it: the result
// follows.
func TestChangeReturns(t *testing.T) {
	v := atResult(t, newDesk(t, article(t), "en"))
	for _, leave := range [][]string{{"1", "enter"}, {"u"}, {"esc"}, {"tab"}} {
		v.keys("b", "down", "enter")
		v.expect("What do the people want")
		v.keys(leave...)
		v.expect("Recommended stack")
	}
	v.keys("b", "down", "enter", "1", "enter")
	v.expect("OpenStack")
	v.keys("z")
	v.expect("What do the people want")
}

// TestAnswerWhatIsOpen goes on from the result with the questions that were left
// out.
func TestAnswerWhatIsOpen(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 120, 30)
	v.answerAll("1")
	v.keys("1", "enter", "esc")
	v.expect("c answer what is open")
	v.keys("c")
	if v.Interview.Step() != interview.Ask {
		t.Errorf("at step %v", v.Interview.Step())
	}
	v = atResult(t, newDesk(t, article(t), "en"))
	v.keys("c")
	v.expect(v.w.NothingOpen)
}

// TestLeaveResult leaves a finished result with ctrl+c, also from what lies over
// it: that is no way out before the end.
func TestLeaveResult(t *testing.T) {
	for _, path := range [][]string{nil, {"o"}, {"e"}, {"t", "Title"}} {
		v := atResult(t, newDesk(t, article(t), "en"))
		v.keys(path...)
		if v.keys("ctrl+c"); !v.quit || v.left {
			t.Errorf("%v: quit %v, left before the end %v", path, v.quit, v.left)
		}
	}
}

// TestQuitWaits ends only once an export that runs is written, and stays if it
// could not be.
func TestQuitWaits(t *testing.T) {
	for _, fail := range []error{nil, errors.New("disk full")} {
		d := newDesk(t, article(t), "en")
		v := atResult(t, d)
		v.keys("e")
		_, write := v.rich.Update(press(tea.KeyEnter)) // not run yet
		if write == nil {
			v.clock = v.clock.Add(1e9)
			_, write = v.rich.Update(press(tea.KeyEnter))
		}
		v.expect(v.w.Writing)
		v.keys("q")
		v.expect("closes when that is done")
		if v.quit {
			t.Error("left while an export was being written")
		}
		d.fail = fail
		v.run(write)
		if v.quit == (fail != nil) {
			t.Errorf("the export failed: %v, left %v", fail, v.quit)
		}
	}
}

// TestQuitWaitsForResult ends once what is to be exported is worked out, and
// written.
func TestQuitWaitsForResult(t *testing.T) {
	d := newDesk(t, article(t), "en")
	v := atResult(t, d)
	s := v.base.(*result)
	s.explained = false
	v.keys("e", "enter", "q")
	if v.quit || d.exported != nil {
		t.Fatal("left, or exported, before all is there")
	}
	v.send(resultMsg{s, s.doc, true, nil})
	if !v.quit || d.exported == nil {
		t.Errorf("left %v, exported %v", v.quit, d.exported != nil)
	}
}

// TestSuspend saves what is written, and hands the terminal back.
func TestSuspend(t *testing.T) {
	d := newDesk(t, article(t), "en")
	v := drive(t, d, 80, 24)
	v.keys("n", "Ask Bo.")
	v.clock = v.clock.Add(1e9)
	_, cmd := v.rich.Update(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl})
	suspended := false
	var look func(tea.Cmd)
	look = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			for _, c := range msg {
				look(c)
			}
		case tea.SuspendMsg:
			suspended = true
		}
	}
	look(cmd)
	if !suspended || !strings.Contains(string(d.saved), "Ask Bo.") {
		t.Errorf("suspended %v, saved\n%s", suspended, d.saved)
	}
}

// TestWhyShort says in short why a question is asked, with at most three rules, and
// all of it on demand, in both faces.
func TestWhyShort(t *testing.T) {
	p := article(t)
	v := drive(t, newDesk(t, p, "en"), 120, 60)
	v.keys("?")
	rules := len(v.Interview.Why(0).Rules)
	if got := strings.Count(v.text(), "\n  · "); got != mostWeighed || rules <= mostWeighed {
		t.Errorf("%d of %d rules:\n%s", got, rules, v.text())
	}
	v.expect("Press ? again")
	v.keys("?")
	v.expect("Waiting for an answer")
	v.keys("end")
	v.expect("Keys")
	v.keys("?")
	if len(v.over) != 0 {
		t.Error("the page is still open")
	}

	d := newDesk(t, p, "en")
	talk := d.hear(t, "?\nmore\n")
	short, long, found := strings.Cut(talk, "Answer with the number")
	if !found || strings.Count(short, "\n  · ") != mostWeighed || strings.Count(long, "\n  · ") < rules {
		t.Errorf("said\n%s", talk)
	}
}

// TestShiftTold says in both faces what has changed the leading platform, and by
// which rule, but not to a room that is not to know.
func TestShiftTold(t *testing.T) {
	const shift = "The lead has changed: also OpenStack + KVM, by rule hand-out-machines-openstack"
	for _, blind := range []bool{false, true} {
		d := newDesk(t, article(t), "en")
		d.Blind = blind
		v := drive(t, d, 120, 40)
		v.keys("space", "3", "enter", "1", "enter")
		if got := strings.Contains(v.text(), shift); got == blind {
			t.Errorf("blind %v: told %v\n%s", blind, got, v.text())
		}
		d = newDesk(t, article(t), "en")
		d.Blind = blind
		talk := d.hear(t, "1,3\n1\n")
		if got := strings.Contains(talk, shift); got == blind {
			t.Errorf("plain, blind %v: told %v\n%s", blind, got, talk)
		}
	}
}

// TestBlind shows nothing of what is recommended so far, on any screen before the
// result, until it is asked for.
func TestBlind(t *testing.T) {
	d := newDesk(t, article(t), "en")
	d.Blind = true
	v := drive(t, d, 120, 40)
	hidden := func() {
		t.Helper()
		for _, word := range []string{v.w.PanelStack, v.w.PanelRanking} {
			if strings.Contains(v.text(), word) {
				t.Errorf("shows %q:\n%s", word, v.text())
			}
		}
	}
	hidden()
	v.keys("space", "3", "enter", "g")
	hidden()
	v.keys("esc", "o")
	hidden()
	if strings.Index(v.text(), "Apache Spark") > strings.Index(v.text(), "Apache Mesos") {
		t.Errorf("the recommended options come first:\n%s", v.text())
	}
	v.keys("esc", "h")
	v.expect(v.w.PanelStack)
	v.keys("h")
	hidden()
	v.answerAll("1")
	hidden()
	v.keys("1", "enter", "esc")
	v.expect("Recommended stack")

	var talk bytes.Buffer
	d = newDesk(t, article(t), "en")
	d.Blind = true
	if err := d.Plain(context.Background(), strings.NewReader(complete+"list\n"), &talk, io.Discard); err != nil {
		t.Error(err)
	}
	if strings.Contains(talk.String(), "Recommended") {
		t.Errorf("plain:\n%s", talk.String())
	}
	d = newDesk(t, article(t), "en")
	said := d.hear(t, "1\nhide\n2\nSHOW\n")
	if got := strings.Count(said, "Recommended so far: "); got != 2 {
		t.Errorf("told %d times:\n%s", got, said)
	}
}

// TestWide shows nothing but the question and its numbered choices, and how to go
// back; answers are taken as ever.
func TestWide(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 120, 30)
	v.keys("w")
	for _, word := range []string{v.w.PanelStack, "Choose everything", "Applications packed", "OpenStack, Docker"} {
		if strings.Contains(v.text(), word) {
			t.Errorf("shows %q:\n%s", word, v.text())
		}
	}
	if lines := strings.Split(strings.TrimSpace(v.text()), "\n"); len(lines) < 9 || strings.TrimSpace(lines[1]) != "" {
		t.Errorf("not spaced:\n%s", v.text())
	}
	v.expect("[ ] 2  Virtual machines")
	v.keys("1", "enter")
	v.expect("What do the people want")
	v.keys("w")
	v.expect(v.w.PanelStack)
	v.expect("Think of what they will ask for")
}

// TestClicks chooses, answers, turns tabs and takes entries of lists with the mouse.
func TestClicks(t *testing.T) {
	for _, tag := range []string{"en", "zh"} {
		v := drive(t, newDesk(t, article(t), tag), 100, 30)
		v.click("3  ")
		v.expect("[x] 3  ")
		v.click("1  ")
		v.click("3  ")
		v.expect("[ ] 3  ")
		v.click(v.w.KeyAnswer)
		if got := v.Interview.Value(0); got != 1 {
			t.Fatalf("%s: the answer is %b", tag, got)
		}
		v.click("2  ")
		v.expect("› 2  ")
		v.click(v.w.KeyWhy)
		v.expect(v.w.WhyMost)
		v.click(v.w.KeyClose)
		v.click(v.w.KeyAnswer)
		if got := v.Interview.Value(1); got != 1 {
			t.Fatalf("%s: the second answer is %d", tag, got)
		}
		v.click(v.w.KeyJump)
		v.click("✓ " + v.shown(v.Interview.Program().Questions[1].Prompt))
		v.expect("› 2  ")
		v.keys("tab")
		for v.Interview.Step() == interview.Ask {
			v.click(v.w.KeyUnknown)
		}
		if v.Interview.Step() == interview.Offer {
			v.click("1  " + v.w.OfferStop)
			v.click(v.w.KeyAnswer)
		}
		v.click(v.w.KeyToResult)
		v.click(v.w.TabCautions)
		v.expect("[" + v.w.TabCautions + "]")
		v.click(v.w.KeyQuit)
		if !v.quit {
			t.Errorf("%s: still there:\n%s", tag, v.text())
		}
	}
}

// TestDoubleClick takes two clicks at once for one.
func TestDoubleClick(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 100, 30)
	v.click("3  ")
	v.clock = v.clock.Add(150e6)
	v.send(tea.MouseClickMsg{X: v.rich.click.x, Y: v.rich.click.y, Button: tea.MouseLeft})
	v.expect("[x] 3  ")
	v.click("3  ")
	v.expect("[ ] 3  ")
}

// TestMouseMode leaves the mouse to the terminal if it is told to.
func TestMouseMode(t *testing.T) {
	for no, want := range map[bool]tea.MouseMode{false: tea.MouseModeCellMotion, true: tea.MouseModeNone} {
		d := newDesk(t, article(t), "en")
		d.NoMouse = no
		if got := drive(t, d, 80, 24).View().MouseMode; got != want {
			t.Errorf("--no-mouse %v: mode %v", no, got)
		}
	}
}

// TestWeightRefusedAtField says at the field that a weight is none, when the page is
// left, and stays there.
func TestWeightRefusedAtField(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	for v.Interview.Step() == interview.Ask {
		v.keys("u")
	}
	v.keys("enter", "enter", "backspace", "2x", "up", "up", "esc")
	v.expect(v.w.CloseHead)
	v.expect("› 2x")
	v.expect("not a weight: 0 to 1000")
	v.keys("backspace", "esc")
	v.expect("NO RECOMMENDATION")
	if w, own := v.Interview.Weight(0); w != 2000 || !own {
		t.Errorf("the weight is %d", w)
	}
}

// TestWaitsFor says for which answer a question waits that may not apply.
func TestWaitsFor(t *testing.T) {
	p := fromText(t, `
format = 1
ruleset = { id = "x", version = "1", title = "X" }
[[layer]]
id = "l"
[[option]]
id = "o"
layer = "l"
[[question]]
id = "gate"
prompt = { en = "A gate?", zh = "有门吗？" }
kind = "yesno"
[[question]]
id = "inner"
prompt = "Inner?"
kind = "yesno"
ask_when = { gate = true }
[[question]]
id = "last"
prompt = "Last?"
kind = "yesno"
[[rule]]
id = "r"
when = { inner = true, last = true }
points = { o = 1 }
`)
	for tag, want := range map[string]string{"en": `waits for the answer to "A gate?"`, "zh": "待定：要看“有门吗？”怎么答"} {
		v := drive(t, newDesk(t, p, tag), 80, 24)
		v.keys("u", "g")
		v.expect(want)
		talk := newDesk(t, p, tag).hear(t, "unknown\nlist\n")
		if !strings.Contains(talk, want) {
			t.Errorf("plain %s:\n%s", tag, talk)
		}
	}
}

// TestOutcomeIsFinal does not say "so far" of a finished result.
func TestOutcomeIsFinal(t *testing.T) {
	v := atResult(t, newDesk(t, article(t), "en"))
	if got := v.Outcome(); !strings.HasPrefix(got, "Recommended: ") {
		t.Errorf("said %q", got)
	}
	for _, key := range []string{"", "t", "g", "o"} {
		if v.keys(key); strings.Contains(v.text(), "so far") {
			t.Errorf("the result says so far:\n%s", v.text())
		}
		v.keys("esc")
	}
}
