// Package engine scores options and chooses the stack: the contract's section 3.
// It is pure: no clock, no files, no randomness. Same program, answers, weights
// and date, same result.
//
//	Program + Config --New--> Engine --NewState--> State <--Set-- answers
//	State --Scores, Fired--> points     State --Best--> recommended stack
//	State --Recommend--> Recommendation, with everything that people ask about it
//
// Scores are whole thousandths. A State is changed one answer at a time, at a
// cost that grows with the conditions that mention the question.
package engine

import (
	"errors"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Budget is how many nodes of search trees one call of Best or Recommend may
// visit by default, all its searches together. A call that needs more fails
// with ErrBudget; it never returns an unproven stack. The worst sets of 12
// layers with 50 options that we could construct (BenchmarkHardest) are answered
// or spend it within a second.
const Budget = 4_000_000

// ErrBudget says that a search was stopped by its node budget.
var ErrBudget = errors.New("the search for the best stack has spent its node budget")

// Config is what a result depends on beside the answers.
type Config struct {
	Date date.Date // required
	// Weights by criterion in thousandths; nil, or negative for a criterion:
	// the rule set's own.
	Weights []int64
	Budget  int // nodes for each call; 0: Budget
}

// Engine is a Program prepared for one date and one set of weights. It is
// immutable and safe to share between goroutines.
type Engine struct {
	*program.Program
	Date    date.Date
	Weights []int64 // by criterion, in thousandths

	// Unsupported marks the options that are unsupported on the date.
	Unsupported []bool
	// Held are the positions of the relations that count on the date and are
	// enforced (requires and conflicts), in file order.
	Held []int

	budget    int
	effects   []effect // by rule
	slots     []slot
	requiring []requiring
	required  []bool // by layer
	model     *model
	start     *State // no answers yet
}

// requiring is a rule with a require list.
type requiring struct {
	rule   int32
	clause clause
}

// effect is what a fired rule does.
type effect struct {
	gives    []gift  // points outside groups
	slots    []int32 // slots in which the rule competes
	excludes []int32
	requires bool
}

type gift struct {
	option int32
	amount int64 // thousandths
}

// slot is one option in one group: of the fired rules among candidates, the
// first counts.
type slot struct {
	option     int32
	candidates []candidate // by falling absolute points, then in file order
}

type candidate struct {
	rule   int32
	amount int64
	points int64
}

// New prepares a program.
func New(p *program.Program, c Config) *Engine {
	e := &Engine{Program: p, Date: c.Date, budget: c.Budget}
	if e.budget == 0 {
		e.budget = Budget
	}
	for i := range p.Criteria {
		w := p.Criteria[i].Weight
		if i < len(c.Weights) && c.Weights[i] >= 0 {
			w = c.Weights[i]
		}
		e.Weights = append(e.Weights, w)
	}
	e.Unsupported = Unsupported(p, c.Date)
	for i := range p.Relations {
		r := &p.Relations[i]
		if (r.Kind == ruleset.Requires || r.Kind == ruleset.Conflicts) && r.Holds(c.Date) {
			e.Held = append(e.Held, i)
		}
	}
	for i := range p.Layers {
		e.required = append(e.required, p.Layers[i].Required)
	}
	e.compileEffects()
	e.model = newModel(p, e.Held)
	e.start = e.newStart()
	return e
}

// Unsupported marks the options that are unsupported on the date (contract 1.3).
func Unsupported(p *program.Program, on date.Date) []bool {
	unsupported := make([]bool, len(p.Options))
	for i := range p.Lifecycles {
		if l := &p.Lifecycles[i]; unsupports(l, on) {
			unsupported[l.Option] = true
		}
	}
	return unsupported
}

func unsupports(l *check.Lifecycle, on date.Date) bool {
	return l.Status == ruleset.Retired && l.Since <= on || l.Until != 0 && l.Until < on
}

func (e *Engine) compileEffects() {
	e.effects = make([]effect, len(e.Rules))
	slotOf := map[[2]int]int32{} // by group and option
	for i := range e.Rules {
		rule, f := &e.Rules[i], &e.effects[i]
		weight := e.Weights[rule.Criterion]
		for _, pt := range rule.Points {
			if rule.Group < 0 {
				f.gives = append(f.gives, gift{int32(pt.Option), weight * pt.Value})
				continue
			}
			key := [2]int{rule.Group, pt.Option}
			s, ok := slotOf[key]
			if !ok {
				s = int32(len(e.slots))
				slotOf[key] = s
				e.slots = append(e.slots, slot{option: int32(pt.Option)})
			}
			e.slots[s].candidates = append(e.slots[s].candidates, candidate{int32(i), weight * pt.Value, pt.Value})
			f.slots = append(f.slots, s)
		}
		for _, o := range e.Vetoes(i) {
			f.excludes = append(f.excludes, int32(o))
		}
		if f.requires = len(rule.Require) > 0; f.requires {
			e.requiring = append(e.requiring, requiring{int32(i), newClause(rule.Require)})
		}
	}
	for i := range e.slots {
		// The size of the points decides, not of what the weight makes of
		// them: with weight 0 it is still the same rule that counts.
		slices.SortStableFunc(e.slots[i].candidates, func(a, b candidate) int {
			return int(max(b.points, -b.points) - max(a.points, -a.points))
		})
	}
}

// Vetoes are the options that rule i excludes on the date, ascending.
func (e *Engine) Vetoes(i int) []int {
	rule := &e.Rules[i]
	options := slices.Clone(rule.Exclude)
	if rule.ExcludeUnsupported {
		for o, u := range e.Unsupported {
			if u {
				options = append(options, o)
			}
		}
		slices.Sort(options)
		options = slices.Compact(options)
	}
	return options
}
