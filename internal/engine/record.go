package engine

import "stackadvisor/internal/answers"

// Record is what an answers file keeps of the recommendation, by id.
func (r *Recommendation) Record() *answers.Recorded {
	e := r.Engine
	rec := &answers.Recorded{
		AsOf: e.Date, RulesetVersion: e.Version, RulesetDigest: e.Digest,
		Status: r.Status.String(), Score: r.Stack.Score,
	}
	for _, o := range r.Stack.Options {
		rec.Stack = append(rec.Stack, e.Options[o].ID)
	}
	for _, rule := range r.Fired {
		rec.Fired = append(rec.Fired, e.Rules[rule].ID)
	}
	for _, c := range r.Cautions {
		rec.Cautions = append(rec.Cautions, e.Options[c.Option].ID)
	}
	return rec
}
