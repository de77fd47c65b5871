package tui

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/load"
)

// TestPanelRanks fails where the panel leaves lines empty that the ranking of
// stacks would fill.
func TestPanelRanks(t *testing.T) {
	p := compile(t, load.Request{Name: "platform", Builtin: os.DirFS("../../rules")})
	for _, tag := range []string{"en", "zh"} {
		for seed := range uint64(3) {
			rng := rand.New(rand.NewPCG(seed, 1))
			v := drive(t, newDesk(t, p, tag), 80, 24)
			for v.Interview.Step() == interview.Ask {
				domain := p.Domain(v.Interview.Question())
				if err := v.Interview.Answer(domain[rng.IntN(len(domain))]); err != nil {
					t.Fatal(err)
				}
				v.run(v.moved())
				width, height := v.panelWidth(76), 18
				lines := v.panel(width, height)
				n := v.Interview.Insight()
				ranked := slices.ContainsFunc(lines, func(l string) bool { return plainText(l) == v.w.PanelRanking })
				if len(n.Standing.Stacks) > 1 && !ranked && height-len(lines) >= 2 {
					t.Errorf("%s: no ranking on %d free lines:\n%s", tag, height-len(lines), plainText(strings.Join(lines, "\n")))
				}
				if len(lines) > height {
					t.Errorf("%s: %d lines on %d", tag, len(lines), height)
				}
				for _, l := range lines {
					if layout.Columns(plainText(l)) > width {
						t.Errorf("%s: too wide: %s", tag, l)
					}
				}
			}
		}
	}
}
