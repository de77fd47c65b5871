package synthetic

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/ruleset"
)

// Layered is how large a rule set of independent layers is: no rule of one layer
// asks what a rule of another layer asks, and no constraint joins two layers. All
// numbers but Answers are of the whole set, in equal parts. A rule asks one to
// three single questions and gives points to one or two options of its layer; of
// twenty rules one also excludes an option.
type Layered struct {
	Layers, Options, Questions, Answers, Rules int
}

// Set makes the rule set; it has no texts.
func (z Layered) Set(seed uint64) *check.Resolved {
	rng := rand.New(rand.NewPCG(seed, uint64(z.Rules)))
	r := frame(z.Layers, z.Options)
	for q := range z.Questions {
		question := check.Question{ID: fmt.Sprint("q", q), Kind: ruleset.Single}
		for c := range z.Answers {
			question.Choices = append(question.Choices, check.Choice{ID: fmt.Sprint("c", c)})
		}
		r.Questions = append(r.Questions, question)
	}
	for i := range z.Rules {
		r.Rules = append(r.Rules, z.rule(rng, i))
	}
	return r
}

func (z Layered) rule(rng *rand.Rand, i int) check.Rule {
	layer := i * z.Layers / z.Rules
	// some are so many different things of the layer's part of n.
	some := func(n, count int) []int {
		part := n / z.Layers
		list := rng.Perm(part)[:min(count, part)]
		for i := range list {
			list[i] += layer * part
		}
		slices.Sort(list)
		return list
	}
	when := &check.Cond{Op: check.All}
	for _, q := range some(z.Questions, 1+rng.IntN(3)) {
		t := &check.Test{Question: q, AtMost: ruleset.MaxChoices, Choices: []int{rng.IntN(z.Answers)}}
		when.Sub = append(when.Sub, &check.Cond{Op: check.IsTest, Test: t})
	}
	rule := check.Rule{ID: fmt.Sprint("r", i), When: when, Group: -1, Source: -1}
	for _, o := range some(z.Options, 1+rng.IntN(2)) {
		points := int64(rng.IntN(8) - 2)
		if points <= 0 {
			points--
		}
		rule.Points = append(rule.Points, check.Points{Option: o, Value: points})
	}
	if rng.IntN(20) == 0 {
		rule.Exclude = some(z.Options, 1)
	}
	return rule
}
