package syntax

import (
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
)

// value makes the node of a value that starts at the offset.
func (p *places) value(v *unstable.Node, start, depth int) *Node {
	switch v.Kind {
	case unstable.Array:
		return p.array(v, start, depth+1)
	case unstable.InlineTable:
		return p.inlineTable(v, start, depth+1)
	}
	n := p.node(scalarKind(v.Kind), p.span(v.Raw))
	if p.values {
		known(n, v.Data)
	}
	return n
}

// known fills in the value of a scalar in a file that is known to be legal.
func known(n *Node, data []byte) {
	switch n.Kind {
	case String:
		n.Str = string(data)
	case Integer:
		n.Int, _ = strconv.ParseInt(strings.ReplaceAll(string(data), "_", ""), 0, 64)
	case Float:
		n.Float, _ = strconv.ParseFloat(strings.ReplaceAll(string(data), "_", ""), 64)
	case Bool:
		n.Bool = string(data) == "true"
	case Day:
		n.Date, _ = date.Parse(string(data))
	}
}

func (p *places) array(v *unstable.Node, start, depth int) *Node {
	n := p.node(Array, diag.Span{File: p.file, Start: start, End: start + 1})
	if !p.deeper(n.Span, depth) {
		return n
	}
	count := 0
	for it := v.Children(); it.Next(); {
		count++
	}
	n.Items = make([]*Node, 0, count)
	end := start + 1
	for it := v.Children(); it.Next(); {
		item := p.value(it.Node(), p.skip(end), depth)
		n.Items = append(n.Items, item)
		if end = item.Span.End; p.stop {
			return n
		}
	}
	n.Span.End = p.skip(end) + 1
	return n
}

func (p *places) inlineTable(v *unstable.Node, start, depth int) *Node {
	n := p.node(Table, diag.Span{File: p.file, Start: start, End: start + 1})
	if !p.deeper(n.Span, depth) {
		return n
	}
	count := 0
	for it := v.Children(); it.Next(); {
		count++
	}
	n.Entries = make([]*Entry, 0, count)
	end := start + 1
	for it := v.Children(); it.Next(); {
		kv := it.Node()
		p.keyValue(n, kv, depth)
		if end = p.span(kv.Raw).End; p.stop {
			return n
		}
	}
	n.Span.End = p.skip(end) + 1
	return n
}

func scalarKind(k unstable.Kind) NodeKind {
	switch k {
	case unstable.String:
		return String
	case unstable.Integer:
		return Integer
	case unstable.Float:
		return Float
	case unstable.Bool:
		return Bool
	case unstable.LocalDate:
		return Day
	}
	return Time
}

// behindEquals returns where the value of the key that ends at the offset
// starts.
func (p *places) behindEquals(i int) int {
	for p.file.Data[i] != '=' {
		i++
	}
	return p.skip(i + 1)
}

// skip passes over what may stand between the values of an array or table.
func (p *places) skip(i int) int {
	data := p.file.Data
	for i < len(data) {
		switch data[i] {
		case ' ', '\t', '\r', '\n', ',':
			i++
		case '#':
			for i < len(data) && data[i] != '\n' {
				i++
			}
		default:
			return i
		}
	}
	return i
}
