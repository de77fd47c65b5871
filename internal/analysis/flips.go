package analysis

import (
	"context"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Flip is a minimal set of given answers which, changed to other answers, change
// the stack: no proper subset of its questions can do it. Everything else stays
// as it is, the unanswered unanswered.
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

// Numbers are all from Low to High.
type Numbers struct{ Low, High int64 }

// numbersAround are the numbers around a state's answer to a question that lead to
// an outcome, which is that of the state; nil if they are no numbers. The state stays
// as it is.
func numbersAround(s *engine.State, q int, v program.Value, outcome Outcome) (*Numbers, error) {
	question := &s.Engine().Questions[q]
	if question.Kind != ruleset.Number {
		return nil, nil
	}
	n := &Numbers{}
	n.Low, n.High = s.Engine().Range(q, v)
	defer s.Set(q, v)
	same := func(number int64) (bool, error) {
		s.Set(q, program.Value(number))
		choice, err := s.Best()
		return err == nil && OutcomeOf(choice).Equal(outcome), err
	}
	for n.High < question.Max {
		if ok, err := same(n.High + 1); !ok || err != nil {
			if err != nil {
				return nil, err
			}
			break
		}
		_, n.High = s.Engine().Range(q, program.Value(n.High+1))
	}
	for n.Low > question.Min {
		if ok, err := same(n.Low - 1); !ok || err != nil {
			if err != nil {
				return nil, err
			}
			break
		}
		n.Low, _ = s.Engine().Range(q, program.Value(n.Low-1))
	}
	return n, nil
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
