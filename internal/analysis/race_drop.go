package analysis

import (
	"math/bits"
	"slices"
)

// gaps is by how much the best path from one stop of a row can be better than the
// best path from another at most, in worth and then in rank, by the number of the
// one times stops plus that of the other.
type gaps struct {
	stops       int
	worth, rank []int64
}

// enter finds what is left of a state behind a link after dropping, and hands each
// part that is left over to the runner that it belongs to.
func (r *runner) enter(l *lineup, k *link) course {
	p := course{first: int32(len(r.arrivals))}
	dropped := false
	if l.paths != nil {
		dropped = r.dropPaths(l, k)
	} else {
		dropped = r.dropArcs(l, k)
	}
	if !dropped {
		if k.whole == nil {
			k.whole = r.cellOf(l, k.nodes)
		}
		r.handOver(k.whole, r.worth[:len(l.takes)])
		return p
	}
	e := r.exit(l, k)
	p.split = e.split
	for i, to := range e.cells {
		r.handOver(to, r.part(&e.split.parts[i]))
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

// dropPaths finds the paths that can be dropped. It reports whether there are any.
// Who outdoes a path outdoes all that it outdoes, so that in the end only those that
// are left need be held against each other.
func (r *runner) dropPaths(l *lineup, k *link) bool {
	n := len(l.paths)
	worth := r.worth[:n]
	leader := 0
	for i, w := range worth {
		if w > worth[leader] {
			leader = i
		}
	}
	all := uint64(1)<<n - 1
	alive := all
	done := uint64(0)
	for j := leader; ; {
		slack := k.slack[j*n : (j+1)*n]
		for some := alive &^ (1 << j); some != 0; some &= some - 1 {
			i := bits.TrailingZeros64(some)
			if lead := worth[i] - worth[j]; lead <= slack[i] && (slack[i] < 0 || lead <= r.slack(l, k, i, j)) {
				alive &^= 1 << i
			}
		}
		if done |= 1 << j; alive&^done == 0 {
			break
		}
		j = bits.TrailingZeros64(alive &^ done)
	}
	r.alive = append(r.alive[:0], alive)
	return alive != all
}

// slack is up to which lead path j is sure to do better than path i all the same: 0
// at most, since among the answers to come are some that give neither anything.
func (r *runner) slack(l *lineup, k *link, i, j int) int64 {
	rows, slack := len(l.rows), int64(0)
	other := l.slots[j*rows : (j+1)*rows]
	for row, a := range l.slots[i*rows : (i+1)*rows] {
		if a != other[row] {
			slack -= r.bound(l, k, row, int(a), int(other[row]))
		}
	}
	if i < j {
		slack-- // path i wins ties
	}
	k.slack[j*len(l.paths)+i] = slack
	return slack
}

// dropArcs finds the arcs that can be dropped. It reports whether there are any.
func (r *runner) dropArcs(l *lineup, k *link) bool {
	for i, m := range l.members {
		r.score[m] = r.worth[i]
	}
	r.alive = slices.Grow(r.alive[:0], (l.arcs+63)/64)[:(l.arcs+63)/64]
	for i := range r.alive {
		r.alive[i] = ^uint64(0)
	}
	dropped := false
	next := r.oneStop
	for row, stops := range slices.Backward(l.rows) {
		for _, arcs := range stops {
			for i := range arcs {
				if r.outdone(l, k, row, arcs, i, next) {
					r.alive[arcs[i].bit/64] &^= 1 << (arcs[i].bit % 64)
					dropped = true
				}
			}
		}
		if len(stops) == 1 {
			next = r.oneStop
			continue
		}
		next = r.compare(l, k, row, next, &r.rowGaps[row%2])
	}
	return dropped
}

// outdone reports whether another arc of the stop is sure to do better than arc
// i; next are the gaps of the next row.
func (r *runner) outdone(l *lineup, k *link, row int, arcs stop, i int, next *gaps) bool {
	a := &arcs[i]
	for j := range arcs {
		b := &arcs[j]
		if i == j || !r.isAlive(b.bit) {
			continue
		}
		at := int(a.to)*next.stops + int(b.to)
		lead := next.worth[at] + r.score[a.member] - r.score[b.member]
		rank := next.rank[at] + r.x.rank[a.member] - r.x.rank[b.member]
		if lead > 0 || lead == 0 && rank > 0 {
			// Among the answers to come are some that give neither anything.
			continue
		}
		if most := lead + r.bound(l, k, row, a.slot, b.slot); most < 0 || most == 0 && rank < 0 {
			return true
		}
	}
	return false
}

// compare works out the gaps of a row.
func (r *runner) compare(l *lineup, k *link, row int, next, here *gaps) *gaps {
	stops := l.rows[row]
	n := len(stops)
	here.stops = n
	here.worth = slices.Grow(here.worth[:0], n*n)[:n*n]
	here.rank = slices.Grow(here.rank[:0], n*n)[:n*n]
	for a := range stops {
		for b := range stops {
			at := a*n + b
			here.worth[at], here.rank[at] = 0, 0
			if a != b {
				here.worth[at], here.rank[at] = r.gap(l, k, row, stops[a], stops[b], next)
			}
		}
	}
	return here
}

// gap is by how much the best path from stop a can be better than the best path
// from stop b at most: each arc of a is held against the arc of b that comes
// closest to it.
func (r *runner) gap(l *lineup, k *link, row int, a, b stop, next *gaps) (worth, rank int64) {
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
			w := next.worth[at] + r.score[x.member] - r.score[y.member] + r.bound(l, k, row, x.slot, y.slot)
			tie := next.rank[at] + r.x.rank[x.member] - r.x.rank[y.member]
			if !found || w < least || w == least && tie < leastRank {
				least, leastRank, found = w, tie, true
			}
		}
		if first || least > worth || least == worth && leastRank > rank {
			worth, rank, first = least, leastRank, false
		}
	}
	return worth, rank
}

func (r *runner) isAlive(bit int32) bool { return r.alive[bit/64]>>(bit%64)&1 == 1 }

// exit looks up what is left behind a link.
func (r *runner) exit(l *lineup, k *link) *exit {
	for i := range k.exits {
		if e := &k.exits[i]; slices.Equal(e.left, r.alive) {
			return e
		}
	}
	e := k.nextExit()
	e.left = append(e.left[:0], r.alive...)
	e.split = r.splits.of(l, r.alive)
	e.cells = e.cells[:0]
	for i := range e.split.parts {
		p := &e.split.parts[i]
		r.nodes = r.nodes[:0]
		for _, at := range p.at {
			r.nodes = append(r.nodes, k.nodes[at])
		}
		e.cells = append(e.cells, r.cellOf(p.lineup, r.nodes))
	}
	return e
}
