package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/reference"
)

// checkWhyNot compares what keeps every option out.
func (w *witness) checkWhyNot(t *testing.T, list []WhyNot, seen map[string]int) {
	t.Helper()
	if len(list) != len(w.p.Options) {
		t.Fatalf("%d of %d options explained", len(list), len(w.p.Options))
	}
	for _, x := range list {
		want := w.WhyNot(w.p.Options[x.Option].ID, 0)
		if w.recommended(x.Option) { // the reference explains these too
			want.Stack, want.Gap, want.ByRule, want.ByCriterion = nil, nil, nil, nil
		}
		if diff := cmp.Diff(want, w.whyNot(x), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("why not (-reference +got):\n%s", diff)
		}
		switch {
		case len(x.ExcludedBy) > 0:
			seen["excluded options"]++
		case x.Blocked != nil:
			seen["blocked options"]++
			w.checkBlocked(t, x)
		case x.Best != nil && x.Best.Gap == 0:
			seen["options behind by a tie"]++
		case x.Best != nil:
			seen["options with a gap"]++
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
