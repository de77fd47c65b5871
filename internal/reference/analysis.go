package reference

import (
	"fmt"
	"slices"
	"strings"
)

// Outcome is what a sheet leads to. Stack is empty unless the status is recommended.
//
// Reading: where section 4 speaks of the stack it means this pair: no-evidence and infeasible have the same empty
// stack, but outcomes and flips tell their status, so they are two outcomes.
type Outcome struct {
	Status string
	Stack  []string
}

func (o Outcome) String() string { return o.Status + " " + strings.Join(o.Stack, "+") }

// Analysis answers section 4 for one query, by going through completions and changed sheets.
type Analysis struct {
	set   *Set
	query Query
	now   Outcome
	known map[string]Outcome // by the sheet's key; saves time only
}

// Analyse prepares the analyses of a query. They take time in proportion to the number of completions; the
// sufficient reason, to that of the sheet without answers.
func (s *Set) Analyse(q Query) *Analysis {
	a := &Analysis{set: s, query: q, known: map[string]Outcome{}}
	a.now = a.Outcome(q.Answers)
	return a
}

// Now is the outcome of the query's own sheet.
func (a *Analysis) Now() Outcome { return a.now }

// Outcome is the outcome of another sheet under the query's weights and date.
func (a *Analysis) Outcome(sheet Sheet) Outcome {
	key := a.set.key(sheet)
	outcome, known := a.known[key]
	if !known {
		outcome = a.set.outcome(Query{Answers: sheet, Weights: a.query.Weights, Date: a.query.Date})
		a.known[key] = outcome
	}
	return outcome
}

func (s *Set) outcome(q Query) Outcome {
	status, best := s.evaluate(q).choose()
	return Outcome{status, s.ids(best)}
}

// key tells sheets apart that differ in an answer.
func (s *Set) key(a Sheet) string {
	var key strings.Builder
	for _, q := range s.Questions {
		fmt.Fprint(&key, a[q.ID], ";")
	}
	return key.String()
}

func (o Outcome) equal(other Outcome) bool {
	return o.Status == other.Status && slices.Equal(o.Stack, other.Stack)
}

// compareOutcomes is the tie rule of section 3.4 for stacks of different sheets: the fewest options, then those
// that stand earlier in the file. The sums of different sheets cannot be compared.
//
// Reading: of two empty stacks no-evidence comes before infeasible.
func (s *Set) compareOutcomes(a, b Outcome) int {
	if order := compareStacks(s.positions(a.Stack), s.positions(b.Stack)); order != 0 {
		return order
	}
	return strings.Compare(b.Status, a.Status)
}

// Settled: "every completion has the same recommended stack, and it is the one recommended now".
func (a *Analysis) Settled() bool {
	return a.always(a.query.Answers, a.now)
}

// always tells whether every completion of a sheet has that outcome.
func (a *Analysis) always(sheet Sheet, outcome Outcome) bool {
	return a.set.each(a.set.unanswered(sheet), sheet, func(complete Sheet) bool {
		return a.Outcome(complete).equal(outcome)
	})
}

// OutcomeCount is an outcome with how many completions lead to it.
type OutcomeCount struct {
	Outcome
	Count int64
}

// Outcomes tells "how many completions lead to which stack", "by count, then as in 3.4": the most first.
func (a *Analysis) Outcomes() []OutcomeCount {
	return a.count(a.query.Answers)
}

func (a *Analysis) count(sheet Sheet) (list []OutcomeCount) {
	for _, complete := range a.set.Completions(sheet) {
		outcome := a.Outcome(complete)
		i := slices.IndexFunc(list, func(c OutcomeCount) bool { return c.equal(outcome) })
		if i < 0 {
			i = len(list)
			list = append(list, OutcomeCount{Outcome: outcome})
		}
		list[i].Count++
	}
	slices.SortFunc(list, func(x, y OutcomeCount) int {
		if x.Count != y.Count {
			return int(y.Count - x.Count)
		}
		return a.set.compareOutcomes(x.Outcome, y.Outcome)
	})
	return list
}

// Irrelevant lists the "unanswered ones that never change the stack, whatever the other unanswered ones are".
func (a *Analysis) Irrelevant() []string {
	list := []string{}
	unanswered := a.set.unanswered(a.query.Answers)
	for _, question := range unanswered {
		others := without(unanswered, question)
		if a.set.each(others, a.query.Answers, func(sheet Sheet) bool { return a.same(sheet, question) }) {
			list = append(list, question)
		}
	}
	return list
}

// same tells whether every answer to the question gives this sheet the same outcome.
func (a *Analysis) same(sheet Sheet, question string) bool {
	domain := a.set.Domain(question)
	first := a.Outcome(sheet.with(question, domain[0]))
	return !slices.ContainsFunc(domain, func(answer Answer) bool {
		return !a.Outcome(sheet.with(question, answer)).equal(first)
	})
}

// Sufficient is "a smallest set of given answers that fixes the stack whatever all other questions are answered
// (ties: earlier questions first)"; nil "unless the stack is settled".
//
// Reading: the other given answers are changed too, within their domains; of sets of one size the one whose
// ascending list of question positions comes first.
func (a *Analysis) Sufficient() []string {
	if !a.Settled() {
		return nil
	}
	given := a.given()
	for size := range len(given) + 1 {
		for _, positions := range combinations(len(given), size) {
			fixed, list := Sheet{}, []string{}
			for _, i := range positions {
				fixed[given[i]] = a.query.Answers[given[i]]
				list = append(list, given[i])
			}
			if a.always(fixed, a.now) {
				return list
			}
		}
	}
	panic("reference: the given answers do not settle what is settled")
}

// given lists the questions with an answer, in file order.
func (a *Analysis) given() (list []string) {
	for _, q := range a.set.Questions {
		if _, given := a.query.Answers.Given(q.ID); given {
			list = append(list, q.ID)
		}
	}
	return list
}
