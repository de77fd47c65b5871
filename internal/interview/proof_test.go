package interview

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// TestProofs holds "settled" and "irrelevant" against all completions of random
// sheets for random rule sets.
func TestProofs(t *testing.T) {
	settled, skipped := 0, 0
	for seed := range uint64(300) {
		p := compile(t, string(reference.Generate(seed, smallSize(seed))))
		sheet := randomSheet(p, rand.New(rand.NewPCG(seed, 1)))
		i := New(p, sheet, Config{Date: today})
		n, err := i.Query().Run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		state := engine.New(p, engine.Config{Date: today}).NewState()
		state.Reset(sheet.Values)
		open, excluding := unanswered(sheet), state.OpenContradictions()
		if n.Settled {
			settled++
			if same, some := agree(t, state, open, excluding); !same || !some {
				t.Fatalf("seed %d: settled, but completions differ, or all contradict themselves", seed)
			}
		}
		for _, q := range open {
			if !n.Irrelevant[q] {
				continue
			}
			skipped++
			others := slices.DeleteFunc(slices.Clone(open), func(o int) bool { return o == q })
			complete(state, others, func() {
				if same, _ := agree(t, state, []int{q}, excluding); !same {
					t.Fatalf("seed %d: question %d is not irrelevant", seed, q)
				}
			})
		}
	}
	if settled < 20 || skipped < 20 {
		t.Errorf("only %d settled sheets and %d irrelevant questions were seen", settled, skipped)
	}
}

// smallSize is of sets every other of which has contradictions and whatever section 8
// of the contract brings besides.
func smallSize(seed uint64) reference.Size {
	if seed%2 == 1 {
		return reference.Small().WithAdditions()
	}
	return reference.Small()
}

func randomSheet(p *program.Program, rng *rand.Rand) *answers.Sheet {
	s := &answers.Sheet{}
	for q := range p.Questions {
		v, domain := program.Unknown, p.Domain(q)
		if rng.IntN(10) < 7 {
			v = domain[rng.IntN(len(domain))]
		}
		s.Values = append(s.Values, v)
	}
	return s
}

func unanswered(s *answers.Sheet) (open []int) {
	for q, v := range s.Values {
		if v == program.Unknown {
			open = append(open, q)
		}
	}
	return open
}

// complete calls f for every way to answer the questions, and leaves them unknown.
func complete(s *engine.State, questions []int, f func()) {
	if len(questions) == 0 {
		f()
		return
	}
	q := questions[0]
	for _, v := range s.Engine().Domain(q) {
		s.Set(q, v)
		complete(s, questions[1:], f)
	}
	s.Set(q, program.Unknown)
}

// agree reports whether all ways to answer the questions that make none of some
// contradictions true lead to the same stack, and whether there are any.
func agree(t *testing.T, s *engine.State, questions, excluding []int) (same, some bool) {
	t.Helper()
	var first []uint64
	var status engine.Status
	same = true
	complete(s, questions, func() {
		for _, i := range excluding {
			if s.Truth(s.Engine().Contradictions[i].When) == engine.True {
				return
			}
		}
		c, err := s.Best()
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first, status = slices.Clone(c.Bits), c.Status
		}
		same = same && slices.Equal(first, c.Bits) && status == c.Status
	})
	return same, first != nil
}

// TestWalks answers, goes back and jumps at random, and comes to an end with
// everything asked that applies, or settled.
func TestWalks(t *testing.T) {
	for seed := range uint64(60) {
		p := compile(t, string(reference.Generate(seed, smallSize(seed))))
		rng := rand.New(rand.NewPCG(seed, 2))
		i := begin(t, p, Author)
		for steps := 0; i.Step() != Done; steps++ {
			if steps > 400 {
				t.Fatalf("seed %d: no end", seed)
			}
			random(t, i, rng, steps < 100)
			if !i.Learned() {
				learn(t, i)
			}
		}
		for q := range p.Questions {
			if s := i.State(q); s == Open || s == Skipped && !i.Settled() {
				t.Errorf("seed %d: question %d ended as %v", seed, q, s)
			}
		}
	}
}

// random takes one step; forward only if it shall not stray.
func random(t *testing.T, i *Interview, rng *rand.Rand, stray bool) {
	t.Helper()
	switch i.Step() {
	case Offer:
		if rng.IntN(2) == 0 {
			i.Stop()
		} else {
			i.Continue()
		}
	case Close:
		i.Finish()
	case Ask:
		domain := i.Program().Domain(i.Question())
		switch n := rng.IntN(10); {
		case n == 0 && stray:
			i.Jump(rng.IntN(len(i.Program().Questions)))
		case n == 1 && stray:
			i.Back()
		case n == 2 && stray:
			i.Resume()
		case n == 3:
			if err := i.Unknown(); err != nil {
				t.Fatal(err)
			}
		default:
			if err := i.Answer(domain[rng.IntN(len(domain))]); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestNothingSettled: where all that can still be answered contradicts itself, nothing
// is settled, nothing is skipped, and everything is asked.
func TestNothingSettled(t *testing.T) {
	p := compile(t, `
format = 1
ruleset = { id = "x", version = "1", title = "X" }
layer = [{ id = "l" }]
option = [{ id = "a", layer = "l" }]
question = [{ id = "p", prompt = "?", kind = "yesno" }, { id = "q", prompt = "?", kind = "yesno" }]
rule = [{ id = "r", points = { a = 1 } }]
contradiction = [
	{ id = "c", when = { p = true, q = true }, because = "no" }, { id = "d", when = { p = true, q = false }, because = "no" },
]
`)
	for _, order := range []Order{Author, Fastest} {
		i := begin(t, p, order)
		if !i.Settled() {
			t.Error("not settled at first")
		}
		i.Jump(0)
		answer(t, i, 1)
		if i.Settled() || i.Step() != Ask || i.Question() != 1 || i.State(1) != Open {
			t.Errorf("settled %v, step %v, question %d is %v", i.Settled(), i.Step(), i.Question(), i.State(1))
		}
		answer(t, i, 0)
		if i.Step() == Ask {
			t.Errorf("question %d is asked", i.Question())
		}
	}
}
