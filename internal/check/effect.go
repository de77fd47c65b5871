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
			if o := c.meant(n); len(o) > 0 && hasAll(rule.Exclude, o) {
				c.list.Warnf(diag.ContradictoryEffects, n.Span, "rule %q requires option %q and excludes it", rule.ID, n.ID).
					Notef(c.placeOf(written.Exclude, o[0]), "excluded here")
			}
		}
		for _, p := range rule.Points {
			if p.Value > 0 && has(rule.Exclude, p.Option) {
				id := c.options.ids[p.Option]
				c.list.Warnf(diag.ContradictoryEffects, p.Span, "rule %q speaks for option %q and excludes it", rule.ID, id).
					Notef(c.placeOf(written.Exclude, p.Option), "excluded here")
			}
		}
	}
}

func has(ascending []int, i int) bool {
	_, ok := slices.BinarySearch(ascending, i)
	return ok
}

func hasAll(ascending, list []int) bool {
	return !slices.ContainsFunc(list, func(i int) bool { return !has(ascending, i) })
}

// placeOf is the place of the first of the names that means the option.
func (c *checker) placeOf(names []ruleset.Name, option int) diag.Span {
	i := slices.IndexFunc(names, func(n ruleset.Name) bool { return slices.Contains(c.meant(n), option) })
	return names[i].Span
}
