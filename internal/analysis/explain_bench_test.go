package analysis

import (
	"context"
	"fmt"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/rules"
)

func builtIn(tb testing.TB, name string) *engine.Engine {
	tb.Helper()
	p, list, err := load.Load(load.Request{Name: name, Builtin: rules.FS})
	if err != nil || list.HasErrors() {
		tb.Fatal(err, list)
	}
	return engine.New(p, engine.Config{Date: 20261122})
}

// filled answers every question with the first answer of its domain but the
// numbers, which get the last.
func filled(e *engine.Engine) []program.Value {
	values := make([]program.Value, len(e.Questions))
	for q := range values {
		domain := e.Domain(q)
		values[q] = domain[0]
		if e.Questions[q].Max > 0 {
			values[q] = domain[len(domain)-1]
		}
	}
	return values
}

// BenchmarkExplain runs all analyses of the built-in sets together, without any
// answers and with all questions answered, and single ones with all answered.
func BenchmarkExplain(b *testing.B) {
	ctx := context.Background()
	for _, id := range rules.Names() {
		e := builtIn(b, id)
		r := recommend(b, e, filled(e))
		var options []int
		for o := range r.Options {
			options = append(options, o)
		}
		everything := func(r *engine.Recommendation) func() error {
			return func() error {
				_, err := Explain(ctx, r, ExplainQuery{Flips: 2, Draw: Draw{Seed: 1}})
				return err
			}
		}
		for _, part := range []struct {
			name string
			run  func() error
		}{
			{"everything-unanswered", everything(recommend(b, e, unknown(e)))},
			{"everything-answered", everything(r)},
			{"flips-of-2", func() error { _, err := FindFlips(ctx, r, FlipQuery{Size: 2, Toward: options}); return err }},
			{"flips-of-3", func() error { _, err := FindFlips(ctx, r, FlipQuery{Size: 3, Toward: options}); return err }},
			{"why-not", func() error { _, err := WhyNots(r, options, nil); return err }},
			{"weights", func() error { _, err := WeightRanges(r); return err }},
			{"acceptability", func() error { _, err := Accept(ctx, r, Draw{Seed: 1}); return err }},
		} {
			b.Run(id+"/"+part.name, func(b *testing.B) {
				reportPeak(b)
				for b.Loop() {
					if err := part.run(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkOutlook is what is said of all completions past the limits of the
// diagram, by proofs and draws alone.
func BenchmarkOutlook(b *testing.B) {
	for name, z := range map[string]shape{
		"layer-40x4-rules-60":    {40, 4, 60, 1, 4, 0, acceptsFew},
		"3-layers-20x3-rules-60": {20, 3, 60, 3, 3, 6, acceptsFew},
	} {
		e := engine.New(z.program(1), engine.Config{Date: 20261122})
		for _, answered := range []int{0, z.questions / 2, z.questions} {
			values := unknown(e)
			copy(values, filled(e)[:answered])
			b.Run(fmt.Sprint(name, "/answered-", answered), func(b *testing.B) {
				reportPeak(b)
				for b.Loop() {
					v, err := NewSpace(e, Limits{Nodes: -1, Combinations: 1}).View(context.Background(), values)
					if err != nil {
						b.Fatal(err)
					}
					if _, err := v.Outlook(context.Background(), Draw{Seed: 1}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
