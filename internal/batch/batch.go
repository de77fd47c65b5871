// Package batch takes many answer sheets through one engine: a table of them as
// CSV or JSON Lines in, the same table with the results behind each row out. It is
// a step beside a single evaluation; which rules, which day, which files and what
// is told meanwhile is for the command line to say.
//
//	in --chunks of whole rows--> workers, one a core --chunks--> out, in order
//	                                                       `---> Tally, spool --> Summary
//
// Whatever the number of rows, there are a few chunks in memory. Rows with
// mistakes get their mistakes instead of results, and all else goes on.
package batch

import (
	"io"
	"sync/atomic"

	"stackadvisor/internal/engine"
)

// Job says what to do.
type Job struct {
	Engine *engine.Engine
	In     io.Reader
	InAs   Format
	Out    io.Writer // nil: only a Summary is wanted
	OutAs  Format

	Raw     bool   // write cells that a spreadsheet would take for formulas as they are
	Settled bool   // find out for each row whether it is settled
	Strict  bool   // stop at the first bad row
	Prefix  string // before the names of the result columns

	// Done has what an earlier run has written already, DoneRows whole rows: they
	// are compared with what this run would write, and not written again. See
	// Written.
	Done     io.Reader
	DoneRows int64
	// Spool, if a Tally is wanted, takes a few bytes for each row.
	Spool io.ReadWriteSeeker

	// Warn tells of something odd in the header.
	Warn func(format string, args ...any)
	// Rows counts the finished rows while the job runs; nil if nobody looks.
	Rows *atomic.Int64
}

// Result says how it went.
type Result struct {
	Rows, Bad int64
	FirstBad  []BadRow // at most maxFirstBad
	Tally     *Tally   // nil without a Spool
}

// BadRow is a row that could not be evaluated.
type BadRow struct {
	Line    int64 // of the input, from 1
	Problem string
}

const maxFirstBad = 5

// The columns of results, in this order behind the columns of the input. The
// column settled is there only if it was asked for.
const (
	columnStatus = iota
	columnStack
	columnSupported // the stack to build: with supported options only
	columnScore
	columnMargin
	columnAlternative
	columnUnsupported
	columnContradictions
	columnSettled
	columnError
)

var columnNames = [...]string{"status", "stack", "supported_stack", "score", "margin", "alternative", "unsupported", "contradictions", "settled", "error"}

// names are the names of the result columns.
func (j *Job) names() []string {
	var names []string
	for i, name := range columnNames {
		if i != columnSettled || j.Settled {
			names = append(names, j.Prefix+name)
		}
	}
	return names
}
