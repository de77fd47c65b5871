package ruleset

import (
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

// pruner takes names that are gone out of an entry. An entry stands if what is
// left of it still says something.
type pruner struct {
	gone    map[string]diag.Span // by kind and id; families are options
	named   bool                 // something that is gone is named
	stands  bool
	because diag.Span // the drop of the first of it
}

// isGone reports whether a name is gone, and notes that it is named.
func (p *pruner) isGone(kind, id string) bool {
	at, gone := p.gone[kind+" "+id]
	if gone && !p.named {
		p.named, p.because = true, at
	}
	return gone
}

// entry is the entry without the names; whether it stands is in p.
func (p *pruner) entry(kind string, n *syntax.Node) *syntax.Node {
	p.stands = true
	switch kind {
	case "option":
		n = p.list(p.needed(p.traits(n), "layer", "layer"), "fills", "layer")
	case "question":
		n = p.condition(n, "ask_when", true)
	case "fact":
		n = p.condition(n, "when", false)
	case "rule":
		n = p.rule(n)
	case "relation":
		n = p.relation(n)
	case "lifecycle":
		n = p.list(p.needed(n, "option", "option"), "successor", "option")
	case "contradiction":
		n = p.condition(n, "when", false)
	case "invariant":
		n = p.invariant(n)
	}
	return p.optional(n, "source", "source")
}

func (p *pruner) rule(n *syntax.Node) *syntax.Node {
	n = p.needed(p.condition(n, "when", false), "criterion", "criterion")
	n = p.keys(n, "points", "option")
	n = p.list(p.list(n, "exclude", "option"), "require", "option")
	if n.Get("points") == nil && n.Get("exclude") == nil && n.Get("require") == nil {
		p.stands = false
	}
	return n
}

func (p *pruner) relation(n *syntax.Node) *syntax.Node {
	if e := n.Get("from"); e != nil && e.Value.Kind == syntax.String {
		n = p.needed(n, "from", "option")
	} else {
		n = p.list(n, "from", "option")
	}
	n = p.list(p.list(n, "to", "option"), "to_layers", "layer")
	if n.Get("from") == nil || n.Get("to") == nil && n.Get("to_layers") == nil {
		p.stands = false
	}
	return n
}

// invariant loses the claim, and with it itself, if nothing of the claim is left,
// or nothing of the stacks that it is about.
func (p *pruner) invariant(n *syntax.Node) *syntax.Node {
	n = p.condition(n, "when", false)
	for _, key := range [...]string{"if", "stack"} {
		e := n.Get(key)
		if e == nil || e.Value.Kind != syntax.Table {
			continue
		}
		shape := e.Value
		for _, list := range [...]struct{ key, kind string }{
			{"every", "option"}, {"any", "option"}, {"none", "option"}, {"filled", "layer"}, {"empty", "layer"},
		} {
			shape = p.list(shape, list.key, list.kind)
		}
		if len(shape.Entries) == 0 {
			p.stands = false
		}
		n = with(n, key, shape)
	}
	return n
}

// needed is a key without which the entry cannot stand.
func (p *pruner) needed(n *syntax.Node, key, kind string) *syntax.Node {
	if e := n.Get(key); e != nil && p.isGone(kind, e.Value.Str) {
		p.stands = false
	}
	return n
}

// optional is a key that goes with what it names.
func (p *pruner) optional(n *syntax.Node, key, kind string) *syntax.Node {
	if e := n.Get(key); e != nil && p.isGone(kind, e.Value.Str) {
		return with(n, key, nil)
	}
	return n
}

// list is a list without the names; an empty one goes.
func (p *pruner) list(n *syntax.Node, key, kind string) *syntax.Node {
	e := n.Get(key)
	if e == nil || e.Value.Kind != syntax.Array {
		return n
	}
	items := slices.DeleteFunc(slices.Clone(e.Value.Items), func(x *syntax.Node) bool { return p.isGone(kind, x.Str) })
	switch len(items) {
	case len(e.Value.Items):
		return n
	case 0:
		return with(n, key, nil)
	}
	list := *e.Value
	list.Items = items
	return with(n, key, &list)
}

// keys is a table without the names; an empty one goes.
func (p *pruner) keys(n *syntax.Node, key, kind string) *syntax.Node {
	e := n.Get(key)
	if e == nil || e.Value.Kind != syntax.Table {
		return n
	}
	table := *e.Value
	table.Entries = slices.DeleteFunc(slices.Clone(e.Value.Entries), func(x *syntax.Entry) bool { return p.isGone(kind, x.Key) })
	if len(table.Entries) == 0 {
		return with(n, key, nil)
	}
	return with(n, key, &table)
}

func (p *pruner) traits(n *syntax.Node) *syntax.Node {
	e := n.Get("traits")
	if e == nil || e.Value.Kind != syntax.Array {
		return n
	}
	list := *e.Value
	list.Items = nil
	for _, t := range e.Value.Items {
		list.Items = append(list.Items, p.optional(t, "source", "source"))
	}
	return with(n, "traits", &list)
}

// condition is a condition without what asks of questions and facts that are gone.
// One of the conditions of an "any" may go; else the whole cannot hold as it was
// meant, and either the key goes or the entry does not stand.
func (p *pruner) condition(n *syntax.Node, key string, optional bool) *syntax.Node {
	e := n.Get(key)
	if e == nil || e.Value.Kind != syntax.Table {
		return n
	}
	rest, ok := p.cond(e.Value)
	switch {
	case ok:
		return with(n, key, rest)
	case optional:
		return with(n, key, nil)
	}
	p.stands = false
	return n
}

func (p *pruner) cond(n *syntax.Node) (rest *syntax.Node, ok bool) {
	cond := *n
	cond.Entries = nil
	for _, e := range n.Entries {
		value := e.Value
		switch e.Key {
		case "any":
			list := *value
			list.Items = nil
			for _, sub := range value.Items {
				if rest, ok := p.cond(sub); ok {
					list.Items = append(list.Items, rest)
				}
			}
			if value = &list; len(list.Items) == 0 {
				return nil, false
			}
		case "all":
			list := *value
			list.Items = nil
			for _, sub := range value.Items {
				rest, ok := p.cond(sub)
				if !ok {
					return nil, false
				}
				list.Items = append(list.Items, rest)
			}
			value = &list
		case "not", "some":
			if p.mentions(value) {
				return nil, false
			}
		default:
			question, fact := p.isGone("question", e.Key), p.isGone("fact", e.Key)
			if question || fact {
				return nil, false
			}
		}
		cond.Entries = append(cond.Entries, &syntax.Entry{Key: e.Key, Span: e.Span, Value: value})
	}
	return &cond, true
}

// mentions reports whether a condition asks of something that is gone anywhere.
func (p *pruner) mentions(n *syntax.Node) bool {
	found := false
	for _, e := range n.Entries {
		question, fact := p.isGone("question", e.Key), p.isGone("fact", e.Key)
		found = p.mentions(e.Value) || question || fact || found
	}
	for _, item := range n.Items {
		found = p.mentions(item) || found
	}
	return found
}

// with is a table with another value for a key, or without it.
func with(n *syntax.Node, key string, value *syntax.Node) *syntax.Node {
	table := *n
	table.Entries = nil
	for _, e := range n.Entries {
		switch {
		case e.Key != key:
			table.Entries = append(table.Entries, e)
		case value != nil:
			table.Entries = append(table.Entries, &syntax.Entry{Key: key, Span: e.Span, Value: value})
		}
	}
	return &table
}
