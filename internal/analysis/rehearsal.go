package analysis

import (
	"math"
	"sync/atomic"
)

// rehearsal is a set of small races in one order of the variables. Each is for
// two options only, and every point counts one: with few scores there are few
// states, but how many grows and shrinks with the order much as in the real race.
type rehearsal struct {
	c     *compilation // with the variables in the order
	parts []*component // copies
}

func newRehearsal(c *compilation, order []int) *rehearsal {
	r := &rehearsal{c: &compilation{ctx: c.ctx, e: c.e, scope: newScope(c.e, c.scope.base), limit: min(c.limit, maxRehearsed), runners: 1, paths: c.paths}}
	for _, v := range order {
		r.c.vars = append(r.c.vars, c.vars[v])
	}
	for _, part := range c.parts {
		r.parts = append(r.parts, part.clone())
	}
	r.c.effects = c.effects
	r.c.prepare()
	return r
}

// states counts the states of all races. It reports false if they are more than
// most, which others may lower meanwhile.
func (r *rehearsal) states(most *atomic.Int64) (int, bool, error) {
	sum, all := 0, r.c.effects
	for _, part := range r.parts {
		if part.rows == nil {
			continue
		}
		options := part.options()
		for i, a := range options {
			left := int(most.Load()) - sum
			if left < 0 {
				return 0, false, nil
			}
			r.c.budget = budget{left, math.MaxInt}
			r.c.effects = all.between(a, options[(i+1)%len(options)])
			_, _, ok, err := r.c.race(part, func(int) {})
			if !ok || err != nil {
				return 0, false, err
			}
			sum += left - r.c.budget.states
		}
	}
	return sum, true, nil
}

// between are the effects on two options, with every point worth one.
func (f *effects) between(a, b int) *effects {
	few := &effects{
		gives: make([][]gift, len(f.gives)), slots: make([][][]gift, len(f.slots)), vetoes: make([][]int, len(f.vetoes)),
		demands: f.demands,
	}
	for _, o := range []int{a, b} {
		few.gives[o], few.slots[o], few.vetoes[o] = signs(f.gives[o]), nil, f.vetoes[o]
		for _, slot := range f.slots[o] {
			few.slots[o] = append(few.slots[o], signs(slot))
		}
	}
	return few
}

// signs are gifts of one point each.
func signs(gifts []gift) []gift {
	var list []gift
	for _, g := range gifts {
		list = append(list, gift{g.rule, max(-1, min(g.amount, 1))})
	}
	return list
}
