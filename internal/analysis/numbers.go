package analysis

import (
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Numbers are all from Low to High.
type Numbers struct{ Low, High int64 }

// numbersAround are the numbers around a state's answer to a question that lead to
// an outcome, which is that of the state, and make none of some contradictions true;
// nil if the answers are no numbers. It goes from class to class. The state stays as
// it is.
func numbersAround(s *engine.State, q int, v program.Value, outcome Outcome, excluding []int) (*Numbers, error) {
	e := s.Engine()
	if e.Questions[q].Kind != ruleset.Number {
		return nil, nil
	}
	defer s.Set(q, v)
	same := func(number int64) (bool, error) {
		s.Set(q, program.Value(number))
		choice, err := s.Best()
		return err == nil && OutcomeOf(choice).Equal(outcome) && !s.ContradictsAny(excluding), err
	}
	n := &Numbers{}
	n.Low, n.High = e.Range(q, v)
	for n.High < e.Questions[q].Max {
		ok, err := same(n.High + 1)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		_, n.High = e.Range(q, program.Value(n.High+1))
	}
	for n.Low > e.Questions[q].Min {
		ok, err := same(n.Low - 1)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		n.Low, _ = e.Range(q, program.Value(n.Low-1))
	}
	return n, nil
}
