package reference

import (
	"maps"
	"math/big"
	"slices"
)

// Domain lists the answers of section 4 that a completion may give to a question: "yesno 2; single its choices;
// multi every set of choices within min..max; number the classes into which the rule set's thresholds cut its
// range". A class is given by its smallest member.
//
// Reading: the order, which decides nothing but which of several equal examples comes first, is true before
// false, choices in file order, sets of choices by size and then by the ascending lists of positions, numbers
// ascending. A multi whose min is 0 has the empty set.
func (s *Set) Domain(question string) []Answer {
	return s.domainOf(question, s.whens())
}

// domainOf is Domain with the thresholds of these conditions only.
func (s *Set) domainOf(question string, conditions []Condition) []Answer {
	q := s.question(question)
	switch q.Kind {
	case "yesno":
		return []Answer{true, false}
	case "single":
		var list []Answer
		for _, choice := range q.Choices {
			list = append(list, choice)
		}
		return list
	case "multi":
		return q.choiceSets()
	}
	return q.classes(s.testsOf(question, conditions...))
}

func (q Question) choiceSets() (list []Answer) {
	for size := q.Min; size <= q.Max; size++ {
		for _, positions := range combinations(len(q.Choices), int(size)) {
			chosen := []string{}
			for _, i := range positions {
				chosen = append(chosen, q.Choices[i])
			}
			list = append(list, chosen)
		}
	}
	return list
}

// classes cuts a number's range, thresholds "taken as written: n or a list cuts before and after each member,
// at_least/below n before n, at_most/above n after n; every threshold in rules, facts and ask_when counts".
//
// Reading: a cut outside the range makes no class; two classes that no condition tells apart stay two.
func (q Question) classes(tests []Test) (list []Answer) {
	starts := map[int64]bool{q.Min: true}
	before := func(n int64) { starts[n] = true }
	after := func(n int64) { starts[n+1] = true }
	for _, t := range tests {
		for _, n := range t.Numbers {
			before(n)
			after(n)
		}
		for _, n := range []*int64{t.AtLeast, t.Below} {
			if n != nil {
				before(*n)
			}
		}
		for _, n := range []*int64{t.AtMost, t.Above} {
			if n != nil {
				after(*n)
			}
		}
	}
	for _, start := range slices.Sorted(maps.Keys(starts)) {
		if q.Min <= start && start <= q.Max {
			list = append(list, start)
		}
	}
	return list
}

// whens lists the conditions whose thresholds cut: "every threshold in rules, facts and ask_when counts".
//
// Reading: in contradictions, too; else a class could be counted in part. Not in invariants, which never change a
// result.
func (s *Set) whens() (list []Condition) {
	for _, q := range s.Questions {
		list = append(list, q.AskWhen)
	}
	for _, f := range s.Facts {
		list = append(list, f.When)
	}
	for _, r := range s.Rules {
		list = append(list, r.When)
	}
	for _, c := range s.Contradictions {
		list = append(list, c.When)
	}
	return list
}

// testsOf lists the tests on a question in conditions, without those in the facts that they name.
func (s *Set) testsOf(question string, conditions ...Condition) (tests []Test) {
	for _, c := range conditions {
		for _, e := range c {
			if e.Kind != "fact" && e.Key == question {
				tests = append(tests, e.Test)
			}
			tests = append(tests, s.testsOf(question, e.Parts...)...)
		}
	}
	return tests
}

// CountCompletions counts the completions of a sheet, also those that contradict themselves: the product of the
// domains of the unanswered questions.
func (s *Set) CountCompletions(a Sheet) *big.Int {
	count := big.NewInt(1)
	for _, question := range s.unanswered(a) {
		count.Mul(count, big.NewInt(int64(len(s.Domain(question)))))
	}
	return count
}

// each calls visit with every sheet that has an answer of its domain to each of these questions and is otherwise
// like the one given. The first question varies slowest. It stops, and returns false, when visit returns false.
func (s *Set) each(questions []string, a Sheet, visit func(Sheet) bool) bool {
	return s.eachOf(s.Domain, questions, a, visit)
}

// eachOf is each with other domains.
func (s *Set) eachOf(domain func(string) []Answer, questions []string, a Sheet, visit func(Sheet) bool) bool {
	if len(questions) == 0 {
		return visit(a)
	}
	for _, answer := range domain(questions[0]) {
		if !s.eachOf(domain, questions[1:], a.with(questions[0], answer), visit) {
			return false
		}
	}
	return true
}

// Completions lists every completion of a sheet: it "gives every unanswered question a value of its domain", also
// one that turns out not to apply. Those that contradict themselves are among them; see Analysis.Completions.
func (s *Set) Completions(a Sheet) []Sheet {
	var list []Sheet
	s.each(s.unanswered(a), a, func(complete Sheet) bool {
		list = append(list, complete)
		return true
	})
	return list
}
