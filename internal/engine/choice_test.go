package engine_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
	"stackadvisor/internal/synthetic"
)

// random is a rule set with its answer domains, for states that move about; every
// other one uses section 8 of the contract.
func random(t *testing.T, seed uint64) *program.Program {
	t.Helper()
	size := reference.Medium()
	if seed%2 == 1 {
		size = size.WithAdditions()
	}
	return compile(t, reference.Generate(seed, size))
}

func step(rng *rand.Rand, p *program.Program, s *engine.State) {
	q := rng.IntN(len(p.Questions))
	v := program.Unknown
	if domain := p.Domain(q); rng.IntN(5) > 0 {
		v = domain[rng.IntN(len(domain))]
	}
	s.Set(q, v)
}

// TestBestTwo compares the choice part by part, remembered or not, with the
// search over everything at once.
func TestBestTwo(t *testing.T) {
	seen := map[engine.Status]int{}
	alternatives := 0
	for seed := range uint64(150) {
		p := random(t, seed)
		s := engine.New(p, engine.Config{Date: 20261122}).NewState()
		rng := rand.New(rand.NewPCG(seed, 8))
		for range 40 {
			step(rng, p, s)
			best, other, err := s.BestTwo()
			if err != nil {
				t.Fatal(err)
			}
			r, err := s.Recommend(1)
			if err != nil {
				t.Fatal(err)
			}
			seen[r.Status]++
			if best.Status != r.Status || best.Score != r.Stack.Score || !slices.Equal(best.Options(), slices.Concat([]int{}, r.Stack.Options)) {
				t.Fatalf("seed %d: best is %v, want %v %v", seed, best, r.Status, r.Stack)
			}
			if kept, err := s.Best(); err != nil || !slices.Equal(kept.Bits, best.Bits) {
				t.Fatalf("seed %d: Best after BestTwo is %v, %v; want %v", seed, kept, err, best)
			}
			if len(r.Alternatives) == 0 {
				if other.Status != engine.Infeasible {
					t.Fatalf("seed %d: alternative is %v, want none", seed, other)
				}
				continue
			}
			alternatives++
			if want := r.Alternatives[0]; other.Status != engine.Recommended || other.Score != want.Score || !slices.Equal(other.Options(), want.Options) {
				t.Fatalf("seed %d: alternative is %v %v, want %v", seed, other, other.Options(), want)
			}
		}
	}
	if seen[engine.Recommended] < 1000 || seen[engine.Infeasible] < 100 || alternatives < 1000 {
		t.Errorf("statuses %v and %d alternatives: that tests little", seen, alternatives)
	}
}

// TestBudgetForgetsNothing asks a state that has seen many sheets and one that has
// seen none: both spend the same budget.
func TestBudgetForgetsNothing(t *testing.T) {
	spent, kept := 0, 0
	for seed := range uint64(60) {
		p := random(t, seed)
		e := engine.New(p, engine.Config{Date: 20261122, Budget: 12})
		old := e.NewState()
		rng := rand.New(rand.NewPCG(seed, 9))
		for range 60 {
			step(rng, p, old)
			fresh := e.NewState()
			fresh.Reset(old.Values())
			if rng.IntN(2) == 0 {
				old.Best() // what was asked before must not matter
			}
			_, _, errOld := old.BestTwo()
			_, _, errFresh := fresh.BestTwo()
			if errors.Is(errOld, engine.ErrBudget) != errors.Is(errFresh, engine.ErrBudget) {
				t.Fatalf("seed %d: %v from a state with a past, %v from one without", seed, errOld, errFresh)
			}
			if errOld != nil {
				spent++
			} else {
				kept++
			}
		}
	}
	if spent < 100 || kept < 100 {
		t.Errorf("%d spent, %d kept the budget: that tests little", spent, kept)
	}
}

// TestNoAllocation holds what the package promises of states that have been used.
func TestNoAllocation(t *testing.T) {
	for _, z := range synthetic.Sizes()[:2] {
		p := sized(z)
		s := engine.New(p, engine.Config{Date: 20261122}).NewState()
		all := synthetic.Sheets(p, 16)
		n := 0
		work := func() {
			n++
			s.Reset(all[n%len(all)])
			if _, _, err := s.BestTwo(); err != nil {
				t.Fatal(err)
			}
			q := n % len(p.Questions)
			s.Set(q, all[(n+1)%len(all)][q])
			if _, err := s.Best(); err != nil {
				t.Fatal(err)
			}
		}
		for range 16 * len(p.Questions) {
			work()
		}
		if allocated := testing.AllocsPerRun(200, work); allocated != 0 {
			t.Errorf("%s: %v allocations for a sheet", z.Name, allocated)
		}
	}
}

// TestBestSupported compares it with what a whole recommendation says, and that
// it leaves the choice before it as it was.
func TestBestSupported(t *testing.T) {
	compared := 0
	for seed := range uint64(150) {
		p := random(t, seed)
		s := engine.New(p, engine.Config{Date: 20261122}).NewState()
		rng := rand.New(rand.NewPCG(seed, 10))
		for range 20 {
			step(rng, p, s)
			r, err := s.Recommend(1)
			if err != nil {
				t.Fatal(err)
			}
			best, other, err := s.BestTwo()
			if err != nil {
				t.Fatal(err)
			}
			before, beside := best.Options(), other.Options()
			got, err := s.BestSupported()
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(best.Options(), before) || !slices.Equal(other.Options(), beside) {
				t.Fatalf("seed %d: the choice is %v, %v, it was %v, %v", seed, best.Options(), other.Options(), before, beside)
			}
			if r.Supported == nil {
				continue
			}
			compared++
			if got.Status != r.Supported.Status || got.Score != r.Supported.Stack.Score || !slices.Equal(got.Options(), r.Supported.Stack.Options) {
				t.Fatalf("seed %d: supported is %v %v, want %v", seed, got.Status, got.Options(), r.Supported)
			}
			if again, err := s.Best(); err != nil || !slices.Equal(again.Options(), before) {
				t.Fatalf("seed %d: the best is %v after it, %v; want %v", seed, again.Options(), err, before)
			}
		}
	}
	if compared < 100 {
		t.Errorf("%d supported stacks show little", compared)
	}
}
