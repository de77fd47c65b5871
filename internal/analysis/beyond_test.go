package analysis

import (
	"context"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/program"
)

// beyondSheet is a sheet with its View within the limits, and one past them.
func beyondSheet(t *testing.T, seed uint64, answered int) (within, past *View) {
	t.Helper()
	e := sweepSet{layers: 2, options: 6, questions: 10, choices: 3, rules: 14, relations: 2, exclusions: true}.engine(seed)
	values := unknown(e)
	for q := range answered {
		values[q] = program.Value(seed>>q) % 3
	}
	var err error
	if within, err = NewSpace(e, Limits{}).View(context.Background(), values); err != nil {
		t.Fatal(err)
	}
	copied := *within
	past = &copied
	past.d = nil
	return within, past
}

func TestBeyondBySweep(t *testing.T) {
	settled := map[Verdict]int{}
	for seed := range uint64(40) {
		within, past := beyondSheet(t, seed, min(10, int(seed%12)))
		b, err := past.beyond(context.Background(), Draw{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		same := cmp.Comparer(func(a, b *big.Int) bool { return a.Cmp(b) == 0 })
		if diff := cmp.Diff(within.Outcomes(), b.outcomes, same); diff != "" {
			t.Fatalf("seed %d: outcomes (-diagram +sweep):\n%s", seed, diff)
		}
		if b.settled != within.Settled() {
			t.Errorf("seed %d: settled %v, want %v", seed, b.settled, within.Settled())
		}
		settled[b.settled]++
		checkIrrelevance(t, within.Irrelevant(), b.irrelevant)
	}
	if settled[Yes] < 4 || settled[No] < 5 {
		t.Errorf("verdicts: %v", settled)
	}
}

// checkIrrelevance holds what is said of questions against what is true.
func checkIrrelevance(t *testing.T, truth, said Irrelevance) {
	t.Helper()
	irrelevant := map[int]bool{}
	for _, q := range truth.Questions {
		irrelevant[q] = true
	}
	for _, q := range said.Questions {
		if !irrelevant[q] {
			t.Errorf("question %d matters, but was said not to", q)
		}
	}
	if open, most := len(said.Questions)+len(said.Undecided), len(truth.Questions)+2; open < len(truth.Questions) || open > most {
		t.Errorf("%d questions irrelevant or undecided, %d irrelevant", open, len(truth.Questions))
	}
}

// TestBeyondByDrawing estimates shares that are known.
func TestBeyondByDrawing(t *testing.T) {
	outside, all := 0, 0
	for seed := range uint64(20) {
		within, past := beyondSheet(t, seed, 0)
		got, err := newDrawing(past, Draw{Samples: 2000, Seed: seed}).outcomes(context.Background(), past.Completions())
		if err != nil {
			t.Fatal(err)
		}
		if got.Method != Estimated || got.Samples != 2000 || got.Seed != seed {
			t.Errorf("seed %d: %v of %d, seed %d", seed, got.Method, got.Samples, got.Seed)
		}
		shares := map[string]Share{}
		for _, o := range within.Outcomes().Stacks {
			shares[plainOutcome(o.Outcome)] = o.Share
		}
		for _, o := range got.Stacks {
			share, known := shares[plainOutcome(o.Outcome)]
			if !known || o.Low < 1 || o.High >= Whole || o.Low > o.Share || o.Share > o.High {
				t.Fatalf("seed %d: %+v", seed, o)
			}
			if all++; share < o.Low || share > o.High {
				outside++
			}
		}
	}
	if outside*10 > all {
		t.Errorf("%d of %d shares lie outside of intervals of 95 %%", outside, all)
	}
}
