package check

import (
	"cmp"
	"slices"

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
	c.points(rule, r, by)
	var unsupported diag.Span
	exclude := make([]ruleset.Name, 0, len(r.Exclude))
	for _, n := range r.Exclude {
		switch {
		case n.ID != ruleset.Unsupported:
			exclude = append(exclude, n)
		case rule.ExcludeUnsupported:
			c.repeated(n.ID, n.Span, unsupported)
		default:
			rule.ExcludeUnsupported, unsupported = true, n.Span
		}
	}
	rule.Exclude = c.members(exclude, by, "excludes")
	rule.Require = c.members(r.Require, by, "requires")
	slices.Sort(rule.Exclude)
	slices.Sort(rule.Require)
}

// points resolves what a rule gives. Two keys that give points to one option are
// an error: which of them the author means is not to be guessed.
func (c *checker) points(rule *Rule, r *ruleset.Rule, by user) {
	rule.Points = make([]Points, 0, len(r.Points))
	var first map[int]ruleset.Name // by option: the key that gives it points
	if slices.ContainsFunc(r.Points, func(p ruleset.Points) bool { return isFamily(p.Option) }) {
		first = map[int]ruleset.Name{}
	}
	for _, p := range r.Points {
		for _, o := range c.membersOf(p.Option, by, "gives points to") {
			if n, ok := first[o]; ok {
				c.list.Errorf(diag.OverlappingPoints, p.Option.Span, "rule %q gives points to option %q twice, by %q and by %q",
					rule.ID, c.options.ids[o], n.ID, p.Option.ID).Notef(n.Span, "first given here")
				break
			}
			if first != nil {
				first[o] = p.Option
			}
			rule.Points = append(rule.Points, Points{Option: o, Value: p.Value.Value, Span: p.Value.Span})
		}
	}
	slices.SortFunc(rule.Points, func(a, b Points) int { return cmp.Compare(a.Option, b.Option) })
}
