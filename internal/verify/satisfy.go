package verify

import (
	"context"
	"errors"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// searchBudget is how many partial sheets one search of a solver may visit.
const searchBudget = 1_000_000

// errUndecided says that a search has spent its budget.
var errUndecided = errors.New("not decided within the budget")

// wish is a condition with the truth that a sheet should give it. The nil
// condition is true.
type wish struct {
	cond *check.Cond
	want engine.Truth // True or False
}

// solver finds answer sheets that give conditions wished truths, by going
// through the answers to the questions that the conditions are about, in
// question order, and giving up a branch as soon as Kleene's logic says that no
// answer to the rest can fulfil a wish.
type solver struct {
	p      *program.Program
	s      *engine.State
	values [][]program.Value // by question: one answer of each class
	about  [][]int           // by fact: the questions it is about; nil: not worked out
	nodes  int
}

func newSolver(e *engine.Engine) *solver {
	return &solver{p: e.Program, s: e.NewState(), values: make([][]program.Value, len(e.Questions)), about: make([][]int, len(e.Facts))}
}

// find returns a sheet that does not contradict itself and fulfils all wishes, with
// every question answered that applies, or nil if there is none.
func (v *solver) find(ctx context.Context, wishes ...wish) ([]program.Value, error) {
	wishes = slices.Clip(wishes)
	for i := range v.p.Contradictions {
		wishes = append(wishes, wish{v.p.Contradictions[i].When, engine.False})
	}
	return v.findAny(ctx, wishes...)
}

// findAny is find, among all sheets.
func (v *solver) findAny(ctx context.Context, wishes ...wish) ([]program.Value, error) {
	questions := make([]bool, len(v.p.Questions))
	for _, w := range wishes {
		v.mark(questions, w.cond)
	}
	for q := len(questions) - 1; q >= 0; q-- { // an ask_when is about earlier questions
		if questions[q] {
			v.mark(questions, v.p.Questions[q].AskWhen)
		}
	}
	var order []int
	for q, marked := range questions {
		if marked {
			order = append(order, q)
		}
	}
	v.nodes = 0
	v.s.Reset(slices.Repeat([]program.Value{program.Unknown}, len(v.p.Questions)))
	ok, err := v.search(ctx, order, wishes)
	if err != nil || !ok {
		return nil, err
	}
	return v.complete(), nil
}

func (v *solver) search(ctx context.Context, order []int, wishes []wish) (bool, error) {
	if v.nodes++; v.nodes > searchBudget {
		return false, errUndecided
	}
	if v.nodes%1024 == 0 && ctx.Err() != nil {
		return false, ctx.Err()
	}
	done := true
	for _, w := range wishes {
		switch v.s.Truth(w.cond) {
		case w.want:
		case engine.Unknown:
			done = false
		default:
			return false, nil
		}
	}
	if done {
		return true, nil
	}
	if len(order) == 0 {
		return false, nil // Kleene leaves nothing unknown once all is answered
	}
	q := order[0]
	if v.s.Applies(q) == program.No {
		return v.search(ctx, order[1:], wishes)
	}
	for _, value := range v.answers(q) {
		v.s.Set(q, value)
		if ok, err := v.search(ctx, order[1:], wishes); ok || err != nil {
			return ok, err
		}
	}
	v.s.Set(q, program.Unknown)
	return false, nil
}

// complete answers the questions that apply and are still open, in their order.
func (v *solver) complete() []program.Value {
	for q := range v.p.Questions {
		if v.s.Value(q) == program.Unknown && v.s.Applies(q) == program.Yes {
			v.s.Set(q, v.answers(q)[0])
		}
	}
	return slices.Clone(v.s.Values())
}

// answers is one answer of each class to q.
func (v *solver) answers(q int) []program.Value {
	if v.values[q] == nil {
		seen := map[int]bool{}
		for _, value := range v.p.Domain(q) {
			if class := v.p.Class(q, value); !seen[class] {
				seen[class] = true
				v.values[q] = append(v.values[q], value)
			}
		}
	}
	return v.values[q]
}

// mark marks the questions that a condition is about.
func (v *solver) mark(questions []bool, c *check.Cond) {
	if c == nil {
		return
	}
	switch c.Op {
	case check.IsTest:
		questions[c.Test.Question] = true
	case check.IsFact:
		if v.about[c.Fact] == nil {
			own := make([]bool, len(questions))
			v.mark(own, v.p.Facts[c.Fact].When)
			v.about[c.Fact] = []int{}
			for q, marked := range own {
				if marked {
					v.about[c.Fact] = append(v.about[c.Fact], q)
				}
			}
		}
		for _, q := range v.about[c.Fact] {
			questions[q] = true
		}
	}
	for _, sub := range c.Sub {
		v.mark(questions, sub)
	}
}
