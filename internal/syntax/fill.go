package syntax

import (
	"strings"
	"time"

	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
)

// filler puts decoded values into the tree. Where the two libraries read a file
// in different ways, it reports the place instead of guessing.
type filler struct{ list *diag.List }

func (f *filler) node(n *Node, value any) {
	switch v := value.(type) {
	case string:
		n.Str = v
		if strings.Contains(v, "\r\n") { // a file with the line ends of Windows
			n.Str = strings.ReplaceAll(v, "\r\n", "\n")
		}
		f.expect(n, String)
	case int64:
		n.Int = v
		f.expect(n, Integer)
	case float64:
		n.Float = v
		f.expect(n, Float)
	case bool:
		n.Bool = v
		f.expect(n, Bool)
	case time.Time:
		if n.Kind == Day {
			n.Date, _ = date.Of(v.Year(), int(v.Month()), v.Day())
			if n.Date.IsZero() {
				f.list.Errorf(diag.Syntax, n.Span, "%q is no day of the calendar", n.Span.Text())
			}
			return
		}
		f.expect(n, Time)
	case []any:
		if f.expect(n, Array) && f.same(n, len(n.Items) == len(v)) {
			for i, item := range n.Items {
				f.node(item, v[i])
			}
		}
	case []map[string]any:
		if f.expect(n, Array) && f.same(n, len(n.Items) == len(v)) {
			for i, item := range n.Items {
				f.table(item, v[i])
			}
		}
	case map[string]any:
		f.table(n, v)
	default:
		f.same(n, false)
	}
}

func (f *filler) table(n *Node, values map[string]any) {
	if !f.expect(n, Table) || !f.same(n, len(n.Entries) == len(values)) {
		return
	}
	for _, e := range n.Entries {
		v, ok := values[e.Key]
		if !ok {
			f.list.Errorf(diag.Syntax, e.Span, "key %q is defined in more than one way", e.Key)
			continue
		}
		f.node(e.Value, v)
	}
}

func (f *filler) expect(n *Node, kind NodeKind) bool { return f.same(n, n.Kind == kind) }

func (f *filler) same(n *Node, ok bool) bool {
	if !ok {
		f.list.Errorf(diag.Syntax, n.Span, "this value is defined in more than one way")
	}
	return ok
}
