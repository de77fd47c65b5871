package engine

import "stackadvisor/internal/answers"

// Record is what an answers file keeps of the recommendation, by id.
func (r *Recommendation) Record() *answers.Recorded {
	e := r.Engine
	rec := &answers.Recorded{
		AsOf: e.Date, RulesetVersion: e.Version, RulesetDigest: e.Digest,
		Status: r.Status.String(), Score: r.Stack.Score, Points: r.recordPoints(),
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

// recordPoints has what each rule gave, by rule, then by option. It is not nil.
func (r *Recommendation) recordPoints() []answers.RecordedPoints {
	by := map[int][]answers.RecordedAmount{}
	for o := range r.Options {
		for _, c := range r.Options[o].Contributions {
			if c.Counted {
				by[c.Rule] = append(by[c.Rule], answers.RecordedAmount{Option: r.Engine.Options[o].ID, Amount: c.Amount})
			}
		}
	}
	list := []answers.RecordedPoints{}
	for _, rule := range r.Fired {
		if given := by[rule]; given != nil {
			list = append(list, answers.RecordedPoints{Rule: r.Engine.Rules[rule].ID, Options: given})
		}
	}
	return list
}
