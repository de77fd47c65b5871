package analysis

import "math/bits"

// sliceRun is one goroutine's work on a plan.
//
// Loops go over the classes of their variable. Entering a class decides the
// nodes of the level, and from the patterns of the level before come those of
// this one. At the innermost level there is one pattern in each part, without
// elements, and its value is the recommended stack in every lane.
//
// Most lanes have the same stack as one level further out, where it is the
// largest value without what the inner levels add. Such lanes are not looked at:
// a number for each lane and level counts how often its stack was not beaten
// further in, and the stack is read when the level is left.
type sliceRun struct {
	*slicePlan
	valid  []uint64 // lanes that are in use
	ones   []uint64
	none   []uint64
	groups []sliceGroup
	nodes  []sliceTruth
	races  []raceRun
	levels []sliceLevel
	tally  sliceTally
	prefix []int // classes of the outermost loops, which are fixed for a chunk
}

// sliceGroup is lanes in which the same number of completions share a combination.
type sliceGroup struct {
	weight uint64
	mask   []uint64
}

// sliceTruth is a node's value in all lanes.
type sliceTruth struct {
	holds sliceHolds
	mask  []uint64 // if it holds in some lanes
	own   []uint64 // room for mask
}

type sliceHolds uint8

const (
	inNoLane sliceHolds = iota
	inEveryLane
	inSomeLanes
)

// raceRun has the values of a part's patterns by level; nil where no stack of the
// pattern counts.
type raceRun struct {
	*sliceRace
	values [][][]uint64
	room   [][][]uint64
	spare  []uint64 // a value that is being worked out
	marks  []uint64 // lanes that nobody asks for
}

// sliceLevel is where a level stands.
type sliceLevel struct {
	changed []uint64 // lanes with another stack than one level further out
	counts  []uint64 // completions, by lane, whose stack was not beaten further in
	planes  int      // of counts
	weight  uint64   // completions that a combination of the levels so far stands for
}

func newSliceRun(p *slicePlan) *sliceRun {
	r := &sliceRun{slicePlan: p, ones: make([]uint64, p.words), none: make([]uint64, p.words), valid: make([]uint64, p.words), nodes: make([]sliceTruth, len(p.nodes))}
	for w := range r.ones {
		r.ones[w] = ^uint64(0)
		if left := p.filled - 64*w; left >= 64 {
			r.valid[w] = ^uint64(0)
		} else {
			r.valid[w] = 1<<left - 1
		}
	}
	r.nodes[sliceAlways].holds = inEveryLane
	for _, level := range p.nodesAt {
		for _, n := range level {
			r.nodes[n].own = make([]uint64, p.words)
		}
	}
	for i := range p.races {
		race := &p.races[i]
		run := raceRun{sliceRace: race, spare: make([]uint64, p.words*race.planes), marks: make([]uint64, p.words)}
		for l := range race.at {
			run.values = append(run.values, make([][]uint64, len(race.at[l].patterns)))
			run.room = append(run.room, make([][]uint64, len(race.at[l].patterns)))
		}
		r.races = append(r.races, run)
	}
	r.weigh()
	r.tally = newSliceTally(p)
	r.start()
	return r
}

// weigh counts what the lanes stand for, and makes room for the counts of levels.
func (r *sliceRun) weigh() {
	byWeight := map[uint64]int{}
	for lane := range r.filled {
		weight := uint64(1)
		for _, v := range r.lanes {
			weight *= r.vars[v].weight[r.classIn(lane, v)]
		}
		i, known := byWeight[weight]
		if !known {
			i = len(r.groups)
			byWeight[weight] = i
			r.groups = append(r.groups, sliceGroup{weight, make([]uint64, r.words)})
		}
		r.groups[i].mask[lane/64] |= 1 << (lane % 64)
	}
	r.levels = make([]sliceLevel, len(r.loops)+1)
	for l := range r.levels {
		planes := bits.Len64(r.within(l))
		r.levels[l] = sliceLevel{changed: make([]uint64, r.words), counts: make([]uint64, r.words*planes), planes: planes, weight: 1}
	}
}

// classIn is the class of a lane variable's answer in a lane.
func (r *sliceRun) classIn(lane, variable int) int {
	for _, v := range r.lanes {
		n := len(r.vars[v].first)
		if v == variable {
			return lane % n
		}
		lane /= n
	}
	return 0
}

// start decides what the lanes decide.
func (r *sliceRun) start() {
	for _, n := range r.nodesAt[0] {
		node := &r.slicePlan.nodes[n]
		if node.op != sliceTest {
			r.decide(n)
			continue
		}
		t := &r.nodes[n]
		t.holds, t.mask = inSomeLanes, t.own
		for lane := range r.filled {
			if node.holds[r.classIn(lane, bits.TrailingZeros64(node.cone))] {
				t.own[lane/64] |= 1 << (lane % 64)
			}
		}
	}
	for i := range r.races {
		r.races[i].start(r)
	}
	copy(r.levels[0].changed, r.valid)
}

// decide finds the value of a node from those of its inputs.
func (r *sliceRun) decide(n int32) {
	node, t := &r.slicePlan.nodes[n], &r.nodes[n]
	switch node.op {
	case sliceNot:
		x := &r.nodes[node.in[0]]
		t.holds, t.mask = x.holds, t.own
		if x.holds == inSomeLanes {
			for w := range t.own {
				t.own[w] = ^x.mask[w]
			}
			return
		}
		t.holds = inEveryLane - x.holds
	case sliceAnd:
		r.fold(t, node.in, inNoLane, inEveryLane)
	case sliceOr:
		r.fold(t, node.in, inEveryLane, inNoLane)
	}
}

// fold finds the value of an and or an or; see sliceCircuit.combine.
func (r *sliceRun) fold(t *sliceTruth, in []int32, absorbing, neutral sliceHolds) {
	t.holds, t.mask = neutral, nil
	for _, i := range in {
		if r.nodes[i].holds == absorbing {
			t.holds = absorbing
			return
		}
	}
	any := uint64(0)
	for _, i := range in {
		x := &r.nodes[i]
		switch {
		case x.holds == neutral:
			continue
		case t.mask == nil:
			t.holds, t.mask = inSomeLanes, x.mask
			continue
		}
		any = 0
		for w := range t.own {
			if absorbing == inNoLane {
				t.own[w] = t.mask[w] & x.mask[w]
			} else {
				t.own[w] = t.mask[w] | x.mask[w]
			}
			any |= t.own[w]
		}
		t.mask = t.own
	}
	if t.holds == inSomeLanes && absorbing == inNoLane && &t.mask[0] == &t.own[0] && any == 0 {
		t.holds = inNoLane
	}
}

// maskOf has the lanes in which a node holds.
func (r *sliceRun) maskOf(n int32) []uint64 {
	switch r.nodes[n].holds {
	case inEveryLane:
		return r.ones
	case inNoLane:
		return r.none
	}
	return r.nodes[n].mask
}

// chunk goes through all combinations with the given classes of the outermost
// loops, and counts each as one for these.
func (r *sliceRun) chunk(prefix []int) {
	r.prefix = prefix
	outermost := &r.levels[0]
	if len(r.loops) == 0 {
		r.tally.read(r, 0, outermost.changed, nil, 0)
		return
	}
	clear(outermost.counts)
	r.loop(1)
	r.tally.read(r, 0, outermost.changed, outermost.counts, outermost.planes)
}

// loop goes through the classes of a level, and of all further in.
func (r *sliceRun) loop(level int) {
	if level <= len(r.prefix) {
		r.enter(level, r.prefix[level-1], 1)
		return
	}
	for class, weight := range r.vars[r.loops[level-1]].weight {
		r.enter(level, class, weight)
	}
}

func (r *sliceRun) enter(level, class int, weight uint64) {
	l, outer := &r.levels[level], &r.levels[level-1]
	l.weight = outer.weight * weight
	for _, n := range r.nodesAt[level] {
		node := &r.slicePlan.nodes[n]
		switch {
		case node.op != sliceTest:
			r.decide(n)
		case node.holds[class]:
			r.nodes[n].holds = inEveryLane
		default:
			r.nodes[n].holds = inNoLane
		}
	}
	clear(l.changed)
	for i := range r.races {
		r.races[i].enter(r, level)
	}
	if level == len(r.loops) {
		if r.hopeless(level) {
			copy(l.changed, r.ones)
		}
		r.tally.read(r, level, l.changed, nil, 0)
		complement(l.changed)
		addMasked(outer.counts, outer.planes, 0, l.changed, weight)
		return
	}
	clear(l.counts)
	r.loop(level + 1)
	r.tally.read(r, level, l.changed, l.counts, l.planes)
	complement(l.changed)
	for ; weight != 0; weight &= weight - 1 {
		addPlanes(outer.counts, outer.planes, l.counts, l.planes, bits.TrailingZeros64(weight), l.changed)
	}
}

func complement(mask []uint64) {
	for w := range mask {
		mask[w] = ^mask[w]
	}
}
