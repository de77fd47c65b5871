package analysis

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/reference"
)

// largeSets are engines of sets that are too large to ask about each completion:
// 10^6 to 10^8 combinations. Some have single questions only, one of them the
// greatest number; the others are random sets with every construct.
func largeSets(t *testing.T, has map[string]bool) (list []*engine.Engine) {
	t.Helper()
	for seed, z := range []sweepSet{
		{layers: 1, options: 15, questions: 12, choices: 4, rules: 40},
		{layers: 1, options: 4, questions: 17, choices: 3, rules: 40, exclusions: true},
		{layers: 3, options: 9, questions: 13, choices: 3, rules: 40},
		{layers: 3, options: 9, questions: 14, choices: 3, rules: 60, relations: 6, exclusions: true},
		{layers: 2, options: 6, questions: 16, choices: 3, rules: 50, relations: 2, exclusions: true},
		{layers: 4, options: 10, questions: 13, choices: 4, rules: 40, relations: 5, exclusions: true},
	} {
		list = append(list, z.engine(uint64(seed)))
	}
	size := reference.Size{
		Questions: 14, Choices: 4, Facts: 5, Criteria: 3, Layers: 4, Options: 9, Rules: 45, Relations: 5, Lifecycles: 4, Completions: 5e7,
	}
	for _, seed := range []uint64{266, 268, 382, 502, 559, 754, 770, 856, 976, 1002, 1284, 1686} { // most others are smaller
		w := newWitness(t, seed, size)
		list = append(list, w.r.Engine)
		w.countSet(has)
	}
	return list
}

// TestSweepAgainstDiagram has both count the completions of large sets.
func TestSweepAgainstDiagram(t *testing.T) {
	has := map[string]bool{}
	smallest, largest, sets := 1e99, 0.0, largeSets(t, has)
	if testing.Short() {
		sets = sets[len(sets)-3:]
	}
	for i, e := range sets {
		s, ok := newSweep(e, unknown(e), nil)
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
			t.Errorf("set %d (-diagram +sweep):\n%s", i, diff)
		}
		smallest, largest = min(smallest, s.combinations()), max(largest, s.combinations())
	}
	if smallest < 1e6 || largest < 5e7 && !testing.Short() || largest > 1e8 {
		t.Errorf("%d sets of %g to %g combinations", len(sets), smallest, largest)
	}
	for _, what := range []string{
		"single", "multi", "yesno", "number", "ask_when", "facts", "groups", "vetoes", "require", "requires", "conflicts",
		"fills", "required layers", "weights with decimals",
	} {
		if !has[what] {
			t.Errorf("no large set has %s", what)
		}
	}
}
