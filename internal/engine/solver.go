package engine

import (
	"slices"
)

// solver finds stacks by branch and bound over the layers, bottom up within a
// component, component after component.
//
// # One number for three rules
//
// Stacks are ranked by their sum of scores, then by fewer options, then by the
// options that stand earlier. The first two become one number: an option's
// worth is score x scale - 1, where scale is more than a stack can have
// options, so that a larger sum of worths means a larger score, or the same
// score with fewer options. For two stacks of the same worth, and so of the
// same size, the ascending lists of positions compare like their sets of
// options read as binary numbers whose first digit is option 0. All three add
// up over options, so the best of each layer, taken alone, bounds the whole.
//
// # Bounds
//
// A layer contributes at most its best candidate or, unless it is required,
// nothing. A clause that binds and is not met yet must still be met by some
// candidate: the least that this costs against the best of the candidate's
// layer is taken off the bound (the largest such loss of all clauses, as two
// clauses may be met by one option).
type solver struct {
	m *model

	// The problem.
	allowed  []bool  // by option
	worth    []int64 // by option
	required []bool  // by layer
	demands  []clause
	budget   int

	// Prepared from it.
	clauses    []clause  // of the model, then the demands
	meets      [][]int32 // by option: demands that it satisfies, as positions in clauses
	candidates [][]int32 // by home layer, best first
	seq        []int32   // layers in the order of the search
	part       []int32   // by layer
	parts      []span    // of seq
	at         []int32   // by layer: its position in seq
	suffix     []int64   // by position in seq: what the layers from there on can add at most
	suffixBits []uint64  // by position: the options that would add it

	// The search.
	nodes    int
	spent    bool // the budget did not suffice
	sum      int64
	bits     []uint64
	occupied []bool   // by layer
	blocked  []uint64 // options with a chosen rival: a stack of sets, the last one counts
	met      []int32  // by clause: chosen options that satisfy it
	binding  []int32  // clauses that bind, a stack

	// The result.
	found   bool
	best    []uint64 // of the component that is being searched
	bestSum int64
	result  []uint64 // of all components
	total   int64
	bests   []int64 // by component: the worth of its best
	first   bool    // the first stack will do: only whether there is one matters
	ranking *ranking
}

type span struct{ from, to int32 }

func newSolver(m *model) *solver {
	words := (m.options + 63) / 64
	s := &solver{
		m:       m,
		allowed: make([]bool, m.options), worth: make([]int64, m.options), required: make([]bool, m.layers),
		meets: make([][]int32, m.options), candidates: make([][]int32, m.layers),
		seq: make([]int32, 0, m.layers), part: make([]int32, m.layers), at: make([]int32, m.layers),
		suffix: make([]int64, m.layers+1), suffixBits: make([]uint64, (m.layers+1)*words),
		bits: make([]uint64, words), best: make([]uint64, words), result: make([]uint64, words), bests: make([]int64, m.layers),
		occupied: make([]bool, m.layers), blocked: make([]uint64, words, (m.layers+1)*words),
	}
	for l, homed := range m.homed {
		s.candidates[l] = make([]int32, 0, len(homed))
	}
	return s
}

// prepare readies the search for allowed, worth, required and demands. It
// reports false if some layer or demand cannot be filled at all.
func (s *solver) prepare() bool {
	s.spent, s.found = false, false
	s.dismissHopeless()
	s.clauses = append(s.clauses[:0], s.m.clauses...)
	for o := range s.meets {
		s.meets[o] = s.meets[o][:0]
	}
	for _, d := range s.demands {
		c := int32(len(s.clauses))
		s.clauses = append(s.clauses, d)
		for _, o := range d.options {
			s.meets[o] = append(s.meets[o], c)
		}
	}
	s.met = slices.Grow(s.met[:0], len(s.clauses))[:len(s.clauses)]
	clear(s.met)
	s.split()
	s.collect()
	return s.bound()
}

// dismissHopeless disallows options whose requirements nothing allowed can meet.
func (s *solver) dismissHopeless() {
	if len(s.m.clauses) == 0 {
		return
	}
	for changed := true; changed; {
		changed = false
		for o, needs := range s.m.needs {
			if !s.allowed[o] {
				continue
			}
			for _, c := range needs {
				if !slices.ContainsFunc(s.m.clauses[c].options, func(t int32) bool { return s.allowed[t] }) {
					s.allowed[o], changed = false, true
					break
				}
			}
		}
	}
}

// split orders the layers by component. Demands may join components of the model.
func (s *solver) split() {
	parts := s.m.parts
	copy(s.part, s.m.part)
	for _, d := range s.demands {
		first := s.part[s.m.layerOf[d.options[0]][0]]
		for _, o := range d.options[1:] {
			other := s.part[s.m.layerOf[o][0]]
			if other == first {
				continue
			}
			for l := range s.part {
				if s.part[l] == other {
					s.part[l] = first
				}
			}
		}
	}
	s.seq, s.parts = s.seq[:0], s.parts[:0]
	for p := range int32(parts) {
		from := int32(len(s.seq))
		for l, of := range s.part {
			if of == p {
				s.at[l] = int32(len(s.seq))
				s.seq = append(s.seq, int32(l))
			}
		}
		if to := int32(len(s.seq)); to > from {
			s.parts = append(s.parts, span{from, to})
		}
	}
}

// collect sorts the candidates of each layer. An option without a positive
// score is a candidate only where something may need it.
func (s *solver) collect() {
	for l, homed := range s.m.homed {
		list := s.candidates[l][:0]
		for _, o := range homed {
			if !s.allowed[o] || s.worth[o] <= 0 && !s.useful(o) {
				continue
			}
			i := len(list)
			list = append(list, o)
			for ; i > 0 && s.worth[list[i-1]] < s.worth[o]; i-- {
				list[i] = list[i-1]
			}
			list[i] = o
		}
		s.candidates[l] = list
	}
}

func (s *solver) useful(o int32) bool {
	if len(s.meets[o]) > 0 || len(s.m.meets[o]) > 0 {
		return true
	}
	for _, l := range s.m.layerOf[o] {
		if s.required[l] {
			return true
		}
	}
	return false
}

// bound computes the bounds from the back. It reports false if a required layer
// has no candidate at all.
func (s *solver) bound() bool {
	words := len(s.bits)
	end := len(s.seq)
	s.suffix[end] = 0
	clear(s.suffixBits[end*words:])
	for i := end - 1; i >= 0; i-- {
		l := s.seq[i]
		list := s.candidates[l]
		here := s.suffixBits[i*words : (i+1)*words]
		copy(here, s.suffixBits[(i+1)*words:(i+2)*words])
		s.suffix[i] = s.suffix[i+1]
		mustHere := s.required[l] && len(s.m.fills[l]) == len(s.m.homed[l])
		switch {
		case len(list) > 0 && (mustHere || s.worth[list[0]] > 0):
			s.suffix[i] += s.worth[list[0]]
			here[list[0]/64] |= 1 << (list[0] % 64)
		case mustHere:
			return false
		}
	}
	return true
}

// most is what the options at home in layer l can add at most.
func (s *solver) most(l int32) int64 { return s.suffix[s.at[l]] - s.suffix[s.at[l]+1] }

// solve finds the best stack, component by component: its options are in
// result, its worth is total. It reports whether there is one; without one,
// spent says whether that is proved.
func (s *solver) solve() bool {
	clear(s.result)
	s.total = 0
	if !s.prepare() {
		return false
	}
	for n, p := range s.parts {
		s.found = false
		s.binding = s.binding[:0]
		s.bind(p)
		s.search(p.from, p.to)
		if s.spent || !s.found {
			s.found = false
			return false
		}
		s.bests[n] = s.bestSum
		s.total += s.bestSum
		for w := range s.result {
			s.result[w] |= s.best[w]
		}
	}
	s.found = true
	return true
}

// bind makes the demands of a component binding.
func (s *solver) bind(p span) {
	for c := len(s.m.clauses); c < len(s.clauses); c++ {
		if at := s.at[s.m.layerOf[s.clauses[c].options[0]][0]]; p.from <= at && at < p.to {
			s.binding = append(s.binding, int32(c))
		}
	}
}

// search decides the layers from position i to the end of the component.
func (s *solver) search(i, to int32) {
	if s.nodes++; s.nodes > s.budget {
		s.spent = true
	}
	if s.spent || s.first && s.found {
		return
	}
	loss, ok := s.outlook(i)
	if !ok || s.found && !s.improves(s.sum+s.suffix[i]-s.suffix[to]-loss, loss, i, to) {
		return
	}
	if s.m.hostile {
		loss, ok = s.rivalry(i, to)
		if !ok || s.found && !s.improves(s.sum+s.suffix[i]-s.suffix[to]-loss, loss, i, to) {
			return
		}
	}
	if i == to {
		s.found, s.bestSum = true, s.sum
		copy(s.best, s.bits)
		return
	}
	layer := s.seq[i]
	if s.occupied[layer] {
		s.search(i+1, to)
		return
	}
	nothing := !s.required[layer]
	for _, o := range s.candidates[layer] {
		if nothing && s.worth[o] < 0 {
			s.search(i+1, to)
			nothing = false
		}
		if s.fits(o) {
			s.choose(o)
			s.search(i+1, to)
			s.unchoose(o)
		}
	}
	if nothing {
		s.search(i+1, to)
	}
}

// improves reports whether a bound allows a stack that ranks before the best.
func (s *solver) improves(bound, loss int64, i, to int32) bool {
	if bound != s.bestSum || loss > 0 {
		// With a loss in an equal bound, the options that reach it are not
		// known, and the tie rule cannot exclude it.
		return bound >= s.bestSum
	}
	words := int32(len(s.bits))
	for w := range words {
		mine := s.bits[w] | s.suffixBits[i*words+w]
		theirs := s.best[w] | s.suffixBits[to*words+w]
		if mine != theirs {
			return earlier(mine, theirs)
		}
	}
	return false
}

// earlier compares two different words of options: the one with the lowest
// differing bit ranks first.
func earlier(a, b uint64) bool {
	differ := a ^ b
	return a&(differ&-differ) != 0
}

// outlook looks at the clauses that bind and are not met: false if one cannot
// be met any more by layers from position i on, else what meeting them costs at
// least against the bound.
func (s *solver) outlook(i int32) (loss int64, ok bool) {
	for _, c := range s.binding {
		if s.met[c] > 0 {
			continue
		}
		least := int64(-1)
		for _, o := range s.clauses[c].options {
			home := s.m.layerOf[o][0]
			if s.at[home] < i || !s.allowed[o] || !s.fits(o) {
				continue
			}
			if l := s.most(home) - s.worth[o]; least < 0 || l < least {
				least = max(l, 0)
			}
		}
		if least < 0 {
			return 0, false
		}
		loss = max(loss, least)
	}
	return loss, true
}

// rivalry looks at each layer from position i on by itself: false if it must be
// filled and nothing fits any more, else what is lost against the bound because
// its best candidates do not fit beside what is chosen.
func (s *solver) rivalry(i, to int32) (loss int64, ok bool) {
	for ; i < to; i++ {
		layer := s.seq[i]
		most := s.suffix[i] - s.suffix[i+1]
		if s.occupied[layer] {
			loss += max(most, 0)
			continue
		}
		must := s.required[layer] && len(s.m.fills[layer]) == len(s.m.homed[layer])
		if most == 0 && !must {
			continue
		}
		found := false
		for _, o := range s.candidates[layer] {
			if s.worth[o] < 0 && !must {
				break
			}
			if s.fits(o) {
				loss, found = loss+most-s.worth[o], true
				break
			}
		}
		if !found {
			if must {
				return 0, false
			}
			loss += most
		}
	}
	return loss, true
}

// fits reports whether o can stand beside what is chosen.
func (s *solver) fits(o int32) bool {
	if top := len(s.blocked) - len(s.bits); s.blocked[top+int(o)/64]>>(o%64)&1 == 1 {
		return false
	}
	for _, l := range s.m.layerOf[o] {
		if s.occupied[l] {
			return false
		}
	}
	return true
}

func (s *solver) choose(o int32) {
	s.sum += s.worth[o]
	s.bits[o/64] |= 1 << (o % 64)
	for _, l := range s.m.layerOf[o] {
		s.occupied[l] = true
	}
	if rivals := s.m.rivals[o]; rivals != nil {
		top := len(s.blocked) - len(s.bits)
		s.blocked = append(s.blocked, s.blocked[top:]...)
		for w, r := range rivals {
			s.blocked[top+len(s.bits)+w] |= r
		}
	}
	for _, c := range s.m.meets[o] {
		s.met[c]++
	}
	for _, c := range s.meets[o] {
		s.met[c]++
	}
	s.binding = append(s.binding, s.m.needs[o]...)
}

func (s *solver) unchoose(o int32) {
	s.sum -= s.worth[o]
	s.bits[o/64] &^= 1 << (o % 64)
	for _, l := range s.m.layerOf[o] {
		s.occupied[l] = false
	}
	if s.m.rivals[o] != nil {
		s.blocked = s.blocked[:len(s.blocked)-len(s.bits)]
	}
	for _, c := range s.m.meets[o] {
		s.met[c]--
	}
	for _, c := range s.meets[o] {
		s.met[c]--
	}
	s.binding = s.binding[:len(s.binding)-len(s.m.needs[o])]
}
