package tui

import (
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/load"
)

// TestChangeTabIsWhole scrolls through what would change the result: whoever sits
// at the terminal has no JSON to look into.
func TestChangeTabIsWhole(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	v.keys("space", "3", "enter", "1", "enter", "60", "enter")
	v.answerAll("1")
	v.keys("1", "enter", "esc")
	s := v.base.(*result)
	ways := 0
	for _, f := range s.doc.Flips {
		ways += len(f.Stacks)
	}
	v.keys("3")
	text := plainText(strings.Join(s.tabs[s.tab].lines, "\n"))
	if got := strings.Count(text, "\n  - If "); ways <= 12 || got != ways {
		t.Errorf("%d of %d ways in\n%s", got, ways, text)
	}
}

// TestAnswersTabHasNotes shows what was noted on a question that nobody could
// answer.
func TestAnswersTabHasNotes(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	v.keys("space", "enter", "n", "Ask Ann.", "enter")
	for v.Interview.Step() == interview.Ask {
		v.keys("u")
	}
	v.keys("esc", "6")
	v.expect("Ask Ann.")
}

// TestDrawingFits names every layer of a stack, and those that it leaves empty, on
// a small terminal: beside the tabs, or else in a tab.
func TestDrawingFits(t *testing.T) {
	p := compile(t, load.Request{Name: "platform", Builtin: os.DirFS("../../rules")})
	for _, tag := range []string{"en", "zh"} {
		d := newDesk(t, p, tag)
		v := drive(t, d, 80, 24)
		v.keys("space", "enter", "1", "enter", "4", "0", "enter")
		for v.Interview.Step() == interview.Ask {
			v.keys("u")
		}
		v.keys("esc")
		v.expect(v.w.ResultTitle)
		var seen strings.Builder
		look := func(from, to int) {
			for _, line := range strings.Split(v.text(), "\n") {
				seen.WriteString(strings.Trim(strings.ReplaceAll(ansi.Cut(line, from, to), " ", ""), "│┃"))
			}
		}
		look(0, 33)
		if strings.Contains(v.text(), v.w.TabStack+" ") { // more of it than fits beside the others
			v.keys("8")
			look(33, 80)
			v.keys("pgdown")
			look(33, 80)
		}
		for _, layer := range p.Layers {
			if name := strings.Join(strings.Fields(v.in(layer.Name)), ""); !strings.Contains(seen.String(), name) {
				t.Errorf("%s: no layer %q in\n%s", tag, name, v.text())
			}
		}
	}
}
