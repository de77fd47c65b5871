package batch

import (
	"hash/maphash"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// column reads the answers to one question. The cells of a column say the same few
// things again and again: what they said before is looked up, in a small table of
// the latest first, and in a map of all.
type column struct {
	question int
	q        *check.Question
	latest   []*knownCell // by hash; nil for numbers, which are quicker to read
	all      map[string]*knownCell
	seed     maphash.Seed
}

type knownCell struct {
	text  string
	value program.Value
}

// latestCells is a power of two; mostCells bounds the memory for columns that say
// something else in every row.
const latestCells, mostCells = 256, 4096

func newColumn(p *program.Program, question int) *column {
	c := &column{question: question, q: &p.Questions[question], seed: maphash.MakeSeed()}
	if c.q.Kind != ruleset.Number {
		c.latest = make([]*knownCell, latestCells)
		for i := range c.latest {
			c.latest[i] = &knownCell{"", unknown} // what an empty cell says
		}
		c.all = map[string]*knownCell{}
	}
	return c
}

// value is what a cell answers.
func (c *column) value(text []byte) (program.Value, *answers.Problem) {
	if c.latest == nil {
		if n, ok := shortNumber(text); ok && c.q.Min <= n && n <= c.q.Max {
			return program.Value(n), nil
		}
		return answers.ParseText(c.q, string(text), ';')
	}
	slot := &c.latest[maphash.Bytes(c.seed, text)%latestCells]
	if (*slot).text == string(text) {
		return (*slot).value, nil
	}
	if known, ok := c.all[string(text)]; ok {
		*slot = known
		return known.value, nil
	}
	v, problem := answers.ParseText(c.q, string(text), ';')
	if problem == nil && len(text) <= 256 && len(c.all) < mostCells {
		known := &knownCell{string(text), v}
		*slot, c.all[known.text] = known, known
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
