package interview

import (
	"maps"
	"slices"

	"stackadvisor/internal/engine"
)

// Why is what an answer to a question is used for. Lists are in file order.
type Why struct {
	Rules   []Use // rules that depend on the question
	Opens   []int // later questions that are asked only after some answers
	Options []int // options that these rules speak for or against
	// Excludes are the unsupported options of the leading stack for which the
	// question is asked before others; see Interview.Excludes.
	Excludes []int
}

// Use is one rule that depends on a question. It fires for the present answers,
// or waits for an answer, or is out of the question.
type Use struct {
	Rule         int
	Fires, Waits bool
}

// Why says what the answer to question q is used for.
func (i *Interview) Why(q int) Why {
	var w Why
	feeds, options := i.feeds(), map[int]bool{}
	for r := range i.p.Rules {
		if !feeds.rules[r][q] {
			continue
		}
		rule := &i.p.Rules[r]
		truth := i.state.Truth(rule.When)
		w.Rules = append(w.Rules, Use{r, truth == engine.True, truth == engine.Unknown})
		for _, p := range rule.Points {
			options[p.Option] = true
		}
		for _, o := range append(slices.Clone(rule.Exclude), rule.Require...) {
			options[o] = true
		}
	}
	for later := q + 1; later < len(i.p.Questions); later++ {
		if tested(i.p, i.p.Questions[later].AskWhen)[q] {
			w.Opens = append(w.Opens, later)
		}
	}
	w.Options = slices.Sorted(maps.Keys(options))
	w.Excludes = i.Excludes(q)
	return w
}
