package batch

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/ruleset"
)

// workJSON takes the rows of a chunk of JSON Lines.
func (w *worker) workJSON(c *chunk) {
	for at := 0; at < len(c.data); {
		end := len(c.data)
		if n := bytes.IndexByte(c.data[at:], '\n'); n >= 0 {
			end = at + n
		}
		line := bytes.TrimSpace(c.data[at:end])
		start := at
		at = end + 1
		if len(line) == 0 {
			continue
		}
		w.problem = w.problem[:0]
		w.object.read(line)
		w.readJSON()
		if w.Out != nil && w.OutAs == JSONL {
			c.out = w.passJSON(c.out)
		} else if w.Out != nil {
			c.out = w.passToCSV(c.out)
		}
		w.finish(c, start)
	}
}

// object is the members of a JSON object, as they are written.
type object struct {
	members []member
	problem string // why the line is no object
}

type member struct {
	key   []byte // unquoted
	raw   []byte // key, colon and value as written
	value []byte // as written
}

// read takes a line apart. That it is legal JSON is for encoding/json to say;
// what is left is to find where each value ends.
func (o *object) read(line []byte) {
	o.members, o.problem = o.members[:0], ""
	if !utf8.Valid(line) {
		o.problem = "the line is not UTF-8"
		return
	}
	if !json.Valid(line) {
		var any json.RawMessage
		o.problem = "the line is no JSON value: " + json.Unmarshal(line, &any).Error()
		return
	}
	if line[0] != '{' {
		o.problem = "the line is no JSON object"
		return
	}
	rest := bytes.TrimLeft(line[1:], " \t\r")
	for rest[0] != '}' {
		n := jsonEnd(rest)
		m := member{key: unquote(rest[:n])}
		colon := n + bytes.IndexByte(rest[n:], ':') + 1
		start := colon + len(rest[colon:]) - len(bytes.TrimLeft(rest[colon:], " \t\r"))
		end := start + jsonEnd(rest[start:])
		m.raw, m.value = rest[:end], rest[start:end]
		o.members = append(o.members, m)
		rest = bytes.TrimLeft(rest[end:], " \t\r,")
	}
}

// jsonEnd is the length of the JSON value that the text starts with. The text is
// legal.
func jsonEnd(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			for i++; text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 { // of the object around a number
				return i
			}
			depth--
		case ',', ' ', '\t', '\r', ':':
			if depth == 0 {
				return i
			}
			continue
		default:
			continue
		}
		if depth == 0 {
			return i + 1
		}
	}
	return len(text)
}

// unquote is what a JSON string says. It is a part of the text if nothing in it
// is escaped.
func unquote(text []byte) []byte {
	if bytes.IndexByte(text, '\\') < 0 && utf8.Valid(text) {
		return text[1 : len(text)-1]
	}
	var s string
	_ = json.Unmarshal(text, &s) // the text is legal
	return []byte(s)
}

// readJSON takes the answers of an object.
func (w *worker) readJSON() {
	for _, c := range w.questions {
		w.values[c.question] = unknown
	}
	if w.object.problem != "" {
		w.complain("%s", w.object.problem)
		return
	}
	for i, m := range w.object.members {
		if w.isResult(m.key) {
			w.complain("key %q has the name of a result; rename it, or name the results differently with a prefix", m.key)
			continue
		}
		q, ok := w.byID[string(m.key)]
		if !ok {
			if _, known := w.columnOf[string(m.key)]; w.columnOf != nil && !known {
				w.complain("key %q is not among those of the first row, which make the columns", m.key)
			}
			continue
		}
		for _, earlier := range w.object.members[:i] {
			if bytes.Equal(earlier.key, m.key) {
				w.complain("key %q stands in the row twice", m.key)
			}
		}
		w.answerJSON(w.questions[q], m.value)
	}
}

func (w *worker) isResult(key []byte) bool {
	for _, name := range w.results {
		if name == string(key) {
			return true
		}
	}
	return false
}

// answerJSON takes an answer: what a cell would say, or a list of choices.
func (w *worker) answerJSON(c *column, value []byte) {
	switch value[0] {
	case '"':
		w.answer(c, unquote(value))
	case 'n':
		w.values[c.question] = unknown
	case '{':
		w.complain("question %q is answered with an object", c.q.ID)
	case '[':
		if c.q.Kind != ruleset.Multi {
			w.complain("question %q (%s) is answered with a list", c.q.ID, c.q.Kind)
			return
		}
		text, ok := joined(value, w.scratch[:0])
		w.scratch = text
		if !ok {
			w.complain("question %q is answered with a list that is not of choices", c.q.ID)
			return
		}
		w.answer(c, text)
	default:
		w.answer(c, value)
	}
}

// joined turns a list of strings into a cell. It fails where a cell cannot say
// the same.
func joined(list, out []byte) ([]byte, bool) {
	rest := bytes.TrimLeft(list[1:], " \t\r")
	if rest[0] == ']' {
		return append(out, "[]"...), true
	}
	for rest[0] != ']' {
		if rest[0] != '"' {
			return out, false
		}
		n := jsonEnd(rest)
		text := unquote(rest[:n])
		if len(bytes.TrimSpace(text)) == 0 || bytes.IndexByte(text, ';') >= 0 || string(text) == "unknown" || string(text) == "[]" {
			return out, false
		}
		if len(out) > 0 {
			out = append(out, ';')
		}
		out = append(out, text...)
		rest = bytes.TrimLeft(rest[n:], " \t\r,")
	}
	return out, true
}

// passJSON copies the object, without its end.
func (w *worker) passJSON(out []byte) []byte {
	out = append(out, '{')
	for _, m := range w.object.members {
		if !w.isResult(m.key) {
			out = append(out, m.raw...)
			out = append(out, ',')
		}
	}
	return out
}

// passToCSV writes an object as cells.
func (w *worker) passToCSV(out []byte) []byte {
	clear(w.cells)
	for i := range w.object.members {
		m := &w.object.members[i]
		if column, ok := w.columnOf[string(m.key)]; ok {
			w.cells[column] = m.value
		}
	}
	for i, value := range w.cells {
		if i > 0 {
			out = append(out, ',')
		}
		if value != nil {
			out = w.appendCell(out, cellText(value))
		}
	}
	return out
}

// cellText is what a cell says of a JSON value.
func cellText(value []byte) []byte {
	switch value[0] {
	case '"':
		return unquote(value)
	case 'n':
		return nil
	case '[':
		if text, ok := joined(value, nil); ok {
			return text
		}
	}
	return value
}

// passToJSON writes a record as an object without its end. A record with a flaw
// has no members.
func (w *worker) passToJSON(c *chunk, r *records) {
	c.out = append(c.out, '{')
	for i, f := range r.fields {
		if r.flaw != sound || i >= len(w.names) {
			break
		}
		var text []byte
		text, w.scratch = f.text(r.data, w.scratch[:0])
		c.out = appendString(c.out, w.names[i])
		c.out = append(c.out, ':')
		c.out = appendString(c.out, string(text))
		c.out = append(c.out, ',')
	}
}

// resultsJSON writes the results behind the members that passed.
func (w *worker) resultsJSON(c *chunk, r *row) {
	out := c.out
	for i, name := range w.keys {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, name...)
		switch {
		case i == len(w.keys)-1 && len(w.problem) > 0:
			out = appendString(out, string(w.problem))
		case i == len(w.keys)-1 || len(w.problem) > 0:
			out = append(out, "null"...)
		default:
			out = w.resultJSON(c, out, r, i)
		}
	}
	c.out = append(out, "}\n"...)
}

func (w *worker) resultJSON(c *chunk, out []byte, r *row, column int) []byte {
	other := r.alternative.Status == engine.Recommended
	switch column {
	case columnStatus:
		return appendString(out, r.best.Status.String())
	case columnStack:
		return w.appendList(out, r.best.Bits)
	case columnSupported:
		return w.appendList(out, r.supported.Bits)
	case columnScore:
		return appendThousandths(out, r.best.Score)
	case columnMargin:
		if other {
			return appendThousandths(out, r.best.Score-r.alternative.Score)
		}
	case columnAlternative:
		if other {
			return w.appendList(out, r.alternative.Bits)
		}
	case columnUnsupported:
		return w.appendList(out, w.cautions(r))
	case columnContradictions:
		return append(w.appendContradictions(append(out, '['), r, `"`, ","), ']')
	case columnSettled:
		return w.appendSettled(c, out, r, "null")
	}
	return append(out, "null"...)
}

func (w *worker) appendList(out []byte, set []uint64) []byte {
	for range ones(set) {
		return w.appendStack(out, set, `["`, `","`, `"]`)
	}
	return append(out, "[]"...)
}

// appendString writes a JSON string; what is no UTF-8 becomes U+FFFD.
func appendString(out []byte, s string) []byte {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' }) {
		out = append(append(out, '"'), s...) // nothing to escape
		return append(out, '"')
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(strings.ToValidUTF8(s, "\uFFFD")) // a string has JSON
	return append(out, bytes.TrimSuffix(b.Bytes(), []byte{'\n'})...)
}
