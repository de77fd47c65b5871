package catalog

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Condition says in words when a condition holds: facts by their names, tests
// as the question's prompt with the answers that pass. nil always holds.
func Condition(p *program.Program, c *check.Cond, tag string) string {
	w := &writer{p: p, tag: tag, words: lang.Catalog(tag)}
	if c == nil {
		return w.words.Always
	}
	return w.cond(c, false)
}

type writer struct {
	p     *program.Program
	tag   string
	words *lang.CatalogWords
}

// cond writes a condition, in brackets if it stands inside another one and has
// parts of its own.
func (w *writer) cond(c *check.Cond, inside bool) string {
	switch c.Op {
	case check.Not:
		return fmt.Sprintf(w.words.Not, w.words.Open+w.cond(c.Sub[0], false)+w.words.Close)
	case check.IsFact:
		return w.p.Facts[c.Fact].Name.In(w.tag)
	case check.IsTest:
		return w.p.Questions[c.Test.Question].Prompt.In(w.tag) + " " + Answer(w.p, c.Test, w.tag)
	}
	if len(c.Sub) == 1 {
		return w.cond(c.Sub[0], inside)
	}
	parts := make([]string, len(c.Sub))
	for i, sub := range c.Sub {
		parts[i] = w.cond(sub, true)
	}
	joint := w.words.And
	if c.Op == check.Any {
		joint = w.words.Or
	}
	text := strings.Join(parts, joint)
	if inside {
		return w.words.Open + text + w.words.Close
	}
	return text
}

// Answer says in words which answers pass a test.
func Answer(p *program.Program, t *check.Test, tag string) string {
	w := &writer{p: p, tag: tag, words: lang.Catalog(tag)}
	q := &p.Questions[t.Question]
	switch q.Kind {
	case ruleset.YesNo:
		if t.Choices[0] == 1 {
			return w.words.Yes
		}
		return w.words.No
	case ruleset.Single:
		return w.list(q, t.Choices, w.words.ListOr)
	case ruleset.Number:
		return w.numbers(q, t)
	}
	return w.multi(q, t)
}

func (w *writer) list(q *check.Question, choices []int, joint string) string {
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = "“" + q.Choices[c].Label.In(w.tag) + "”"
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], w.words.Comma) + joint + names[len(names)-1]
}

func (w *writer) multi(q *check.Question, t *check.Test) string {
	var parts []string
	if t.Any != 0 {
		parts = append(parts, w.list(q, positions(t.Any), w.words.ListOr))
	}
	if t.Every != 0 {
		parts = append(parts, fmt.Sprintf(w.words.Every, w.list(q, positions(t.Every), w.words.ListAnd)))
	}
	if t.None != 0 {
		parts = append(parts, fmt.Sprintf(w.words.None, w.list(q, positions(t.None), w.words.ListOr)))
	}
	if t.Only != 0 {
		parts = append(parts, fmt.Sprintf(w.words.Only, w.list(q, positions(t.Only), w.words.ListOr)))
	}
	if t.AtLeast > 0 {
		parts = append(parts, fmt.Sprintf(w.words.AtLeastChosen, t.AtLeast))
	}
	if t.AtMost < len(q.Choices) {
		parts = append(parts, fmt.Sprintf(w.words.AtMostChosen, t.AtMost))
	}
	return strings.Join(parts, w.words.Comma)
}

func positions(set uint16) []int {
	var list []int
	for ; set != 0; set &= set - 1 {
		list = append(list, bits.TrailingZeros16(set))
	}
	return list
}

func (w *writer) numbers(q *check.Question, t *check.Test) string {
	var parts []string
	for _, r := range t.Ranges {
		low, high := strconv.FormatInt(r.Low, 10), strconv.FormatInt(r.High, 10)
		switch {
		case r.Low == r.High:
			parts = append(parts, low)
		case r.High >= q.Max:
			parts = append(parts, fmt.Sprintf(w.words.AtLeast, low))
		case r.Low <= q.Min:
			parts = append(parts, fmt.Sprintf(w.words.AtMost, high))
		default:
			parts = append(parts, fmt.Sprintf(w.words.Between, low, high))
		}
	}
	if len(parts) == 0 {
		return w.words.Never
	}
	return strings.Join(parts, w.words.ListOr)
}
