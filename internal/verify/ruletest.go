package verify

import (
	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Case is one rule test: answers, and what is expected of the recommendation.
type Case struct {
	Name   string
	Span   diag.Span // of the name
	AsOf   date.Date
	Sheet  *answers.Sheet
	Expect Expect
}

// Expect has what a case expects; what it does not mention is zero.
type Expect struct {
	Status      *Word
	Stack       *Names // options: exactly these
	Includes    *Names // options: these and perhaps more
	Lacks       *Names // options: none of these
	Fired       *Names // rules: these and perhaps more
	NotFired    *Names // rules: none of these
	Excluded    *Names // options: exactly these
	Scores      []Score
	Alternative *Names // options: one of the alternatives shown has all of these
	Supported   *Names // options: exactly these
	Cautions    *Names // options: exactly these
	Settled     *Flag
}

// Word is an expected status.
type Word struct {
	Text string
	Span diag.Span
}

// Names are expected options or rules, by position, ascending.
type Names struct {
	Positions []int
	Span      diag.Span
}

// Score is the expected score of an option, in thousandths.
type Score struct {
	Option int
	Score  int64
	Span   diag.Span
}

// Flag is an expected yes or no.
type Flag struct {
	Value bool
	Span  diag.Span
}

// Result is what became of a case. It passed if there are no failures.
type Result struct {
	Case           *Case
	Recommendation *engine.Recommendation // nil if the engine spent its budget
	Failures       diag.List
}

// Run evaluates the case. The alternatives are those that are shown by default.
func (c *Case) Run(p *program.Program) Result {
	state := engine.New(p, engine.Config{Date: c.AsOf, Weights: c.Sheet.Weights}).NewState()
	state.Reset(c.Sheet.Values)
	r, err := state.Recommend(engine.DefaultAlternatives)
	result := Result{Case: c, Recommendation: r}
	if err != nil {
		result.Failures.Errorf(diag.FailedCase, c.Span, "case %q: %v", c.Name, err)
		return result
	}
	m := &matcher{Result: &result, p: p, r: r, e: &c.Expect}
	m.match()
	return result
}
