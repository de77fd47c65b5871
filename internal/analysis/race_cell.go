package analysis

import (
	"math"
	"math/bits"
	"slices"
)

// cell is what many states share: a lineup, and by position in its members the
// function of what each still can gain. Every runner has cells of its own.
type cell struct {
	*lineup
	nodes  []int32 // local numbers
	hash   uint64
	level  int32   // the first variable that some function looks at
	few    bool    // so few answers are left to tell that all are gone through
	later  uint64  // the variables that some function looks at; see finish
	twins  []*cell // by runner: the same cell there; nil: not known yet
	bounds []int64 // by pair of the lineup: by how much one can gain more than the other at most; see bound
	limits []int64 // by path times paths plus another path; see limit
	links  []link  // by class of the answers to the variable; nil: not yet
	ends   *endings

	// The states that belong to the runner: the words of each, and then what it
	// leads to, which is its run unless there are few answers left.
	states []uint64
	count  int
	table  []uint32 // open addressing: state+1; 0: free; empty while there are few states
}

// link is what an answer makes of a cell.
type link struct {
	same int     // the first class of answers that does the same
	to   *cell   // before dropping
	adds []int64 // by worth
}

// place has the cells that look at one variable first.
type place struct {
	cells []*cell // that states were found in, in that order
	table []*cell // open addressing by hash
	used  int
	exits map[exitKey]*exit
	spare []int32 // room for the nodes of cells
}

// exit is what is left of a cell when something is dropped.
type exit struct {
	*split
	cells []*cell // by part
}

// exitKey is a cell with what is left of its lineup.
type exitKey struct {
	cell *cell
	left remains
}

// cell is the cell with a lineup and functions; it does not keep nodes.
func (r *runner) cell(l *lineup, nodes []int32) *cell {
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
	c := &cell{lineup: l, hash: h, level: level, twins: make([]*cell, len(r.runners))}
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
	c.twins[r.number] = c
	return c
}

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

// linked works out what the answers make of a cell.
func (r *runner) linked(c *cell) []link {
	if c.links != nil {
		return c.links
	}
	c.links = make([]link, len(r.vars[c.level].weight))
	adds := make([]int64, len(c.takes)*len(c.links))
	for class := range c.links {
		k := &c.links[class]
		if k.same = r.step(c.lineup, c.nodes, c.level, class); k.same < class {
			continue
		}
		k.to = r.cell(c.lineup, r.nodes)
		k.adds, adds = adds[:len(c.takes)], adds[len(c.takes):]
		c.sum(k.adds, r.adds)
	}
	return c.links
}

// sum adds up the worths of a lineup from those of its members.
func (l *lineup) sum(worths, members []int64) {
	for w, takes := range l.takes {
		worths[w] = 0
		for _, i := range takes {
			worths[w] += members[i]
		}
	}
}

// step moves functions on by an answer. It leaves them in r.nodes, and what the
// members gain in r.adds, and returns the first class of answers that does the same
// to all of them.
func (r *runner) step(l *lineup, nodes []int32, level int32, class int) int {
	r.nodes = append(r.nodes[:0], nodes...)
	r.adds = slices.Grow(r.adds[:0], len(nodes))[:len(nodes)]
	first := -1
	for i, m := range l.members {
		t := &r.tracks[m]
		r.adds[i] = 0
		if t.level[nodes[i]] != level {
			continue
		}
		hops := t.hops[t.kids[nodes[i]]:]
		h := hops[class]
		r.nodes[i], r.adds[i] = h.node, h.add
		if first == class {
			continue
		}
		same := 0
		for hops[same] != h {
			same++
		}
		if first < 0 || first == same {
			first = same
		} else {
			first = class
		}
	}
	// Where nobody looks at the variable, all classes do the same: nothing.
	return max(first, 0)
}

// unknownBound stands for a bound that was not needed yet.
const unknownBound = math.MinInt64

// bound is by how much the member of arc a can gain more than that of arc b at
// most; both are of the same row.
func (r *runner) bound(c *cell, row int, a, b *arc) int64 {
	if c.bounds == nil {
		c.bounds = make([]int64, c.pairs)
		for i := range c.bounds {
			c.bounds[i] = unknownBound
		}
	}
	in := &c.inRow[row]
	at := &c.bounds[in.first+a.slot*in.count+b.slot]
	if *at == unknownBound {
		*at = r.d.high(r.global(c, a.member), r.global(c, b.member))
	}
	return *at
}

// global is the function of a member of a cell.
func (r *runner) global(c *cell, m int32) ref {
	if m == 0 {
		return nothing
	}
	return r.tracks[m].global[c.nodes[c.position(m)]]
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
func (r *runner) settle(c *cell, key []uint64, hash uint32) bundle {
	stride := len(key) + 1
	slot := 0
	if c.table == nil {
		for at := 0; at < len(c.states); at += stride {
			if slices.Equal(c.states[at:at+len(key)], key) {
				return bundle(c.states[at+len(key)])
			}
		}
	} else {
		slot = c.find(key, hash)
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
	c.states = append(append(c.states, key...), uint64(b))
	if c.count++; c.count > fewStates && 2*c.count > len(c.table) {
		c.grow(len(key))
	}
	return b
}

func (c *cell) find(key []uint64, hash uint32) int {
	stride, mask := len(key)+1, len(c.table)-1
	slot := int(hash) & mask
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
		c.table[c.find(key, hashOf(c, key))] = uint32(n) + 1
	}
}

// hashOf is the hash of a state. Its lower half says where the state is among
// those of the cell, its upper half which runner it belongs to.
func hashOf(c *cell, key []uint64) uint32 { return uint32(stateHash(c, key)) }

func stateHash(c *cell, key []uint64) uint64 {
	h := c.hash
	for _, word := range key {
		h = mix(h, word)
	}
	return h
}

func (r *runner) newRun(x run) bundle {
	r.runs = append(r.runs, x)
	r.made++
	return bundle((len(r.runs)-1)*len(r.runners) + r.number)
}

// ofBundle is the number among all bundles of the runners of one of its own.
func (r *runner) ofBundle(won, runs []int32) bundle {
	return ^bundle(int(^r.bundles.of(won, runs))*len(r.runners) + r.number)
}
