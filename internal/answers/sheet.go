// Package answers has what a team said, question by question, or unknown; it
// reads and writes answers files, and takes single answers from flags and cells.
package answers

import (
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
)

// Sheet is one filled-in questionnaire for one Program. Slices by question or
// criterion have the length and order of the program's.
type Sheet struct {
	Head         string // the comments that the file begins with; "" is none
	RuleSet      string // as written: a built-in id or a path; "" if not given
	Title        string
	Participants []string
	AsOf         date.Date // zero: not given

	Values []program.Value // by question
	// SaidUnknown marks questions that were asked and answered "unknown"; it
	// changes no result.
	SaidUnknown []bool
	Notes       []string  // by question; "" is none
	Parked      []*Parked // by question; nil is none
	Links       []string  // by question: the evidence for the answer; "" is none

	// Weights are the user's importance of each criterion in thousandths, or -1
	// where the rule set's own weight counts.
	Weights []int64

	Waivers  []Waiver
	Recorded *Recorded // nil: nothing was recorded
}

// Waiver is an accepted caution, until its last day.
type Waiver struct {
	Option int
	Reason string
	Owner  string
	Until  date.Date
	Span   diag.Span // zero if it does not come from a file
}

// Recorded is what was recommended when the sheet was saved. It keeps ids, not
// positions: the rule set may have changed since.
type Recorded struct {
	AsOf           date.Date
	RulesetVersion string
	RulesetDigest  string
	Status         string
	Stack          []string
	Score          int64 // thousandths
	Fired          []string
	Cautions       []string
	// Points are what the rules gave, in the order of the file; nil: that was not
	// recorded.
	Points []RecordedPoints
}

// RecordedPoints are what a rule gave, weight and groups counted: without what
// another rule of its group outdid.
type RecordedPoints struct {
	Rule    string
	Options []RecordedAmount
}

// RecordedAmount is what an option was given, in thousandths.
type RecordedAmount struct {
	Option string
	Amount int64
}
