package analysis

import (
	"math"
	"slices"
)

// link is what an answer makes of the states of a cell. It is good until the next
// cell is linked.
type link struct {
	same   int     // the first class of answers that does the same; if another, the rest is not set
	nodes  []int32 // as in cell, before anything is dropped
	adds   []int64 // by worth of the lineup
	slack  []int64 // by path times paths plus another one; see slack
	bounds []int64 // by pair of the lineup: by how much one can gain more than the other at most; see bound
	whole  *cell   // if nothing is dropped; nil: not known yet
	exits  []exit  // some that were met
}

// exit is what is left when something is dropped.
type exit struct {
	left  []uint64 // paths or arcs, by bit
	split *split
	cells []*cell // by part
}

// maxExits is how many exits of a link are kept.
const maxExits = 16

// nextExit makes room for an exit, if need be that of the last one.
func (k *link) nextExit() *exit {
	switch n := len(k.exits); {
	case n == maxExits:
	case n == cap(k.exits):
		k.exits = append(k.exits, exit{})
	default:
		k.exits = k.exits[:n+1]
	}
	return &k.exits[len(k.exits)-1]
}

// unknownBound stands for a bound that was not needed yet.
const unknownBound = math.MinInt64

// linked works out what the answers make of a cell.
func (r *runner) linked(c *cell) []link {
	classes := len(r.vars[c.level].weight)
	for len(r.links) < classes {
		r.links = append(r.links, link{})
	}
	for class := range classes {
		k := &r.links[class]
		if k.same = r.step(c.lineup, c.nodes, c.level, class); k.same == class {
			r.begin(k, c.lineup, r.nodes, r.adds)
		}
	}
	return r.links[:classes]
}

// begin sets a link by the functions of the members and what they gain.
func (r *runner) begin(k *link, l *lineup, nodes []int32, adds []int64) {
	k.nodes = append(k.nodes[:0], nodes...)
	k.adds = slices.Grow(k.adds[:0], len(l.takes))[:len(l.takes)]
	l.sum(k.adds, adds)
	k.slack = slices.Grow(k.slack[:0], len(l.paths)*len(l.paths))[:len(l.paths)*len(l.paths)]
	clear(k.slack)
	k.bounds = slices.Grow(k.bounds[:0], l.pairs)[:l.pairs]
	for i := range k.bounds {
		k.bounds[i] = unknownBound
	}
	k.whole, k.exits = nil, k.exits[:0]
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

// bound is by how much one member of a row can gain more than another at most; a and
// b are their slots.
func (r *runner) bound(l *lineup, k *link, row, a, b int) int64 {
	in := &l.inRow[row]
	at := &k.bounds[in.first+a*len(in.members)+b]
	if *at == unknownBound {
		*at = r.d.high(r.global(l, k, in.members[a]), r.global(l, k, in.members[b]))
	}
	return *at
}

// global is the function of a member.
func (r *runner) global(l *lineup, k *link, m int32) ref {
	if m == 0 {
		return nothing
	}
	return r.tracks[m].global[k.nodes[l.position(m)]]
}
