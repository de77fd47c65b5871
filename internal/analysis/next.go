package analysis

import (
	"cmp"
	"slices"
)

// Information is how much the answer to a question tells of the outcome.
type Information struct {
	Question int
	Bits     int64 // mutual information in millionths of a bit, rounded, a half upwards
	// Low to High is its 95 % interval, Bits itself unless it is estimated.
	Low, High int64
}

// Next lists the unanswered questions that are asked for sure, by how much their
// answers tell of the outcome, then in file order. It is empty past the limits.
func (v *View) Next() []Information {
	list := []Information{}
	if v.d == nil {
		return list
	}
	asked := map[int]bool{}
	for i, q := range v.unanswered {
		asked[q] = v.asked[i]
	}
	wanted := make([]bool, len(v.d.vars))
	for level, x := range v.d.vars {
		wanted[level] = asked[x.question]
	}
	bits := map[int]int64{}
	for level, n := range newInforming(v.d).all(wanted) {
		bits[v.d.vars[level].question] = n
	}
	for i, q := range v.unanswered {
		if v.asked[i] {
			list = append(list, Information{q, bits[q], bits[q], bits[q]})
		}
	}
	sortInformation(list)
	return list
}

// sortInformation puts first what tells most, and leaves file order otherwise.
func sortInformation(list []Information) {
	slices.SortStableFunc(list, func(a, b Information) int { return cmp.Compare(b.Bits, a.Bits) })
}
