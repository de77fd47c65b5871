package analysis

import (
	"stackadvisor/internal/program"
)

// Flip is a minimal set of given answers which, changed to other answers, change
// the stack: no proper subset of its questions can do it. Everything else stays
// as it is, the unanswered unanswered.
type Flip struct {
	Questions []int // ascending
	// Reached has each outcome that some change of these answers leads to, those
	// of fewest changed choices first, then in the order of Outcome.Compare.
	Reached []Reached
}

// Reached is an outcome with one way to it.
type Reached struct {
	Outcome
	// Example has a new answer to each of the flip's questions, in their order.
	// Of all that lead to the outcome it changes the fewest choices: a choice
	// added or removed counts one for a multi question, and a new answer counts
	// one for all others. Ties: question by question the new answer that changes
	// fewer choices, then for a number the nearest (the lower one, if two are as
	// near), else the answer that stands earlier in the domain.
	Example []Change
	Changed int // choices that the example changes
}

// Change is a new answer to a question.
type Change struct {
	Question int
	Value    program.Value
}

// Flips are the flips of a sheet up to a size, by size, then question order.
//
// Only answers to questions that apply to the sheet, or may apply, are varied.
// The answer to a question that does not apply stays as it was given and counts
// where a change makes the question apply (contract 2).
type Flips struct {
	Size  int // the greatest number of questions of a flip
	Flips []Flip
	// Toward has for each option that was asked for the smallest flips that
	// recommend it: all sets of answers of the least size that works, where each
	// outcome reached contains the option. Empty: none up to Size. An option may
	// need more answers changed than are needed to leave the present stack.
	Toward map[int][]Flip
	// Skipped counts the sets of questions that were not searched because they
	// have more combinations of answers than the budget allowed: beyond the
	// flips listed there may be more. Zero: the search is complete.
	Skipped int
}
