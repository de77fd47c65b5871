package analysis

import (
	"context"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Flip is a minimal set of given answers which, changed to other answers, change
// the stack: no proper subset of its questions can do it. Everything else stays
// as it is, the unanswered unanswered. Changes that make a contradiction true which
// is not true now do not count.
//
// An answer to a question that does not apply stays as it was given, and counts
// where a change makes the question apply (contract 2). Changing it alone
// changes nothing, so it can only stand in a flip beside the answer that makes
// its question apply.
type Flip struct {
	Questions []int // ascending
	// Reached has each other outcome that some change of these answers leads to,
	// in the order of Outcome.Compare.
	Reached []Reached
}

// Reached is an outcome with one way to it.
type Reached struct {
	Outcome
	// Example has a new answer to each of the flip's questions, in their order.
	// Of all that lead to the outcome it changes the fewest choices; ties as in
	// preference.
	Example []Change
	Changed int // choices that the example changes
}

// Change is a new answer to a question.
type Change struct {
	Question int
	Value    program.Value
	// Numbers are those around a number that lead to the same outcome while all other
	// answers stay as they are; nil for other answers.
	Numbers *Numbers
}

// Flips are the flips of a sheet up to a size.
type Flips struct {
	Size  int    // the greatest number of questions of a flip
	Flips []Flip // by size, then question order
	// Toward has for each option that was asked for the smallest flips that
	// recommend it: all sets of answers of the least size that works, where each
	// outcome reached contains the option. Empty: none up to Size, or the option
	// is recommended now. An option may need more answers changed than it takes
	// to leave the present stack.
	Toward map[int][]Flip
	// Skipped counts the sets of questions that have more combinations of answers
	// than the budget allowed, and of which it was not proved either that they
	// change nothing: there may be more flips than those listed. Zero: the search
	// is complete.
	Skipped int
}

// FlipQuery says which flips are sought.
type FlipQuery struct {
	Size   int   // the greatest number of questions; 0 finds nothing
	Toward []int // options, see Flips.Toward
	// Budget is how many sets of questions and changed sheets may be looked at;
	// 0: FlipBudget. Sets that have more changed sheets than are left are skipped.
	Budget   int
	Progress Progress // in sets of questions
}

// FlipBudget is the default budget of a search for flips.
const FlipBudget = 4_000_000

// FindFlips searches all sets of given answers up to a size. It fails if the
// engine does, or with the context's error.
func FindFlips(ctx context.Context, r *engine.Recommendation, query FlipQuery) (*Flips, error) {
	s := newFlipSearch(ctx, r, query)
	for size := 1; size <= query.Size && size <= len(s.given); size++ {
		if err := s.search(size); err != nil {
			return nil, err
		}
	}
	return s.result, nil
}
