package tui

import (
	"strings"
	"testing"

	"stackadvisor/internal/interview"
)

// TestChangeTabIsWhole scrolls through what would change the result: whoever sits
// at the terminal has no JSON to look into.
func TestChangeTabIsWhole(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	v.keys("space", "3", "enter", "enter", "60", "enter")
	for v.Interview.Step() == interview.Ask {
		v.keys("enter")
	}
	v.keys("enter", "esc")
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
