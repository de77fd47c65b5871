package analysis

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSweepAgainstDiagram has both count the completions of sets that are too
// large to ask the engine about each: 10^6 to 10^8 combinations.
func TestSweepAgainstDiagram(t *testing.T) {
	largest := 0.0
	for seed, z := range []sweepSet{
		{layers: 1, options: 15, questions: 12, choices: 4, rules: 40},
		{layers: 1, options: 4, questions: 17, choices: 3, rules: 40, exclusions: true},
		{layers: 3, options: 9, questions: 13, choices: 3, rules: 40},
		{layers: 3, options: 9, questions: 14, choices: 3, rules: 60, relations: 6, exclusions: true},
		{layers: 2, options: 6, questions: 16, choices: 3, rules: 50, relations: 2, exclusions: true},
		{layers: 4, options: 10, questions: 12, choices: 4, rules: 40, relations: 5, exclusions: true},
	} {
		e := z.engine(uint64(seed))
		s, ok := newSweep(e, unknown(e))
		if !ok {
			t.Fatal("too large")
		}
		got, err := s.run(context.Background(), 2, nil)
		if err != nil {
			t.Fatal(err)
		}
		v, err := NewSpace(e, Limits{}).View(context.Background(), unknown(e))
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for _, o := range v.Outcomes().Stacks {
			want[plainOutcome(o.Outcome)] = o.Count.String()
		}
		counts := map[string]string{}
		for _, c := range plainSwept(got) {
			counts[c.Outcome] = c.Count
		}
		if diff := cmp.Diff(want, counts); diff != "" {
			t.Errorf("%+v (-diagram +sweep):\n%s", z, diff)
		}
		largest = max(largest, s.combinations())
	}
	if largest < 2e7 {
		t.Errorf("at most %g combinations", largest)
	}
}
