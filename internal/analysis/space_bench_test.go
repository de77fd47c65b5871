package analysis

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
	"stackadvisor/rules"
)

// shape is a kind of random rule sets: questions with so many answers each, and
// rules that test one to three of them and give points to one or two options.
type shape struct {
	questions, answers, rules int
	layers, options           int // options in each layer
	relations                 int
	accepts                   accepts
}

// accepts is which answers the tests of a shape accept.
type accepts int

const (
	acceptsFew  accepts = iota // each with one chance in as many as there are
	acceptsHalf                // each with one chance in two
	acceptsOne
)

// choices are the answers that a test accepts: some, and not all.
func (z shape) choices(rng *rand.Rand) []int {
	chances := [...]int{acceptsFew: z.answers, acceptsHalf: 2, acceptsOne: math.MaxInt}[z.accepts]
	var list []int
	for a := range z.answers {
		if rng.IntN(chances) == 0 {
			list = append(list, a)
		}
	}
	if len(list) == 0 || len(list) == z.answers {
		return []int{rng.IntN(z.answers)}
	}
	return list
}

func (z shape) program(seed uint64) *program.Program {
	rng := rand.New(rand.NewPCG(seed, uint64(z.rules)))
	r := &check.Resolved{Criteria: []check.Criterion{{ID: "fit", Weight: 1000}}}
	for l := range z.layers {
		r.Layers = append(r.Layers, check.Layer{ID: fmt.Sprint("l", l)})
	}
	for o := range z.layers * z.options {
		r.Options = append(r.Options, check.Option{ID: fmt.Sprint("o", o), Layers: []int{o / z.options}})
	}
	for q := range z.questions {
		r.Questions = append(r.Questions, check.Question{ID: fmt.Sprint("q", q), Kind: ruleset.Single, Choices: make([]check.Choice, z.answers)})
	}
	for i := range z.rules {
		rule := z.rule(rng)
		rule.ID = fmt.Sprint("r", i)
		r.Rules = append(r.Rules, rule)
	}
	for i := range z.relations {
		kind := ruleset.Requires
		if i%3 == 2 {
			kind = ruleset.Conflicts
		}
		from, to := rng.IntN(len(r.Options)), rng.IntN(len(r.Options))
		for to/z.options == from/z.options {
			to = rng.IntN(len(r.Options))
		}
		r.Relations = append(r.Relations, check.Relation{From: []int{from}, Kind: kind, To: []int{to}, Named: 1})
	}
	return program.Compile(r)
}

func (z shape) rule(rng *rand.Rand) check.Rule {
	when := &check.Cond{Op: check.All}
	for _, q := range rng.Perm(z.questions)[:1+rng.IntN(3)] {
		t := &check.Test{Question: q, AtMost: 16, Choices: z.choices(rng)}
		when.Sub = append(when.Sub, &check.Cond{Op: check.IsTest, Test: t})
	}
	rule := check.Rule{When: when, Group: -1}
	for _, o := range rng.Perm(z.layers * z.options)[:1+rng.IntN(2)] {
		v := int64(rng.IntN(8) - 2)
		if v <= 0 {
			v--
		}
		rule.Points = append(rule.Points, check.Points{Option: o, Value: v})
	}
	slices.SortFunc(rule.Points, func(a, b check.Points) int { return a.Option - b.Option })
	return rule
}

// BenchmarkSpace is everything that is said of all completions of an empty
// sheet, from the engine on.
func BenchmarkSpace(b *testing.B) {
	for _, name := range rules.Names() {
		b.Run(name, func(b *testing.B) { benchmarkSpace(b, builtIn(b, name).Program) })
	}
	for name, z := range map[string]shape{
		"layer-30x3-rules-40":         {30, 3, 40, 1, 4, 0, acceptsFew},
		"layer-40x4-rules-60":         {40, 4, 60, 1, 4, 0, acceptsFew},
		"layer-40x4-rules-60-one":     {40, 4, 60, 1, 4, 0, acceptsOne},
		"3-layers-20x3-rules-60":      {20, 3, 60, 3, 3, 6, acceptsFew},
		"3-layers-20x3-rules-60-half": {20, 3, 60, 3, 3, 6, acceptsHalf},
	} {
		for seed := range uint64(4) {
			b.Run(fmt.Sprintf("%s/%d", name, seed), func(b *testing.B) { benchmarkSpace(b, z.program(seed)) })
		}
	}
}

func benchmarkSpace(b *testing.B, p *program.Program) {
	e := engine.New(p, engine.Config{Date: 20261122})
	none := slices.Repeat([]program.Value{program.Unknown}, len(p.Questions))
	b.ReportAllocs()
	reportPeak(b)
	for b.Loop() {
		start := time.Now()
		v, err := NewSpace(e, Limits{}).View(context.Background(), none)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "compile-ms")
		if len(v.Outcomes().Stacks) == 0 {
			b.Fatal("past the limits")
		}
		v.Irrelevant()
		v.Next()
	}
}
