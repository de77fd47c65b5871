package analysis

import (
	"context"
	"slices"
)

// newRace prepares a component with the worths of its members. It returns nil if
// their states do not fit in a word.
func newRace(ctx context.Context, c *component, g *gains, budget *int) *race {
	r := &race{
		ctx: ctx, vars: g.vars, g: g, d: newDifferences(g), c: c, budget: budget,
		x:      &lineups{known: map[string]*lineup{}},
		splits: map[splitKey]*split{}, places: make([]place, len(g.vars)+1),
		oneStop: noGaps(),
		node:    make([]int32, len(c.members)), score: make([]int64, len(c.members)), rank: make([]int64, len(c.members)),
	}
	var low, high int64
	nodes := 1
	for m := range c.members {
		r.rank[m] = c.members[m].rank
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
func (r *race) run(tell func(level int)) (bundle, bool, error) {
	s := r.x.of(r.c.rows)
	won, beside := s.won, []int32{}
	for _, part := range s.parts {
		for _, m := range part.members {
			r.node[m], r.score[m] = r.tracks[m].start, r.c.members[m].worth.add
		}
		b := r.enter(part)
		if b >= 0 {
			beside = append(beside, int32(b))
			continue
		}
		c := r.bundles.list[^b]
		won, beside = append(won, c.won...), append(beside, c.runs...)
	}
	slices.Sort(won)
	start := r.bundles.of(won, beside)
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
		lead := p.leads[i]
		if lead < 0 || r.runs[lead].kids >= 0 {
			continue // worked out already
		}
		key := p.slab[p.at[i]:]
		l := r.x.list[key[0]]
		base := len(r.pending)
		for class := range classes {
			r.unpack(l, key)
			if same := r.step(l, int32(level), class); same < class {
				r.pending = append(r.pending, r.pending[base+same])
				continue
			}
			b := r.enter(l)
			r.pending = append(r.pending, b)
		}
		r.runs[lead].kids = int32(len(r.kids))
		r.kids = append(r.kids, r.pending[base:]...)
		r.pending = r.pending[:base]
	}
	*p = place{}
	return true, nil
}

// step moves the members on by an answer. It returns the first class of answers
// that does the same to all of them.
func (r *race) step(l *lineup, level int32, class int) int {
	first := -1
	for _, m := range l.members {
		t := &r.tracks[m]
		n := r.node[m]
		if t.level[n] != level {
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
