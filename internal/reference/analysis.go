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
//
// Contract 8.2 takes the completions that contradict themselves out of all of it. What that comes to:
//
//   - A sheet counts unless a contradiction holds on it that the query's own answers do not make true already: such
//     a one excludes nothing, here and in every part below. Given answers may be left out (sufficient reason) or
//     changed (flips): the contradictions that count stay those of the query's own sheet.
//   - Settled, outcomes, next question and sufficient reason are about the completions that count.
//   - A question is irrelevant if no two completions that count and differ in it only differ in the stack. See
//     Irrelevant for questions that a contradiction binds together.
//   - Information is that of all completions that count alike, so the answers to one question need not be as
//     frequent as each other: those that contradict more often are rarer.
//   - A changed sheet is no flip if it does not count; its unanswered questions stay so, and what they may lead to
//     does not matter.
//   - Weights are about the sheet as it is, so contradictions make no difference.
//   - Where every completion contradicts itself nothing is settled, no outcome is counted, no question is
//     irrelevant, and each question tells 0 bits.
type Analysis struct {
	set       *Set
	query     Query
	now       Outcome
	excluding []Contradiction
	known     map[string]Outcome // by the sheet's key; saves time only
	counted   []Sheet            // once they were asked for, see Completions
}

// Analyse prepares the analyses of a query. They take time in proportion to the number of completions; the
// sufficient reason, to that of the sheet without answers.
func (s *Set) Analyse(q Query) *Analysis {
	a := &Analysis{set: s, query: q, excluding: s.excluding(q.Answers), known: map[string]Outcome{}}
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

// counts tells whether a sheet counts: see Analysis.
func (a *Analysis) counts(sheet Sheet) bool { return !a.set.holdsAny(a.excluding, sheet) }

// Completions lists the completions of the query's sheet that count, in the order of Set.Completions.
func (a *Analysis) Completions() []Sheet {
	if a.counted == nil {
		all := a.set.Completions(a.query.Answers)
		a.counted = slices.DeleteFunc(all, func(sheet Sheet) bool { return !a.counts(sheet) })
	}
	return a.counted
}

// Settled: "every completion has the same recommended stack, and it is the one recommended now"; "if every completion
// contradicts, nothing is settled".
func (a *Analysis) Settled() bool {
	return len(a.Completions()) > 0 && a.always(a.query.Answers, a.now)
}

// always tells whether every completion of a sheet that counts has that outcome.
func (a *Analysis) always(sheet Sheet, outcome Outcome) bool {
	return a.set.each(a.set.unanswered(sheet), sheet, func(complete Sheet) bool {
		return !a.counts(complete) || a.Outcome(complete).equal(outcome)
	})
}

// OutcomeCount is an outcome with how many completions lead to it.
type OutcomeCount struct {
	Outcome
	Count int64
}

// Outcomes tells "how many completions lead to which stack", "by count, then as in 3.4": the most first.
func (a *Analysis) Outcomes() (list []OutcomeCount) {
	for _, complete := range a.Completions() {
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

// Irrelevant lists the "unanswered ones that never change the stack, whatever the other unanswered ones are": no two
// completions that count and differ in that answer only have different outcomes. Without any completion that counts no
// question is irrelevant.
//
// Reading: each question is looked at by itself. Where all completions count, the irrelevant ones can be left out
// together; where a contradiction binds two, either may tell the other's answer, so that each is irrelevant and
// only both together are not.
func (a *Analysis) Irrelevant() []string {
	list := []string{}
	for _, question := range a.set.unanswered(a.query.Answers) {
		if len(a.Completions()) > 0 && a.neverChanges(question) {
			list = append(list, question)
		}
	}
	return list
}

func (a *Analysis) neverChanges(question string) bool {
	outcomes := map[string]Outcome{} // by the other answers
	for _, complete := range a.Completions() {
		others := a.set.key(complete.with(question, nil))
		if other, has := outcomes[others]; has && !other.equal(a.Outcome(complete)) {
			return false
		}
		outcomes[others] = a.Outcome(complete)
	}
	return true
}

// Sufficient is "a smallest set of given answers that fixes the stack whatever all other questions are answered
// (ties: earlier questions first)"; nil "unless the stack is settled".
//
// Reading: the other given answers are changed too, within their domains; of sets of one size the one whose
// ascending list of question positions comes first. The completions of fewer given answers that contradict themselves
// are not counted, either.
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
