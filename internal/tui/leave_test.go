package tui

import (
	"strings"
	"testing"

	"stackadvisor/internal/interview"
)

// TestLeaveKeepsDrafts leaves with ctrl+c from every screen on which something
// is written: it is kept as it stands.
func TestLeaveKeepsDrafts(t *testing.T) {
	tests := []struct {
		name    string
		page    bool // go to the page at the end first
		keys    []string
		saved   []string // in the file; none: nothing is written
		refused string
	}{
		{"note as the first act", false, []string{"n", "Ask them."}, []string{`workloads = "Ask them."`}, ""},
		{"empty note", false, []string{"n"}, nil, ""},
		{"note taken back", false, []string{"n", "x", "enter", "n", "backspace"}, []string{"[recorded]"}, ""},
		{"title", true, []string{"Payments"}, []string{`title = "Payments"`}, ""},
		{"field left with enter", true, []string{"Payments", "enter", "Ada, Li"}, []string{`title = "Payments"`, `participants = ["Ada", "Li"]`}, ""},
		{"weight", true, []string{"enter", "enter", "backspace", "2.5"}, []string{"[weights]", " = 2.5"}, ""},
		{"no weight", true, []string{"P", "enter", "enter", "backspace", "2.5x"},
			[]string{`title = "P"`}, `"2.5x" is not a weight`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := newDesk(t, article(t), "en")
			v := drive(t, d, 80, 24)
			if test.page {
				for v.Interview.Step() == interview.Ask {
					v.keys("u")
				}
				v.expect(v.w.CloseHead)
				d.saved = nil
			}
			v.keys(test.keys...)
			v.keys("ctrl+c")
			if !v.quit || !v.left {
				t.Errorf("quit %v, left %v", v.quit, v.left)
			}
			for _, want := range test.saved {
				if !strings.Contains(string(d.saved), want) {
					t.Errorf("no %s in\n%s", want, d.saved)
				}
			}
			if test.saved == nil && d.saved != nil {
				t.Errorf("saved\n%s", d.saved)
			}
			if got, want := strings.Contains(v.Farewell(), "No answers yet"), test.saved == nil && !test.page; got != want {
				t.Errorf("says that nothing was said: %v, want %v", got, want)
			}
			if got := v.Farewell(); !strings.Contains(got, test.refused) || test.refused == "" && strings.Contains(got, "keeps") {
				t.Errorf("farewell %q, want %q in it", got, test.refused)
			}
			d.reread(t)
		})
	}
}
