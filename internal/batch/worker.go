package batch

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// worker turns rows into rows with results, a chunk at a time. It keeps its
// buffers.
type worker struct {
	*table
	state       *engine.State
	questions   []*column // by question
	columns     []*column // by column; nil for those that pass through
	ids         []string  // of options, side by side
	unsupported []uint64  // options, a bit each
	cautioned   []uint64
	settler     *settler

	values  []program.Value
	problem []byte // what is wrong with the present row; empty: nothing
	escape  bool   // a cell of the row has to be looked at for formulas
	scratch []byte
	records records
	object  object
	cells   [][]byte // by column, for CSV out of JSON Lines
}

const unknown = program.Unknown

func newWorker(t *table) *worker {
	e := t.Engine
	w := &worker{
		table: t, state: e.NewState(), unsupported: make([]uint64, (len(e.Options)+63)/64),
		cautioned: make([]uint64, (len(e.Options)+63)/64),
		values:    make([]program.Value, len(e.Questions)),
	}
	for q := range w.values {
		w.values[q] = unknown
		w.questions = append(w.questions, newColumn(e.Program, q))
	}
	for _, q := range t.question {
		if q < 0 {
			w.columns = append(w.columns, nil)
		} else {
			w.columns = append(w.columns, w.questions[q])
		}
	}
	for o, u := range e.Unsupported {
		w.ids = append(w.ids, e.Options[o].ID)
		if u {
			w.unsupported[o/64] |= 1 << (o % 64)
		}
	}
	w.cells = make([][]byte, len(t.names))
	if t.Settled {
		w.settler = newSettler(e)
	}
	return w
}

func (w *worker) work(c *chunk) {
	c.reset()
	if w.InAs == JSONL {
		w.workJSON(c)
	} else {
		w.workCSV(c)
	}
}

// finish evaluates the present row, which starts at data[at], and writes its
// results behind what passed through.
func (w *worker) finish(c *chunk, at int) {
	c.rows++
	var r row
	if len(w.problem) == 0 {
		r = w.evaluate(c)
	}
	if len(w.problem) > 0 {
		line := c.line + int64(bytes.Count(c.data[:at], []byte{'\n'}))
		if c.bad++; len(c.first) < maxFirstBad {
			c.first = append(c.first, BadRow{line, string(w.problem)})
		}
		w.problem = slices.Insert(w.problem, 0, fmt.Appendf(nil, "line %d: ", line)...)
	}
	if w.Out == nil {
		return
	}
	if w.OutAs == JSONL {
		w.resultsJSON(c, &r)
	} else {
		w.resultsCSV(c, &r)
	}
}

// row is the result of one sheet. The choices belong to the State.
type row struct {
	best, alternative engine.Choice
	// supported is best if every unsupported option were excluded: best itself
	// where it has none.
	supported      engine.Choice
	contradictions []int
	settled        string // "true", "false", or "" where it was not decided
	open           bool   // settled was not worked out: an earlier run has done so
}

func (w *worker) evaluate(c *chunk) (r row) {
	w.state.Reset(w.values)
	var err error
	if r.best, r.alternative, err = w.state.BestTwo(); err != nil {
		w.problem = append(w.problem, err.Error()...)
		return r
	}
	if r.supported, err = w.buildable(&r); err != nil {
		w.problem = append(w.problem, err.Error()...)
		return r
	}
	r.contradictions = w.state.Contradictions()
	if w.Settled {
		if r.open = c.rows <= c.skip; !r.open {
			r.settled = w.settler.settled(w.values, r.best)
		}
	}
	if w.Spool != nil {
		c.results.add(r.best)
		c.supported.add(r.supported)
		if r.supported.Status == engine.Recommended {
			c.sheets = appendSheet(c.sheets, w.values, r.supported.Score)
		}
		if len(r.contradictions) > 0 {
			c.contradictory++
		}
	}
	return r
}

// buildable is the choice with supported options only.
func (w *worker) buildable(r *row) (engine.Choice, error) {
	for i, word := range r.best.Bits {
		if word&w.unsupported[i] != 0 {
			return w.state.BestSupported()
		}
	}
	return r.best, nil
}

// appendContradictions appends the ids of what the answers contradict, joined.
func (w *worker) appendContradictions(out []byte, r *row, quote, between string) []byte {
	for n, i := range r.contradictions {
		if n > 0 {
			out = append(out, between...)
		}
		out = append(append(append(out, quote...), w.Engine.Contradictions[i].ID...), quote...)
	}
	return out
}

// cautions are the options of the stack that are unsupported.
func (w *worker) cautions(r *row) []uint64 {
	for i, word := range r.best.Bits {
		w.cautioned[i] = word & w.unsupported[i]
	}
	return w.cautioned
}

// complain notes what is wrong with the row; there may be more.
func (w *worker) complain(format string, args ...any) {
	if len(w.problem) > 0 {
		w.problem = append(w.problem, "; "...)
	}
	w.problem = fmt.Appendf(w.problem, format, args...)
}

// answer takes the answer of one cell.
func (w *worker) answer(c *column, text []byte) {
	v, problem := c.value(text)
	if problem != nil {
		w.complainOf(c, problem)
	}
	w.values[c.question] = v
}

func (w *worker) complainOf(c *column, problem *answers.Problem) {
	w.complain("%s", problem.Message)
}

// appendStack appends the ids of the options, joined.
func (w *worker) appendStack(out []byte, set []uint64, before, between, after string) []byte {
	out = append(out, before...)
	first := true
	for o := range ones(set) {
		if !first {
			out = append(out, between...)
		}
		first = false
		out = append(out, w.ids[o]...)
	}
	return append(out, after...)
}

// appendThousandths appends a number of at most three decimals, without needless
// zeros.
func appendThousandths(out []byte, n int64) []byte {
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	out = strconv.AppendInt(out, n/1000, 10)
	rest := n % 1000
	if rest == 0 {
		return out
	}
	out = append(out, '.', byte('0'+rest/100), byte('0'+rest/10%10), byte('0'+rest%10))
	for out[len(out)-1] == '0' {
		out = out[:len(out)-1]
	}
	return out
}

// count is a number of things in words: 1 cell, 2 cells.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
