package check

import (
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// contradictions warns of rules whose effects work against each other.
func (c *checker) contradictions() {
	for i := range c.res.Rules {
		rule, written := &c.res.Rules[i], c.set.Rules[i]
		for _, n := range written.Require {
			if o, ok := c.options.at[n.ID]; ok && has(rule.Exclude, o) {
				c.list.Warnf(diag.ContradictoryEffects, n.Span, "rule %q requires option %q and excludes it", rule.ID, n.ID).
					Notef(placeOf(written.Exclude, n.ID), "excluded here")
			}
		}
		for _, p := range rule.Points {
			if p.Value > 0 && has(rule.Exclude, p.Option) {
				id := c.options.ids[p.Option]
				c.list.Warnf(diag.ContradictoryEffects, p.Span, "rule %q speaks for option %q and excludes it", rule.ID, id).
					Notef(placeOf(written.Exclude, id), "excluded here")
			}
		}
	}
}

func has(ascending []int, i int) bool {
	_, ok := slices.BinarySearch(ascending, i)
	return ok
}

func placeOf(names []ruleset.Name, id string) diag.Span {
	i := slices.IndexFunc(names, func(n ruleset.Name) bool { return n.ID == id })
	return names[i].Span
}
