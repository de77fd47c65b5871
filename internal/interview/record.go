package interview

import "stackadvisor/internal/answers"

// Sheet is a copy of the sheet as it stands, to be saved: with what is
// recommended for it recorded, unless the search for the stack was stopped by
// its budget.
func (i *Interview) Sheet() answers.Sheet {
	s := clone(i.p, &i.sheet)
	s.Recorded = nil
	if r, err := i.state.Recommend(0); err == nil {
		s.Recorded = r.Record()
	}
	return s
}
