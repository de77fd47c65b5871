package reference

import (
	"maps"
	"slices"
)

// mostWeight is the greatest weight a criterion may have, in thousandths.
const mostWeight = 1_000_000

// WeightRange is the range of a criterion's weight that keeps the recommended stack, the other weights fixed. All are
// in thousandths.
type WeightRange struct {
	Criterion string
	Weight    int64
	Low       int64
	High      *int64 // nil if every greater weight up to 1000 keeps it
	Beyond    *int64 // the upper end if weights above 1000 were allowed; nil if there is none
}

// WeightRanges is "for each criterion the least and the greatest weight of at most three decimals (the others fixed)
// that keeps the recommended stack, tie rules included; high is null without upper end".
//
// Reading: a weight is 0..1000, as in the rule set file, so High is nil where 1000 still keeps the stack. Keeping the
// stack is keeping the outcome: without evidence, that there is none; where nothing is feasible every weight does.
//
// A stack's sum is a straight line over the weight, since which rule of a group counts does not depend on weights
// (all of a group have one criterion). So the weights that keep the stack are an interval, and it can end only
// where the lines of the recommended and another stack cross. It is enough to try the weights next to all
// crossings.
func (a *Analysis) WeightRanges() []WeightRange {
	list := []WeightRange{}
	for _, c := range a.set.Criteria {
		r := WeightRange{Criterion: c.ID, Weight: a.set.weights(a.query)[c.ID]}
		candidates := a.candidates(c.ID, r.Weight)
		now, _ := slices.BinarySearch(candidates, r.Weight)
		low, high := now, now
		for low > 0 && a.keeps(c.ID, candidates[low-1]) {
			low--
		}
		for high < len(candidates)-1 && a.keeps(c.ID, candidates[high+1]) {
			high++
		}
		r.Low = candidates[low]
		if high < len(candidates)-1 {
			r.Beyond = &candidates[high]
		}
		if r.Beyond != nil && *r.Beyond < mostWeight {
			r.High = r.Beyond
		}
		list = append(list, r)
	}
	return list
}

// keeps tells whether the outcome stays if the criterion has that weight.
func (a *Analysis) keeps(criterion string, weight int64) bool {
	return a.set.outcome(a.reweighed(criterion, weight)).equal(a.now)
}

// reweighed is the query with another weight of one criterion.
func (a *Analysis) reweighed(criterion string, weight int64) Query {
	q := a.query
	q.Weights = maps.Clone(q.Weights)
	if q.Weights == nil {
		q.Weights = map[string]int64{}
	}
	q.Weights[criterion] = weight
	return q
}

// candidates lists weights, ascending: 0, the present one, and the whole thousandths around every weight at which the
// recommended stack and another one have the same sum.
func (a *Analysis) candidates(criterion string, weight int64) []int64 {
	tries := map[int64]bool{0: true, weight: true}
	at0, at1 := a.set.evaluate(a.reweighed(criterion, 0)), a.set.evaluate(a.reweighed(criterion, 1))
	mine := stack(a.set.positions(a.now.Stack))
	for _, other := range at0.stacks {
		ahead := at0.sum(mine) - at0.sum(other)         // at weight 0
		slope := at1.sum(mine) - at1.sum(other) - ahead // for each thousandth
		if slope == 0 {
			continue
		}
		crossing := -ahead / slope // towards zero, so at most one off
		for w := crossing - 2; w <= crossing+2; w++ {
			if w >= 0 {
				tries[w] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(tries))
}
