package engine_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// size is a rule set of the shape that other engines were measured with: rules
// of one to three questions, half of the questions single, the rest yesno,
// multi and number.
type size struct {
	name                              string
	questions, rules, options, layers int
}

var sizes = []size{
	{"article", 12, 40, 15, 6},
	{"medium", 60, 500, 20, 6},
	{"large", 300, 10_000, 50, 6},
}

func (z size) program(seed uint64) *program.Program {
	rng := rand.New(rand.NewPCG(seed, uint64(z.rules)))
	r := &check.Resolved{Criteria: []check.Criterion{{ID: "fit", Weight: 1000}}}
	for range z.layers {
		r.Layers = append(r.Layers, check.Layer{})
	}
	for o := range z.options {
		r.Options = append(r.Options, check.Option{ID: fmt.Sprint("o", o), Layers: []int{o * z.layers / z.options}})
	}
	for q := range z.questions {
		question := check.Question{ID: fmt.Sprint("q", q), Kind: ruleset.Single, Choices: make([]check.Choice, 4)}
		switch q % 6 {
		case 1:
			question = check.Question{ID: question.ID, Kind: ruleset.YesNo}
		case 3:
			question.Kind, question.Min, question.Max = ruleset.Multi, 1, 4
		case 5:
			question = check.Question{ID: question.ID, Kind: ruleset.Number, Max: 1000}
		}
		r.Questions = append(r.Questions, question)
	}
	for range z.rules {
		when := &check.Cond{Op: check.All}
		for range 1 + rng.IntN(3) {
			when.Sub = append(when.Sub, &check.Cond{Op: check.IsTest, Test: randomTest(rng, r.Questions, rng.IntN(z.questions))})
		}
		rule := check.Rule{When: when, Group: -1}
		first, second := rng.IntN(z.options), rng.IntN(z.options)
		rule.Points = append(rule.Points, check.Points{Option: first, Value: int64(rng.IntN(11) - 4)})
		if second != first {
			rule.Points = append(rule.Points, check.Points{Option: second, Value: int64(rng.IntN(11) - 4)})
		}
		if rng.IntN(20) == 0 {
			rule.Exclude = []int{rng.IntN(z.options)}
		}
		r.Rules = append(r.Rules, rule)
	}
	for i := range z.options / 5 {
		kind := ruleset.Requires
		if i%3 == 0 {
			kind = ruleset.Conflicts
		}
		from := rng.IntN(z.options)
		r.Relations = append(r.Relations, check.Relation{From: from, Kind: kind, To: []int{(from + 1 + rng.IntN(z.options-1)) % z.options}})
	}
	return program.Compile(r)
}

func randomTest(rng *rand.Rand, questions []check.Question, q int) *check.Test {
	t := &check.Test{Question: q, AtMost: 16}
	switch questions[q].Kind {
	case ruleset.Multi:
		t.Any = uint16(1 + rng.IntN(15))
	case ruleset.Number:
		low := int64(rng.IntN(900))
		t.Ranges, t.Cuts = []check.Range{{Low: low, High: 1000}}, []int64{low}
	case ruleset.YesNo:
		t.Choices = []int{rng.IntN(2)}
	default:
		t.Choices = []int{rng.IntN(4)}
	}
	return t
}

// many sheets, as many as other engines were measured with: neither the processor
// nor the engine can know them by heart.
func many(p *program.Program) [][]program.Value { return sheets(p, 1000) }

func sheets(p *program.Program, n int) [][]program.Value {
	rng := rand.New(rand.NewPCG(1, 2))
	all := make([][]program.Value, n)
	for i := range all {
		for q := range p.Questions {
			domain := p.Domain(q)
			all[i] = append(all[i], domain[rng.IntN(len(domain))])
		}
	}
	return all
}

// BenchmarkScores is answers to scores and fired rules.
func BenchmarkScores(b *testing.B) {
	for _, z := range sizes {
		b.Run(z.name, func(b *testing.B) {
			p := z.program(1)
			s := engine.New(p, engine.Config{Date: 20261122}).NewState()
			all := many(p)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.Reset(all[i%len(all)])
			}
		})
	}
}

// BenchmarkBest is answers to scores, fired rules and the recommended stack.
func BenchmarkBest(b *testing.B) {
	for _, z := range sizes {
		b.Run(z.name, func(b *testing.B) {
			p := z.program(1)
			s := engine.New(p, engine.Config{Date: 20261122}).NewState()
			all := many(p)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.Reset(all[i%len(all)])
				if _, err := s.Best(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBestTwo is BenchmarkBest and the first alternative.
func BenchmarkBestTwo(b *testing.B) {
	for _, z := range sizes {
		b.Run(z.name, func(b *testing.B) {
			p := z.program(1)
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
	for _, z := range sizes {
		b.Run(z.name, func(b *testing.B) {
			p := z.program(1)
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
		r.Relations = append(r.Relations, check.Relation{From: from, Kind: kind, To: to})
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
