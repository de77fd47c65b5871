package analysis

import (
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// contradicting tells of other sheets whether they make a contradiction true that is
// not true on a state's sheet. It goes through the conditions.
func contradicting(now *engine.State) func(values []program.Value) bool {
	e := now.Engine()
	var before []bool
	for _, c := range e.Contradictions {
		before = append(before, now.Truth(c.When) == engine.True)
	}
	s := e.NewState()
	return func(values []program.Value) bool {
		s.Reset(slices.Clone(values))
		for i, c := range e.Contradictions {
			if !before[i] && s.Truth(c.When) == engine.True {
				return true
			}
		}
		return false
	}
}

// contradicts reports whether a sheet makes a contradiction true that is not true on
// the witness's.
func (w *witness) contradicts(values []program.Value) bool {
	s := w.r.Engine.NewState()
	s.Reset(w.r.Values)
	return contradicting(s)(values)
}
