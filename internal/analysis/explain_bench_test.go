package analysis

import (
	"context"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/rules"
)

// filled is a sheet that answers every question of a built-in set with the first
// answer of its domain but the numbers, which get the last.
func filled(b *testing.B, id string) *engine.Recommendation {
	b.Helper()
	p, _, err := load.Load(load.Request{Name: id, Builtin: rules.FS})
	if err != nil {
		b.Fatal(err)
	}
	values := make([]program.Value, len(p.Questions))
	for q := range values {
		domain := p.Domain(q)
		values[q] = domain[0]
		if p.Questions[q].Max > 0 {
			values[q] = domain[len(domain)-1]
		}
	}
	return recommend(b, engine.New(p, engine.Config{Date: 20261122}), values)
}

// BenchmarkExplain runs the analyses of one result, all questions answered.
func BenchmarkExplain(b *testing.B) {
	ctx := context.Background()
	for _, id := range rules.Names() {
		r := filled(b, id)
		var options []int
		for o := range r.Options {
			options = append(options, o)
		}
		for _, part := range []struct {
			name string
			run  func() error
		}{
			{"flips-of-2", func() error { _, err := FindFlips(ctx, r, FlipQuery{Size: 2, Toward: options}); return err }},
			{"flips-of-3", func() error { _, err := FindFlips(ctx, r, FlipQuery{Size: 3, Toward: options}); return err }},
			{"why-not", func() error { _, err := WhyNots(r, options, nil); return err }},
			{"weights", func() error { _, err := WeightRanges(r); return err }},
			{"acceptability", func() error { _, err := Accept(ctx, r, Draw{Seed: 1}); return err }},
			{"all", func() error { _, err := Explain(ctx, r, ExplainQuery{Flips: 2, Draw: Draw{Seed: 1}}); return err }},
		} {
			b.Run(id+"/"+part.name, func(b *testing.B) {
				for b.Loop() {
					if err := part.run(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
