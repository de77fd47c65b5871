package batch

import (
	"hash/maphash"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// column reads the answers to one question. The cells of a column say the same few
// things again and again: what they said before is looked up.
type column struct {
	question int
	q        *check.Question
	known    []knownCell // by hash; nil for numbers, which are quicker to read
	seed     maphash.Seed
}

type knownCell struct {
	text  string
	value program.Value
}

const knownCells = 256

func newColumn(p *program.Program, question int) *column {
	c := &column{question: question, q: &p.Questions[question], seed: maphash.MakeSeed()}
	if c.q.Kind != ruleset.Number {
		c.known = make([]knownCell, knownCells)
		for i := range c.known {
			c.known[i].value = program.Unknown // what an empty cell says
		}
	}
	return c
}

// value is what a cell answers.
func (c *column) value(text []byte) (program.Value, *answers.Problem) {
	if c.known == nil {
		if n, ok := shortNumber(text); ok && c.q.Min <= n && n <= c.q.Max {
			return program.Value(n), nil
		}
		return answers.ParseText(c.q, string(text), ';')
	}
	slot := &c.known[maphash.Bytes(c.seed, text)%knownCells]
	if slot.text == string(text) {
		return slot.value, nil
	}
	v, problem := answers.ParseText(c.q, string(text), ';')
	if problem == nil && len(text) <= 256 {
		*slot = knownCell{string(text), v}
	}
	return v, problem
}

// shortNumber reads what nearly every number is: a few digits.
func shortNumber(text []byte) (int64, bool) {
	if len(text) == 0 || len(text) > 15 {
		return 0, false
	}
	n := int64(0)
	for _, b := range text {
		if b < '0' || b > '9' {
			return 0, false
		}
		n = 10*n + int64(b-'0')
	}
	return n, true
}
