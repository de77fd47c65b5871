package analysis

import "context"

// newRace prepares a component with the worths of its members. It returns nil if
// their states do not fit in a word.
func newRace(ctx context.Context, c *component, g *gains, budget *int) *race {
	r := &race{
		ctx: ctx, vars: g.vars, g: g, d: newDifferences(g), c: c, budget: budget,
		x:      &lineups{known: map[string]*lineup{}},
		splits: map[splitKey]*split{}, places: make([]place, len(g.vars)+1),
		bundles: bundles{known: map[string]bundle{}},
		oneStop: noGaps(),
		node:    make([]int32, len(c.members)), score: make([]int64, len(c.members)),
	}
	var low, high int64
	nodes := 1
	for m := range c.members {
		t := r.newTrack(c.members[m].worth)
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
	return r
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

// run goes through all variables. It returns what the component starts with, or
// false if the budget does not suffice.
func (r *race) run(rows [][]stop, tell func(level int)) (bundle, bool, error) {
	s := r.x.of(rows)
	var runs []int32
	won := s.won
	for _, part := range s.parts {
		for _, m := range part.members {
			r.node[m], r.score[m] = r.tracks[m].start, r.c.members[m].worth.add
		}
		b := r.enter(part)
		if b >= 0 {
			runs = append(runs, int32(b))
			continue
		}
		c := r.bundles.list[^b]
		won, runs = append(won, c.won...), append(runs, c.runs...)
	}
	start := r.bundles.of(won, runs)
	for level := range r.vars {
		tell(level)
		if ok, err := r.level(level); !ok || err != nil {
			return 0, false, err
		}
	}
	return start, true, nil
}

// level makes the children of all states that look at a variable.
func (r *race) level(level int) (bool, error) {
	p := &r.places[level]
	classes := len(r.vars[level].weight)
	for i := range p.at {
		if i%1024 == 0 {
			if err := r.ctx.Err(); err != nil {
				return false, err
			}
			if *r.budget < 0 {
				return false, nil
			}
		}
		key := p.slab[p.at[i]:]
		l := r.x.list[key[0]]
		r.runs[p.run[i]].kids = int32(len(r.kids))
		for class := range classes {
			r.unpack(l, key)
			r.step(l, int32(level), class)
			r.kids = append(r.kids, r.enter(l))
		}
	}
	*p = place{}
	return true, nil
}

// step moves the members on by an answer.
func (r *race) step(l *lineup, level int32, class int) {
	for _, m := range l.members {
		t := &r.tracks[m]
		if n := r.node[m]; t.level[n] == level {
			h := t.hops[int(t.kids[n])+class]
			r.node[m] = h.node
			r.score[m] += h.add
		}
	}
}
