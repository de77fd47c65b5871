package decision

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
)

// Past is how a recorded stack fares under today's rules.
type Past struct {
	Gone     []string // its options that the rule set no longer has
	Excluded []Veto   // its options that fired rules exclude now
	// What else it breaks now: relations, the require lists of rules that fire,
	// required layers that it leaves empty, layers that it fills twice.
	Relations, Requires, Empty, Twice []int
	// Gap is what the recorded stack lacks to the one recommended now, in
	// thousandths, and Rules what each rule adds to it, by falling size. Both
	// count only where the stack is possible and a stack is recommended.
	Score int64
	Gap   int64
	Rules []RuleGap

	stack []int // its options that are there
}

// Veto is an option with the fired rules that exclude it.
type Veto struct {
	Option int
	Rules  []int
}

// RuleGap is what a rule gives to the present stack more than to the recorded
// one, in thousandths.
type RuleGap struct {
	Rule   int
	Amount int64
}

// pastOf is nil if nothing was recommended then.
func pastOf(then *answers.Recorded, now *engine.Recommendation) *Past {
	if len(then.Stack) == 0 {
		return nil
	}
	past := &Past{}
	gap := map[int]int64{}
	e := now.Engine
	for _, id := range then.Stack {
		o := slices.IndexFunc(e.Options, func(o check.Option) bool { return o.ID == id })
		if o < 0 {
			past.Gone = append(past.Gone, id)
			continue
		}
		if by := now.Options[o].ExcludedBy; len(by) > 0 {
			past.Excluded = append(past.Excluded, Veto{o, by})
		}
		past.stack = append(past.stack, o)
		past.Score += now.Options[o].Score
		addGap(gap, now, o, -1)
	}
	for _, o := range now.Stack.Options {
		addGap(gap, now, o, 1)
	}
	past.breaks(now)
	past.Gap = now.Stack.Score - past.Score
	for rule, amount := range gap {
		if amount != 0 {
			past.Rules = append(past.Rules, RuleGap{rule, amount})
		}
	}
	slices.SortFunc(past.Rules, func(a, b RuleGap) int {
		if x, y := max(a.Amount, -a.Amount), max(b.Amount, -b.Amount); x != y {
			return int(min(max(y-x, -1), 1))
		}
		return a.Rule - b.Rule
	})
	return past
}

// Possible reports whether the recorded stack could still be recommended, were
// its score the best.
func (past *Past) Possible() bool {
	return len(past.Gone)+len(past.Excluded)+len(past.Relations)+len(past.Requires)+len(past.Empty)+len(past.Twice) == 0
}

// breaks finds what a stack whose options are all there breaks.
func (past *Past) breaks(now *engine.Recommendation) {
	if len(past.Gone) > 0 {
		return
	}
	e := now.Engine
	past.Relations = broken(e.Program, e.Held, past.stack)
	for _, i := range now.Fired {
		if require := e.Rules[i].Require; len(require) > 0 && !anyOf(require, past.stack) {
			past.Requires = append(past.Requires, i)
		}
	}
	filled := make([]int, len(e.Layers))
	for _, o := range past.stack {
		for _, l := range e.Options[o].Layers {
			filled[l]++
		}
	}
	for l, n := range filled {
		switch {
		case n > 1:
			past.Twice = append(past.Twice, l)
		case n == 0 && e.Layers[l].Required:
			past.Empty = append(past.Empty, l)
		}
	}
}

func addGap(gap map[int]int64, now *engine.Recommendation, option int, sign int64) {
	for _, c := range now.Options[option].Contributions {
		if c.Counted {
			gap[c.Rule] += sign * c.Amount
		}
	}
}
