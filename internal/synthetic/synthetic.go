// Package synthetic makes rule sets of any size for benchmarks, from a seed: as
// the program's data, and as the file that would be loaded. Nothing in it is
// advice.
package synthetic

import (
	"fmt"
	"math/rand/v2"

	"stackadvisor/internal/check"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Size is how large a rule set is. Half of the questions are single, the others
// yesno, multi and number; a rule asks one to three questions, gives points to one
// or two options, and of twenty rules one excludes an option.
type Size struct {
	Name                              string
	Questions, Rules, Options, Layers int
}

// Sizes are those that other engines were measured with.
func Sizes() []Size {
	return []Size{
		{"article", 12, 40, 15, 6},
		{"medium", 60, 500, 20, 6},
		{"large", 300, 10_000, 50, 6},
	}
}

// Growing are sizes that differ in their rules alone, ten times as many each.
func Growing() []Size {
	var sizes []Size
	for _, rules := range []int{10, 100, 1000, 10_000, 100_000} {
		sizes = append(sizes, Size{fmt.Sprint(rules), 100, rules, 30, 6})
	}
	return sizes
}

// maxNumber is the end of a number question's range.
const maxNumber = 1000

// choices is how many a single or multi question has.
const choices = 4

// Set makes the rule set; it has no texts.
func (z Size) Set(seed uint64) *check.Resolved {
	rng := rand.New(rand.NewPCG(seed, uint64(z.Rules)))
	r := frame(z.Layers, z.Options)
	for q := range z.Questions {
		r.Questions = append(r.Questions, question(q))
	}
	for i := range z.Rules {
		r.Rules = append(r.Rules, z.rule(rng, i, r.Questions))
	}
	for i := range z.Options / 5 {
		kind := ruleset.Requires
		if i%3 == 0 {
			kind = ruleset.Conflicts
		}
		from := rng.IntN(z.Options)
		to := (from + 1 + rng.IntN(z.Options-1)) % z.Options
		r.Relations = append(r.Relations, check.Relation{ID: fmt.Sprint("n", i), From: []int{from}, Kind: kind, To: []int{to}, Named: 1})
	}
	return r
}

// frame is a set with layers and options, as many in each layer, and one criterion.
func frame(layers, options int) *check.Resolved {
	r := &check.Resolved{ID: "synthetic", Version: "1", Criteria: []check.Criterion{{ID: "fit", Weight: 1000}}}
	for l := range layers {
		r.Layers = append(r.Layers, check.Layer{ID: fmt.Sprint("l", l)})
	}
	for o := range options {
		r.Options = append(r.Options, check.Option{ID: fmt.Sprint("o", o), Layers: []int{o * layers / options}})
	}
	return r
}

func question(q int) check.Question {
	question := check.Question{ID: fmt.Sprint("q", q), Kind: ruleset.Single}
	switch q % 6 {
	case 1:
		question.Kind = ruleset.YesNo
		return question
	case 3:
		question.Kind, question.Min, question.Max = ruleset.Multi, 1, choices
	case 5:
		question.Kind, question.Max = ruleset.Number, maxNumber
		return question
	}
	for c := range choices {
		question.Choices = append(question.Choices, check.Choice{ID: fmt.Sprint("c", c)})
	}
	return question
}

func (z Size) rule(rng *rand.Rand, i int, questions []check.Question) check.Rule {
	when := &check.Cond{Op: check.All}
	asked := map[int]bool{}
	for range 1 + rng.IntN(3) {
		q := rng.IntN(z.Questions)
		if !asked[q] {
			asked[q] = true
			when.Sub = append(when.Sub, &check.Cond{Op: check.IsTest, Test: test(rng, questions, q)})
		}
	}
	rule := check.Rule{ID: fmt.Sprint("r", i), When: when, Group: -1, Source: -1}
	first, second := rng.IntN(z.Options), rng.IntN(z.Options)
	rule.Points = append(rule.Points, check.Points{Option: min(first, second), Value: int64(rng.IntN(11) - 4)})
	if second != first {
		rule.Points = append(rule.Points, check.Points{Option: max(first, second), Value: int64(rng.IntN(11) - 4)})
	}
	if rng.IntN(20) == 0 {
		rule.Exclude = []int{rng.IntN(z.Options)}
	}
	return rule
}

func test(rng *rand.Rand, questions []check.Question, q int) *check.Test {
	t := &check.Test{Question: q, AtMost: 16}
	switch questions[q].Kind {
	case ruleset.Multi:
		t.Any = 1 << rng.IntN(choices)
	case ruleset.Number:
		low := 1 + int64(rng.IntN(maxNumber))
		t.Ranges, t.Cuts = []check.Range{{Low: low, High: maxNumber}}, []int64{low}
	case ruleset.YesNo:
		t.Choices = []int{rng.IntN(2)}
	default:
		t.Choices = []int{rng.IntN(choices)}
	}
	return t
}

// Sheets are random answers to all questions.
func Sheets(p *program.Program, n int) [][]program.Value {
	rng := rand.New(rand.NewPCG(1, 2))
	domains := make([][]program.Value, len(p.Questions))
	for q := range domains {
		domains[q] = p.Domain(q)
	}
	all := make([][]program.Value, n)
	for i := range all {
		for _, domain := range domains {
			all[i] = append(all[i], domain[rng.IntN(len(domain))])
		}
	}
	return all
}
