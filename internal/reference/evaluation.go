package reference

import "slices"

// evaluation is what one query comes to before anything is chosen.
type evaluation struct {
	set         *Set
	scores      []int64 // by position of the option, thousandths
	constraints []constraint
	stacks      []stack // all there are
}

// evaluate scores the options and finds all stacks. The extra constraints come after the query's own.
func (s *Set) evaluate(q Query, extra ...constraint) evaluation {
	fired, _ := s.Rulings(q.Answers)
	e := evaluation{set: s, constraints: append(s.constraints(fired, q.Date), extra...)}
	weights := s.weights(q)
	for _, o := range s.Options {
		e.scores = append(e.scores, total(contributions(fired, o.ID, weights)))
	}
	for _, k := range s.arrangements() {
		if k.meets(e.constraints) {
			e.stacks = append(e.stacks, k)
		}
	}
	return e
}

// sum is the sum of the scores of a stack's options.
func (e evaluation) sum(k stack) (sum int64) {
	for _, option := range k {
		sum += e.scores[option]
	}
	return sum
}

func (e evaluation) scored(k stack) Scored { return Scored{e.set.ids(k), e.sum(k)} }

func (e evaluation) allScored(stacks []stack) (list []Scored) {
	for _, k := range stacks {
		list = append(list, e.scored(k))
	}
	return list
}

// isStack tells whether a set of options is one of the stacks.
func (e evaluation) isStack(k stack) bool {
	return slices.ContainsFunc(e.stacks, func(other stack) bool { return slices.Equal(k, other) })
}

// compare is section 3.4: negative if a is better than b. "The recommended stack has the largest sum of scores; on
// a tie" compareStacks.
func (e evaluation) compare(a, b stack) int {
	switch sumA, sumB := e.sum(a), e.sum(b); {
	case sumA > sumB:
		return -1
	case sumA < sumB:
		return 1
	}
	return compareStacks(a, b)
}

// best returns the best of the stacks that are wanted, and whether there is one.
func (e evaluation) best(wanted func(stack) bool) (best stack, found bool) {
	for _, k := range e.stacks {
		if wanted(k) && (!found || e.compare(k, best) < 0) {
			best, found = k, true
		}
	}
	return best, found
}

func anyStack(stack) bool { return true }

// choose returns the status and the recommended stack, which is empty unless the status is recommended: "no-evidence
// if the best stack is empty; infeasible if no stack satisfies the constraints".
func (e evaluation) choose() (status string, best stack) {
	best, found := e.best(anyStack)
	switch {
	case !found:
		return Infeasible, nil
	case len(best) == 0:
		return NoEvidence, nil
	}
	return Recommended, best
}
