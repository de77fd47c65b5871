package analysis

import "slices"

// tidier leaves out stops that lead nowhere or to which nothing leads, and makes
// equal stops one. What it returns is good until it is used again.
type tidier struct {
	arcs        []arc
	kept, rows  [][]stop
	moved, here []int32
}

// tidy returns nil if no path is left.
func (t *tidier) tidy(rows [][]stop) [][]stop {
	t.arcs = t.arcs[:0]
	for len(t.kept) < len(rows) {
		t.kept, t.rows = append(t.kept, nil), append(t.rows, nil)
	}
	t.moved = append(t.moved[:0], 0)
	for r := len(rows) - 1; r >= 0; r-- {
		t.kept[r], t.here = t.kept[r][:0], t.here[:0]
		for _, arcs := range rows[r] {
			t.here = append(t.here, t.keep(r, arcs))
		}
		t.moved, t.here = t.here, t.moved
	}
	if t.moved[0] < 0 {
		return nil
	}
	t.reach(len(rows))
	return t.rows[:len(rows)]
}

// keep returns the number of a stop among those that are kept, -1 if it leads
// nowhere.
func (t *tidier) keep(r int, arcs stop) int32 {
	begin := len(t.arcs)
	for _, a := range arcs {
		if to := t.moved[a.to]; to >= 0 {
			t.arcs = append(t.arcs, arc{member: a.member, to: to})
		}
	}
	made := stop(t.arcs[begin:len(t.arcs):len(t.arcs)])
	if len(made) == 0 {
		return -1
	}
	for i, other := range t.kept[r] {
		if slices.Equal(other, made) {
			return int32(i)
		}
	}
	t.kept[r] = append(t.kept[r], made)
	return int32(len(t.kept[r]) - 1)
}

// reach numbers the stops in the order in which the paths reach them.
func (t *tidier) reach(rows int) {
	order, next := append(t.moved[:0], 0), t.here[:0]
	for r := range rows {
		next = next[:0]
		t.rows[r] = t.rows[r][:0]
		for _, old := range order {
			arcs := t.kept[r][old]
			for j := range arcs {
				i := slices.Index(next, arcs[j].to)
				if i < 0 {
					i = len(next)
					next = append(next, arcs[j].to)
				}
				arcs[j].to = int32(i)
			}
			t.rows[r] = append(t.rows[r], arcs)
		}
		order, next = next, order
	}
	t.moved, t.here = order, next
}
