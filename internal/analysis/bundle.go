package analysis

import "slices"

// bundle is what a state leads to: a run by its number, or, as ^number, members
// that are certain together with any number of runs.
type bundle int32

// bundles makes every bundle of certain members and runs once.
type bundles struct {
	list  []certain
	table []int32 // open addressing: position in list, and one more; 0: free
}

type certain struct {
	won  []int32 // members, ascending
	runs []int32
}

// of returns the bundle; it keeps neither slice.
func (b *bundles) of(won, runs []int32) bundle {
	if 2*len(b.list) >= len(b.table) {
		b.table = make([]int32, max(64, 2*len(b.table)))
		for i, c := range b.list {
			b.table[b.find(c.won, c.runs)] = int32(i + 1)
		}
	}
	slot := b.find(won, runs)
	if b.table[slot] == 0 {
		both := make([]int32, 0, len(won)+len(runs))
		both = append(append(both, won...), runs...)
		b.list = append(b.list, certain{both[:len(won):len(won)], both[len(won):]})
		b.table[slot] = int32(len(b.list))
	}
	return ^bundle(b.table[slot] - 1)
}

func (b *bundles) find(won, runs []int32) int {
	h := uint64(len(won))*0x9e3779b97f4a7c15 + 1
	for _, m := range won {
		h = (h ^ uint64(m)) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	for _, n := range runs {
		h = (h ^ uint64(n)) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	mask := len(b.table) - 1
	slot := int(h) & mask
	for ; b.table[slot] != 0; slot = (slot + 1) & mask {
		if c := &b.list[b.table[slot]-1]; slices.Equal(c.won, won) && slices.Equal(c.runs, runs) {
			break
		}
	}
	return slot
}
