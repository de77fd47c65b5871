package verify

import (
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// beside puts two rule sets over the same questions into one, that of b behind
// that of a: layers, options, rules, groups, criteria, facts, relations,
// lifecycles and contradictions of b are numbered on. The questions are those of a.
func beside(a, b *check.Resolved) *check.Resolved {
	both := *a
	criteria, layers, options, facts, groups := len(a.Criteria), len(a.Layers), len(a.Options), len(a.Facts), len(a.Groups)
	both.Criteria = slices.Concat(a.Criteria, b.Criteria)
	both.Layers = slices.Concat(a.Layers, b.Layers)
	both.Groups = slices.Concat(a.Groups, b.Groups)

	both.Options = slices.Clone(a.Options)
	for _, o := range b.Options {
		o.Layers = shift(o.Layers, layers)
		both.Options = append(both.Options, o)
	}
	both.Facts = slices.Clone(a.Facts)
	for _, f := range b.Facts {
		f.When = shiftFacts(f.When, facts)
		both.Facts = append(both.Facts, f)
	}
	both.FactOrder = slices.Concat(a.FactOrder, shift(b.FactOrder, facts))
	both.Rules = slices.Clone(a.Rules)
	for _, r := range b.Rules {
		r.When = shiftFacts(r.When, facts)
		r.Criterion += criteria
		r.Points = slices.Clone(r.Points)
		for i := range r.Points {
			r.Points[i].Option += options
		}
		r.Exclude, r.Require = shift(r.Exclude, options), shift(r.Require, options)
		if r.Group >= 0 {
			r.Group += groups
		}
		both.Rules = append(both.Rules, r)
	}
	both.Contradictions = slices.Clone(a.Contradictions)
	for _, c := range b.Contradictions {
		c.When = shiftFacts(c.When, facts)
		both.Contradictions = append(both.Contradictions, c)
	}
	both.Relations = slices.Clone(a.Relations)
	for _, r := range b.Relations {
		r.From, r.To, r.ToLayers = shift(r.From, options), shift(r.To, options), shift(r.ToLayers, layers)
		both.Relations = append(both.Relations, r)
	}
	both.Lifecycles = slices.Clone(a.Lifecycles)
	for _, l := range b.Lifecycles {
		l.Option += options
		l.Successor = shift(l.Successor, options)
		both.Lifecycles = append(both.Lifecycles, l)
	}
	return &both
}

// spellOut names the options that "@unsupported" excludes on a date, so that
// beside another set it means those of its own set only.
func spellOut(p *program.Program, on date.Date) *check.Resolved {
	unsupported := engine.Unsupported(p, on)
	spelt := *p.Resolved
	spelt.Rules = slices.Clone(spelt.Rules)
	for i := range spelt.Rules {
		r := &spelt.Rules[i]
		if !r.ExcludeUnsupported {
			continue
		}
		r.ExcludeUnsupported = false
		r.Exclude = slices.Clone(r.Exclude)
		for o, u := range unsupported {
			if u {
				r.Exclude = append(r.Exclude, o)
			}
		}
		slices.Sort(r.Exclude)
		r.Exclude = slices.Compact(r.Exclude)
	}
	return &spelt
}

func shift(list []int, by int) []int {
	shifted := make([]int, len(list))
	for i, n := range list {
		shifted[i] = n + by
	}
	return shifted
}

// shiftFacts copies a condition with its facts numbered on.
func shiftFacts(c *check.Cond, by int) *check.Cond {
	if c == nil || by == 0 {
		return c
	}
	copied := *c
	if c.Op == check.IsFact {
		copied.Fact += by
	}
	copied.Sub = make([]*check.Cond, len(c.Sub))
	for i, sub := range c.Sub {
		copied.Sub[i] = shiftFacts(sub, by)
	}
	return &copied
}
