package engine_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// TestGrounds: the answers to the grounds of a condition that is true or false
// make it so alone, and one that is unknown waits for unanswered questions.
func TestGrounds(t *testing.T) {
	decided, open := 0, 0
	for seed := range uint64(150) {
		p := random(t, seed)
		e := engine.New(p, engine.Config{Date: 20261122})
		s, alone := e.NewState(), e.NewState()
		rng := rand.New(rand.NewPCG(seed, 9))
		for range 20 {
			step(rng, p, s)
			for i := range p.Rules {
				when := p.Rules[i].When
				if when == nil {
					continue
				}
				grounds := s.Grounds(when)
				if s.Truth(when) == engine.Unknown {
					open++
					given := func(q int) bool { return s.Values()[q] != program.Unknown }
					if len(grounds) == 0 || slices.ContainsFunc(grounds, given) {
						t.Fatalf("seed %d: rule %d is open and waits for %v", seed, i, grounds)
					}
					continue
				}
				decided++
				for q, v := range s.Values() {
					if !slices.Contains(grounds, q) {
						v = program.Unknown
					}
					alone.Set(q, v)
				}
				if got, want := alone.Truth(when), s.Truth(when); got != want {
					t.Fatalf("seed %d: rule %d is %v by its grounds %v, want %v", seed, i, got, grounds, want)
				}
			}
		}
	}
	if decided < 1000 || open < 1000 {
		t.Errorf("%d decided and %d open conditions show little", decided, open)
	}
}
