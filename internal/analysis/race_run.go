package analysis

import (
	"context"
	"slices"
)

// newRace prepares a component with the worths of its members. Lineups with at most
// so many paths have states with the worth of each.
func newRace(ctx context.Context, c *component, g *gains, runners, paths int, b *budget) *race {
	r := &race{ctx: ctx, vars: g.vars, c: c, x: &lineups{known: map[string]*lineup{}, few: paths}, budget: b}
	for m := range c.members {
		worth := c.members[m].worth
		t := r.newTrack(g, worth)
		r.tracks = append(r.tracks, t)
		low, high := t.extent()
		r.x.rank = append(r.x.rank, c.members[m].rank)
		r.x.low, r.x.high = append(r.x.low, min(0, worth.add+low)), append(r.x.high, max(0, worth.add+high))
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
	worths := max(r.x.few, len(r.c.members)) // at most
	x := &runner{
		race: r, number: n, g: g, d: newDifferences(g),
		kids: make([][]bundle, len(r.vars)), places: make([]place, len(r.vars)+1),
		splits:   splitter{x: r.x, known: map[splitKey]*split{}},
		outboxes: make([]outbox, runners, spacing), oneStop: &gaps{1, make([]int64, 1, spacing), make([]int64, 1, spacing)},
		nodes:  make([]int32, 0, spacing+len(r.c.members)),
		score:  make([]int64, len(r.c.members), spacing+len(r.c.members)),
		worth:  make([]int64, worths, spacing+worths),
		parted: make([]int64, worths, spacing+worths),
		alive:  make([]uint64, 1, spacing), key: make([]uint64, worths, spacing+worths),
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
	x, w := r.run(n), int32(len(r.runners))
	return r.runners[x.kids%w].kids[x.level][x.kids/w:][:len(r.vars[x.level].weight)]
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
	s := first.splits.rows(r.c.rows)
	var begun []course
	for _, part := range s.parts {
		var nodes []int32
		var adds []int64
		for _, m := range part.members {
			nodes, adds = append(nodes, r.tracks[m].start), append(adds, r.c.members[m].worth.add)
		}
		k := &link{}
		first.begin(k, part.lineup, nodes, adds)
		copy(first.worth, k.adds)
		begun = append(begun, first.enter(part.lineup, k))
	}
	r.all((*runner).takeOver)
	won, arrivals := slices.Clone(s.won), first.arrivals
	for _, p := range begun {
		if p.split != nil {
			won = append(won, p.split.won...)
		}
	}
	start := first.bundle(won, arrivals)
	if len(won) == 0 && len(arrivals) == 1 {
		start = arrivals[0]
	}
	first.settled = first.bundles.list
	for level := range r.vars {
		tell(level)
		if ok, err := r.relay(level); !ok || err != nil {
			return 0, false, err
		}
	}
	return start, true, nil
}
