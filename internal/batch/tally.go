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

	// Results counts what is recommended, Supported what would be with supported
	// options only.
	Results, Supported *Count
	Contradictory      int64 // sheets whose answers contradict each other
}

// Count counts outcomes.
type Count struct {
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
	return &Tally{engine: e, spool: newSpool(f), Results: newCount(e), Supported: newCount(e)}
}

func newCount(e *engine.Engine) *Count {
	return &Count{stacks: map[string]*int64{}, words: (len(e.Options) + 63) / 64}
}

// add counts the rows of a chunk.
func (t *Tally) add(c *chunk) error {
	t.Results.add(&c.results)
	t.Supported.add(&c.supported)
	t.Contradictory += c.contradictory
	return t.spool.add(c.sheets)
}

func (t *Count) add(c *choices) {
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
}
