package analysis

import (
	"context"
	"slices"
)

// newRace prepares a component with the worths of its members. It returns nil if
// their states do not fit in a word.
func newRace(ctx context.Context, c *component, g *gains, runners int, states *int) *race {
	r := &race{ctx: ctx, vars: g.vars, c: c, x: &lineups{known: map[string]*lineup{}}, states: states}
	var low, high int64
	nodes := 1
	for m := range c.members {
		r.rank = append(r.rank, c.members[m].rank)
		t := r.newTrack(g, c.members[m].worth)
		r.tracks = append(r.tracks, t)
		nodes = max(nodes, len(t.global))
		l, h := t.extent()
		low, high = min(low, c.members[m].worth.add+l), max(high, c.members[m].worth.add+h)
	}
	// Where only differences count, they reach from low-high to high-low.
	r.x.least = low - high
	r.x.nodeBits, r.x.scoreBits = bitsFor(int64(nodes-1)), bitsFor(2*(high-low))
	if r.x.nodeBits+r.x.scoreBits > 64 {
		return nil
	}
	for n := range runners {
		r.runners = append(r.runners, r.newRunner(n, runners, g))
	}
	return r
}

func (r *race) newRunner(n, runners int, g *gains) *runner {
	if n > 0 {
		g = g.clone()
	}
	x := &runner{
		race: r, number: n, g: g, d: newDifferences(g),
		splits: map[splitKey]*split{}, places: make([]place, len(r.vars)+1),
		outboxes: make([]outbox, runners, spacing), oneStop: &gaps{1, make([]int64, 1, spacing), make([]int64, 1, spacing)},
		node:  make([]int32, len(r.c.members), spacing+len(r.c.members)),
		moved: make([]bool, len(r.c.members), 8*spacing+len(r.c.members)),
		score: make([]int64, len(r.c.members), spacing+len(r.c.members)),
		alive: make([]uint64, 0, spacing), key: make([]uint64, 0, spacing),
	}
	for i := range x.rowGaps {
		x.rowGaps[i].worth, x.rowGaps[i].rank = make([]int64, 0, spacing), make([]int64, 0, spacing)
	}
	return x
}

// spacing is how much longer than needed slices are that runners write to all the
// time, so that no two of them write to the same line of the cache.
const spacing = 32

// run, children and certain look up what the runners have made.

func (r *race) run(n int32) *run {
	w := int32(len(r.runners))
	return &r.runners[n%w].runs[n/w]
}

// numbers is what the numbers of all runs stay below.
func (r *race) numbers() int {
	most := 0
	for _, x := range r.runners {
		most = max(most, len(x.runs))
	}
	return most * len(r.runners)
}

func (r *race) children(n int32) []bundle {
	x := r.run(n)
	return r.runners[int(n)%len(r.runners)].kids[x.kids : int(x.kids)+len(r.vars[x.level].weight)]
}

func (r *race) certain(b bundle) certain {
	w := len(r.runners)
	return r.runners[int(^b)%w].settled[int(^b)/w]
}

func bitsFor(n int64) int {
	b := 1
	for n>>b != 0 {
		b++
	}
	return b
}

// extent is the least and the greatest sum along any beginning of a path.
func (t *track) extent() (low, high int64) {
	lows, highs := make([]int64, len(t.global)), make([]int64, len(t.global))
	for n := len(t.global) - 1; n >= 0; n-- { // parents first
		low, high = min(low, lows[n]), max(high, highs[n])
		to := len(t.hops)
		if n+1 < len(t.kids) {
			to = int(t.kids[n+1])
		}
		for _, h := range t.hops[t.kids[n]:to] {
			lows[h.node] = min(lows[h.node], lows[n]+h.add)
			highs[h.node] = max(highs[h.node], highs[n]+h.add)
		}
	}
	return low, high
}

// start goes through all variables. It returns what the component starts with, or
// false if there are too many states.
func (r *race) start(tell func(level int)) (bundle, bool, error) {
	first := r.runners[0]
	s := r.x.of(r.c.rows)
	p := course{won: s.won}
	var begun []course
	for _, part := range s.parts {
		for _, m := range part.members {
			first.moved[m] = true
			first.node[m], first.score[m] = r.tracks[m].start, r.c.members[m].worth.add
		}
		begun = append(begun, first.enter(part))
	}
	r.all((*runner).takeOver)
	for _, x := range begun {
		p.won = append(slices.Clone(p.won), x.won...)
		p.parts += x.parts
	}
	start := first.bundle(p)
	first.settled = first.bundles.list
	for level := range r.vars {
		tell(level)
		if ok, err := r.relay(level); !ok || err != nil {
			return 0, false, err
		}
	}
	return start, true, nil
}

// step moves the members on by an answer. It returns the first class of answers
// that does the same to all of them.
func (r *runner) step(l *lineup, level int32, class int) int {
	first := -1
	for _, m := range l.members {
		t := &r.tracks[m]
		n := r.node[m]
		r.moved[m] = t.level[n] == level
		if !r.moved[m] {
			continue
		}
		hops := t.hops[t.kids[n]:]
		h := hops[class]
		r.node[m] = h.node
		r.score[m] += h.add
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
