package check

import (
	"cmp"
	"slices"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// advice resolves the rules.
func (c *checker) advice() {
	groups := map[string]int{}
	c.res.Rules = make([]Rule, 0, len(c.set.Rules))
	for _, r := range c.set.Rules {
		by := user{"rule", r.ID.ID}
		rule := Rule{ID: r.ID.ID, Group: -1, Because: r.Because.Text, At: r.At.Text, Span: r.Span, Allow: allow(r.Allow)}
		if r.When != nil {
			rule.When = c.cond(r.When, by)
		}
		if !r.Criterion.Span.IsZero() {
			rule.Criterion = c.find(c.criteria, r.Criterion, by, "counts for")
		}
		rule.Source = c.find(c.sources, r.Source, by, "cites")
		c.effects(&rule, r, by)
		if r.Group.ID != "" {
			g, ok := groups[r.Group.ID]
			if !ok {
				g = len(c.res.Groups)
				groups[r.Group.ID] = g
				c.res.Groups = append(c.res.Groups, r.Group.ID)
			}
			rule.Group = g
		}
		c.res.Rules = append(c.res.Rules, rule)
	}
}

func (c *checker) effects(rule *Rule, r *ruleset.Rule, by user) {
	rule.Points = make([]Points, 0, len(r.Points))
	for _, p := range r.Points {
		if i := c.find(c.options, p.Option, by, "gives points to"); i >= 0 {
			rule.Points = append(rule.Points, Points{Option: i, Value: p.Value.Value, Span: p.Value.Span})
		}
	}
	slices.SortFunc(rule.Points, func(a, b Points) int { return cmp.Compare(a.Option, b.Option) })
	var unsupported diag.Span
	exclude := make([]ruleset.Name, 0, len(r.Exclude))
	for _, n := range r.Exclude {
		switch {
		case strings.HasPrefix(n.ID, "@") && n.ID != ruleset.Unsupported: // no id, so options are no help
			c.list.Errorf(diag.UnknownOption, n.Span, "rule %q excludes unknown option %q; did you mean %q?", rule.ID, n.ID, ruleset.Unsupported)
		case n.ID != ruleset.Unsupported:
			exclude = append(exclude, n)
		case rule.ExcludeUnsupported:
			c.repeated(n.ID, n.Span, unsupported)
		default:
			rule.ExcludeUnsupported, unsupported = true, n.Span
		}
	}
	rule.Exclude = c.findAll(c.options, exclude, by, "excludes")
	rule.Require = c.findAll(c.options, r.Require, by, "requires")
	slices.Sort(rule.Exclude)
	slices.Sort(rule.Require)
}
