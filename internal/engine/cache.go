package engine

import "slices"

// outcome is what is best in one part.
type outcome struct {
	known     bool // else the place is free
	spent     bool // the search was stopped, nothing else counts
	feasible  bool
	worth     int64 // of the best; see solver
	nodes     int   // of the search for it
	runnerUp  runnerUp
	ranked    bool     // runnerUp is known
	bits      []uint64 // of the program's options
	otherBits []uint64 // of the runner-up
}

// runnerUp is the part's best that is locally best and does not contain the
// part's best.
type runnerUp struct {
	exists, spent bool
	worth         int64
	nodes         int
}

// cache remembers the outcomes of a part by all that decides them: the worths of
// its options, with those that cannot be chosen left out, and which require lists
// are in force. A part has few options, and sheets that differ in many answers
// often agree in these few numbers; a look here costs a tenth of a small search
// and far less of a long one.
//
// The table is direct-mapped: a new outcome replaces what stands in its place. It
// starts small, grows while outcomes are missed, and stays below cacheBytes; then
// nothing is allocated any more. What is remembered is exact, and the nodes of the
// search are remembered with it, so that a budget is spent at the same call
// whatever was asked before.
type cache struct {
	width    int     // numbers in a key
	words    int     // of bits
	keys     []int64 // by place
	outcomes []outcome
	missed   int // since the table has this size
	most     int // places
}

// cacheBytes is how much memory the cache of one part may take.
const cacheBytes = 1 << 20

func newCache(width, words int) *cache {
	each := 8*width + 16*words + 144
	c := &cache{width: width, words: words, most: 1}
	for c.most*2*each <= cacheBytes {
		c.most *= 2
	}
	c.resize(min(64, c.most))
	return c
}

func (c *cache) resize(places int) {
	c.missed = 0
	c.keys = make([]int64, places*c.width)
	c.outcomes = make([]outcome, places)
	bits := make([]uint64, 2*places*c.words)
	for i := range c.outcomes {
		o := &c.outcomes[i]
		o.bits, bits = bits[:c.words:c.words], bits[c.words:]
		o.otherBits, bits = bits[:c.words:c.words], bits[c.words:]
	}
}

// find returns the place for a key and whether its outcome is there.
func (c *cache) find(key []int64) (*outcome, bool) {
	hash := uint64(0)
	for _, n := range key {
		hash = (hash ^ uint64(n)) * 0x9e3779b97f4a7c15
		hash ^= hash >> 29
	}
	i := int(hash>>7) & (len(c.outcomes) - 1)
	o, keep := &c.outcomes[i], c.keys[i*c.width:(i+1)*c.width]
	if o.known && slices.Equal(keep, key) {
		return o, true
	}
	if c.missed++; c.missed > 2*len(c.outcomes) && len(c.outcomes) < c.most {
		c.resize(2 * len(c.outcomes))
		return c.find(key)
	}
	copy(keep, key)
	o.known = false
	return o, false
}
