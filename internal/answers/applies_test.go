package answers_test

import (
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// TestApplies compares the reading of conditions as they are written with the
// engine's circuit, on random rule sets and answers.
func TestApplies(t *testing.T) {
	counts := map[program.Applies]int{}
	for seed := range uint64(150) {
		size := reference.Small()
		if seed%2 == 1 {
			size = size.WithAdditions()
		}
		builtin := fstest.MapFS{"random.toml": {Data: reference.Generate(seed, size)}}
		p, list, err := load.Load(load.Request{Name: "random", Builtin: builtin})
		if err != nil || p == nil {
			t.Fatalf("seed %d: %v %v", seed, list, err)
		}
		rng := rand.New(rand.NewPCG(seed, 1))
		state := engine.New(p, engine.Config{Date: 20261122}).NewState()
		for range 20 {
			values := make([]program.Value, len(p.Questions))
			for q := range values {
				domain := p.Domain(q)
				if values[q] = program.Unknown; rng.IntN(3) > 0 {
					values[q] = domain[rng.IntN(len(domain))]
				}
			}
			state.Reset(values)
			want := make([]program.Applies, len(values))
			for q := range want {
				want[q] = state.Applies(q)
				counts[want[q]]++
			}
			if diff := cmp.Diff(want, answers.Applies(p, values)); diff != "" {
				t.Fatalf("seed %d, answers %v (-engine +answers):\n%s", seed, values, diff)
			}
		}
	}
	for _, a := range []program.Applies{program.Yes, program.No, program.Unsure} {
		if counts[a] < 50 {
			t.Errorf("only %d questions have the value %d", counts[a], a)
		}
	}
}
