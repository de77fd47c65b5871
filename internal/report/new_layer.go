package report

import (
	"cmp"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// decide lists the unanswered questions that can still fill a layer of the
// recommended stack that is empty, see LayerResult.DecidedBy.
//
// They are questions that open rules wait for which could fill the layer. If an
// answer to one of them, all else as it is, recommends a stack that fills it, only
// such questions are listed. Else those are of which that cannot be tried: rules
// wait for them together with others, or they may turn out not to apply, or they
// have too many answers.
//
// A question that is asked for the answers so far comes before one that may not
// apply. Then the question comes first for which alone more rules wait, then the
// one for which more rules wait at all, then the earlier one.
func (b *builder) decide(layer int) []int {
	if b.r.Layers[layer].Option >= 0 || b.r.Status == engine.Infeasible {
		return nil
	}
	list, joint := b.waitedFor(layer)
	alone := slices.DeleteFunc(slices.Clone(list), func(q int) bool { return !b.fillsAlone(q, layer) })
	if len(alone) > 0 {
		return alone
	}
	return slices.DeleteFunc(list, func(q int) bool {
		return !joint[q] && b.mayNotApply(q) == 0 && len(b.e.Domain(q)) <= mostTried
	})
}

// waitedFor lists the questions that the rules wait for which could fill a layer,
// and marks those that some rule waits for together with others.
func (b *builder) waitedFor(layer int) (list []int, joint map[int]bool) {
	alone, all := map[int]int{}, map[int]int{}
	joint = map[int]bool{}
	for _, rule := range b.r.Open {
		if !b.couldFill(rule, layer) {
			continue
		}
		waits := b.asked().Grounds(b.e.Rules[rule].When)
		for _, q := range waits {
			all[q]++
			if len(waits) == 1 {
				alone[q]++
			} else {
				joint[q] = true
			}
		}
	}
	for q := range b.e.Questions {
		if all[q] > 0 {
			list = append(list, q)
		}
	}
	slices.SortStableFunc(list, func(p, q int) int {
		return cmp.Or(b.mayNotApply(p)-b.mayNotApply(q), cmp.Compare(alone[q], alone[p]), cmp.Compare(all[q], all[p]))
	})
	return list, joint
}

// mostTried is how many answers to a question are tried; of one with more it is
// not known what they do alone.
const mostTried = 1 << 10

// fillsAlone reports whether some answer to a question, all else as it is,
// recommends a stack that fills a layer.
func (b *builder) fillsAlone(question, layer int) bool {
	domain := b.e.Domain(question)
	if len(domain) > mostTried {
		return false
	}
	s := b.asked()
	defer s.Set(question, program.Unknown)
	for _, v := range domain {
		s.Set(question, v)
		best, err := s.Best()
		if err != nil {
			return false
		}
		for _, o := range best.Options() {
			if slices.Contains(b.e.Options[o].Layers, layer) {
				return true
			}
		}
	}
	return false
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
