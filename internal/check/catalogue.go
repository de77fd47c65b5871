package check

import (
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/ruleset"
)

// DefaultCriterion is the criterion of a set that declares none.
const DefaultCriterion = "fit"

// catalogue resolves what there is to choose from: sources, criteria, layers,
// options, their relations and lifecycle.
func (c *checker) catalogue() {
	set, res := c.set, c.res
	for _, s := range set.Sources {
		res.Sources = append(res.Sources, Source{ID: s.ID.ID, Title: s.Title.Text, URL: s.URL,
			Date: s.Date, Checked: s.Checked, Span: s.Span, Allow: allow(s.Allow)})
	}
	for _, k := range set.Criteria {
		res.Criteria = append(res.Criteria, Criterion{ID: k.ID.ID, Name: named(k.Name, k.ID), Weight: k.Weight,
			Span: k.Span, Allow: allow(k.Allow)})
	}
	if len(set.Criteria) == 0 {
		res.Criteria = []Criterion{{ID: DefaultCriterion, Name: lang.Plain(DefaultCriterion), Weight: 1000}}
		c.criteria.ids = []string{DefaultCriterion}
		c.criteria.known = c.criteria.ids
		c.criteria.at[DefaultCriterion] = 0
	}
	for _, l := range set.Layers {
		res.Layers = append(res.Layers, Layer{ID: l.ID.ID, Name: named(l.Name, l.ID), Required: l.Required, Minor: l.Minor,
			Span: l.Span, Allow: allow(l.Allow)})
	}
	for _, o := range set.Options {
		res.Options = append(res.Options, c.option(o))
	}
	c.tags = newTags(res)
	for _, r := range set.Relations {
		res.Relations = append(res.Relations, c.relation(r))
	}
	for _, l := range set.Lifecycles {
		res.Lifecycles = append(res.Lifecycles, c.lifecycle(l))
	}
}

func (c *checker) option(o *ruleset.Option) Option {
	by := user{"option", o.ID.ID}
	res := Option{ID: o.ID.ID, Name: named(o.Name, o.ID), Summary: o.Summary.Text, Manages: o.Manages.Text,
		Barrier: o.Barrier.Text, Aliases: written(o.Aliases), Tags: written(o.Tags), Span: o.Span, Allow: allow(o.Allow)}
	if i := c.find(c.layers, o.Layer, by, "stands in"); i >= 0 {
		res.Layers = append(res.Layers, i)
	}
	for _, i := range c.findAll(c.layers, o.Fills, by, "fills") {
		if len(res.Layers) > 0 && res.Layers[0] == i {
			c.selfFill(o, c.layers.ids[i])
			continue
		}
		res.Layers = append(res.Layers, i)
	}
	for _, t := range o.Traits {
		res.Traits = append(res.Traits, Trait{Kind: t.Kind, Text: t.Text.Text,
			Source: c.find(c.sources, t.Source, by, "has a trait from"), At: t.At.Text, Span: t.Span})
	}
	return res
}

func (c *checker) selfFill(o *ruleset.Option, layer string) {
	for _, n := range o.Fills {
		if n.ID == layer {
			c.list.Errorf(diag.SelfReference, n.Span, "option %q fills %q beside its own layer %q", o.ID.ID, layer, layer)
			return
		}
	}
}

func (c *checker) relation(r *ruleset.Relation) Relation {
	by := user{"relation", r.ID.ID}
	res := Relation{ID: r.ID.ID, From: c.members(r.From, by, "starts from"), Kind: r.Kind,
		To: c.members(r.To, by, "leads to"), ToLayers: c.findAll(c.layers, r.ToLayers, by, "leads to"),
		Because: r.Because.Text, Source: c.find(c.sources, r.Source, by, "cites"),
		Since: r.Since.Value, Until: r.Until.Value, Span: r.Span, Allow: allow(r.Allow)}
	res.Named = len(res.To)
	for o := range c.res.Options {
		if !slices.Contains(res.To, o) && anyOf(c.res.Options[o].Layers, res.ToLayers) {
			res.To = append(res.To, o)
		}
	}
	c.selfReference(r, &res)
	return res
}

// selfReference reports an option that is named on both sides of a relation, and
// one that conflicts with a layer that it fills itself.
func (c *checker) selfReference(r *ruleset.Relation, res *Relation) {
	for _, to := range r.To {
		for _, o := range c.meant(to) {
			if res.IsFrom(o) {
				c.list.Errorf(diag.SelfReference, to.Span, "relation %q leads from %q to itself", r.ID.ID, c.options.ids[o])
				return
			}
		}
	}
	if r.Kind != ruleset.Conflicts {
		return
	}
	for _, to := range r.ToLayers {
		layer, ok := c.layers.at[to.ID]
		for _, o := range res.From {
			if ok && slices.Contains(c.res.Options[o].Layers, layer) {
				c.list.Errorf(diag.SelfReference, to.Span, "relation %q lets option %q conflict with its own layer %q",
					r.ID.ID, c.options.ids[o], to.ID)
				return
			}
		}
	}
}

func anyOf(list, of []int) bool {
	return slices.ContainsFunc(list, func(i int) bool { return slices.Contains(of, i) })
}

func (c *checker) lifecycle(l *ruleset.Lifecycle) Lifecycle {
	by := user{"lifecycle", l.ID.ID}
	res := Lifecycle{ID: l.ID.ID, Option: c.find(c.options, l.Option, by, "is about"), Status: l.Status,
		Since: l.Since.Value, Until: l.Until.Value,
		Successor: c.findAll(c.options, l.Successor, by, "names as successor"),
		Source:    c.find(c.sources, l.Source, by, "cites"), Checked: l.Checked, Note: l.Note.Text,
		Span: l.Span, Allow: allow(l.Allow)}
	for _, s := range l.Successor {
		if s.ID == l.Option.ID {
			c.list.Errorf(diag.SelfReference, s.Span, "option %q is its own successor", s.ID)
		}
	}
	return res
}
