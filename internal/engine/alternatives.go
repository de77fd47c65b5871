package engine

import (
	"slices"
)

// ranking collects the best stacks that are locally best (contract 3.6). It
// belongs to a solver and keeps its buffers from one search to the next.
type ranking struct {
	*solver
	limit  int
	floor  int64    // the worth of every stack in the ranking is larger
	beside []uint64 // no alternative contains this stack
	after  []int64  // by component: what it and the later ones add at most
	stacks []ranked // best first
	apart  bool     // no stack that is a part of beside counts either
}

type ranked struct {
	worth int64
	bits  []uint64
}

// alternatives ranks the stacks beside the best one, which the solver has just
// found, whose worth is above floor: at most limit, best first. The list is good
// until the next call. A stack has a positive score exactly if its worth is
// positive.
func (s *solver) alternatives(limit int, floor int64) []ranked {
	return s.rank(limit, floor, false)
}

// apart is the first of the alternatives with a positive score that is no part of
// the best stack.
func (s *solver) apart() []ranked { return s.rank(1, 0, true) }

func (s *solver) rank(limit int, floor int64, apart bool) []ranked {
	if s.ranking == nil {
		s.ranking = &ranking{solver: s}
	}
	r := s.ranking
	r.limit, r.floor, r.apart, r.stacks = limit, floor, apart, r.stacks[:0]
	r.beside = append(r.beside[:0], s.result...)
	r.after = append(r.after[:0], make([]int64, len(s.parts)+1)...)
	for p := len(s.parts) - 1; p >= 0; p-- {
		r.after[p] = r.after[p+1] + s.bests[p]
	}
	s.binding = s.binding[:0]
	r.enter(0)
	return r.stacks
}

// enter searches the components from p on; behind the last one there is a stack.
func (r *ranking) enter(p int) {
	if p == len(r.parts) {
		if !contains(r.bits, r.beside) && !(r.apart && contains(r.beside, r.bits)) {
			r.insert()
		}
		return
	}
	bound := len(r.binding)
	r.bind(r.parts[p])
	r.search(r.parts[p].from, p)
	r.binding = r.binding[:bound]
}

// search decides the layers from position i, which is in component p or just
// behind it.
func (r *ranking) search(i int32, p int) {
	if r.nodes++; r.nodes > r.budget {
		r.spent = true
	}
	if r.spent {
		return
	}
	to := r.parts[p].to
	loss, ok := r.outlook(i)
	if !ok || !r.promising(i, r.sum+r.suffix[i]-r.suffix[to]+r.after[p+1]-loss, loss) {
		return
	}
	if r.m.hostile {
		loss, ok = r.rivalry(i, to)
		if !ok || !r.promising(i, r.sum+r.suffix[i]-r.suffix[to]+r.after[p+1]-loss, loss) {
			return
		}
	}
	if i == to {
		if r.locallyBest(r.parts[p]) {
			r.enter(p + 1)
		}
		return
	}
	layer := r.seq[i]
	if r.occupied[layer] {
		r.search(i+1, p)
		return
	}
	for _, o := range r.candidates[layer] {
		if r.fits(o) {
			r.choose(o)
			r.search(i+1, p)
			r.unchoose(o)
		}
	}
	if !r.required[layer] && !r.missed(layer) {
		r.search(i+1, p)
	}
}

func contains(set, subset []uint64) bool {
	for w := range set {
		if subset[w]&^set[w] != 0 {
			return false
		}
	}
	return true
}

// insert puts the present stack into its place. Its bits go to where a stack
// stood that has left the ranking.
func (r *ranking) insert() {
	n := len(r.stacks)
	i := n
	for i > 0 && r.before(r.stacks[i-1]) {
		i--
	}
	if i == r.limit {
		return
	}
	if n < r.limit {
		if n == cap(r.stacks) {
			r.stacks = append(r.stacks, ranked{})
		}
		r.stacks = r.stacks[:n+1]
	}
	last := r.stacks[len(r.stacks)-1]
	copy(r.stacks[i+1:], r.stacks[i:])
	r.stacks[i] = ranked{r.sum, append(last.bits[:0], r.bits...)}
}

// before reports whether the present stack ranks before another.
func (r *ranking) before(other ranked) bool {
	if r.sum != other.worth {
		return r.sum > other.worth
	}
	return ranksBefore(r.bits, other.bits)
}

// ranksBefore compares stacks of the same worth.
func ranksBefore(a, b []uint64) bool {
	for w := range a {
		if a[w] != b[w] {
			return earlier(a[w], b[w])
		}
	}
	return false
}

// promising reports whether a bound allows a stack that belongs in the ranking.
func (r *ranking) promising(i int32, bound, loss int64) bool {
	if bound <= r.floor {
		return false
	}
	if len(r.stacks) < r.limit {
		return true
	}
	last := r.stacks[len(r.stacks)-1]
	if bound != last.worth || loss > 0 || bound != r.sum+r.suffix[i] {
		return bound >= last.worth
	}
	words := int32(len(r.bits))
	for w := range words {
		mine := r.bits[w] | r.suffixBits[i*words+w]
		if mine != last.bits[w] {
			return earlier(mine, last.bits[w])
		}
	}
	return false
}

// missed reports whether leaving the layer empty cannot be locally best: some
// option with points that nothing can hold back would raise the sum.
func (r *ranking) missed(layer int32) bool {
	for _, o := range r.candidates[layer] {
		if r.worth[o] > 0 && len(r.m.needs[o]) == 0 && r.m.rivals[o] == nil && len(r.m.layerOf[o]) == 1 {
			return true
		}
	}
	return false
}

// locallyBest looks at one component, as constraints do not reach beyond it.
func (r *ranking) locallyBest(p span) bool {
	for _, layer := range r.seq[p.from:p.to] {
		for _, o := range r.m.homed[layer] {
			chosen := r.bits[o/64]>>(o%64)&1 == 1
			if chosen && r.worth[o] < 0 && r.removable(o) || !chosen && r.worth[o] > 0 && r.allowed[o] && r.addable(o) {
				return false
			}
		}
	}
	return true
}

func (r *ranking) addable(o int32) bool {
	if !r.fits(o) {
		return false
	}
	for _, c := range r.m.needs[o] {
		if r.met[c] == 0 {
			return false
		}
	}
	return true
}

func (r *ranking) removable(o int32) bool {
	for _, l := range r.m.layerOf[o] {
		if r.required[l] {
			return false
		}
	}
	return !r.holdsUp(r.m.meets[o]) && !r.holdsUp(r.meets[o])
}

// holdsUp reports whether one of the clauses binds and is met just once.
func (r *ranking) holdsUp(clauses []int32) bool {
	for _, c := range clauses {
		if r.met[c] == 1 && slices.Contains(r.binding, c) {
			return true
		}
	}
	return false
}
