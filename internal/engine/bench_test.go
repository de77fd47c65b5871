package engine_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
	"stackadvisor/internal/synthetic"
)

// sized is the program of a synthetic rule set.
func sized(z synthetic.Size) *program.Program { return program.Compile(z.Set(1)) }

// many sheets, as many as other engines were measured with: neither the processor
// nor the engine can know them by heart.
func many(p *program.Program) [][]program.Value { return synthetic.Sheets(p, 1000) }

// BenchmarkScores is answers to scores and fired rules.
func BenchmarkScores(b *testing.B) {
	for _, z := range synthetic.Sizes() {
		b.Run(z.Name, func(b *testing.B) {
			p := sized(z)
			s := engine.New(p, engine.Config{Date: 20261122}).NewState()
			all := many(p)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.Reset(all[i%len(all)])
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sheets/s")
		})
	}
}

// BenchmarkBest is answers to scores, fired rules and the recommended stack.
func BenchmarkBest(b *testing.B) {
	for _, z := range synthetic.Sizes() {
		b.Run(z.Name, func(b *testing.B) {
			best(b, z)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sheets/s")
		})
	}
}

// best finds the stacks of many sheets.
func best(b *testing.B, z synthetic.Size) {
	p := sized(z)
	s := engine.New(p, engine.Config{Date: 20261122}).NewState()
	all := many(p)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.Reset(all[i%len(all)])
		if _, err := s.Best(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBestTwo is BenchmarkBest and the first alternative.
func BenchmarkBestTwo(b *testing.B) {
	for _, z := range synthetic.Sizes() {
		b.Run(z.Name, func(b *testing.B) {
			p := sized(z)
			s := engine.New(p, engine.Config{Date: 20261122}).NewState()
			all := many(p)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.Reset(all[i%len(all)])
				if _, _, err := s.BestTwo(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSet is one changed answer to scores and fired rules.
func BenchmarkSet(b *testing.B) {
	for _, z := range synthetic.Sizes() {
		b.Run(z.Name, func(b *testing.B) {
			p := sized(z)
			s := engine.New(p, engine.Config{Date: 20261122}).NewState()
			all := many(p)
			s.Reset(all[0])
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				q := i % len(p.Questions)
				s.Set(q, all[i/len(p.Questions)%len(all)][q])
			}
		})
	}
}

// BenchmarkGrowth is BenchmarkBest with more and more rules.
func BenchmarkGrowth(b *testing.B) {
	for _, z := range synthetic.Growing() {
		b.Run(z.Name, func(b *testing.B) {
			best(b, z)
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(z.Rules), "ns/rule")
		})
	}
}

// BenchmarkCompile is what is left of loading once a file is read and checked.
func BenchmarkCompile(b *testing.B) {
	for _, z := range synthetic.Sizes() {
		b.Run(z.Name, func(b *testing.B) {
			set := z.Set(1)
			b.ReportAllocs()
			for b.Loop() {
				engine.New(program.Compile(set), engine.Config{Date: 20261122}).NewState()
			}
		})
	}
}

// BenchmarkHardest is the search on the hardest sets of 12 layers with 50
// options that we could construct. It must end within a second: with the
// proven stack or, said so, with the budget spent.
func BenchmarkHardest(b *testing.B) {
	for _, kind := range []string{"free", "ties", "requires", "conflicts", "both", "equal-conflicts", "required-conflicts", "cycle"} {
		b.Run(kind, func(b *testing.B) {
			p := hardest(kind)
			s := engine.New(p, engine.Config{Date: 20261122}).NewState()
			spent := 0
			for b.Loop() {
				s.Reset(make([]program.Value, 0))
				_, err := s.Recommend(5)
				if errors.Is(err, engine.ErrBudget) {
					spent++
				} else if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(spent)/float64(b.N), "spent/op")
		})
	}
}

func hardest(kind string) *program.Program {
	const layers, each = 12, 50
	rng := rand.New(rand.NewPCG(3, 4))
	r := &check.Resolved{Criteria: []check.Criterion{{ID: "fit", Weight: 1000}}}
	for range layers {
		r.Layers = append(r.Layers, check.Layer{Required: kind == "required-conflicts"})
	}
	rule := check.Rule{Group: -1}
	for o := range layers * each {
		r.Options = append(r.Options, check.Option{Layers: []int{o / each}})
		points := int64(1 + rng.IntN(1000))
		switch kind {
		case "ties", "equal-conflicts":
			points = 5
		case "requires":
			points = int64(rng.IntN(1000) - 500)
		}
		rule.Points = append(rule.Points, check.Points{Option: o, Value: points})
	}
	r.Rules = append(r.Rules, rule)
	relate := func(kind ruleset.RelationKind, from int, to ...int) {
		r.Relations = append(r.Relations, check.Relation{From: []int{from}, Kind: kind, To: to, Named: len(to)})
	}
	n := layers * each
	for from := range n {
		other := func() int { return (from/each*each + each + rng.IntN(n-each)) % n } // of another layer
		switch kind {
		case "requires":
			relate(ruleset.Requires, from, other(), other())
		case "conflicts", "equal-conflicts", "required-conflicts":
			for range 150 {
				relate(ruleset.Conflicts, from, other())
			}
		case "both":
			relate(ruleset.Requires, from, other(), other(), other())
			for range 60 {
				relate(ruleset.Conflicts, from, other())
			}
		case "cycle":
			relate(ruleset.Requires, from, (from+each)%n, (from+each+1)%n)
		}
	}
	return program.Compile(r)
}
