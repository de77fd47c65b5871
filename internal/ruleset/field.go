package ruleset

import (
	"strconv"
	"strings"

	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/syntax"
)

// table reads the keys of one table of the file. Each reader notes the key it
// is asked for, so that done knows which keys are unknown. A reader returns the
// zero value where the key is missing or wrong; what is wrong is reported once.
type table struct {
	d     *decoder
	node  *syntax.Node
	what  string           // for messages: "rule", "question"
	asked [mostKeys]string // keys that were asked for
	count int              // how many
	found int              // how many of them the table has
}

// mostKeys is more than any table of the format has.
const mostKeys = 24

// table starts to read a node, which must be a table. The result is nil if it
// is something else.
func (d *decoder) table(n *syntax.Node, what string) *table {
	if !d.kind(n, syntax.Table, quote(what)) {
		return nil
	}
	return &table{d: d, node: n, what: what}
}

// kind reports whether the value called name has the kind, and complains if
// not.
func (d *decoder) kind(n *syntax.Node, kind syntax.NodeKind, name string) bool {
	if n.Kind == kind {
		return true
	}
	hint := ""
	switch {
	case kind == syntax.Day && n.Kind == syntax.String:
		if _, err := date.Parse(n.Str); err == nil {
			hint = "; leave out the quotes"
		}
	case kind == syntax.Bool && (n.Str == "true" || n.Str == "false"):
		hint = "; leave out the quotes"
	}
	d.list.Errorf(diag.TypeMismatch, n.Span, "%s must be %s, not %s%s", name, kind.Noun(), n.Kind.Noun(), hint)
	return false
}

// first is the place of the table's first key, or of the table if it is empty.
func (t *table) first() diag.Span {
	if len(t.node.Entries) > 0 {
		return t.node.Entries[0].Span
	}
	return t.node.Span
}

// get returns the value of the key, or nil.
func (t *table) get(key string) *syntax.Node {
	t.asked[t.count] = key
	t.count++
	e := t.node.Get(key)
	if e == nil {
		return nil
	}
	t.found++
	return e.Value
}

// required is get that reports a missing key.
func (t *table) required(key string) *syntax.Node {
	n := t.get(key)
	if n == nil {
		t.d.list.Errorf(diag.MissingKey, t.first(), "%s has no %q", t.what, key)
	}
	return n
}

// done reports the keys that nobody asked for.
func (t *table) done() {
	if t.found == len(t.node.Entries) {
		return
	}
entries:
	for _, e := range t.node.Entries {
		for _, key := range t.asked[:t.count] {
			if e.Key == key {
				continue entries
			}
		}
		t.d.list.Errorf(diag.UnknownKey, e.Span, "unknown key %q in %s%s", e.Key, t.what, t.d.near(e.Key, t.asked[:t.count]))
	}
}

// near is a hint without the list of all that is possible.
func (d *decoder) near(word string, known []string) string {
	if near := d.spell.Nearest(word, known); near != "" {
		return "; did you mean " + quote(near) + "?"
	}
	return ""
}

func quote(s string) string { return strconv.Quote(s) }

// text reads a text: a string, or a table from language to string.
func (t *table) text(key string) Text { return t.d.text(t.get(key), key) }

func (d *decoder) text(n *syntax.Node, name string) Text {
	switch {
	case n == nil:
		return Text{}
	case n.Kind == syntax.String:
		if s := d.filled(n, name); s != "" {
			return Text{Text: lang.Plain(s), Span: n.Span}
		}
		return Text{}
	case n.Kind != syntax.Table:
		d.list.Errorf(diag.TypeMismatch, n.Span, "%q must be a text or a table of texts by language, not %s", name, n.Kind.Noun())
		return Text{}
	case len(n.Entries) == 0:
		d.list.Errorf(diag.EmptyText, n.Span, "%q is empty", name)
		return Text{}
	}
	text := Text{Span: n.Span, Text: make(lang.Text, 0, len(n.Entries))}
	for _, e := range n.Entries {
		if !isLanguage(e.Key) {
			d.list.Errorf(diag.UnknownLanguage, e.Span, "%q is no language tag such as \"en\" or \"zh\"", e.Key)
			continue
		}
		if d.kind(e.Value, syntax.String, quote(e.Key)) {
			if s := d.filled(e.Value, name); s != "" {
				text.Text = append(text.Text, lang.Version{Lang: e.Key, Text: s})
			}
		}
	}
	return text
}

// filled returns a string that says something.
func (d *decoder) filled(n *syntax.Node, name string) string {
	if strings.TrimSpace(n.Str) == "" {
		d.list.Errorf(diag.EmptyText, n.Span, "%q is empty", name)
		return ""
	}
	return n.Str
}

// isLanguage accepts what looks like a language tag of BCP 47: "en", "zh-Hant".
func isLanguage(s string) bool {
	first, rest, _ := strings.Cut(s, "-")
	if len(first) < 2 || len(first) > 3 || strings.Trim(first, "abcdefghijklmnopqrstuvwxyz") != "" {
		return false
	}
	if rest == "" {
		return len(s) == len(first)
	}
	for _, part := range strings.Split(rest, "-") {
		if len(part) < 1 || len(part) > 8 || strings.ContainsFunc(part, notAlphanumeric) {
			return false
		}
	}
	return true
}

func notAlphanumeric(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
}

// plain reads a string in one language.
func (t *table) plain(n *syntax.Node, key string) string {
	if n == nil || !t.d.kind(n, syntax.String, quote(key)) {
		return ""
	}
	return t.d.filled(n, key)
}

// flag reads a boolean.
func (t *table) flag(key string) bool {
	n := t.get(key)
	return n != nil && t.d.kind(n, syntax.Bool, quote(key)) && n.Bool
}

// date reads a day.
func (t *table) date(n *syntax.Node, key string) Date {
	if n == nil || !t.d.kind(n, syntax.Day, quote(key)) {
		return Date{}
	}
	return Date{Value: n.Date, Span: n.Span}
}

// integer reads a whole number from low to high.
func (d *decoder) integer(n *syntax.Node, name string, low, high int64) (Int, bool) {
	if n == nil || !d.kind(n, syntax.Integer, name) {
		return Int{}, false
	}
	if n.Int < low || n.Int > high {
		d.list.Errorf(diag.OutOfRange, n.Span, "%s is %d; it must be from %d to %d", name, n.Int, low, high)
		return Int{}, false
	}
	return Int{Value: n.Int, Span: n.Span}, true
}

// name reads a reference: an id as written. Whether it means anything is not
// known here.
func (t *table) name(key string) Name { return t.d.name(t.get(key), key) }

func (d *decoder) name(n *syntax.Node, key string) Name {
	if n == nil || !d.kind(n, syntax.String, quote(key)) || d.filled(n, key) == "" {
		return Name{}
	}
	return Name{ID: n.Str, Span: n.Span}
}

// names reads a list of references.
func (t *table) names(key string) []Name {
	n := t.get(key)
	if n == nil || !t.d.kind(n, syntax.Array, quote(key)) {
		return nil
	}
	names := make([]Name, 0, len(n.Items))
	for _, item := range n.Items {
		if name := t.d.name(item, key); !name.Span.IsZero() {
			names = append(names, name)
		}
	}
	return names
}

// tables reads a list of tables, one call of read for each. It is false if a
// part was no table.
func (t *table) tables(key, what string, read func(*table)) bool {
	n := t.get(key)
	if n == nil {
		return true
	}
	if !t.d.kind(n, syntax.Array, quote(key)) {
		return false
	}
	ok := true
	for _, item := range n.Items {
		sub := t.d.table(item, what)
		if sub == nil {
			ok = false
			continue
		}
		read(sub)
		sub.done()
	}
	return ok
}

// word reads one of a few known strings.
func word[T ~string](t *table, n *syntax.Node, key string, known ...T) T {
	if n == nil || !t.d.kind(n, syntax.String, quote(key)) {
		return ""
	}
	words := make([]string, len(known))
	for i, k := range known {
		if words[i] = string(k); words[i] == n.Str {
			return k
		}
	}
	t.d.list.Errorf(diag.UnknownValue, n.Span, "unknown %s %q%s", key, n.Str, t.d.spell.Hint(n.Str, words))
	return ""
}
