package analysis

import "encoding/binary"

// bundle is what a state leads to: a run by its number, or, as ^number, members
// that are certain together with any number of runs.
type bundle int32

// bundles makes every bundle of certain members and runs once.
type bundles struct {
	known map[string]bundle
	list  []certain
	key   []byte
}

type certain struct {
	won  []int32 // members, ascending
	runs []int32
}

func (b *bundles) of(won, runs []int32) bundle {
	key := binary.AppendUvarint(b.key[:0], uint64(len(won)))
	for _, m := range won {
		key = binary.AppendUvarint(key, uint64(m))
	}
	for _, n := range runs {
		key = binary.AppendUvarint(key, uint64(n))
	}
	b.key = key
	if n, ok := b.known[string(key)]; ok {
		return n
	}
	n := ^bundle(len(b.list))
	b.known[string(key)] = n
	b.list = append(b.list, certain{append([]int32(nil), won...), append([]int32(nil), runs...)})
	return n
}
