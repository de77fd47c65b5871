package analysis

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// TestSufficientOfLargeSheets finds the reasons of sheets with so many answers, and
// so many changes that each reason must meet, that going through the sets one
// after the other would have no end. Without any one of its answers a reason is
// none.
func TestSufficientOfLargeSheets(t *testing.T) {
	e := engine.New(shape{44, 4, 300, 4, 4, 8, acceptsFew}.program(1), engine.Config{Date: 20261122})
	for seed := uint64(1); seed < 3; seed++ {
		rng := rand.New(rand.NewPCG(seed, 1))
		values := unknown(e)
		for q := range values {
			values[q] = program.Value(rng.IntN(4))
		}
		v, err := NewSpace(e, Limits{}).View(context.Background(), values)
		if err != nil {
			t.Fatal(err)
		}
		h := newHitting(context.Background(), nil)
		r := &provedReason{prospect: v.prospect(context.Background()), left: 10 * Steps}
		s, enough, err := findReason(h, r.change, Proved)
		if err != nil || !enough || s.Verdict != Yes {
			t.Fatalf("seed %d: %v, enough %v, %v", seed, s, enough, err)
		}
		if len(s.Questions) < 25 {
			t.Errorf("seed %d: only %v", seed, s.Questions)
		}
		for i := range s.Questions {
			rest := slices.Delete(slices.Clone(s.Questions), i, i+1)
			if found, verdict, err := r.change(rest); verdict != No || len(found) == 0 || err != nil {
				t.Errorf("seed %d: without question %d: %v, %v, %v", seed, s.Questions[i], found, verdict, err)
			}
		}
	}
}
