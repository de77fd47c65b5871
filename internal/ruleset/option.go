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
	o.Aliases = t.aliases()
	o.Tags = t.names("tags")
	for _, tag := range o.Tags {
		d.checkTag(tag)
	}
	d.set.Options = append(d.set.Options, o)
}

func (d *decoder) relation(t *table) {
	r := &Relation{}
	t.entry(&r.Entry)
	r.From = t.nameOrNames("from")
	kind := t.required("kind")
	r.Kind = word(t, kind, "kind", Requires, Conflicts, RunsOn, Drives, Bundles, Replaces, Like)
	r.ToLayers = t.namesNotEmpty("to_layers")
	switch layers := t.node.Get("to_layers"); {
	case layers == nil:
		r.To = t.requiredNames("to")
	case r.Kind != Requires && r.Kind != Conflicts && r.Kind != "":
		d.list.Errorf(diag.MisplacedKey, layers.Span, "only a relation that requires or conflicts has \"to_layers\"").
			Notef(kind.Span, "this one is of kind %q", r.Kind)
		fallthrough
	default:
		r.To = t.namesNotEmpty("to")
	}
	r.Because = t.text("because")
	r.Source = t.name("source")
	r.Since = t.date(t.get("since"), "since")
	r.Until = t.date(t.get("until"), "until")
	d.set.Relations = append(d.set.Relations, r)
}

// requiredNames is namesNotEmpty for a key that must be there.
func (t *table) requiredNames(key string) []Name {
	if t.node.Get(key) == nil {
		t.d.list.Errorf(diag.MissingKey, t.first(), "%s has no %q", t.what, key)
	}
	return t.namesNotEmpty(key)
}

// namesNotEmpty is names for a list that has at least one name if it is given.
func (t *table) namesNotEmpty(key string) []Name {
	if e := t.node.Get(key); e != nil && e.Value.Kind == syntax.Array && len(e.Value.Items) == 0 {
		t.d.emptyList(key, e.Value.Span)
	}
	return t.names(key)
}

// nameOrNames reads one reference or a list of them, which must be there.
func (t *table) nameOrNames(key string) []Name {
	e := t.node.Get(key)
	if e == nil || e.Value.Kind != syntax.String {
		return t.requiredNames(key)
	}
	if n := t.name(key); !n.Span.IsZero() {
		return []Name{n}
	}
	return nil
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
