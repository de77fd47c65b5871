package analysis

import (
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

func sweepOf(t testing.TB, e *engine.Engine, values []program.Value, lanes int) []swept {
	t.Helper()
	state := e.NewState()
	state.Reset(values)
	excluding := state.OpenContradictions()
	s, ok := newSweep(e, values, excluding)
	if !ok {
		t.Fatal("too large")
	}
	s.plan, _ = newSlicePlan(e, values, excluding, lanes)
	list, err := s.run(context.Background(), 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// counted is one outcome in a form that cmp compares.
type counted struct {
	Outcome string
	Count   string
}

func plainSwept(list []swept) []counted {
	plain := []counted{}
	for _, s := range list {
		plain = append(plain, counted{plainOutcome(s.Outcome), s.count.String()})
	}
	return plain
}

func plainOutcome(o Outcome) string { return fmt.Sprint(o.Status, o.Stack) }

// engineCounts asks the engine about every completion that does not contradict
// itself.
func engineCounts(t testing.TB, e *engine.Engine, values []program.Value) []swept {
	t.Helper()
	s := e.NewState()
	s.Reset(values)
	var open []int
	contradicts := contradicting(s)
	for q, v := range values {
		if v == program.Unknown {
			open = append(open, q)
		}
	}
	var list []swept
	var visit func(i int)
	visit = func(i int) {
		if i == len(open) {
			if contradicts(s.Values()) {
				return
			}
			c, err := s.Best()
			if err != nil {
				t.Fatal(err)
			}
			o := OutcomeOf(c)
			at, found := slices.BinarySearchFunc(list, o, func(s swept, o Outcome) int { return s.Compare(o) })
			if !found {
				list = slices.Insert(list, at, swept{o, new(big.Int)})
			}
			list[at].count.Add(list[at].count, big.NewInt(1))
			return
		}
		for _, v := range e.Domain(open[i]) {
			s.Set(open[i], v)
			visit(i + 1)
		}
		s.Set(open[i], program.Unknown)
	}
	visit(0)
	return list
}

// checkSweep counts the completions with as many lanes, which may be few, so that
// most questions are loops.
func (w *witness) checkSweep(t *testing.T, lanes int) {
	t.Helper()
	got, want := sweepOf(t, w.r.Engine, w.r.Values, lanes), engineCounts(t, w.r.Engine, w.r.Values)
	if diff := cmp.Diff(plainSwept(want), plainSwept(got)); diff != "" {
		t.Fatalf("sweep of %d lanes (-engine +sweep):\n%s", lanes, diff)
	}
}

// sweepSet is a random set of many questions: rules of one to three tests, each
// with points for one or two options, now and then an exclusion.
type sweepSet struct {
	layers, options, questions, choices, rules, relations int
	exclusions                                            bool
}

func (z sweepSet) engine(seed uint64) *engine.Engine {
	rng := rand.New(rand.NewPCG(seed, uint64(z.rules)))
	r := &check.Resolved{Criteria: []check.Criterion{{ID: "fit", Weight: 1000}}}
	for range z.layers {
		r.Layers = append(r.Layers, check.Layer{})
	}
	for o := range z.options {
		r.Options = append(r.Options, check.Option{Layers: []int{o * z.layers / z.options}})
	}
	for range z.questions {
		r.Questions = append(r.Questions, check.Question{Kind: ruleset.Single, Choices: make([]check.Choice, z.choices)})
	}
	for range z.rules {
		when := &check.Cond{Op: check.All}
		for _, q := range rng.Perm(z.questions)[:1+rng.IntN(3)] {
			choices := []int{rng.IntN(z.choices)}
			if rng.IntN(2) == 0 {
				choices = rng.Perm(z.choices)[:z.choices/2]
				slices.Sort(choices)
			}
			when.Sub = append(when.Sub, &check.Cond{Op: check.IsTest, Test: &check.Test{Question: q, Choices: choices, AtMost: 16}})
		}
		rule := check.Rule{When: when, Group: -1}
		for _, o := range rng.Perm(z.options)[:1+rng.IntN(2)] {
			rule.Points = append(rule.Points, check.Points{Option: o, Value: int64(1 + rng.IntN(5))})
			if rng.IntN(5) == 0 {
				rule.Points[len(rule.Points)-1].Value *= -1
			}
		}
		slices.SortFunc(rule.Points, func(a, b check.Points) int { return a.Option - b.Option })
		if z.exclusions && rng.IntN(15) == 0 {
			rule.Exclude = []int{rng.IntN(z.options)}
		}
		r.Rules = append(r.Rules, rule)
	}
	for i := range z.relations {
		kind := ruleset.Requires
		if i%2 == 0 {
			kind = ruleset.Conflicts
		}
		from := rng.IntN(z.options)
		r.Relations = append(r.Relations, check.Relation{From: []int{from}, Kind: kind, To: []int{(from + 1 + rng.IntN(z.options-1)) % z.options}, Named: 1})
	}
	return engine.New(program.Compile(r), engine.Config{Date: 20261122})
}

// TestSweepOfLayersAgainstEngine has stacks of several layers, joined or not.
func TestSweepOfLayersAgainstEngine(t *testing.T) {
	for seed := range uint64(40) {
		z := sweepSet{layers: 3, options: 9, questions: 7, choices: 3, rules: 25, relations: int(seed % 7), exclusions: true}
		e := z.engine(seed)
		for _, lanes := range []int{4, 100, sliceLanes} {
			if diff := cmp.Diff(plainSwept(engineCounts(t, e, unknown(e))), plainSwept(sweepOf(t, e, unknown(e), lanes))); diff != "" {
				t.Fatalf("seed %d, %d lanes (-engine +sweep):\n%s", seed, lanes, diff)
			}
		}
	}
}

func TestSweepStops(t *testing.T) {
	e := sweepSet{layers: 1, options: 5, questions: 12, choices: 4, rules: 40}.engine(1)
	s, ok := newSweep(e, unknown(e), nil)
	if !ok {
		t.Fatal("too large")
	}
	ctx, cancel := context.WithCancel(context.Background())
	told := 0
	_, err := s.run(ctx, 1, func(done, total int) {
		if told++; done == 3 {
			cancel()
		}
	})
	if err != context.Canceled || told != 4 {
		t.Errorf("got %v after %d chunks, want it cancelled in the fourth", err, told)
	}
}

func unknown(e *engine.Engine) []program.Value {
	return slices.Repeat([]program.Value{program.Unknown}, len(e.Questions))
}
