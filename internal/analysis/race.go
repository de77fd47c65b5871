package analysis

import (
	"context"
)

// race is one component's way through the variables: which part of the stack
// wins for which answers. It goes front to back. A place in it is a set of
// states; a state is a cell, that is a lineup with the function of what each
// member still can gain, and what each member has gained so far. Equal states are
// one.
//
// There are far more states than cells, so all that does not hang on what was
// gained so far is worked out once for a cell.
//
// # Dropping
//
// Where few stacks are left, a stack is dropped when another one is sure to do
// better; for many, arcs are, so that no stack need be looked at by itself.
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
	runners []*runner
	budget  *budget
	field   []*cell // that look at the present variable
}

// runner has a share of the states, and the scratch to work on one of them.
type runner struct {
	*race
	number  int
	g       *gains // of its own: differences add to it
	d       *differences
	splits  splitter
	places  []place    // by level
	runs    []run      // by local number, in the order in which they were made
	kids    [][]bundle // by level: of the runs that it worked out
	bundles bundles
	settled []certain // the bundles that all may look up
	used    budget    // since the race last looked

	cell, state int // where its part of the field goes on
	left        int // states of that

	outboxes []outbox  // by runner: new states for it
	segments []segment // the states that are worked on
	sames    []int     // of the segments, by class: the first class that does the same
	courses  []course  // of the segments, by class and state
	arrivals []bundle  // what the states handed over lead to

	// Scratch for one state.
	worth     []int64 // by worth of the lineup
	parted    []int64 // by worth of a part
	adds      []int64 // by member of the lineup
	score     []int64 // by member
	alive     []uint64
	oneStop   *gaps
	rowGaps   [2]gaps
	key       []uint64
	nodes     []int32
	links     []link // by class
	of        []int
	won       []int32
	beside    []int32
	path      []int32
	finishing finishing
}

// track is a member's function with its nodes numbered for itself, so that they
// are small numbers. Node 0 is nothing.
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
// numbered so that the number tells the runner that they belong to: its own number is
// the rest when divided by how many runners there are. Likewise kids tells who worked
// the run out.
type run struct {
	level int32
	kids  int32 // -1: not yet
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
