package analysis

import (
	"math/bits"
	"slices"
)

// cell is what many states share: a lineup, and by position in its members the
// function of what each still can gain. Its states belong to one of the runners; the
// others may have a cell like it to name it by.
type cell struct {
	*lineup
	nodes []int32 // local numbers
	hash  uint64
	later uint64 // the variables that some function looks at; see finish
	level int32  // the first of them
	few   bool   // so few answers are left to tell that all are gone through
	twin  *cell  // the one that has the states; nil: not known yet
	ways  []way  // if there are few answers: by class; nil: not yet

	// The words of each state, and then what it leads to, which is its run unless
	// there are few answers left.
	states []uint64
	count  int
	table  []uint32 // open addressing: state+1; 0: free; empty while there are few states
}

// place has the cells that look at one variable first.
type place struct {
	cells []*cell // that states were found in, in that order
	table []*cell // open addressing by hash
	used  int
	spare []int32 // room for the nodes of cells
}

// cellOf is the cell with a lineup and functions; it does not keep nodes.
func (r *runner) cellOf(l *lineup, nodes []int32) *cell {
	level, h := int32(len(r.vars)), l.hash
	for i, m := range l.members {
		level = min(level, r.tracks[m].level[nodes[i]])
		h = mix(h, uint64(nodes[i]))
	}
	p := &r.places[level]
	if 2*p.used >= len(p.table) {
		p.grow()
	}
	slot := p.find(h, l, nodes)
	if p.table[slot] == nil {
		p.table[slot] = r.newCell(p, l, nodes, level, h)
		p.used++
	}
	return p.table[slot]
}

func (r *runner) newCell(p *place, l *lineup, nodes []int32, level int32, h uint64) *cell {
	c := &cell{lineup: l, hash: h, level: level}
	if cap(p.spare)-len(p.spare) < len(nodes) {
		p.spare = make([]int32, 0, 1024+len(nodes))
	}
	from := len(p.spare)
	p.spare = append(p.spare, nodes...)
	c.nodes = p.spare[from:len(p.spare):len(p.spare)]
	for i, m := range l.members {
		c.later |= r.tracks[m].later[nodes[i]]
	}
	c.few = r.few(c.later)
	if r.owner(c) == r.number {
		c.twin = c
	}
	return c
}

// owner is the runner that the states of a cell belong to.
func (r *race) owner(c *cell) int { return int(c.hash>>16&0xffff) % len(r.runners) }

func (p *place) find(h uint64, l *lineup, nodes []int32) int {
	mask := len(p.table) - 1
	slot := int(h>>32) & mask
	for ; p.table[slot] != nil; slot = (slot + 1) & mask {
		if c := p.table[slot]; c.hash == h && c.lineup == l && slices.Equal(c.nodes, nodes) {
			break
		}
	}
	return slot
}

func (p *place) grow() {
	old := p.table
	p.table = make([]*cell, max(64, 2*len(old)))
	for _, c := range old {
		if c != nil {
			p.table[p.find(c.hash, c.lineup, c.nodes)] = c
		}
	}
}

func mix(h, word uint64) uint64 {
	hi, lo := bits.Mul64(h^word, 0xff51afd7ed558ccd)
	return hi ^ lo + 0x2545f4914f6cdd1d
}

// load brings to mind what a state is worth, and adds something.
func (r *runner) load(l *lineup, words []uint64, adds []int64) {
	mask := uint64(1)<<l.bits - 1
	worth := r.worth[:len(adds)]
	copy(worth, adds)
	for _, f := range l.fields {
		worth[f.worth] += int64(words[f.word]>>f.shift&mask) + l.least
	}
}

// pack writes what a state is worth in words. Of a group only differences count.
func (r *runner) pack(l *lineup, worth []int64) []uint64 {
	for _, group := range l.groups {
		base := worth[group[0]]
		for _, w := range group {
			worth[w] -= base
		}
	}
	key := r.key[:l.words]
	clear(key)
	for _, f := range l.fields {
		key[f.word] |= uint64(worth[f.worth]-l.least) << f.shift
	}
	return key
}

// fewStates is up to how many states of a cell are looked through one by one.
const fewStates = 8

// settle returns what a state leads to: a run, unless so few answers are left to
// tell that they were all gone through.
func (r *runner) settle(c *cell, key []uint64) bundle {
	stride := len(key) + 1
	slot := 0
	if c.table == nil {
		for at := 0; at < len(c.states); at += stride {
			if slices.Equal(c.states[at:at+len(key)], key) {
				return bundle(c.states[at+len(key)])
			}
		}
	} else {
		slot = c.find(key)
		if n := int(c.table[slot]); n != 0 {
			return bundle(c.states[n*stride-1])
		}
		c.table[slot] = uint32(c.count) + 1
	}
	if c.count == 0 {
		r.places[c.level].cells = append(r.places[c.level].cells, c)
	}
	b := bundle(0)
	if c.few {
		b = r.finish(c, key)
	} else {
		b = r.newRun(run{c.level, -1})
	}
	if c.states == nil {
		c.states = make([]uint64, 0, 4*stride)
	}
	c.states = append(append(c.states, key...), uint64(b))
	r.used.words += stride
	if c.count++; c.count > fewStates && 2*c.count > len(c.table) {
		c.grow(len(key))
	}
	return b
}

func (c *cell) find(key []uint64) int {
	stride, mask := len(key)+1, len(c.table)-1
	slot := int(hashOf(key)) & mask
	for ; c.table[slot] != 0; slot = (slot + 1) & mask {
		if at := (int(c.table[slot]) - 1) * stride; slices.Equal(c.states[at:at+len(key)], key) {
			break
		}
	}
	return slot
}

func (c *cell) grow(words int) {
	c.table = make([]uint32, max(4*fewStates, 2*len(c.table)))
	for n := range c.count {
		key := c.states[n*(words+1):][:words]
		c.table[c.find(key)] = uint32(n) + 1
	}
}

// hashOf is the hash of a state among those of a cell.
func hashOf(key []uint64) uint32 {
	h := uint64(0)
	for _, word := range key {
		h = mix(h, word)
	}
	return uint32(h)
}

func (r *runner) newRun(x run) bundle {
	r.runs = append(r.runs, x)
	r.used.states++
	r.used.words += wordsOfRun
	return bundle((len(r.runs)-1)*len(r.runners) + r.number)
}

// ofBundle is the number among all bundles of the runners of one of its own.
func (r *runner) ofBundle(won, runs []int32) bundle {
	return ^bundle(int(^r.bundles.of(won, runs))*len(r.runners) + r.number)
}
