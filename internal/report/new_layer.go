package report

import (
	"cmp"
	"slices"

	"stackadvisor/internal/program"
)

// decide lists the unanswered questions that can still fill a layer of the
// recommended stack that is empty, see LayerResult.DecidedBy.
//
// A question that is asked for the answers so far comes before one that may turn
// out not to apply. Then the question comes first for which alone more rules wait,
// then the one for which more rules wait at all, then the earlier one.
func (b *builder) decide(layer int) []int {
	if b.r.Layers[layer].Option >= 0 {
		return nil
	}
	alone, all := map[int]int{}, map[int]int{}
	for _, rule := range b.r.Open {
		if !b.couldFill(rule, layer) {
			continue
		}
		waits := b.asked().Grounds(b.e.Rules[rule].When)
		for _, q := range waits {
			all[q]++
			if len(waits) == 1 {
				alone[q]++
			}
		}
	}
	var list []int
	for q := range b.e.Questions {
		if all[q] > 0 {
			list = append(list, q)
		}
	}
	slices.SortStableFunc(list, func(p, q int) int {
		return cmp.Or(b.mayNotApply(p)-b.mayNotApply(q), cmp.Compare(alone[q], alone[p]), cmp.Compare(all[q], all[p]))
	})
	return list
}

// mayNotApply is 0 for a question that is asked, else 1.
func (b *builder) mayNotApply(question int) int {
	if b.r.Applies[question] == program.Yes {
		return 0
	}
	return 1
}

// couldFill reports whether a rule, if it fires, speaks for an option of the layer
// or requires one, which nothing excludes.
func (b *builder) couldFill(rule, layer int) bool {
	fits := func(option int) bool {
		return len(b.r.Options[option].ExcludedBy) == 0 && slices.Contains(b.e.Options[option].Layers, layer)
	}
	r := &b.e.Rules[rule]
	for _, p := range r.Points {
		if p.Value > 0 && b.e.Weights[r.Criterion] > 0 && fits(p.Option) {
			return true
		}
	}
	return slices.ContainsFunc(r.Require, fits)
}
