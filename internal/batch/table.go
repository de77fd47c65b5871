package batch

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/diag"
)

// table is what all workers know of the rows. It is read-only.
type table struct {
	*Job
	names    []string // of the input's columns; for JSON Lines, the keys of the first row
	question []int    // by column: the question that it answers, -1 for others
	byID     map[string]int
	results  []string // names of the result columns
	keys     [][]byte // the same as JSON keys with their colons

	// columnOf finds the columns by name, for CSV out of JSON Lines; else nil.
	columnOf map[string]int
}

func newTable(j *Job) *table {
	t := &table{Job: j, byID: map[string]int{}, results: j.names()}
	for q := range j.Engine.Questions {
		t.byID[j.Engine.Questions[q].ID] = q
	}
	for _, name := range t.results {
		t.keys = append(t.keys, append(appendString(nil, name), ':'))
	}
	return t
}

// open takes the header from the first chunk, and returns what is behind it.
func (t *table) open(data []byte, last bool) (rest []byte, err error) {
	if t.InAs == CSV {
		r := records{data: data, last: last}
		if !r.next() {
			return nil, errors.New("line 1: there is no header")
		}
		if r.flaw != sound {
			return nil, fmt.Errorf("line %d: %s", 1+bytes.Count(data[:r.flawAt], []byte{'\n'}), r.flaw)
		}
		var names []string
		for _, f := range r.fields {
			text, _ := f.text(data, nil)
			names = append(names, string(text))
		}
		if err := t.header(names); err != nil {
			return nil, fmt.Errorf("line %d: %w", 1+bytes.Count(data[:r.start], []byte{'\n'}), err)
		}
		return data[r.at:], nil
	}
	names := firstKeys(data)
	if t.OutAs == JSONL {
		for _, name := range names {
			if _, ok := t.byID[name]; !ok {
				t.warnIfNear(name)
			}
		}
		return data, nil
	}
	if err := t.header(names); err != nil {
		return nil, err
	}
	t.complete()
	return data, nil
}

// firstKeys are the keys of the first row that is an object, each once.
func firstKeys(data []byte) (names []string) {
	for line := range bytes.Lines(data) {
		var o object
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if o.read(line); o.problem != "" {
			continue
		}
		for _, m := range o.members {
			if !slices.Contains(names, string(m.key)) {
				names = append(names, string(m.key))
			}
		}
		return names
	}
	return nil
}

// head is what stands in the output before the first row.
func (t *table) head() []byte {
	if t.OutAs != CSV {
		return nil
	}
	w := worker{table: t}
	var out []byte
	for i, name := range slices.Concat(t.names, t.results) {
		if i > 0 {
			out = append(out, ',')
		}
		out = w.appendCell(out, []byte(name))
	}
	return append(out, '\n')
}

// header takes the names of the columns. An error is about the header.
func (t *table) header(names []string) error {
	answered := map[int]bool{}
	for i, name := range names {
		q, ok := t.byID[strings.TrimSpace(name)]
		if !ok {
			q = -1
			t.warnIfNear(name)
		}
		if slices.Contains(t.results, name) {
			return fmt.Errorf("column %q has the name of a result; rename it, or name the results differently with a prefix", name)
		}
		if q >= 0 && answered[q] || q < 0 && t.OutAs != t.InAs && slices.Contains(names[:i], name) {
			return fmt.Errorf("there are two columns %q", name)
		}
		answered[q] = true
		t.question = append(t.question, q)
	}
	delete(answered, -1)
	if len(answered) == 0 && t.InAs == CSV {
		return t.noQuestion(names)
	}
	t.names = names
	return nil
}

func (t *table) noQuestion(names []string) error {
	hint := ""
	if len(names) == 1 && strings.ContainsAny(names[0], ";\t") {
		hint = "; columns are separated by commas"
	}
	var ids []string
	for q := range min(6, len(t.Engine.Questions)) {
		ids = append(ids, t.Engine.Questions[q].ID)
	}
	if len(ids) == 0 {
		return errors.New("the rule set has no questions")
	}
	more := ""
	if len(t.Engine.Questions) > len(ids) {
		more = " and others"
	}
	return fmt.Errorf("no column of the header is a question of rule set %q%s; its questions are %s%s", t.Engine.ID, hint, diag.Quoted(ids), more)
}

func (t *table) warnIfNear(name string) {
	if t.Warn == nil {
		return
	}
	var ids []string
	for q := range t.Engine.Questions {
		ids = append(ids, t.Engine.Questions[q].ID)
	}
	var spell diag.Speller
	if near := spell.Nearest(strings.TrimSpace(name), ids); near != "" && !slices.Contains(t.names, near) {
		t.Warn("column %q is no question of rule set %q and passes through; did you mean %q?", name, t.Engine.ID, near)
	}
}

// complete adds the questions that no column answers, for CSV out of JSON Lines.
func (t *table) complete() {
	for q := range t.Engine.Questions {
		if !slices.Contains(t.question, q) {
			t.names, t.question = append(t.names, t.Engine.Questions[q].ID), append(t.question, q)
		}
	}
	t.columnOf = map[string]int{}
	for i, name := range t.names {
		t.columnOf[name] = i
	}
}
