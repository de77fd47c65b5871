// Package engine scores options and chooses the stack: the contract's section 3.
// It is pure: no clock, no files, no randomness. Same program, answers, weights
// and date, same result.
//
//	Program + Config --New--> Engine --NewState--> State <--Set-- answers
//	State --Scores, Fired--> points     State --Best--> recommended stack
//	State --Recommend--> Recommendation, with everything that people ask about it
//
// Scores are whole thousandths. A State is changed one answer at a time, at a
// cost that grows with the conditions that mention the question: see State for how
// they are counted. Best goes part by part (see part) and remembers what it found
// (see cache); what only one recommendation needs is searched over everything at
// once, by the same solver.
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
	// Minor marks the layers in which stacks may differ and still be variants of
	// one platform.
	Minor []bool
	// Held are the positions of the relations that count on the date and are
	// enforced (requires and conflicts), in file order.
	Held []int

	budget    int
	counts    []byte   // by gate, without answers; see State.count
	leads     []lead   // by outer gate, see outerGates
	more      []uint64 // rules that do more than their lead says, a bit each
	rest      []int32  // by outer gate: its place in effects
	effects   []effect // the first one is empty
	slots     []slot
	requiring []requiring
	required  []bool // by layer
	model     *model
	parts     []*part
}

// requiring is a rule with a require list.
type requiring struct {
	rule   int32
	clause clause
}

// lead is the points of a rule for two options, in thousandths. Nearly every rule
// gives points to one or two options and does nothing else. These are kept apart
// from the rest in a form without a length: adding up thousands of fired rules
// has no branch then that the processor could guess wrong. Points that a rule
// does not have go to one option more than there are, and nobody reads them.
type lead struct {
	options [2]int32
	amounts [2]int64
}

// effect is what a fired rule does beside its lead.
type effect struct {
	gives    []gift  // further points outside groups
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
		if p.Relations[i].Enforced(c.Date) {
			e.Held = append(e.Held, i)
		}
	}
	for i := range p.Layers {
		e.required = append(e.required, p.Layers[i].Required)
		e.Minor = append(e.Minor, p.Layers[i].Minor)
	}
	e.compileEffects()
	e.model = newModel(p, e.Held)
	e.parts = newParts(e)
	e.counts = make([]byte, p.Inner+(outerGates(p)+63)/64*64+8) // the last dense word may reach beyond
	for g := range p.Gates {
		e.counts[g] = byte(on - p.Gates[g].Need)
	}
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
	outer := outerGates(e.Program)
	e.leads = make([]lead, outer)
	e.more = make([]uint64, (outer+63)/64)
	e.rest = make([]int32, outer)
	e.effects = make([]effect, 1)
	slotOf := map[[2]int]int32{} // by group and option
	for i := range e.Rules {
		var f effect
		e.leads[i] = e.lead(i)
		if rule := &e.Rules[i]; rule.Group >= 0 {
			f.slots = e.compete(i, slotOf)
		} else {
			for _, pt := range rule.Points[min(2, len(rule.Points)):] {
				f.gives = append(f.gives, gift{int32(pt.Option), e.Weights[rule.Criterion] * pt.Value})
			}
		}
		for _, o := range e.Vetoes(i) {
			f.excludes = append(f.excludes, int32(o))
		}
		if require := e.Rules[i].Require; len(require) > 0 {
			f.requires = true
			e.requiring = append(e.requiring, requiring{int32(i), newClause(require)})
		}
		if f.gives != nil || f.slots != nil || f.excludes != nil || f.requires {
			e.more[i/64] |= 1 << (i % 64)
			e.rest[i] = int32(len(e.effects))
			e.effects = append(e.effects, f)
		}
	}
	for i := range e.Contradictions {
		e.leads[len(e.Rules)+i] = e.nothing()
	}
	for i := range e.slots {
		// The size of the points decides, not of what the weight makes of
		// them: with weight 0 it is still the same rule that counts.
		slices.SortStableFunc(e.slots[i].candidates, func(a, b candidate) int {
			return int(max(b.points, -b.points) - max(a.points, -a.points))
		})
	}
}

// outerGates is how many gates stand behind the inner ones: of rules, and of
// contradictions, which fire without an effect.
func outerGates(p *program.Program) int { return len(p.Rules) + len(p.Contradictions) }

// nothing is a lead without points.
func (e *Engine) nothing() lead {
	return lead{options: [2]int32{int32(len(e.Options)), int32(len(e.Options))}}
}

// lead is what a rule gives to its first two options, unless it competes.
func (e *Engine) lead(i int) lead {
	rule := &e.Rules[i]
	l := e.nothing()
	if rule.Group >= 0 {
		return l
	}
	for n, pt := range rule.Points[:min(2, len(rule.Points))] {
		l.options[n], l.amounts[n] = int32(pt.Option), e.Weights[rule.Criterion]*pt.Value
	}
	return l
}

// compete enters a rule of a group as a candidate for each of its options.
func (e *Engine) compete(i int, slotOf map[[2]int]int32) (slots []int32) {
	rule := &e.Rules[i]
	for _, pt := range rule.Points {
		key := [2]int{rule.Group, pt.Option}
		s, ok := slotOf[key]
		if !ok {
			s = int32(len(e.slots))
			slotOf[key] = s
			e.slots = append(e.slots, slot{option: int32(pt.Option)})
		}
		e.slots[s].candidates = append(e.slots[s].candidates, candidate{int32(i), e.Weights[rule.Criterion] * pt.Value, pt.Value})
		slots = append(slots, s)
	}
	return slots
}

// excludes are the Vetoes of rule i.
func (e *Engine) excludes(i int) []int32 { return e.effects[e.rest[i]].excludes }

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
