package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/reference"
)

func TestWhyNotAgainstReference(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(600) {
		w := newWitness(t, seed, reference.Small())
		options := []int{}
		for o := range w.p.Options {
			options = append(options, o)
		}
		list, err := WhyNots(w.r, options, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			want := w.WhyNot(w.p.Options[x.Option].ID, 0)
			got := w.whyNot(x)
			if w.recommended(x.Option) { // the reference explains these too
				want.Stack, want.Gap, want.ByRule, want.ByCriterion = nil, nil, nil, nil
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("seed %d (-reference +got):\n%s\nquery %+v\n%s", seed, diff, w.q, w.text)
			}
			switch {
			case len(x.ExcludedBy) > 0:
				seen["excluded"]++
			case x.Blocked != nil:
				seen["blocked"]++
				w.checkBlocked(t, x)
			case x.Best != nil && x.Best.Gap == 0:
				seen["tie"]++
			case x.Best != nil:
				seen["gap"]++
			}
		}
	}
	for what, least := range map[string]int{"excluded": 120, "blocked": 30, "tie": 30, "gap": 300} {
		if seen[what] < least {
			t.Errorf("%s: only %d", what, seen[what])
		}
	}
}

func (w *witness) recommended(option int) bool {
	return Outcome{w.r.Status, w.r.Stack.Options}.Has(option)
}

func (w *witness) whyNot(x WhyNot) reference.WhyNot {
	got := reference.WhyNot{Option: w.p.Options[x.Option].ID, ByRule: map[string]int64{}, ByCriterion: map[string]int64{}}
	for _, r := range x.ExcludedBy {
		got.ExcludedBy = append(got.ExcludedBy, w.p.Rules[r].ID)
	}
	if x.Best != nil {
		got.Stack, got.Gap = w.ids(x.Best.Stack), &x.Best.Gap
		for _, g := range x.Best.Rules {
			got.ByRule[w.p.Rules[g.Rule].ID] = g.Amount
		}
		for _, g := range x.Best.Criteria {
			got.ByCriterion[w.p.Criteria[g.Criterion].ID] = g.Amount
		}
	}
	return got
}

// checkBlocked looks whether the constraints that block an option are among those
// that hold, and at least one.
func (w *witness) checkBlocked(t *testing.T, x WhyNot) {
	t.Helper()
	b := x.Blocked
	if len(b.Rules)+len(b.Relations)+len(b.Layers) == 0 || w.r.Status == engine.Infeasible {
		t.Errorf("option %d is blocked by nothing", x.Option)
	}
	for _, r := range b.Rules {
		if len(w.p.Rules[r].Require) == 0 && len(w.p.Rules[r].Exclude) == 0 && !w.p.Rules[r].ExcludeUnsupported {
			t.Errorf("rule %d is no constraint", r)
		}
	}
}
