package batch

import (
	"encoding/binary"
	"io"

	"stackadvisor/internal/engine"
)

// Tally counts the results of a job, for a Summary.
type Tally struct {
	engine *engine.Engine
	spool  *spool

	// Statuses counts sheets by engine.Status.
	Statuses [3]int64
	stacks   map[string]*int64 // recommended sheets by the bits of their stack
	further  int64             // recommended sheets with a stack that has no place in stacks
	words    int               // of bits
	key      []byte
}

// maxStacks is how many different stacks are counted one by one: far more than
// anybody reads, and memory stays flat.
const maxStacks = 1 << 17

func newTally(e *engine.Engine, f io.ReadWriteSeeker) *Tally {
	return &Tally{engine: e, spool: newSpool(f), stacks: map[string]*int64{}, words: (len(e.Options) + 63) / 64}
}

// add counts the rows of a chunk.
func (t *Tally) add(c *chunk) error {
	for i, status := range c.statuses {
		t.Statuses[status]++
		if status != engine.Recommended {
			continue
		}
		t.key = t.key[:0]
		for _, word := range c.stacks[i*t.words : (i+1)*t.words] {
			t.key = binary.LittleEndian.AppendUint64(t.key, word)
		}
		n := t.stacks[string(t.key)]
		switch {
		case n == nil && len(t.stacks) == maxStacks:
			n = &t.further
		case n == nil:
			n = new(int64)
			t.stacks[string(t.key)] = n
		}
		*n++
	}
	return t.spool.add(c.sheets)
}
