package ruleset

import (
	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

// MaxPoints is the largest absolute value of points.
const MaxPoints = 1000

func (d *decoder) fact(t *table) {
	f := &Fact{}
	t.entry(&f.Entry)
	f.Name = t.text("name")
	if n := t.required("when"); n != nil {
		f.When = d.cond(n, "when")
	}
	d.set.Facts = append(d.set.Facts, f)
}

func (d *decoder) rule(t *table) {
	r := &Rule{}
	t.entry(&r.Entry)
	if n := t.get("when"); n != nil {
		r.When = d.cond(n, "when")
	}
	r.Criterion = t.name("criterion")
	d.effects(t, r)
	r.Group = t.name("group")
	r.Because = t.text("because")
	r.Source = t.name("source")
	r.At = t.text("at")
	d.set.Rules = append(d.set.Rules, r)
}

func (d *decoder) effects(t *table, r *Rule) {
	points, exclude, require := t.get("points"), t.node.Get("exclude"), t.node.Get("require")
	if points == nil && exclude == nil && require == nil {
		d.list.Errorf(diag.MissingKey, t.first(), "rule has no effect; give it \"points\", \"exclude\" or \"require\"")
	}
	if points != nil {
		r.Points = d.points(points)
	}
	r.Exclude = t.names("exclude")
	r.Require = t.names("require")
	for _, e := range [...]*syntax.Entry{exclude, require} {
		if e != nil && e.Value.Kind == syntax.Array && len(e.Value.Items) == 0 {
			d.emptyList(e.Key, e.Value.Span)
		}
	}
}

func (d *decoder) points(n *syntax.Node) []Points {
	if !d.kind(n, syntax.Table, `"points"`) {
		return nil
	}
	if len(n.Entries) == 0 {
		d.list.Errorf(diag.EmptyList, n.Span, "\"points\" is empty")
	}
	points := make([]Points, 0, len(n.Entries))
	for _, e := range n.Entries {
		p := Points{Option: Name{ID: e.Key, Span: e.Span}}
		p.Value, _ = d.integer(e.Value, "the points of "+quote(e.Key), -MaxPoints, MaxPoints)
		points = append(points, p)
	}
	return points
}

// cond reads a condition. It is nil only if the node is no table; a term that
// cannot be read is left out.
func (d *decoder) cond(n *syntax.Node, name string) *Cond {
	if !d.kind(n, syntax.Table, quote(name)) {
		return nil
	}
	if len(n.Entries) == 0 {
		d.list.Errorf(diag.EmptyCondition, n.Span, "condition %q is empty", name)
	}
	c := &Cond{Span: n.Span, Terms: make([]Term, 0, len(n.Entries))}
	for _, e := range n.Entries {
		term := Term{Key: Name{ID: e.Key, Span: e.Span}}
		switch e.Key {
		case "all", "any":
			term.Conds = d.conds(e)
		case "not":
			if sub := d.cond(e.Value, "not"); sub != nil {
				term.Conds = []*Cond{sub}
			}
		default:
			term.Value = e.Value
		}
		c.Terms = append(c.Terms, term)
	}
	return c
}

func (d *decoder) conds(e *syntax.Entry) []*Cond {
	if !d.kind(e.Value, syntax.Array, quote(e.Key)) {
		return nil
	}
	if len(e.Value.Items) == 0 {
		d.list.Errorf(diag.EmptyCondition, e.Value.Span, "%q is an empty list of conditions", e.Key)
	}
	conds := make([]*Cond, 0, len(e.Value.Items))
	for _, item := range e.Value.Items {
		if c := d.cond(item, e.Key); c != nil {
			conds = append(conds, c)
		}
	}
	return conds
}
