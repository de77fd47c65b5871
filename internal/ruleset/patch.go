package ruleset

import (
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

// patch keeps an entry that changes single keys of another one, as it is written.
func (d *decoder) patch(kind string, t *table) {
	e := Entry{node: t.node}
	t.entry(&e)
	switch s := d.set; kind {
	case "source":
		s.Sources = append(s.Sources, &Source{Entry: e})
	case "criterion":
		s.Criteria = append(s.Criteria, &Criterion{Entry: e})
	case "layer":
		s.Layers = append(s.Layers, &Layer{Entry: e})
	case "option":
		s.Options = append(s.Options, &Option{Entry: e})
	case "question":
		s.Questions = append(s.Questions, &Question{Entry: e})
	case "fact":
		s.Facts = append(s.Facts, &Fact{Entry: e})
	case "rule":
		s.Rules = append(s.Rules, &Rule{Entry: e})
	case "relation":
		s.Relations = append(s.Relations, &Relation{Entry: e})
	case "lifecycle":
		s.Lifecycles = append(s.Lifecycles, &Lifecycle{Entry: e})
	case "contradiction":
		s.Contradictions = append(s.Contradictions, &Contradiction{Entry: e})
	case "invariant":
		s.Invariants = append(s.Invariants, &Invariant{Entry: e})
	}
	for _, key := range t.node.Entries { // whether it is one of the entry's keys shows when both are read as one
		t.get(key.Key)
	}
}

// places are the keys that say where an entry stands and what it does to another
// one; they are no part of what it says.
var places = [...]string{"override", "after", "before"}

// patched is an entry with the keys of a patch in the place of its own. Tables are
// patched key by key. Points of 0 are taken out.
func patched(base, over *syntax.Node) *syntax.Node {
	n := *base
	n.Entries = nil
	for _, e := range base.Entries {
		if slices.Contains(places[:], e.Key) {
			continue
		}
		switch by := over.Get(e.Key); {
		case by == nil:
			n.Entries = append(n.Entries, e)
		case by.Value.Kind == syntax.Table && e.Value.Kind == syntax.Table:
			table := patched(e.Value, by.Value)
			if e.Key == "points" {
				table.Entries = slices.DeleteFunc(table.Entries, isZero)
			}
			if len(table.Entries) > 0 {
				n.Entries = append(n.Entries, &syntax.Entry{Key: e.Key, Span: by.Span, Value: table})
			}
		default:
			n.Entries = append(n.Entries, by)
		}
	}
	for _, e := range over.Entries {
		if e.Key != "override" && (base.Get(e.Key) == nil || slices.Contains(places[:], e.Key)) {
			n.Entries = append(n.Entries, e)
		}
	}
	return &n
}

func isZero(e *syntax.Entry) bool { return e.Value.Kind == syntax.Integer && e.Value.Int == 0 }

// nodeOf is an entry of the set as its file has it.
func (m *merger) nodeOf(kind string, e *Entry) *syntax.Node {
	if e.node != nil {
		return e.node
	}
	file := e.Span.File
	if m.nodes[file] == nil {
		if m.nodes == nil {
			m.nodes = map[*diag.File]map[string]*syntax.Node{}
		}
		m.nodes[file] = map[string]*syntax.Node{}
		if doc, _ := Parse(file); doc != nil {
			index(doc.Root, m.nodes[file])
		}
	}
	return m.nodes[file][kind+" "+e.ID.ID]
}

// index finds the entries of a file by kind and id, the first of each.
func index(root *syntax.Node, nodes map[string]*syntax.Node) {
	for _, kind := range entryKinds {
		list := root.Get(kind)
		if list == nil {
			continue
		}
		for _, n := range list.Value.Items {
			if id := n.Get("id"); id != nil {
				if key := kind + " " + id.Value.Str; nodes[key] == nil {
					nodes[key] = n
				}
			}
		}
	}
}

// reread reads an entry that was put together, and takes over what is wrong with
// it. What is placed in a file that the author of the overlay did not write has a
// note with the line of theirs that led to it.
func reread[T entry](m *merger, kind string, n *syntax.Node, because diag.Span, list func(*Set) []T) (T, bool) {
	d := &decoder{set: &Set{}}
	t := d.table(n, kind)
	d.read(kind, t)
	t.done()
	for i := range d.list {
		if x := &d.list[i]; x.Span.File != because.File {
			x.Notes = append(x.Notes, diag.Note{Span: because, Message: "this line led to it"})
		}
	}
	m.list = append(m.list, d.list...)
	read := list(d.set)
	if len(read) == 0 {
		var none T
		return none, false
	}
	c := read[0].common()
	c.node, c.Override = n, PatchEntry
	return read[0], true
}
