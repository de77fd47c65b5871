package batch

import (
	"bytes"
	"iter"
	"math/bits"

	"stackadvisor/internal/engine"
)

// workCSV takes the rows of a chunk of CSV.
func (w *worker) workCSV(c *chunk) {
	r := &w.records
	r.data, r.at, r.last = c.data, 0, c.last
	for r.next() {
		w.problem = w.problem[:0]
		w.escape = false
		if r.flaw != sound {
			at := r.flawAt - bytes.LastIndexByte(c.data[:r.flawAt], '\n')
			w.complain("at byte %d of the line, %s", at, r.flaw)
		} else {
			w.readCSV(r)
		}
		if w.Out != nil && w.OutAs == JSONL {
			w.passToJSON(c, r)
		} else if w.Out != nil {
			w.passCSV(c, r)
		}
		w.finish(c, r.start)
	}
}

// readCSV takes the answers of a record.
func (w *worker) readCSV(r *records) {
	if len(r.fields) != len(w.columns) {
		w.complain("the row has %s, the header has %d", count(len(r.fields), "cell"), len(w.columns))
		w.escape = true
		return
	}
	for i, f := range r.fields {
		if f.end > f.start {
			first := r.data[f.start]
			if f.quoted {
				first = r.data[f.start+1]
			}
			w.escape = w.escape || suspicious(first)
		}
		column := w.columns[i]
		if column == nil {
			continue
		}
		var text []byte
		text, w.scratch = f.text(r.data, w.scratch[:0])
		w.answer(column, text)
	}
}

// passCSV copies the record. Mostly it can stay as it is.
func (w *worker) passCSV(c *chunk, r *records) {
	switch {
	case r.flaw != sound:
		for range w.columns[1:] {
			c.out = append(c.out, ',')
		}
	case len(r.fields) == len(w.columns) && (w.Raw || !w.escape):
		c.out = append(c.out, r.data[r.start:r.end]...)
	default:
		for i := range w.columns {
			if i > 0 {
				c.out = append(c.out, ',')
			}
			if i < len(r.fields) {
				c.out = w.passCell(c.out, r.data, r.fields[i])
			}
		}
	}
}

// passCell copies a cell, but keeps a spreadsheet from taking it for a formula.
func (w *worker) passCell(out, data []byte, f field) []byte {
	text, _ := f.text(data, w.scratch[:0])
	if w.Raw || !isFormula(text) {
		return append(out, data[f.start:f.end]...)
	}
	if f.quoted {
		out = append(out, `"'`...)
		return append(out, data[f.start+1:f.end]...)
	}
	out = append(out, '\'')
	return append(out, data[f.start:f.end]...)
}

// resultsCSV writes the results behind the cells that passed.
func (w *worker) resultsCSV(c *chunk, r *row) {
	out := c.out
	switch {
	case len(w.problem) > 0:
		for range w.results {
			out = append(out, ',')
		}
		out = w.appendCell(out, w.problem)
	default:
		out = append(out, ',')
		out = append(out, r.best.Status.String()...)
		out = w.appendStack(out, r.best.Bits, ",", ";", ",")
		out = w.appendStack(out, r.supported.Bits, "", ";", ",")
		out = appendThousandths(out, r.best.Score)
		out = append(out, ',')
		if r.alternative.Status == engine.Recommended {
			out = appendThousandths(out, r.best.Score-r.alternative.Score)
		}
		out = w.appendStack(out, r.alternative.Bits, ",", ";", ",")
		out = w.appendStack(out, w.cautions(r), "", ";", ",")
		out = append(w.appendContradictions(out, r, "", ";"), ',')
		if w.Settled {
			out = w.appendSettled(c, out, r, "")
			out = append(out, ',')
		}
	}
	c.out = append(out, '\n')
}

// appendCell writes a text as a cell.
func (w *worker) appendCell(out, text []byte) []byte {
	escape := !w.Raw && isFormula(text)
	if !escape && !bytes.ContainsAny(text, ",\"\r\n") && (len(text) == 0 || text[0] != ' ') {
		return append(out, text...)
	}
	out = append(out, '"')
	if escape {
		out = append(out, '\'')
	}
	for _, b := range text {
		if b == '"' {
			out = append(out, '"')
		}
		out = append(out, b)
	}
	return append(out, '"')
}

// suspicious reports whether a cell that starts with the byte may be a formula.
func suspicious(first byte) bool {
	switch first {
	case '=', '+', '-', '@', '\t', '\r', '\n', ' ', 0xef:
		return true
	}
	return false
}

// isFormula reports whether a spreadsheet would take a cell for a formula. A
// negative number is none.
func isFormula(text []byte) bool {
	if len(text) > 0 && text[0] == ' ' { // some leave out leading spaces
		text = bytes.TrimLeft(text, " ")
	}
	if len(text) == 0 || !suspicious(text[0]) {
		return false
	}
	switch text[0] {
	case '+', '-':
		return !isNumber(text[1:])
	case 0xef: // some take the wide forms of these signs as well
		for _, sign := range []string{"＝", "＋", "－", "＠"} {
			if bytes.HasPrefix(text, []byte(sign)) {
				return true
			}
		}
		return false
	}
	return true
}

// isNumber reports whether a text is digits, perhaps with decimals.
func isNumber(text []byte) bool {
	whole, decimals, _ := bytes.Cut(text, []byte{'.'})
	return len(whole) > 0 && len(bytes.Trim(whole, "0123456789")) == 0 && len(bytes.Trim(decimals, "0123456789")) == 0
}

// ones lists the bits of a set, ascending.
func ones(set []uint64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for w, word := range set {
			for ; word != 0; word &= word - 1 {
				if !yield(w*64 + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}
