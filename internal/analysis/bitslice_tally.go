package analysis

import "math/bits"

// sliceTally counts completions by the ranks of the recommended stacks of all
// parts, written one behind the other.
type sliceTally struct {
	few        []uint64 // by ranks, if these have few bits; else many
	many       map[uint64]uint64
	infeasible uint64
}

func newSliceTally(p *slicePlan) sliceTally {
	n := 0
	for i := range p.races {
		n += p.races[i].rank
	}
	if n <= 12 {
		return sliceTally{few: make([]uint64, 1<<n)}
	}
	return sliceTally{many: map[uint64]uint64{}}
}

// take visits all counts and sets them back to zero.
func (t *sliceTally) take(visit func(ranks, n uint64)) {
	for ranks, n := range t.few {
		if n > 0 {
			visit(uint64(ranks), n)
		}
	}
	for ranks, n := range t.many {
		visit(ranks, n)
	}
	clear(t.few)
	clear(t.many)
}

// read counts the stacks that a level has in the lanes of a mask: in each lane as
// often as counts say, once if there are none.
//
// Where a part has no stacks yet, inner levels have changed every lane, and there
// is nothing to count. Where it has none at the innermost level, nothing is
// feasible.
func (t *sliceTally) read(r *sliceRun, level int, mask, counts []uint64, planes int) {
	if r.hopeless(level) {
		if level == len(r.loops) {
			for w, m := range r.valid {
				t.infeasible += r.completions(level, w, m&^r.void(level, w), nil)
			}
		}
		return
	}
	alike := uint64(0) // completions that every lane stands for, if that is the same
	if counts == nil && len(r.groups) == 1 {
		alike = r.groups[0].weight * r.levels[level].weight
	}
	for w, m := range mask {
		if m &= r.valid[w] &^ r.void(level, w); m == 0 {
			continue
		}
		of := counts
		if counts != nil {
			of = counts[w*planes : (w+1)*planes]
		}
		var room [64]uint64
		digits := room[:0]
		for i := range r.races {
			x := &r.races[i]
			value := x.final(level)[w*x.planes : (w+1)*x.planes]
			digits = append(digits, value[:x.rank]...)
			if x.vetoes {
				excluded := m &^ value[x.planes-1]
				t.infeasible += r.completions(level, w, excluded, of)
				m &^= excluded
			}
		}
		for m != 0 {
			ranks, same := sameRanks(digits, m)
			n := uint64(bits.OnesCount64(same)) * alike
			if alike == 0 {
				n = r.completions(level, w, same, of)
			}
			if t.few != nil {
				t.few[ranks] += n
			} else if n > 0 {
				t.many[ranks] += n
			}
			m &^= same
		}
	}
}

// void are the lanes of a word that do not count.
func (r *sliceRun) void(level, w int) uint64 {
	if !r.marked {
		return 0
	}
	x := &r.races[len(r.races)-1]
	return x.final(level)[w*x.planes]
}

// hopeless reports whether some part has no stack at a level.
func (r *sliceRun) hopeless(level int) bool {
	for i := range r.races {
		if r.races[i].final(level) == nil {
			return true
		}
	}
	return false
}

// sameRanks reads the digits of the first lane of a mask, and finds the lanes of
// the mask with the same digits.
func sameRanks(digits []uint64, m uint64) (ranks, same uint64) {
	lane := bits.TrailingZeros64(m)
	same = m
	for _, plane := range digits {
		bit := plane >> (lane & 63) & 1
		same &= plane ^ (bit - 1)
		ranks = ranks<<1 | bit
	}
	return ranks, same
}

// completions counts what the lanes stand for.
func (r *sliceRun) completions(level, w int, lanes uint64, counts []uint64) uint64 {
	total := uint64(0)
	for i := range r.groups {
		in := lanes & r.groups[i].mask[w]
		n := uint64(bits.OnesCount64(in))
		if counts != nil {
			n = 0
			for p, plane := range counts {
				n += uint64(bits.OnesCount64(in&plane)) << p
			}
		}
		total += n * r.groups[i].weight
	}
	return total * r.levels[level].weight
}

// stack is the stack of a part that stands at position i, read from all ranks.
func (p *slicePlan) stack(i int, ranks uint64) []int {
	for k := len(p.races) - 1; k > i; k-- {
		ranks >>= p.races[k].rank
	}
	number := 0
	for range p.races[i].rank {
		number = number<<1 | int(ranks&1)
		ranks >>= 1
	}
	return p.races[i].stacks[number].options
}
