package interview

import (
	"stackadvisor/internal/answers"
	"stackadvisor/internal/engine"
)

// Sheet is a copy of the sheet as it stands, to be saved: with what is
// recommended for it recorded, unless the search for the stack was stopped by
// its budget.
func (i *Interview) Sheet() answers.Sheet {
	s := clone(i.p, &i.sheet)
	s.Recorded = nil
	if r, err := i.state.Recommend(0); err == nil {
		s.Recorded = i.record(r)
	}
	return s
}

func (i *Interview) record(r *engine.Recommendation) *answers.Recorded {
	rec := &answers.Recorded{
		AsOf:           i.config.Date,
		RulesetVersion: i.p.Version,
		RulesetDigest:  i.p.Digest,
		Status:         r.Status.String(),
		Score:          r.Stack.Score,
	}
	for _, o := range r.Stack.Options {
		rec.Stack = append(rec.Stack, i.p.Options[o].ID)
	}
	for _, rule := range r.Fired {
		rec.Fired = append(rec.Fired, i.p.Rules[rule].ID)
	}
	for _, c := range r.Cautions {
		rec.Cautions = append(rec.Cautions, i.p.Options[c.Option].ID)
	}
	return rec
}
