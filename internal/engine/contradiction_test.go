package engine_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/reference"
)

// TestContradictions holds the gates of contradictions against going through their
// conditions, on sheets that move about.
func TestContradictions(t *testing.T) {
	seen := map[engine.Truth]int{}
	for seed := range uint64(150) {
		p := compile(t, reference.Generate(seed, reference.Medium().WithAdditions()))
		s := engine.New(p, engine.Config{Date: 20261122}).NewState()
		rng := rand.New(rand.NewPCG(seed, 9))
		for range 40 {
			if rng.IntN(8) == 0 {
				s.Reset(slices.Clone(s.Values()))
			}
			step(rng, p, s)
			var now, open []int
			for i := range p.Contradictions {
				truth := s.Truth(p.Contradictions[i].When)
				seen[truth]++
				switch truth {
				case engine.True:
					now = append(now, i)
				case engine.Unknown:
					open = append(open, i)
				}
				if s.ContradictsAny([]int{i}) != (truth == engine.True) {
					t.Fatalf("seed %d: contradiction %d is %v", seed, i, truth)
				}
			}
			if !slices.Equal(s.Contradictions(), now) || !slices.Equal(s.OpenContradictions(), open) || s.ContradictsItself() != (now != nil) {
				t.Fatalf("seed %d: %v true, %v open, want %v and %v", seed, s.Contradictions(), s.OpenContradictions(), now, open)
			}
		}
	}
	for _, truth := range []engine.Truth{engine.False, engine.Unknown, engine.True} {
		if seen[truth] < 200 {
			t.Errorf("%v was seen %d times", truth, seen[truth])
		}
	}
}
