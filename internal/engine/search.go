package engine

import "math/bits"

// search finds the outcomes of one part for a State.
type search struct {
	*part
	solver *solver // nil until it is needed
	cache  *cache  // nil until it is needed
	key    []int64
	own    outcome // of a plain part
}

func newSearches(e *Engine) []search {
	searches := make([]search, len(e.parts))
	for i, p := range e.parts {
		v := &searches[i]
		v.part = p
		if p.plain {
			v.own.bits, v.own.otherBits = make([]uint64, p.words), make([]uint64, p.words)
			continue
		}
		v.key = make([]int64, len(p.ids)+(len(p.rules)+63)/64)
	}
	return searches
}

// outcome is what is best in the part under these scores, and the answers'
// exclusions and demands; with its runner-up if that is asked for.
func (v *search) outcome(s *State, scores []int64, ranked bool) *outcome {
	if v.plain {
		return v.pick(s, scores)
	}
	for i, o := range v.ids {
		worth := scores[o]*v.scale - 1
		if s.vetoes[o] > 0 || worth < 0 && !v.useful[i] {
			worth = barred
		}
		v.key[i] = worth
	}
	demands := v.key[len(v.ids):]
	clear(demands)
	for i, r := range v.rules {
		if s.Fired(int(r)) {
			demands[i/64] |= 1 << (i % 64)
		}
	}
	if v.cache == nil {
		v.cache = newCache(len(v.key), v.words)
	}
	o, found := v.cache.find(v.key)
	if !found || ranked && !o.ranked {
		v.solve(o, s.e.budget, ranked)
	}
	return o
}

// pick finds the outcome of a plain part: its best two options.
func (v *search) pick(s *State, scores []int64) *outcome {
	best, second := int32(-1), int32(-1)
	bestWorth, secondWorth := int64(0), int64(0)
	if v.required[0] {
		bestWorth, secondWorth = barred, barred
	}
	for _, o := range v.ids {
		worth := scores[o]*v.scale - 1
		switch {
		case worth <= secondWorth || s.vetoes[o] > 0:
		case worth <= bestWorth:
			second, secondWorth = o, worth
		default:
			second, secondWorth = best, bestWorth
			best, bestWorth = o, worth
		}
	}
	out := &v.own
	clear(out.bits)
	clear(out.otherBits)
	out.feasible, out.worth = best >= 0 || !v.required[0], bestWorth
	out.runnerUp = runnerUp{exists: second >= 0, worth: secondWorth}
	if best >= 0 {
		out.bits[best/64] |= 1 << (best % 64)
	}
	if second >= 0 {
		out.otherBits[second/64] |= 1 << (second % 64)
	}
	return out
}

// solve searches for what the key asks, and fills in the outcome.
func (v *search) solve(o *outcome, budget int, ranked bool) {
	v.pose(budget)
	o.known, o.ranked = true, ranked
	o.feasible = v.solver.solve()
	o.spent, o.worth, o.nodes = v.solver.spent, v.solver.total, v.solver.nodes
	o.runnerUp = runnerUp{}
	if !o.feasible {
		return
	}
	v.widen(o.bits, v.solver.result)
	if !ranked || o.worth == 0 { // worth 0 is the empty stack: every stack contains it
		return
	}
	v.solver.nodes = 0
	if others := v.solver.alternatives(1, barred); len(others) > 0 {
		o.runnerUp.exists, o.runnerUp.worth = true, others[0].worth
		v.widen(o.otherBits, others[0].bits)
	}
	o.runnerUp.spent, o.runnerUp.nodes = v.solver.spent, v.solver.nodes
}

// pose hands the key's problem to the solver.
func (v *search) pose(budget int) {
	if v.solver == nil {
		v.solver = newSolver(v.model)
	}
	p := v.solver
	p.budget, p.nodes, p.first = budget, 0, false
	for o, worth := range v.key[:len(v.ids)] {
		p.allowed[o], p.worth[o] = worth != barred, worth
	}
	copy(p.required, v.required)
	p.demands = p.demands[:0]
	demands := v.key[len(v.ids):]
	for i, c := range v.requiring {
		if demands[i/64]>>(i%64)&1 == 1 {
			p.demands = append(p.demands, c)
		}
	}
}

// widen turns bits of the part's options into bits of the program's.
func (v *search) widen(wide, own []uint64) {
	clear(wide)
	for w, word := range own {
		for ; word != 0; word &= word - 1 {
			o := v.ids[w*64+bits.TrailingZeros64(word)]
			wide[o/64] |= 1 << (o % 64)
		}
	}
}
