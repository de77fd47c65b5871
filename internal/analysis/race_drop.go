package analysis

import (
	"encoding/binary"
	"slices"
)

// gaps is by how much the best path from one stop of a row can be better than the
// best path from another at most, in worth and then in rank, by the number of the
// one times stops plus that of the other.
type gaps struct {
	stops       int
	worth, rank []int64
}

// remains is what is left of a lineup, paths or arcs: in few if it is at most
// 64 of them.
type remains struct {
	few  uint64
	many string
}

// splitKey is a lineup with what is left of it.
type splitKey struct {
	lineup *lineup
	left   remains
}

// enter finds what is left of a state of a cell after dropping, and hands each
// part that is left over to the runner that it belongs to.
func (r *runner) enter(c *cell) course {
	p := course{first: int32(len(r.arrivals))}
	dropped := false
	if c.paths != nil {
		dropped = r.dropPaths(c)
	} else {
		dropped = r.dropArcs(c)
	}
	if !dropped {
		r.handOver(c, r.worth[:len(c.takes)])
		return p
	}
	p.exit = r.exit(c)
	for i, to := range p.exit.cells {
		r.handOver(to, r.part(&p.exit.parts[i]))
	}
	return p
}

// part is what a part of a state is worth.
func (r *runner) part(p *part) []int64 {
	worth := r.parted[:len(p.sources)]
	for w, from := range p.sources {
		worth[w] = 0
		for _, n := range from {
			worth[w] += r.worth[n]
		}
	}
	return worth
}

// dropPaths finds the paths that can be dropped, each held against each. Who
// outdoes a path outdoes all that it outdoes, so that it need not be known yet who
// is dropped. It reports whether there are any.
func (r *runner) dropPaths(c *cell) bool {
	n := len(c.paths)
	if c.limits == nil {
		c.limits = slices.Repeat([]int64{1}, n*n)
	}
	worth := r.worth[:n]
	alive := uint64(1)<<n - 1
	for i, own := range worth {
		limits := c.limits[i*n : (i+1)*n]
		for j, limit := range limits {
			if own-worth[j] < limit && i != j && (limit < 1 || own-worth[j] < r.limit(c, i, j)) {
				alive &^= 1 << i
				break
			}
		}
	}
	r.alive[0] = alive
	return alive != 1<<n-1
}

// limit is by how much path i must be worth more than path j, or may be worth less,
// lest it is dropped. It is 1 at most, since among the answers to come are some that
// give neither anything.
func (r *runner) limit(c *cell, i, j int) int64 {
	limit := int64(0)
	for row, m := range c.paths[i] {
		if other := c.paths[j][row]; other != m {
			limit -= r.d.high(r.global(c, m), r.global(c, other))
		}
	}
	if i > j {
		limit++ // the other one wins ties
	}
	c.limits[i*len(c.paths)+j] = limit
	return limit
}

// dropArcs finds the arcs that can be dropped. It reports whether there are any.
func (r *runner) dropArcs(c *cell) bool {
	for i, m := range c.members {
		r.score[m] = r.worth[i]
	}
	r.alive = slices.Grow(r.alive[:0], (c.arcs+63)/64)[:(c.arcs+63)/64]
	for i := range r.alive {
		r.alive[i] = ^uint64(0)
	}
	dropped := false
	next := r.oneStop
	for row, stops := range slices.Backward(c.rows) {
		for _, arcs := range stops {
			for i := range arcs {
				if r.outdone(c, row, arcs, i, next) {
					r.alive[arcs[i].bit/64] &^= 1 << (arcs[i].bit % 64)
					dropped = true
				}
			}
		}
		if len(stops) == 1 {
			next = r.oneStop
			continue
		}
		next = r.compare(c, row, next, &r.rowGaps[row%2])
	}
	return dropped
}

// outdone reports whether another arc of the stop is sure to do better than arc
// i; next are the gaps of the next row.
func (r *runner) outdone(c *cell, row int, arcs stop, i int, next *gaps) bool {
	a := &arcs[i]
	for j := range arcs {
		b := &arcs[j]
		if i == j || !r.isAlive(b.bit) {
			continue
		}
		at := int(a.to)*next.stops + int(b.to)
		lead := next.worth[at] + r.score[a.member] - r.score[b.member]
		rank := next.rank[at] + r.rank[a.member] - r.rank[b.member]
		if lead > 0 || lead == 0 && rank > 0 {
			// Among the answers to come are some that give neither anything.
			continue
		}
		if most := lead + r.bound(c, row, a, b); most < 0 || most == 0 && rank < 0 {
			return true
		}
	}
	return false
}

// compare works out the gaps of a row.
func (r *runner) compare(c *cell, row int, next, here *gaps) *gaps {
	stops := c.rows[row]
	n := len(stops)
	here.stops = n
	here.worth = slices.Grow(here.worth[:0], n*n)[:n*n]
	here.rank = slices.Grow(here.rank[:0], n*n)[:n*n]
	for a := range stops {
		for b := range stops {
			at := a*n + b
			here.worth[at], here.rank[at] = 0, 0
			if a != b {
				here.worth[at], here.rank[at] = r.gap(c, row, stops[a], stops[b], next)
			}
		}
	}
	return here
}

// gap is by how much the best path from stop a can be better than the best path
// from stop b at most: each arc of a is held against the arc of b that comes
// closest to it.
func (r *runner) gap(c *cell, row int, a, b stop, next *gaps) (worth, rank int64) {
	first := true
	for i := range a {
		x := &a[i]
		if !r.isAlive(x.bit) {
			continue
		}
		least, leastRank, found := int64(0), int64(0), false
		for j := range b {
			y := &b[j]
			if !r.isAlive(y.bit) {
				continue
			}
			at := int(x.to)*next.stops + int(y.to)
			w := next.worth[at] + r.score[x.member] - r.score[y.member] + r.bound(c, row, x, y)
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

// exit looks up what is left of a cell.
func (r *runner) exit(c *cell) *exit {
	p := &r.places[c.level]
	k := exitKey{c, r.remaining(c.lineup)}
	if e, ok := p.exits[k]; ok {
		return e
	}
	e := &exit{split: r.split(splitKey{c.lineup, k.left})}
	for _, part := range e.parts {
		nodes := r.nodes[:0]
		for _, m := range part.members {
			nodes = append(nodes, c.nodes[c.position(m)])
		}
		r.nodes = nodes
		e.cells = append(e.cells, r.cell(part.lineup, nodes))
	}
	if p.exits == nil {
		p.exits = map[exitKey]*exit{}
	}
	p.exits[k] = e
	return e
}

func (r *runner) remaining(l *lineup) remains {
	switch {
	case l.paths != nil:
		return remains{few: r.alive[0]}
	case l.arcs <= 64:
		return remains{few: r.alive[0] & (1<<l.arcs - 1)}
	}
	key := make([]byte, 0, 8*len(r.alive))
	for _, word := range r.alive {
		key = binary.LittleEndian.AppendUint64(key, word)
	}
	return remains{many: string(key)}
}

// split looks up what is left of a lineup.
func (r *runner) split(k splitKey) *split {
	if s, ok := r.splits[k]; ok {
		return s
	}
	var rows [][]stop
	var numbers []int32
	if k.lineup.paths != nil {
		var paths []path
		for n, p := range k.lineup.paths {
			if k.left.few>>n&1 == 1 {
				paths, numbers = append(paths, p), append(numbers, int32(n))
			}
		}
		rows = rowsOf(paths)
	} else {
		rows = r.left(k.lineup)
	}
	s := r.x.of(rows)
	for i := range s.parts {
		s.parts[i].trace(k.lineup, numbers)
	}
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
