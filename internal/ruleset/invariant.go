package ruleset

import "stackadvisor/internal/diag"

func (d *decoder) contradiction(t *table) {
	c := &Contradiction{}
	t.entry(&c.Entry)
	if n := t.required("when"); n != nil {
		c.When = d.cond(n, "when")
	}
	c.Because = d.text(t.required("because"), "because")
	c.Source = t.name("source")
	c.At = t.text("at")
	d.set.Contradictions = append(d.set.Contradictions, c)
}

func (d *decoder) invariant(t *table) {
	i := &Invariant{}
	t.entry(&i.Entry)
	if n := t.get("when"); n != nil {
		i.When = d.cond(n, "when")
	}
	i.If = t.stackShape("if")
	i.Stack = t.stackShape("stack")
	if t.node.Get("stack") == nil {
		d.list.Errorf(diag.MissingKey, t.first(), "%s has no %q", t.what, "stack")
	}
	i.Because = d.text(t.required("because"), "because")
	d.set.Invariants = append(d.set.Invariants, i)
}

// stackShape reads a description of stacks, which says something. It is nil if
// the key is missing or is no table.
func (t *table) stackShape(key string) *StackShape {
	n := t.get(key)
	if n == nil {
		return nil
	}
	sub := t.d.table(n, key)
	if sub == nil {
		return nil
	}
	if len(n.Entries) == 0 {
		t.d.list.Errorf(diag.EmptyCondition, n.Span, "%q says nothing of the stack", key)
	}
	s := &StackShape{Span: n.Span}
	for _, list := range [...]struct {
		key   string
		names *[]Name
	}{{"every", &s.Every}, {"any", &s.Any}, {"none", &s.None}, {"filled", &s.Filled}, {"empty", &s.Empty}} {
		*list.names = sub.namesNotEmpty(list.key)
	}
	sub.done()
	return s
}
