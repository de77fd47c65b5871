package analysis

import (
	"cmp"
	"slices"
)

// isFlat reports whether the paths are few.
func (l *lineup) isFlat() bool {
	next := []int{1}
	for _, stops := range slices.Backward(l.rows) {
		here := make([]int, len(stops))
		for i, arcs := range stops {
			for _, a := range arcs {
				here[i] = min(here[i]+next[a.to], fewPaths+1)
			}
		}
		next = here
	}
	return next[0] <= fewPaths
}

// list is for a lineup with few paths: each has its worth, and only differences
// count.
func (x *lineups) list(l *lineup) {
	var through func(row int, at int32, before path)
	through = func(row int, at int32, before path) {
		if row == len(l.rows) {
			l.paths = append(l.paths, slices.Clone(before))
			return
		}
		for _, a := range l.rows[row][at] {
			through(row+1, a.to, append(before, a.member))
		}
	}
	through(0, 0, nil)
	slices.SortFunc(l.paths, func(a, b path) int { return cmp.Compare(x.ranked(b), x.ranked(a)) })
	var all []int32
	for n, p := range l.paths {
		takes := []int32{}
		for _, m := range p {
			if m > 0 {
				takes = append(takes, l.position(m))
			}
		}
		l.takes = append(l.takes, takes)
		all = append(all, int32(n))
	}
	l.groups = [][]int32{all}
}

// ranked is what decides between paths of the same worth: the greater sum wins.
func (x *lineups) ranked(p path) int64 {
	sum := int64(0)
	for _, m := range p {
		sum += x.rank[m]
	}
	return sum
}

// rowsOf are the rows that have these paths and no others. Equal stops may stand
// in them more than once.
func rowsOf(paths []path) [][]stop {
	rows := make([][]stop, len(paths[0]))
	at := make([]int32, len(paths)) // by path: the stop that it has come to
	for r := range rows {
		begun := int32(0) // stops of the next row
		for n, p := range paths {
			for int(at[n]) >= len(rows[r]) {
				rows[r] = append(rows[r], nil)
			}
			arcs := &rows[r][at[n]]
			i := slices.IndexFunc(*arcs, func(a arc) bool { return a.member == p[r] })
			if i < 0 {
				i = len(*arcs)
				*arcs = append(*arcs, arc{member: p[r], to: begun})
				begun++
			}
			at[n] = (*arcs)[i].to
		}
	}
	for _, arcs := range rows[len(rows)-1] {
		for i := range arcs {
			arcs[i].to = 0
		}
	}
	return rows
}
