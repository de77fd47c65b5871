package syntax

import (
	"errors"

	"github.com/pelletier/go-toml/v2/unstable"

	"stackadvisor/internal/diag"
)

// places reads the grammar of a file and builds its tree without values: every
// key and value in the order of the file, with its span.
type places struct {
	file *diag.File
	list *diag.List
	base int // bytes before the first that the parser sees
	p    unstable.Parser

	values  bool // also of scalars
	root    *Node
	current *Node // the table that `key = value` lines go to
	depth   int   // of current
	stop    bool  // a limit was broken
	defined map[*Node]bool
	// indexes of the tables that have too many entries to look through
	indexes map[*Node]map[string]*Entry

	cuts    []int // where the file may be cut, see decode
	count   int
	keys    map[string]string // one string for keys that are equal
	nodes   []Node            // memory for the next nodes
	entries []Entry
}

func newPlaces(file *diag.File, list *diag.List) *places {
	p := &places{file: file, list: list, keys: map[string]string{}, defined: map[*Node]bool{}}
	data := file.Data
	if len(data) >= 3 && string(data[:3]) == "\xef\xbb\xbf" {
		p.base = 3
	}
	p.root = p.node(Table, diag.Span{File: file, Start: p.base, End: p.base})
	p.current = p.root
	p.p.Reset(data[p.base:])
	return p
}

// read reads the whole file, or up to the first place from which nothing can be
// read further. What it returns is only good if it added no error.
func (p *places) read() *Node {
	for !p.stop && p.p.NextExpression() {
		switch e := p.p.Expression(); e.Kind {
		case unstable.Table:
			p.header(e, false)
		case unstable.ArrayTable:
			p.header(e, true)
		case unstable.KeyValue:
			p.keyValue(p.current, e, p.depth)
		}
	}
	if err := p.p.Error(); err != nil {
		p.reportGrammar(err)
	}
	return p.root
}

func (p *places) reportGrammar(err error) {
	at := diag.Span{File: p.file, Start: p.base, End: p.base}
	var parse *unstable.ParserError
	if errors.As(err, &parse) {
		at = p.span(p.p.Range(parse.Highlight))
	}
	report(err.Error(), at, p.list)
}

func (p *places) span(r unstable.Range) diag.Span {
	start := p.base + int(r.Offset)
	return diag.Span{File: p.file, Start: start, End: start + int(r.Length)}
}

// header enters `[a.b]` or `[[a.b]]`.
func (p *places) header(e *unstable.Node, array bool) {
	t, depth := p.root, 0
	for keys := e.Key(); keys.Next() && t != nil; {
		key := keys.Node()
		if depth++; !p.deeper(p.span(key.Raw), depth) {
			return
		}
		switch {
		case !keys.IsLast():
			t = p.step(t, key)
		case array:
			t = p.element(t, key)
		default:
			t = p.table(t, key)
		}
	}
	if t == nil { // reported; what follows goes to a table of its own
		t = p.node(Table, p.root.Span)
	}
	p.current, p.depth = t, depth
}

// table goes to the table of the header `[key]`, which may stand there once.
func (p *places) table(t *Node, key *unstable.Node) *Node {
	if e := p.find(t, key.Data); e != nil && e.Value.Kind == Array {
		p.twice(key, e, ", as a table and as an array")
		return nil
	}
	v := p.step(t, key)
	if v != nil && p.defined[v] {
		p.twice(key, p.find(t, key.Data), "")
		return nil
	}
	if v != nil {
		p.defined[v] = true
	}
	return v
}

// twice reports a key that is written again.
func (p *places) twice(key *unstable.Node, first *Entry, how string) {
	p.list.Errorf(diag.DuplicateKey, p.span(key.Raw), "%q is given twice%s", key.Data, how).
		Notef(first.Span, "first given here")
}

// step goes to the table under the key, or to the last element of the array of
// tables under it, and makes a table if there is none.
func (p *places) step(t *Node, key *unstable.Node) *Node {
	e := p.find(t, key.Data)
	if e == nil {
		e = p.add(t, key)
		e.Value = p.node(Table, e.Span)
		return e.Value
	}
	switch v := e.Value; {
	case v.Kind == Table && p.file.Data[v.Span.Start] != '{': // an inline table is complete
		return v
	case v.Kind == Array && p.defined[v]:
		return v.Items[len(v.Items)-1]
	}
	p.twice(key, e, ", as a table and as a value")
	return nil
}

// element adds a table to the array of tables under the key.
func (p *places) element(t *Node, key *unstable.Node) *Node {
	e := p.find(t, key.Data)
	if e == nil {
		e = p.add(t, key)
		e.Value = p.node(Array, e.Span)
		p.defined[e.Value] = true
	}
	if e.Value.Kind != Array || !p.defined[e.Value] {
		p.twice(key, e, ", as an array of tables and as something else")
		return nil
	}
	if t == p.root {
		p.cut(p.span(key.Raw).Start)
	}
	item := p.node(Table, p.span(key.Raw))
	e.Value.Items = append(e.Value.Items, item)
	return item
}

// cut notes the start of the line `[[key]]`, if it is far enough behind the last
// one noted.
func (p *places) cut(key int) {
	last := p.base
	if n := len(p.cuts); n > 0 {
		last = p.cuts[n-1]
	}
	if key-last < minPart {
		return
	}
	for p.file.Data[key-1] != '[' {
		key--
	}
	p.cuts = append(p.cuts, key-2)
}

// keyValue adds `a.b = value` to the table.
func (p *places) keyValue(t *Node, e *unstable.Node, depth int) {
	keys := e.Key()
	for keys.Next() {
		key := keys.Node()
		if !keys.IsLast() {
			if depth++; !p.deeper(p.span(key.Raw), depth) {
				return
			}
			if t = p.step(t, key); t == nil {
				return
			}
			continue
		}
		if old := p.find(t, key.Data); old != nil {
			p.twice(key, old, "")
			return
		}
		entry := p.add(t, key)
		start := p.behindEquals(entry.Span.End)
		entry.Value = p.value(e.Value(), start, depth)
	}
}

// deeper reports whether a table or array may stand at the depth.
func (p *places) deeper(at diag.Span, depth int) bool {
	if depth > MaxDepth {
		p.stop = true
		p.list.Errorf(diag.TooDeep, at, tooDeep, MaxDepth)
		return false
	}
	return true
}
