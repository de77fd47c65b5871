package check

import (
	"slices"

	"stackadvisor/internal/ruleset"
)

// claims resolves contradictions and invariants.
func (c *checker) claims() {
	for _, k := range c.set.Contradictions {
		by := user{"contradiction", k.ID.ID}
		res := Contradiction{ID: k.ID.ID, Because: k.Because.Text, Source: c.find(c.sources, k.Source, by, "cites"),
			At: k.At.Text, Span: k.Span, Allow: allow(k.Allow)}
		if k.When != nil {
			res.When = c.cond(k.When, by)
		}
		c.res.Contradictions = append(c.res.Contradictions, res)
	}
	for _, i := range c.set.Invariants {
		c.res.Invariants = append(c.res.Invariants, c.invariant(i))
	}
}

func (c *checker) invariant(i *ruleset.Invariant) Invariant {
	by := user{"invariant", i.ID.ID}
	res := Invariant{ID: i.ID.ID, Because: i.Because.Text, Span: i.Span, Allow: allow(i.Allow)}
	if i.When != nil {
		res.When = c.cond(i.When, by)
	}
	if i.If != nil {
		shape := c.shape(i.If, by, "is about")
		res.If = &shape
	}
	if i.Stack != nil {
		res.Stack = c.shape(i.Stack, by, "speaks of")
	}
	return res
}

func (c *checker) shape(s *ruleset.StackShape, by user, verb string) StackShape {
	res := StackShape{
		Every: c.members(s.Every, by, verb), Any: c.members(s.Any, by, verb), None: c.members(s.None, by, verb),
		Filled: c.findAll(c.layers, s.Filled, by, verb), Empty: c.findAll(c.layers, s.Empty, by, verb),
	}
	for _, list := range [...][]int{res.Every, res.Any, res.None, res.Filled, res.Empty} {
		slices.Sort(list)
	}
	return res
}
