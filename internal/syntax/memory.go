package syntax

import (
	"strconv"

	"github.com/pelletier/go-toml/v2/unstable"

	"stackadvisor/internal/diag"
)

// indexFrom is the number of entries from which a table gets an index.
const indexFrom = 12

func (p *places) find(t *Node, key []byte) *Entry {
	if index := p.indexes[t]; index != nil {
		return index[string(key)]
	}
	for _, e := range t.Entries {
		if e.Key == string(key) {
			return e
		}
	}
	return nil
}

func (p *places) add(t *Node, key *unstable.Node) *Entry {
	if len(p.entries) == 0 {
		p.entries = make([]Entry, min(16+p.count, 512))
	}
	e := &p.entries[0]
	p.entries = p.entries[1:]
	*e = Entry{Key: p.intern(key.Data), Span: p.span(key.Raw)}
	t.Entries = append(t.Entries, e)
	p.index(t, e)
	return e
}

func (p *places) index(t *Node, e *Entry) {
	if index := p.indexes[t]; index != nil {
		index[e.Key] = e
	} else if len(t.Entries) == indexFrom {
		if p.indexes == nil {
			p.indexes = map[*Node]map[string]*Entry{}
		}
		index = make(map[string]*Entry, 4*indexFrom)
		for _, old := range t.Entries {
			index[old.Key] = old
		}
		p.indexes[t] = index
	}
}

func (p *places) intern(key []byte) string {
	if s, ok := p.keys[string(key)]; ok {
		return s
	}
	s := string(key)
	if len(p.keys) < 1<<16 {
		p.keys[s] = s
	}
	return s
}

func (p *places) node(kind NodeKind, at diag.Span) *Node {
	if p.count++; p.count == MaxNodes {
		p.stop = true
		p.list.Errorf(diag.TooLarge, at, "the file has more than %s keys and values", strconv.Itoa(MaxNodes))
	}
	if len(p.nodes) == 0 {
		p.nodes = make([]Node, min(16+p.count, 512))
	}
	n := &p.nodes[0]
	p.nodes = p.nodes[1:]
	n.Kind, n.Span = kind, at
	return n
}
