package reference

import "slices"

// Survey is what a rule set comes to over all complete answer sheets that do not contradict themselves.
type Survey struct {
	Sheets     []Sheet // in the order of Completions
	Outcomes   []Outcome
	Statuses   map[string]int // sheets by status
	Ties       int            // sheets with a tie for first
	Rules      []RuleSurvey
	Options    []OptionSurvey
	Irrelevant []string // questions that never change the outcome, whatever the others

	Contradictions []ContradictionSurvey // over all complete sheets
}

// RuleSurvey tells when a rule fires and whether it matters.
type RuleSurvey struct {
	ID      string
	On      []bool // by sheet: whether it fires
	Fires   int    // on how many sheets
	Changes int    // on how many sheets the outcome is another without the rule
}

// OptionSurvey tells when an option is recommended.
type OptionSurvey struct {
	ID          string
	Wins        int      // on how many sheets it is in the recommended stack
	Best, Worst *Leading // nil if no sheet has stacks with and without the option
	Low, High   int64    // the least and the greatest score
}

// Leading is by how much the best stack with an option leads the best stack without it, and on which sheet, the first
// of those with as much.
type Leading struct {
	By    int64
	Sheet int // position in Sheets
}

// Survey goes through all complete sheets of the set, with the query's weights and date; its answers are not used.
//
// Reading: all that is said of a whole set is about complete sheets, without those that contradict themselves
// (contract 8.2), and thresholds cut numbers as they do in section 4. There is a tie for first where the margin is
// 0. Nothing speaks for anything where the status is no-evidence. A rule "whose removal never changes the stack"
// never changes the outcome; without it numbers are still cut where its thresholds are. An option's margin is what
// the best stack with it leads the best stack without it by, which is not positive where the option does not win.
func (s *Set) Survey(q Query) Survey {
	q.Answers = nil
	whole := s.Analyse(q)
	v := Survey{Sheets: whole.Completions(), Statuses: map[string]int{}, Irrelevant: whole.Irrelevant()}
	v.Contradictions = s.surveyContradictions()
	for _, o := range s.Options {
		v.Options = append(v.Options, OptionSurvey{ID: o.ID})
	}
	for i, sheet := range v.Sheets {
		q.Answers = sheet
		v.addSheet(i, s.evaluate(q))
	}
	for i := range s.Rules {
		v.Rules = append(v.Rules, s.surveyRule(i, q, v))
	}
	return v
}

// addSheet adds the next sheet to all but Sheets, Rules and Irrelevant.
func (v *Survey) addSheet(i int, e evaluation) {
	status, best := e.choose()
	v.Outcomes = append(v.Outcomes, Outcome{status, e.set.ids(best)})
	v.Statuses[status]++
	if status == Recommended {
		if others := e.alternatives(best); len(others) > 0 && e.sum(others[0]) == e.sum(best) {
			v.Ties++
		}
	}
	for position := range v.Options {
		o := &v.Options[position]
		if best.has(position) {
			o.Wins++
		}
		if score := e.scores[position]; i == 0 {
			o.Low, o.High = score, score
		} else {
			o.Low, o.High = min(o.Low, score), max(o.High, score)
		}
		o.lead(i, position, e)
	}
}

// lead compares the best stacks with and without an option on one sheet.
func (o *OptionSurvey) lead(sheet, position int, e evaluation) {
	with, found := e.best(func(k stack) bool { return k.has(position) })
	less, foundLess := e.best(func(k stack) bool { return !k.has(position) })
	if !found || !foundLess {
		return
	}
	by := e.sum(with) - e.sum(less)
	if o.Best == nil || by > o.Best.By {
		o.Best = &Leading{by, sheet}
	}
	if o.Worst == nil || by < o.Worst.By {
		o.Worst = &Leading{by, sheet}
	}
}

func (s *Set) surveyRule(rule int, q Query, v Survey) RuleSurvey {
	r := RuleSurvey{ID: s.Rules[rule].ID}
	rest := s.withoutRule(rule)
	for i, sheet := range v.Sheets {
		q.Answers = sheet
		fires := s.Truth(s.Rules[rule].When, sheet) == True
		r.On = append(r.On, fires)
		if fires {
			r.Fires++
		}
		if !rest.outcome(q).equal(v.Outcomes[i]) {
			r.Changes++
		}
	}
	return r
}

// withoutRule returns the set without one of its rules.
func (s *Set) withoutRule(rule int) *Set {
	return &Set{ID: s.ID, Criteria: s.Criteria, Layers: s.Layers, Options: s.Options, Questions: s.Questions, Facts: s.Facts,
		Rules: slices.Delete(slices.Clone(s.Rules), rule, rule+1), Relations: s.Relations, Lifecycles: s.Lifecycles,
		Contradictions: s.Contradictions, Invariants: s.Invariants}
}

// Indistinct lists the pairs of a single or multi question's choices, in file order, that no rule tells apart: on
// every complete sheet the same rules fire if the two are exchanged.
//
// Reading: to exchange two choices of a multi is to put each where the other is; with both or neither chosen
// nothing changes. Sheets that contradict themselves are not gone through; but if the exchange makes a sheet
// contradict itself, the two are told apart.
func (s *Set) Indistinct(question string) (pairs [][2]string) {
	choices := s.question(question).Choices
	for _, pair := range combinations(len(choices), 2) {
		a, b := choices[pair[0]], choices[pair[1]]
		alike := s.each(s.unanswered(nil), nil, func(sheet Sheet) bool {
			other := sheet.with(question, exchange(sheet[question], a, b))
			contradicts, otherContradicts := s.holdsAny(s.Contradictions, sheet), s.holdsAny(s.Contradictions, other)
			if contradicts || otherContradicts {
				return contradicts && otherContradicts
			}
			before, _ := s.firedAndOpen(sheet)
			after, _ := s.firedAndOpen(other)
			return slices.Equal(before, after)
		})
		if alike {
			pairs = append(pairs, [2]string{a, b})
		}
	}
	return pairs
}

// exchange puts a for b and b for a in an answer.
func exchange(answer Answer, a, b string) Answer {
	other := func(choice string) string {
		switch choice {
		case a:
			return b
		case b:
			return a
		}
		return choice
	}
	chosen, isMulti := answer.([]string)
	if !isMulti {
		return other(answer.(string))
	}
	list := []string{}
	for _, choice := range chosen {
		list = append(list, other(choice))
	}
	return list
}
