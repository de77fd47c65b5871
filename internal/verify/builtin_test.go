package verify

import (
	"context"
	"slices"
	"testing"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/synthetic"
	"stackadvisor/rules"
)

// pinned is the date of what is asserted about the built-in sets: later, their
// sources have not been looked at for long, which is no change's fault.
const pinned = 20261122

// TestBuiltinSets: nothing is found in the built-in sets that their authors have
// not accepted, and everything about them is decided exactly.
func TestBuiltinSets(t *testing.T) {
	for _, name := range rules.Names() {
		for _, x := range decided(t, loaded(t, name, rules.FS)).Findings {
			if x.Because == nil {
				t.Errorf("%s: %s [%s]", x.Span, x.Message, x.Code)
			}
		}
	}
}

// TestLargeSet: everything is decided about a set of many independent layers,
// however large their product is.
func TestLargeSet(t *testing.T) {
	p := compile(t, manyLayers(2))
	if parts := split(engine.New(p, engine.Config{Date: pinned})); len(parts) != 10 {
		t.Errorf("the set has %d parts, not 10", len(parts))
	}
	if r := decided(t, p); r.Problems() == 0 {
		t.Error("a random set of 1,000 rules has no findings")
	}
}

// TestTooWide: a set that is too large to decide is told as such, soon, and
// figures of it are estimates; and so are its changes and its next version.
func TestTooWide(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds with the race detector, and adds nothing to what it looks for")
	}
	text := synthetic.TOML(synthetic.Sizes()[1].Set(1))
	p := compile(t, text)
	limits := analysis.Limits{Nodes: 20_000} // what is past the default takes seconds to find out
	r, err := Verify(context.Background(), p, Options{Date: pinned, Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	if r.Method != analysis.Estimated || !slices.Contains(r.Undecided, string(diag.NoEffect)) || slices.Contains(r.Undecided, string(diag.InfeasibleSheet)) {
		t.Errorf("method %s, not decided: %v", r.Method, r.Undecided)
	}
	d, err := Compare(context.Background(), p, program.Compile(dropRule(p.Resolved, 0)), DiffOptions{Date: pinned, Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	if d.Method != analysis.Estimated {
		t.Errorf("the next version: method %s", d.Method)
	}
}

func decided(t *testing.T, p *program.Program) *Report {
	t.Helper()
	r, err := Verify(context.Background(), p, Options{Date: pinned})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Undecided) > 0 || r.Method != analysis.Exact {
		t.Errorf("%s: not decided: %v; %s", p.ID, r.Undecided, r.Method)
	}
	return r
}
