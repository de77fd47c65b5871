package analysis

import (
	"context"
	"encoding/binary"
	"math/bits"
	"slices"
)

// race is one component's way through the variables: which part of the stack
// wins for which answers. It goes front to back. A place in it is a set of
// states; a state is a lineup, with what each member has gained so far and the
// function of what it still can gain. Equal states are one.
//
// # Dropping
//
// An arc is dropped when another arc of its stop is sure to do better: whatever
// path goes on from the first, some path goes on from the second that is worth
// more for all answers to come. Between paths of one lineup the worth of what
// both take cancels out, and of two members the greatest possible difference is
// known exactly (see differences). With what was dropped go its scores, its
// conditions, and the variables that nobody else depends on. A lineup in which
// all paths meet in one stop falls apart there, and each part is a state of its
// own; one with a single path is decided.
//
// # Working side by side
//
// Each state belongs to one of the runners, by its hash. A runner works out what
// its states lead to and hands each new state over to the runner that it belongs
// to; see relay. What a state is worked out to, and in which order, hangs neither
// on who is faster nor on how many processors there are.
type race struct {
	ctx     context.Context
	vars    []*variable
	c       *component
	x       *lineups
	tracks  []track // by member
	rank    []int64 // by member
	runners []*runner
	states  *int // that may still be made
}

// runner has a share of the states, and the scratch to work on one of them.
type runner struct {
	*race
	number  int
	g       *gains // of its own: differences add to it
	d       *differences
	splits  map[splitKey]*split
	places  []place  // by level
	runs    []run    // by local number, in the order in which they were made
	kids    []bundle // of all runs
	bundles bundles
	settled []certain // the bundles that all may look up
	made    int       // states since the race last looked

	outboxes []outbox // by runner: new states for it
	courses  []course // by parent and class
	parents  []int32  // local numbers of runs, of the courses
	arrivals []bundle // what the states handed over lead to

	// Scratch for one state.
	node      []int32 // by member: local number of its function
	score     []int64 // by member
	moved     []bool  // by member: the last answer did something to it
	alive     []uint64
	oneStop   *gaps
	rowGaps   [2]gaps
	key       []uint64
	won       []int32
	beside    []int32
	path      []int32
	leftArcs  []arc
	leftRows  [][]stop
	finishing finishing
}

// track is a member's function with its nodes numbered for itself, so that a
// state takes few bits. Node 0 is nothing.
type track struct {
	global []ref
	level  []int32
	kids   []int32 // by node: where its hops begin
	hops   []hop
	// later has by node the variables that the function looks at, a bit each
	// from the last one backwards; see finish.
	later []uint64
	start int32
}

type hop struct {
	node int32
	add  int64
}

// run is a state that was made: where its children are. All runs together are
// numbered so that the number tells the runner: its own number is the rest when
// divided by how many runners there are.
type run struct {
	level int32
	kids  int32 // -1: not yet
}

// place has the states that look at one variable.
type place struct {
	slab  []uint64 // lineup and fields, state after state
	at    []int32  // by state: where it begins in slab
	leads []bundle // by state: its run, or what it was worked out to lead to
	table []uint64 // open addressing: hash above, state+1 below; 0: free
}

// gaps is by how much the best path from one stop of a row can be better than the
// best path from another at most, in worth and then in rank, by the number of the
// one times stops plus that of the other.
type gaps struct {
	stops       int
	worth, rank []int64
}

// splitKey is a lineup with the arcs that are left, in few if there are at most
// 64.
type splitKey struct {
	lineup int32
	few    uint64
	many   string
}

// newTrack numbers the nodes below a function.
func (r *race) newTrack(g *gains, f gain) track {
	t := track{global: []ref{nothing}, level: []int32{int32(len(r.vars))}, kids: []int32{0}, later: []uint64{0}}
	local := map[ref]int32{nothing: 0}
	var visit func(n ref) int32
	visit = func(n ref) int32 {
		if i, ok := local[n]; ok {
			return i
		}
		var hops []hop
		for _, k := range g.children(n) {
			hops = append(hops, hop{visit(k.node), k.add})
		}
		i := int32(len(t.global))
		local[n] = i
		t.global, t.level, t.kids = append(t.global, n), append(t.level, g.nodes[n].level), append(t.kids, int32(len(t.hops)))
		t.hops = append(t.hops, hops...)
		later := r.bitOf(t.level[i])
		for _, h := range hops {
			later |= t.later[h.node]
		}
		t.later = append(t.later, later)
		return i
	}
	t.start = visit(f.node)
	return t
}

// enter finds what is left of a lineup's state after dropping, and hands each
// part that is left over to the runner that it belongs to.
func (r *runner) enter(l *lineup) course {
	p := course{first: int32(len(r.arrivals))}
	s := r.drop(l)
	if s == nil {
		r.handOver(l)
	} else {
		p.won = s.won
		for _, part := range s.parts {
			r.handOver(part)
		}
	}
	p.parts = int32(len(r.arrivals)) - p.first
	return p
}

// drop finds the arcs that can be dropped and returns what is left; nil: all.
func (r *runner) drop(l *lineup) *split {
	r.alive = slices.Grow(r.alive[:0], (l.arcs+63)/64)[:(l.arcs+63)/64]
	for i := range r.alive {
		r.alive[i] = ^uint64(0)
	}
	dropped := false
	whole := len(l.rows) > 1
	next := r.oneStop
	for row := len(l.rows) - 1; row >= 0; row-- {
		stops := l.rows[row]
		for _, arcs := range stops {
			for i := range arcs {
				if r.outdone(arcs, i, next, whole) {
					r.alive[arcs[i].bit/64] &^= 1 << (arcs[i].bit % 64)
					dropped = true
				}
			}
		}
		if len(stops) == 1 {
			next = r.oneStop
			continue
		}
		next = r.compare(stops, next, &r.rowGaps[row%2])
	}
	if !dropped {
		return nil
	}
	return r.split(l)
}

// outdone reports whether another arc of the stop is sure to do better than arc
// i; next are the gaps of the next row. Without whole it may leave out members that
// the last answer did nothing to: between them all is as it was.
func (r *runner) outdone(arcs stop, i int, next *gaps, whole bool) bool {
	a := arcs[i]
	for j, b := range arcs {
		if i == j || !r.isAlive(b.bit) || !whole && !r.moved[a.member] && !r.moved[b.member] {
			continue
		}
		at := int(a.to)*next.stops + int(b.to)
		lead := next.worth[at] + r.score[a.member] - r.score[b.member]
		rank := next.rank[at] + r.rank[a.member] - r.rank[b.member]
		if lead > 0 || lead == 0 && rank > 0 {
			// Among the answers to come are some that give neither anything.
			continue
		}
		if most := lead + r.gainOver(a.member, b.member); most < 0 || most == 0 && rank < 0 {
			return true
		}
	}
	return false
}

// compare works out the gaps of a row.
func (r *runner) compare(stops []stop, next, here *gaps) *gaps {
	n := len(stops)
	here.stops = n
	here.worth = slices.Grow(here.worth[:0], n*n)[:n*n]
	here.rank = slices.Grow(here.rank[:0], n*n)[:n*n]
	for a := range stops {
		for b := range stops {
			at := a*n + b
			here.worth[at], here.rank[at] = 0, 0
			if a != b {
				here.worth[at], here.rank[at] = r.gap(stops[a], stops[b], next)
			}
		}
	}
	return here
}

// gap is by how much the best path from stop a can be better than the best path
// from stop b at most: each arc of a is held against the arc of b that comes
// closest to it.
func (r *runner) gap(a, b stop, next *gaps) (worth, rank int64) {
	first := true
	for _, x := range a {
		if !r.isAlive(x.bit) {
			continue
		}
		least, leastRank, found := int64(0), int64(0), false
		for _, y := range b {
			if !r.isAlive(y.bit) {
				continue
			}
			at := int(x.to)*next.stops + int(y.to)
			w := next.worth[at] + r.score[x.member] - r.score[y.member] + r.gainOver(x.member, y.member)
			k := next.rank[at] + r.rank[x.member] - r.rank[y.member]
			if !found || w < least || w == least && k < leastRank {
				least, leastRank, found = w, k, true
			}
		}
		if first || least > worth || least == worth && leastRank > rank {
			worth, rank, first = least, leastRank, false
		}
	}
	return worth, rank
}

func (r *runner) isAlive(bit int32) bool { return r.alive[bit/64]>>(bit%64)&1 == 1 }

// gainOver is by how much a can gain more than b at most.
func (r *runner) gainOver(a, b int32) int64 {
	return r.d.high(r.tracks[a].global[r.node[a]], r.tracks[b].global[r.node[b]])
}

// split looks up what is left of a lineup without the dropped arcs.
func (r *runner) split(l *lineup) *split {
	k := splitKey{lineup: l.number}
	if l.arcs <= 64 {
		k.few = r.alive[0] & (1<<l.arcs - 1)
	} else {
		key := make([]byte, 0, 8*len(r.alive))
		for _, word := range r.alive {
			key = binary.LittleEndian.AppendUint64(key, word)
		}
		k.many = string(key)
	}
	if s, ok := r.splits[k]; ok {
		return s
	}
	s := r.x.of(r.left(l))
	r.splits[k] = s
	return s
}

// left are the rows without the dropped arcs.
func (r *runner) left(l *lineup) [][]stop {
	arcs := r.leftArcs[:0]
	for len(r.leftRows) < len(l.rows) {
		r.leftRows = append(r.leftRows, nil)
	}
	for i, stops := range l.rows {
		r.leftRows[i] = r.leftRows[i][:0]
		for _, all := range stops {
			begin := len(arcs)
			for _, a := range all {
				if r.isAlive(a.bit) {
					arcs = append(arcs, a)
				}
			}
			r.leftRows[i] = append(r.leftRows[i], arcs[begin:len(arcs):len(arcs)])
		}
	}
	r.leftArcs = arcs
	return r.leftRows[:len(l.rows)]
}

// handOver notes a lineup's present state for the runner that it belongs to.
func (r *runner) handOver(l *lineup) {
	level, later := int32(len(r.vars)), uint64(0)
	for _, m := range l.members {
		t := &r.tracks[m]
		level = min(level, t.level[r.node[m]])
		later |= t.later[r.node[m]]
	}
	key := r.pack(l)
	h := l.hash
	for _, word := range key[1:] {
		hi, lo := bits.Mul64(h^word, 0xff51afd7ed558ccd)
		h = hi ^ lo + 0x2545f4914f6cdd1d
	}
	to := &r.outboxes[int(h&0xffff)%len(r.runners)]
	to.states = append(to.states, arrival{hash: h, later: later, level: level, at: int32(len(r.arrivals)), words: int32(len(key))})
	to.keys = append(to.keys, key...)
	r.arrivals = append(r.arrivals, 0)
}

// settle returns what a state leads to: a run, unless so few answers are left to
// tell that they were all gone through.
func (r *runner) settle(a *arrival, key []uint64) bundle {
	p := &r.places[a.level]
	if 2*len(p.at) >= len(p.table) {
		p.grow()
	}
	tag := a.hash >> 32
	mask := len(p.table) - 1
	slot := int(tag) & mask
	for ; p.table[slot] != 0; slot = (slot + 1) & mask {
		if p.table[slot]>>32 != tag {
			continue
		}
		n := int32(p.table[slot]) - 1
		at := int(p.at[n])
		if p.slab[at] == key[0] && slices.Equal(p.slab[at:at+len(key)], key) {
			return p.leads[n]
		}
	}
	p.table[slot] = tag<<32 | uint64(len(p.at)+1)
	p.at = append(p.at, int32(len(p.slab)))
	p.slab = append(p.slab, key...)
	b := bundle(0)
	if r.few(a.later) {
		l := r.x.at(key[0])
		r.unpack(l, key)
		b = r.finish(l, a.later)
	} else {
		b = r.newRun(run{a.level, -1})
	}
	p.leads = append(p.leads, b)
	return b
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

func (p *place) grow() {
	old := p.table
	p.table = make([]uint64, max(64, 2*len(old)))
	mask := len(p.table) - 1
	for _, entry := range old {
		if entry != 0 {
			slot := int(entry>>32) & mask
			for p.table[slot] != 0 {
				slot = (slot + 1) & mask
			}
			p.table[slot] = entry
		}
	}
}

// pack writes the lineup's number and the states of its members. In rows that
// are always filled only differences count.
func (r *runner) pack(l *lineup) []uint64 {
	for _, row := range l.filled {
		base := r.score[l.members[row[0]]]
		for _, i := range row {
			r.score[l.members[i]] -= base
		}
	}
	key := slices.Grow(r.key[:0], 1+l.words)[:1+l.words]
	r.key = key
	clear(key)
	key[0] = uint64(l.number)
	for i, m := range l.members {
		f := l.fields[i]
		state := uint64(r.node[m])<<r.x.scoreBits | uint64(r.score[m]-r.x.least)
		key[1+f.word] |= state << f.shift
	}
	return key
}

func (r *runner) unpack(l *lineup, key []uint64) {
	for i, m := range l.members {
		f := l.fields[i]
		state := key[1+f.word] >> f.shift
		r.node[m] = int32(state >> r.x.scoreBits & (1<<r.x.nodeBits - 1))
		r.score[m] = int64(state&(1<<r.x.scoreBits-1)) + r.x.least
	}
}
