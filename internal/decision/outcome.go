package decision

import (
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// outcome is what was or would be recommended, by id, so that rule sets in
// different versions compare.
type outcome struct {
	status string
	stack  []string // sorted
}

func outcomeOf(r *engine.Recommendation) outcome {
	return named(r.Engine.Program, analysis.Outcome{Status: r.Status, Stack: r.Stack.Options})
}

func named(p *program.Program, o analysis.Outcome) outcome {
	out := outcome{status: o.Status.String()}
	if o.Status == engine.Recommended {
		for _, option := range o.Stack {
			out.stack = append(out.stack, p.Options[option].ID)
		}
		slices.Sort(out.stack)
	}
	return out
}

// recordedOutcome takes a stack without a status, as a person may write it, for a
// recommended one.
func recordedOutcome(r *answers.Recorded) outcome {
	out := outcome{status: r.Status, stack: slices.Clone(r.Stack)}
	if out.status == "" {
		out.status = engine.Recommended.String()
		if len(r.Stack) == 0 {
			out.status = engine.NoEvidence.String()
		}
	}
	slices.Sort(out.stack)
	return out
}

func recordedAs(r *answers.Recorded, now outcome) bool { return recordedOutcome(r).equal(now) }

func (o outcome) equal(other outcome) bool {
	return o.status == other.status && slices.Equal(o.stack, other.stack)
}

// outcomeOn is what the program recommends for the sheet on a day.
func outcomeOn(p *program.Program, sheet *answers.Sheet, on date.Date) (outcome, error) {
	s := engine.New(p, engine.Config{Date: on, Weights: sheet.Weights}).NewState()
	s.Reset(sheet.Values)
	c, err := s.Best()
	if err != nil {
		return outcome{}, err
	}
	return chosen(p, c), nil
}

func chosen(p *program.Program, c engine.Choice) outcome { return named(p, analysis.OutcomeOf(c)) }
