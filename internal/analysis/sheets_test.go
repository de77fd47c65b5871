package analysis_test

import (
	"context"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// TestSheets holds sets of sheets against going through all sheets.
func TestSheets(t *testing.T) {
	for seed := range uint64(120) {
		size := reference.Small()
		if seed%2 == 1 {
			size = size.WithAdditions()
		}
		p, list, err := load.Load(load.Request{Name: "s", Builtin: fstest.MapFS{"s.toml": {Data: reference.Generate(seed, size)}}})
		if err != nil || list.HasErrors() {
			t.Fatal(err, list)
		}
		x := &sheetsTest{T: t, p: p, state: engine.New(p, engine.Config{Date: 20260301}).NewState()}
		blank := slices.Repeat([]program.Value{program.Unknown}, len(p.Questions))
		view, err := analysis.NewSpace(x.state.Engine(), analysis.Limits{}).View(context.Background(), blank)
		if err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(seed, 1))
		if view.AllContradict() {
			continue
		}
		some := view.Outcomes().Stacks[0].Outcome
		is := func(values []program.Value) bool { return x.counts(values) && x.outcome(values).Equal(some) }
		where := view.Where(some.Equal)
		x.same("where", where, is)

		box := make(analysis.Box, len(p.Questions))
		for q := range box {
			for _, v := range p.Domain(q) {
				if rng.IntN(3) > 0 {
					box[q] = append(box[q], v)
				}
			}
		}
		in := func(values []program.Value) bool {
			for q, v := range values {
				if box[q] != nil && !slices.ContainsFunc(box[q], func(w program.Value) bool { return where.Class(q, w) == where.Class(q, v) }) {
					return false
				}
			}
			return true
		}
		rest := where.Without(box)
		x.same("without", rest, func(v []program.Value) bool { return is(v) && !in(v) })
		if got, want := where.Within(box), new(big.Int).Sub(where.Count(), rest.Count()); got.Cmp(want) != 0 {
			t.Errorf("seed %d: %s sheets within the box, want %s", seed, got, want)
		}
		all := true
		x.each(func(values []program.Value) { all = all && (!in(values) || is(values)) })
		if got := where.Holds(box); got != all {
			t.Errorf("seed %d: holds %t, want %t", seed, got, all)
		}

		q := rng.IntN(len(p.Questions))
		domain := p.Domain(q)
		a, b, c := domain[0], domain[len(domain)-1], domain[rng.IntN(len(domain))]
		apart := func(values []program.Value) bool {
			with := func(v program.Value) (analysis.Outcome, bool) {
				sheet := slices.Clone(values)
				sheet[q] = v
				return x.outcome(sheet), x.counts(sheet)
			}
			first, counts := with(a)
			other := func(v program.Value) bool {
				outcome, too := with(v)
				return counts && too && !outcome.Equal(first)
			}
			return other(b) || other(c)
		}
		x.same("apart", view.Apart(q, a, b, c), apart)
		x.same("and", where.And(view.Apart(q, a, b, c)), func(v []program.Value) bool { return is(v) && apart(v) })
		contradicting := func(v []program.Value) bool { return !x.counts(v) }
		x.same("contradicting", view.Contradicting(), contradicting)
		x.same("or", where.Or(view.Contradicting()), func(v []program.Value) bool { return is(v) || contradicting(v) })
		x.same("minus", where.Minus(view.Apart(q, a, b, c)), func(v []program.Value) bool { return is(v) && !apart(v) })
	}
}

type sheetsTest struct {
	*testing.T
	p     *program.Program
	state *engine.State
}

func (x *sheetsTest) outcome(values []program.Value) analysis.Outcome {
	x.state.Reset(values)
	best, err := x.state.Best()
	if err != nil {
		x.Fatal(err)
	}
	return analysis.OutcomeOf(best)
}

// counts reports whether a sheet does not contradict itself.
func (x *sheetsTest) counts(values []program.Value) bool {
	x.state.Reset(values)
	return !slices.ContainsFunc(x.p.Contradictions, func(c check.Contradiction) bool { return x.state.Truth(c.When) == engine.True })
}

func (x *sheetsTest) each(visit func(values []program.Value)) {
	values := make([]program.Value, len(x.p.Questions))
	var fill func(q int)
	fill = func(q int) {
		if q == len(values) {
			visit(values)
			return
		}
		for _, values[q] = range x.p.Domain(q) {
			fill(q + 1)
		}
	}
	fill(0)
}

// same reports a set that is not what a property says.
func (x *sheetsTest) same(name string, s *analysis.Sheets, has func([]program.Value) bool) {
	x.Helper()
	want := int64(0)
	x.each(func(values []program.Value) {
		if has(values) {
			want++
		}
	})
	if got := s.Count(); got.Int64() != want || s.Empty() != (want == 0) {
		x.Errorf("%s: %s sheets, empty %t, want %d", name, got, s.Empty(), want)
	}
	example := s.Example()
	if example == nil {
		return
	}
	for q, v := range example {
		if v == program.Unknown {
			example[q] = x.p.Domain(q)[0]
		}
	}
	if !has(example) {
		x.Errorf("%s: the example %v is not in it", name, example)
	}
}
