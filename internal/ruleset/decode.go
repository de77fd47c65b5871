package ruleset

import (
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

// MaxBytes is how large a rule set may be.
const MaxBytes = 64 << 20

// Format is the version of the file format that Decode reads.
const Format = 1

// Parse reads the syntax of a rule-set file under its limits.
func Parse(file *diag.File) (*syntax.Document, diag.List) {
	return syntax.Parse(file, syntax.Options{MaxBytes: MaxBytes, StrictTexts: true})
}

// ParseKnown is Parse for a file that is shipped with the program: see
// syntax.Options.Known.
func ParseKnown(file *diag.File) (*syntax.Document, diag.List) {
	return syntax.Parse(file, syntax.Options{Known: true})
}

type decoder struct {
	list  diag.List
	spell diag.Speller
	set   *Set
}

// Decode reads one rule-set file. The Set has what could be read even if the
// list has errors.
func Decode(doc *syntax.Document) (*Set, diag.List) {
	d := &decoder{set: &Set{Files: []*diag.File{doc.File}}}
	t := d.table(doc.Root, "a rule set")
	d.format(t)
	if n := t.required("ruleset"); n != nil {
		d.header(n)
	}
	for _, kind := range entryKinds {
		if !t.tables(kind, kind, func(t *table) { d.read(kind, t) }) {
			d.set.Partial = true
		}
	}
	if !t.tables("drop", "drop", d.drop) {
		d.set.Partial = true
	}
	t.done()
	return d.set, d.list
}

// read reads one entry of a kind. Of a patch only what all entries have in common
// is read: what the entry says is known when it is laid over the other one.
func (d *decoder) read(kind string, t *table) {
	if e := t.node.Get("override"); e != nil && e.Value.Kind == syntax.String && e.Value.Str == patch {
		d.patch(kind, t)
		return
	}
	switch kind {
	case "source":
		d.source(t)
	case "criterion":
		d.criterion(t)
	case "layer":
		d.layer(t)
	case "option":
		d.option(t)
	case "question":
		d.question(t)
	case "fact":
		d.fact(t)
	case "rule":
		d.rule(t)
	case "relation":
		d.relation(t)
	case "lifecycle":
		d.lifecycle(t)
	case "contradiction":
		d.contradiction(t)
	case "invariant":
		d.invariant(t)
	}
}

func (d *decoder) format(t *table) {
	n := t.required("format")
	if n != nil && d.kind(n, syntax.Integer, `"format"`) && n.Int != Format {
		d.list.Errorf(diag.UnknownFormat, n.Span, "format %d is unknown; this program reads format %d", n.Int, Format)
	}
}

func (d *decoder) header(n *syntax.Node) {
	t := d.table(n, "ruleset")
	if t == nil {
		return
	}
	h := &d.set.Header
	h.Span = n.Span
	h.ID = t.id()
	h.Version = t.plain(t.required("version"), "version")
	h.Title = d.text(t.required("title"), "title")
	h.Summary = t.text("summary")
	h.Extends = t.names("extends")
	h.KnowledgeUntil = t.date(t.get("knowledge_until"), "knowledge_until")
	h.ContinuedBy = t.name("continued_by")
	h.Allow = t.allow()
	t.done()
}

// entry reads what all entries have in common.
func (t *table) entry(e *Entry) {
	e.Span = t.first()
	e.ID = t.id()
	e.Override = t.override()
	e.After = t.name("after")
	e.Before = t.name("before")
	if !e.After.Span.IsZero() && !e.Before.Span.IsZero() {
		t.d.list.Errorf(diag.MisplacedKey, e.Before.Span, "%s has both \"after\" and \"before\"", t.what).
			Notef(e.After.Span, "\"after\" is here")
		e.Before = Name{}
	}
	e.Allow = t.allow()
}

// patch is the value of override that changes single keys.
const patch = "patch"

// override reads true, false or "patch".
func (t *table) override() Override {
	n := t.get("override")
	switch {
	case n == nil:
		return NoOverride
	case n.Kind == syntax.String:
		if word(t, n, "override", patch) == patch {
			return PatchEntry
		}
		return ReplaceEntry // so that nothing else is said of it
	case t.d.kind(n, syntax.Bool, `"override"`) && n.Bool:
		return ReplaceEntry
	}
	return NoOverride
}

func (t *table) allow() []*Allow {
	var all []*Allow
	t.tables("allow", "allow", func(t *table) {
		all = append(all, &Allow{
			Code:    t.d.name(t.required("code"), "code"),
			Because: t.d.text(t.required("because"), "because"),
		})
	})
	return all
}

func (d *decoder) source(t *table) {
	s := &Source{}
	t.entry(&s.Entry)
	s.Title = d.text(t.required("title"), "title")
	if n := t.get("url"); n != nil {
		if s.URL = t.plain(n, "url"); s.URL != "" && !IsURL(s.URL) {
			d.list.Errorf(diag.InvalidURL, n.Span, "\"url\" must start with http:// or https:// and have no spaces")
		}
	}
	s.Date = t.date(t.get("date"), "date").Value
	s.Checked = t.date(t.get("checked"), "checked").Value
	d.set.Sources = append(d.set.Sources, s)
}

// IsURL accepts what a browser opens as a page.
func IsURL(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	return ok && rest != "" && !strings.ContainsAny(rest, " \t\n\"<>\\^`{|}")
}

func (d *decoder) criterion(t *table) {
	c := &Criterion{Weight: 1000}
	t.entry(&c.Entry)
	c.Name = t.text("name")
	if n := t.get("weight"); n != nil {
		if w, err := Weight(n); err != "" {
			d.list.Errorf(weightCode(n), n.Span, "\"weight\" %s", err)
		} else {
			c.Weight = w
		}
	}
	d.set.Criteria = append(d.set.Criteria, c)
}

func (d *decoder) layer(t *table) {
	l := &Layer{}
	t.entry(&l.Entry)
	l.Name = t.text("name")
	l.Required = t.flag("required")
	l.Minor = t.flag("minor")
	d.set.Layers = append(d.set.Layers, l)
}

// entryKinds are the words for kinds of entries in [[drop]].
var entryKinds = [...]string{"source", "criterion", "layer", "option", "question", "fact", "rule", "relation", "lifecycle",
	"contradiction", "invariant"}

func (d *decoder) drop(t *table) {
	n := t.required("kind")
	kind := word(t, n, "kind", entryKinds[:]...)
	id := d.name(t.required("id"), "id")
	cascade := t.flag("cascade")
	if kind != "" && !id.Span.IsZero() {
		d.set.Drops = append(d.set.Drops, &Drop{Kind: Name{ID: kind, Span: n.Span}, ID: id, Cascade: cascade})
	}
}
