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

// arcSet is a set of arcs of a lineup: in few if it has at most 64.
type arcSet struct {
	few  uint64
	many string
}

// splitKey is a lineup with the arcs that are left.
type splitKey struct {
	lineup *lineup
	left   arcSet
}

// enter finds what is left of a state of a cell after dropping, and hands each
// part that is left over to the runner that it belongs to.
func (r *runner) enter(c *cell) course {
	p := course{first: int32(len(r.arrivals))}
	if !r.drop(c) {
		r.handOver(c)
		return p
	}
	p.exit = r.exit(c)
	for _, part := range p.exit.cells {
		r.handOver(part)
	}
	return p
}

// drop finds the arcs that can be dropped. It reports whether there are any.
func (r *runner) drop(c *cell) bool {
	if c.arcs <= 64 && len(c.rows) == 1 {
		return r.dropFlat(c)
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

// dropFlat is drop where all arcs are of one stop and few. Who outdoes an arc
// outdoes all that it outdoes, so that those that are dropped can be asked, too.
func (r *runner) dropFlat(c *cell) bool {
	arcs, n := c.rows[0][0], c.arcs
	if c.limits == nil {
		c.limits = make([]int64, n*n)
		for i := range c.limits {
			c.limits[i] = 1
		}
	}
	worth := r.worth[:n]
	for i := range arcs {
		worth[i] = r.score[arcs[i].member]
	}
	alive := ^uint64(0)
	for i, own := range worth {
		for j, limit := range c.limits[i*n : (i+1)*n] {
			if own-worth[j] < limit && i != j && (limit < 1 || own-worth[j] < r.limit(c, i, j)) {
				alive &^= 1 << i
				break
			}
		}
	}
	r.alive = append(r.alive[:0], alive)
	return alive != ^uint64(0)
}

// limit is by how much arc i of a single stop must be worth more than arc j, or may
// be worth less, lest it is dropped: at most 1, since among the answers to come are
// some that give neither anything.
func (r *runner) limit(c *cell, i, j int) int64 {
	a, b := &c.rows[0][0][i], &c.rows[0][0][j]
	limit := -r.bound(c, 0, a, b)
	if r.rank[a.member] < r.rank[b.member] {
		limit++
	}
	c.limits[i*c.arcs+j] = limit
	return limit
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

// exit looks up what is left of a cell without the dropped arcs.
func (r *runner) exit(c *cell) *exit {
	p := &r.places[c.level]
	k := exitKey{cell: c, left: r.arcsLeft(c.lineup)}
	if e, ok := p.exits[k]; ok {
		return e
	}
	s := r.split(splitKey{c.lineup, k.left})
	e := &exit{won: s.won}
	for _, part := range s.parts {
		nodes := r.nodes[:0]
		for _, m := range part.members {
			i, _ := slices.BinarySearch(c.members, m)
			nodes = append(nodes, c.nodes[i])
		}
		r.nodes = nodes
		e.cells = append(e.cells, r.cell(part, nodes))
	}
	if p.exits == nil {
		p.exits = map[exitKey]*exit{}
	}
	p.exits[k] = e
	return e
}

func (r *runner) arcsLeft(l *lineup) arcSet {
	if l.arcs <= 64 {
		return arcSet{few: r.alive[0] & (1<<l.arcs - 1)}
	}
	key := make([]byte, 0, 8*len(r.alive))
	for _, word := range r.alive {
		key = binary.LittleEndian.AppendUint64(key, word)
	}
	return arcSet{many: string(key)}
}

// split looks up what is left of a lineup without the dropped arcs.
func (r *runner) split(k splitKey) *split {
	if s, ok := r.splits[k]; ok {
		return s
	}
	s := r.x.of(r.left(k.lineup))
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
