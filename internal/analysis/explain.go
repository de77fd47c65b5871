package analysis

import (
	"context"

	"stackadvisor/internal/engine"
)

// Explanation is everything that section 4 of the contract says of one result,
// and the homework.
type Explanation struct {
	Outlook
	Flips         *Flips
	Sufficient    Sufficient
	Weights       []WeightRange
	Acceptability *Acceptability
	WhyNot        []WhyNot
	Homework      []Homework
}

// ExplainQuery says what to explain.
type ExplainQuery struct {
	Flips    int   // the greatest number of questions of a flip
	WhyNot   []int // options; nil: every option that is not recommended
	Draw     Draw  // of weights; its Progress is not used
	Limits   Limits
	Progress func(step Step, done, total int) // nil is told nothing
}

// Step is a part of the work of Explain.
type Step uint8

// The steps that may take long, in their order.
const (
	StepCompletions Step = iota
	StepReasons
	StepFlips
	StepWeights
)

// Explain runs all analyses on one result. It fails if the engine does, or with
// the context's error.
func Explain(ctx context.Context, r *engine.Recommendation, query ExplainQuery) (*Explanation, error) {
	x := &Explanation{}
	for _, part := range []func(context.Context, *engine.Recommendation, ExplainQuery) error{
		x.completions, x.changes, x.weights,
	} {
		if err := part(ctx, r, query); err != nil {
			return nil, err
		}
	}
	return x, nil
}

func (q *ExplainQuery) progress(step Step) Progress {
	if q.Progress == nil {
		return nil
	}
	return func(done, total int) { q.Progress(step, done, total) }
}

// completions is what may still come of the unanswered questions.
func (x *Explanation) completions(ctx context.Context, r *engine.Recommendation, query ExplainQuery) error {
	query.Limits.Progress = query.progress(StepCompletions)
	v, err := NewSpace(r.Engine, query.Limits).View(ctx, r.Values)
	if err != nil {
		return err
	}
	draw := query.Draw
	draw.Progress = query.Limits.Progress
	o, err := v.Outlook(ctx, draw)
	if err != nil {
		return err
	}
	x.Outlook = *o
	switch x.Settled {
	case No:
		x.Sufficient.Verdict = No
	case Yes:
		if x.Sufficient, err = v.Sufficient(ctx, query.progress(StepReasons)); err != nil {
			return err
		}
	}
	if x.Settled == Undecided {
		x.Settled = SettledNow(r)
	}
	x.Homework, err = Homeworks(ctx, r)
	return err
}

// changes is what other answers to the answered questions would do.
func (x *Explanation) changes(ctx context.Context, r *engine.Recommendation, query ExplainQuery) error {
	now := Outcome{r.Status, r.Stack.Options}
	options := query.WhyNot
	if options == nil {
		for o := range r.Options {
			if !now.Has(o) {
				options = append(options, o)
			}
		}
	}
	var err error
	x.Flips, err = FindFlips(ctx, r, FlipQuery{Size: query.Flips, Toward: options, Progress: query.progress(StepFlips)})
	if err != nil {
		return err
	}
	x.WhyNot, err = WhyNots(r, options, x.Flips)
	return err
}

// weights is what other weights of the criteria would do.
func (x *Explanation) weights(ctx context.Context, r *engine.Recommendation, query ExplainQuery) error {
	var err error
	if x.Weights, err = WeightRanges(r); err != nil {
		return err
	}
	query.Draw.Progress = query.progress(StepWeights)
	x.Acceptability, err = Accept(ctx, r, query.Draw)
	return err
}
