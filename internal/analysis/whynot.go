package analysis

import (
	"slices"

	"stackadvisor/internal/engine"
)

// WhyNot says why an option is not in the recommended stack (contract 4). At
// most one of ExcludedBy, Blocked and Best is there; none for an option that is
// recommended, or if no stack satisfies the constraints at all.
type WhyNot struct {
	Option     int
	ExcludedBy []int // fired rules that exclude it

	// Blocked is a smallest set of constraints that keep the option out of every
	// stack though no rule excludes it.
	Blocked *engine.Conflict

	// Best is the best stack that contains the option.
	Best *Shortfall

	// Flips are the smallest flips that recommend the option, see Flips.Toward.
	Flips []Flip
}

// Shortfall is a stack with what it lacks to the recommended one.
type Shortfall struct {
	Stack []int // options, ascending
	Score int64 // thousandths
	// Gap is the recommended stack's score minus this one's, in thousandths; the
	// recommended stack may be the empty one. Zero: a tie that the tie rules
	// decide.
	Gap int64
	// Rules and Criteria are the Gap in parts, in file order, without those
	// that add nothing. An option in both stacks adds nothing. Negative: there
	// this stack is ahead.
	Rules    []RuleGap
	Criteria []CriterionGap
}

// RuleGap is what a rule adds to a Gap, in thousandths: what it gives to the
// recommended stack more than to the other one.
type RuleGap struct {
	Rule   int
	Amount int64
}

// CriterionGap is the sum of RuleGap.Amount over the rules of one criterion.
type CriterionGap struct {
	Criterion int
	Amount    int64
}

// WhyNots explains each of the options. The flips must come from the same
// recommendation with the options in FlipQuery.Toward; nil: without flips. It
// fails if the engine does.
func WhyNots(r *engine.Recommendation, options []int, flips *Flips) ([]WhyNot, error) {
	s := r.Engine.NewState()
	s.Reset(r.Values)
	list := make([]WhyNot, len(options))
	for i, o := range options {
		list[i] = WhyNot{Option: o, ExcludedBy: r.Options[o].ExcludedBy}
		if flips != nil {
			list[i].Flips = flips.Toward[o]
		}
		if r.Status == engine.Infeasible || len(list[i].ExcludedBy) > 0 || slices.Contains(r.Stack.Options, o) {
			continue
		}
		c, err := s.BestWith(nil, []int{o})
		if err != nil {
			return nil, err
		}
		if c.Status != engine.Infeasible {
			list[i].Best = shortfall(r, engine.Stack{Options: c.Options(), Score: c.Score})
			continue
		}
		if list[i].Blocked, err = s.ConflictWith(o); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// shortfall takes the difference between the recommended stack and another one
// apart.
func shortfall(r *engine.Recommendation, other engine.Stack) *Shortfall {
	f := &Shortfall{Stack: other.Options, Score: other.Score, Gap: r.Stack.Score - other.Score}
	byRule := make([]int64, len(r.Engine.Rules))
	add := func(stack []int, sign int64) {
		for _, o := range stack {
			for _, c := range r.Options[o].Contributions {
				if c.Counted {
					byRule[c.Rule] += sign * c.Amount
				}
			}
		}
	}
	add(r.Stack.Options, 1)
	add(other.Options, -1)
	byCriterion := make([]int64, len(r.Engine.Criteria))
	for rule, amount := range byRule {
		if amount != 0 {
			f.Rules = append(f.Rules, RuleGap{rule, amount})
			byCriterion[r.Engine.Rules[rule].Criterion] += amount
		}
	}
	for criterion, amount := range byCriterion {
		if amount != 0 {
			f.Criteria = append(f.Criteria, CriterionGap{criterion, amount})
		}
	}
	return f
}
