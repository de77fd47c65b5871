package interview

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/engine"
)

// urgent is the question of the list that is asked before all others, or -1: the
// first whose answer may exclude an option of the leading stack that is unsupported
// on the date and that no waiver accepts, as Excludes says. The order of the
// interview does not matter.
//
// Nothing is asked twice because of it: the list has only questions that were not
// asked yet, and any answer, "unknown" too, takes its question out of the list.
func (i *Interview) urgent(questions []int) int {
	barred := i.barred()
	at := slices.IndexFunc(questions, func(q int) bool { return len(barred[q]) > 0 })
	if at < 0 {
		return -1
	}
	return questions[at]
}

// Excludes lists the options, ascending, of the leading stack that are unsupported
// on the date, not waived, and that the answer to question q may exclude: some rule
// that excludes them, by name or as "@unsupported", is open, and its condition waits
// for q. Where it depends on an unanswered question whether another one applies, the
// condition waits for both.
func (i *Interview) Excludes(q int) []int { return i.barred()[q] }

// barred has for each question what Excludes lists.
func (i *Interview) barred() map[int][]int {
	doomed := i.doomed()
	if len(doomed) == 0 {
		return nil
	}
	barred := map[int][]int{}
	for r := range i.p.Rules {
		rule := &i.p.Rules[r]
		bars := func(o int) bool { return rule.ExcludeUnsupported || slices.Contains(rule.Exclude, o) }
		if !slices.ContainsFunc(doomed, bars) || i.state.Truth(rule.When) != engine.Unknown {
			continue
		}
		for _, q := range i.state.Grounds(rule.When) {
			for _, o := range doomed {
				if bars(o) && !slices.Contains(barred[q], o) {
					barred[q] = append(barred[q], o)
				}
			}
			slices.Sort(barred[q])
		}
	}
	return barred
}

// doomed are the options of the leading stack that are unsupported on the date and
// not waived, ascending. There are none where the search for the stack was stopped
// by its budget.
func (i *Interview) doomed() []int {
	best, err := i.state.Best()
	if err != nil || best.Status != engine.Recommended {
		return nil
	}
	return slices.DeleteFunc(best.Options(), func(o int) bool { return !i.unsupported[o] || i.waived(o) })
}

func (i *Interview) waived(option int) bool {
	return slices.ContainsFunc(i.sheet.Waivers, func(w answers.Waiver) bool {
		return w.Option == option && i.config.Date <= w.Until
	})
}
