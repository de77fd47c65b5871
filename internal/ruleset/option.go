package ruleset

import (
	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

func (d *decoder) option(t *table) {
	o := &Option{}
	t.entry(&o.Entry)
	o.Name = t.text("name")
	o.Layer = d.name(t.required("layer"), "layer")
	o.Fills = t.names("fills")
	o.Summary = t.text("summary")
	o.Manages = t.text("manages")
	o.Barrier = t.text("barrier")
	t.tables("traits", "trait", func(t *table) {
		o.Traits = append(o.Traits, &Trait{
			Span:   t.first(),
			Kind:   word(t, t.required("kind"), "kind", Definition, Strength, Weakness),
			Text:   d.text(t.required("text"), "text"),
			Source: t.name("source"),
			At:     t.text("at"),
		})
	})
	d.set.Options = append(d.set.Options, o)
}

func (d *decoder) relation(t *table) {
	r := &Relation{}
	t.entry(&r.Entry)
	r.From = d.name(t.required("from"), "from")
	r.Kind = word(t, t.required("kind"), "kind", Requires, Conflicts, RunsOn, Drives, Bundles, Replaces, Like)
	r.To = t.requiredNames("to")
	r.Because = t.text("because")
	r.Source = t.name("source")
	r.Since = t.date(t.get("since"), "since")
	r.Until = t.date(t.get("until"), "until")
	d.set.Relations = append(d.set.Relations, r)
}

// requiredNames is names for a key that must be there with at least one name.
func (t *table) requiredNames(key string) []Name {
	n := t.node.Get(key)
	names := t.names(key)
	switch {
	case n == nil:
		t.d.list.Errorf(diag.MissingKey, t.first(), "%s has no %q", t.what, key)
	case n.Value.Kind == syntax.Array && len(n.Value.Items) == 0:
		t.d.emptyList(key, n.Value.Span)
	}
	return names
}

func (d *decoder) emptyList(key string, at diag.Span) {
	d.list.Errorf(diag.EmptyList, at, "%q is an empty list", key)
}

func (d *decoder) lifecycle(t *table) {
	l := &Lifecycle{}
	t.entry(&l.Entry)
	l.Option = d.name(t.required("option"), "option")
	l.Status = word(t, t.required("status"), "status", Active, Maintenance, Deprecated, Retired)
	l.Since = t.date(t.required("since"), "since")
	l.Until = t.date(t.get("until"), "until")
	l.Successor = t.names("successor")
	l.Source = t.name("source")
	l.Checked = t.date(t.get("checked"), "checked").Value
	l.Note = t.text("note")
	d.set.Lifecycles = append(d.set.Lifecycles, l)
}
