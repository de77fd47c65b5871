package analysis

import (
	"cmp"
	"slices"
)

// count is how many paths there are, or most if there are more.
func (l *lineup) count(most int) int {
	next := []int{1}
	for _, stops := range slices.Backward(l.rows) {
		here := make([]int, len(stops))
		for i, arcs := range stops {
			for _, a := range arcs {
				here[i] = min(here[i]+next[a.to], most)
			}
		}
		next = here
	}
	return next[0]
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
		for row, m := range p {
			if m > 0 {
				takes = append(takes, l.position(m))
			}
			l.slots = append(l.slots, int32(slices.Index(l.inRow[row].members, m)))
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
