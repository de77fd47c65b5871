package reference

import (
	"slices"
)

// Flip is a minimal set of given answers which, all changed, change the stack.
type Flip struct {
	Questions []string // in file order
	Reached   []Reached
}

// Reached is an outcome that a flip leads to. Examples are the new answers that lead there and change fewest
// choices; Changes says how many.
type Reached struct {
	Outcome
	Changes  int
	Examples []Sheet
}

// Flips lists "minimal sets of given answers which, changed to other answers (never to unknown), change the stack, up
// to a size; all else stays as it is, the unanswered unanswered"; "by size, then question order".
//
// Reading: minimal means that no smaller part of the set is a flip. A change after which the given answers alone
// make a contradiction true that they did not before is no flip (contract 8.2). Reached stacks are in the order of
// compareOutcomes. An example changes as many choices as are added to or taken from a multi's, and one for any
// other question; where several change as few, all are listed, in the order of the domains. A number changes to
// another class.
func (a *Analysis) Flips(most int) []Flip {
	differs := func(o Outcome) bool { return !o.equal(a.now) }
	flips := []Flip{}
	for size := 1; size <= most; size++ {
		for _, f := range a.flipsOf(size, differs) {
			if !slices.ContainsFunc(flips, f.contains) {
				flips = append(flips, f)
			}
		}
	}
	return flips
}

// contains tells whether the flip changes all questions that another one changes, and not only those.
func (f Flip) contains(other Flip) bool {
	return len(f.Questions) > len(other.Questions) &&
		!slices.ContainsFunc(other.Questions, func(q string) bool { return !slices.Contains(f.Questions, q) })
}

// flipsOf lists the sets of that size which, all changed, reach a wanted outcome.
func (a *Analysis) flipsOf(size int, wanted func(Outcome) bool) (flips []Flip) {
	given := a.given()
	for _, positions := range combinations(len(given), size) {
		flip := Flip{}
		for _, i := range positions {
			flip.Questions = append(flip.Questions, given[i])
		}
		a.eachChange(flip.Questions, Sheet{}, func(change Sheet) {
			sheet := a.changed(change)
			if o := a.Outcome(sheet); wanted(o) && a.counts(sheet) {
				flip.reach(o, change, a.changes(change))
			}
		})
		if len(flip.Reached) > 0 {
			slices.SortFunc(flip.Reached, func(x, y Reached) int { return a.set.compareOutcomes(x.Outcome, y.Outcome) })
			flips = append(flips, flip)
		}
	}
	return flips
}

// reach notes that a change leads to an outcome.
func (f *Flip) reach(o Outcome, change Sheet, changes int) {
	i := slices.IndexFunc(f.Reached, func(r Reached) bool { return r.equal(o) })
	switch {
	case i < 0:
		f.Reached = append(f.Reached, Reached{o, changes, []Sheet{change}})
	case f.Reached[i].Changes > changes:
		f.Reached[i] = Reached{o, changes, []Sheet{change}}
	case f.Reached[i].Changes == changes:
		f.Reached[i].Examples = append(f.Reached[i].Examples, change)
	}
}

// eachChange calls visit with every way to give all these questions other answers than now.
func (a *Analysis) eachChange(questions []string, change Sheet, visit func(Sheet)) {
	if len(questions) == 0 {
		visit(change)
		return
	}
	question := questions[0]
	now := a.set.representative(question, a.query.Answers[question])
	for _, answer := range a.set.Domain(question) {
		if len(difference(answer, now)) > 0 {
			a.eachChange(questions[1:], change.with(question, answer), visit)
		}
	}
}

// changed is the query's sheet with a change made.
func (a *Analysis) changed(change Sheet) Sheet {
	sheet := a.query.Answers
	for question, answer := range change {
		sheet = sheet.with(question, answer)
	}
	return sheet
}

// changes counts the choices that a change changes.
func (a *Analysis) changes(change Sheet) (count int) {
	for question, answer := range change {
		count += len(difference(answer, a.set.representative(question, a.query.Answers[question])))
	}
	return count
}

// difference lists what one answer has and the other has not: choices of a multi, or the answer itself.
func difference(a, b Answer) (list []Answer) {
	chosen, isMulti := a.([]string)
	if !isMulti {
		if a != b {
			list = append(list, a)
		}
		return list
	}
	before := b.([]string)
	for _, choice := range append(slices.Clone(chosen), before...) {
		if !slices.Contains(chosen, choice) || !slices.Contains(before, choice) {
			list = append(list, choice)
		}
	}
	return list
}

// representative is the smallest member of a number's class; any other answer stands for itself.
func (s *Set) representative(question string, answer Answer) Answer {
	n, isNumber := answer.(int64)
	if !isNumber {
		return answer
	}
	domain := s.Domain(question)
	class := domain[0]
	for _, start := range domain {
		if start.(int64) <= n {
			class = start
		}
	}
	return class
}
