package analysis

import (
	"encoding/binary"
	"slices"
)

// maxArcs bounds the graph of a component's stacks.
const maxArcs = 20_000

// promise is what a part of a stack, from the first row on, leaves to the rows
// behind it.
type promise struct {
	occupied uint64  // rows that are filled already
	barred   bitset  // members of later rows that cannot be taken
	clauses  []uint8 // by clause: see below
	met      []bool  // by demand
}

// The states of a clause "from requires one of these".
const (
	open    uint8 = iota // from is not taken, nor is any of these
	pending              // from is taken, none of these yet
	kept                 // one of these is taken, from not yet
)

// rowing builds the rows of a component's stacks.
type rowing struct {
	c       *component
	clauses []fromClause
	home    [][]int // by row: members whose first row it is
	empty   []bool  // by row: it may stay empty
	arcs    int
}

type fromClause struct {
	from int
	to   clause
}

// layOut finds the rows: all stacks of a component as paths, apart from what
// rules exclude. Demands that a path leaves unmet end it with a member of their
// own, which layOut adds to the component. It reports false if there are too many
// stacks to go through.
func (c *component) layOut(required func(layer int) bool) bool {
	if len(c.layers) > 64 {
		return false
	}
	w := rowing{c: c, home: make([][]int, len(c.layers))}
	for m := 1; m < len(c.members); m++ {
		w.home[c.members[m].rows[0]] = append(w.home[c.members[m].rows[0]], m)
		for _, to := range c.needs[m] {
			w.clauses = append(w.clauses, fromClause{m, to})
		}
	}
	for _, l := range c.layers {
		w.empty = append(w.empty, !required(l))
	}
	start := &promise{barred: newBitset(len(c.members)), clauses: make([]uint8, len(w.clauses)), met: make([]bool, len(c.demands))}
	if !w.settle(start, 0) {
		return c.rankable()
	}
	rows, last, ok := w.grow(start)
	if !ok {
		return false
	}
	c.rows = new(tidier).tidy(append(rows, w.unmet(last)))
	return c.rankable()
}

// grow goes through the rows from the first one. It returns all stops and the
// promises behind the last row.
func (w *rowing) grow(start *promise) (rows [][]stop, last []*promise, ok bool) {
	now := []*promise{start}
	for r := range w.c.layers {
		var next []*promise
		known := map[string]int32{}
		stops := make([]stop, len(now))
		for i, p := range now {
			for _, m := range append([]int{0}, w.home[r]...) {
				q, ok := w.take(p, r, m)
				if !ok {
					continue
				}
				key := q.key()
				to, ok := known[key]
				if !ok {
					to = int32(len(next))
					known[key] = to
					next = append(next, q)
				}
				stops[i] = append(stops[i], arc{member: int32(m), to: to})
				if w.arcs++; w.arcs > maxArcs {
					return nil, nil, false
				}
			}
		}
		rows, now = append(rows, stops), next
	}
	return rows, now, true
}

// take fills row r with a member.
func (w *rowing) take(p *promise, r, m int) (*promise, bool) {
	if m == 0 {
		if !w.empty[r] && p.occupied>>r&1 == 0 {
			return nil, false
		}
	} else if p.barred.has(m) {
		return nil, false
	}
	q := &promise{p.occupied, slices.Clone(p.barred), slices.Clone(p.clauses), slices.Clone(p.met)}
	if m > 0 {
		q.occupied |= w.c.members[m].occupied()
		for _, rival := range w.c.rivals[m] {
			if rival == m {
				return nil, false
			}
			q.barred.add(rival)
		}
		for i, d := range w.c.demands {
			q.met[i] = q.met[i] || slices.Contains(d, m)
		}
		for i, c := range w.clauses {
			if slices.Contains(c.to, m) {
				q.clauses[i] = map[uint8]uint8{open: kept, pending: open, kept: kept}[q.clauses[i]]
			}
		}
		for i, c := range w.clauses {
			switch {
			case c.from != m:
			case q.clauses[i] == kept:
				q.clauses[i] = open
			default:
				q.clauses[i] = pending
			}
		}
	}
	return q, w.settle(q, r+1)
}

// settle brings a promise to the rows from r on into the one form that all equal
// promises have. It reports whether it can be kept.
func (w *rowing) settle(p *promise, r int) bool {
	for changed := true; changed; {
		changed = false
		for m := 1; m < len(w.c.members); m++ {
			if !p.barred.has(m) && !w.possible(p, r, m) {
				p.barred.add(m)
				changed = true
			}
		}
	}
	for i, c := range w.clauses {
		switch {
		case p.clauses[i] == pending && !w.keepable(p, c):
			return false
		case p.clauses[i] == kept && p.barred.has(c.from):
			p.clauses[i] = open
		}
	}
	p.occupied &^= 1<<r - 1
	return true
}

// possible reports whether a member can still be taken in row r or later.
func (w *rowing) possible(p *promise, r, m int) bool {
	member := &w.c.members[m]
	if member.rows[0] < r || member.occupied()&p.occupied != 0 {
		return false
	}
	for i, c := range w.clauses {
		if c.from == m && p.clauses[i] == open && !w.keepable(p, c) {
			return false
		}
	}
	return true
}

func (w *rowing) keepable(p *promise, c fromClause) bool {
	return slices.ContainsFunc(c.to, func(m int) bool { return !p.barred.has(m) })
}

func (p *promise) key() string {
	key := binary.LittleEndian.AppendUint64(nil, p.occupied)
	for _, word := range p.barred {
		key = binary.LittleEndian.AppendUint64(key, word)
	}
	key = append(key, p.clauses...)
	for _, met := range p.met {
		if met {
			key = append(key, 1)
		} else {
			key = append(key, 0)
		}
	}
	return string(key)
}

// unmet is the row behind the last one: the demands that are not met.
func (w *rowing) unmet(last []*promise) []stop {
	var stops []stop
	for _, p := range last {
		var unmet []int
		for i, met := range p.met {
			if !met {
				unmet = append(unmet, i)
			}
		}
		member := int32(0)
		if len(unmet) > 0 {
			member = w.c.penalty(unmet)
		}
		stops = append(stops, stop{{member: member}})
	}
	return stops
}

// penalty is the member for a set of unmet demands.
func (c *component) penalty(unmet []int) int32 {
	for m := range c.members {
		if c.members[m].unmet != nil && slices.Equal(c.members[m].unmet, unmet) {
			return int32(m)
		}
	}
	c.members = append(c.members, member{option: -1, unmet: unmet})
	return int32(len(c.members) - 1)
}
