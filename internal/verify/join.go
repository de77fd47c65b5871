package verify

import (
	"math/big"
	"math/bits"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// joint is two rule sets put into one, so that every outcome is a pair of
// outcomes.
//
// # Questions that differ
//
// A question that both sets ask, by its id and kind, is asked once, with the
// answers that both accept: the choices that both have, the smaller range. A
// question that only one of them asks is asked for that one, and so are both of
// a pair that has no answer in common. Whether a question applies is for each
// set to say: a test of one that does not apply is false, so instead of an
// ask_when every test stands under it.
//
// # Contradictions
//
// A sheet of both contradicts itself if it does so in one of the sets.
//
// # Sets without a stack
//
// A pair in which one set has no stack has none either. Where that happens, each
// set gets a last option that fills every layer and meets every requirement, and
// costs more than anything can bring: it is chosen where nothing else is left.
type joint struct {
	both   *program.Program
	a, b   side
	escape bool
}

// side is one of the two sets. Its question i is question at[i] of both, where
// choice j is choices[i][j], -1 if it is not there.
type side struct {
	p       *program.Program
	at      []int
	choices [][]int
	common  []check.Question // of both
	// For the conditions: the facts that say that a question is asked.
	asked []int // by question, -1: always
	facts []check.Fact

	options, rules int // how many it has in both, the escape among them
}

// join puts two sets into one for a date.
func join(a, b *program.Program, on date.Date, escape bool) *joint {
	j := &joint{a: side{p: a}, b: side{p: b}, escape: escape}
	questions := j.questions()
	j.a.common, j.b.common = questions, questions
	left, right := j.a.resolved(spellOut(a, on)), j.b.resolved(spellOut(b, on))
	left.Questions = questions
	if escape {
		addEscape(left)
		addEscape(right)
	}
	j.a.options, j.b.options = len(left.Options), len(right.Options)
	j.a.rules, j.b.rules = len(left.Rules), len(right.Rules)
	j.both = program.Compile(beside(left, right))
	return j
}

// questions pairs the questions of both sets. Those that have an id in common and
// no answer stand for themselves, as ID@A and ID@B.
func (j *joint) questions() []check.Question {
	var questions []check.Question
	used := make([]bool, len(j.b.p.Questions))
	j.b.at, j.b.choices = make([]int, len(used)), make([][]int, len(used))
	for i := range j.a.p.Questions {
		q := j.a.p.Questions[i]
		q.AskWhen = nil
		other := slices.IndexFunc(j.b.p.Questions, func(o check.Question) bool { return o.ID == q.ID })
		if other >= 0 {
			if common, ok := commonQuestion(&q, &j.b.p.Questions[other]); ok {
				q, used[other] = common, true
				j.b.at[other], j.b.choices[other] = len(questions), choiceMap(&j.b.p.Questions[other], &q)
			} else {
				q.ID += "@A"
			}
		}
		j.a.at = append(j.a.at, len(questions))
		j.a.choices = append(j.a.choices, choiceMap(&j.a.p.Questions[i], &q))
		questions = append(questions, q)
	}
	for i := range used {
		if q := j.b.p.Questions[i]; !used[i] {
			q.AskWhen = nil
			if slices.ContainsFunc(j.a.p.Questions, func(o check.Question) bool { return o.ID == q.ID }) {
				q.ID += "@B"
			}
			j.b.at[i], j.b.choices[i] = len(questions), choiceMap(&q, &q)
			questions = append(questions, q)
		}
	}
	return questions
}

// commonQuestion has the answers that two questions have in common.
func commonQuestion(a, b *check.Question) (check.Question, bool) {
	q := *a
	if a.Kind != b.Kind {
		return q, false
	}
	if a.Kind == ruleset.Single || a.Kind == ruleset.Multi {
		q.Choices = nil
		for _, c := range a.Choices {
			if slices.ContainsFunc(b.Choices, func(o check.Choice) bool { return o.ID == c.ID }) {
				q.Choices = append(q.Choices, c)
			}
		}
		if len(q.Choices) == 0 {
			return q, false
		}
	}
	q.Min, q.Max = max(a.Min, b.Min), min(a.Max, b.Max)
	if a.Kind == ruleset.Multi {
		q.Max = min(q.Max, int64(len(q.Choices)))
	}
	return q, q.Min <= q.Max
}

func choiceMap(from, to *check.Question) []int {
	at := make([]int, len(from.Choices))
	for i := range from.Choices {
		at[i] = slices.IndexFunc(to.Choices, func(c check.Choice) bool { return c.ID == from.Choices[i].ID })
	}
	return at
}

// resolved is the side's set with its conditions over the common questions.
func (s *side) resolved(r *check.Resolved) *check.Resolved {
	moved := *r
	s.asked = make([]int, len(r.Questions))
	order := slices.Clone(r.FactOrder)
	s.facts = slices.Clone(r.Facts)
	for q := range r.Questions {
		s.asked[q] = -1
		if r.Questions[q].AskWhen != nil {
			s.asked[q] = len(s.facts)
			s.facts = append(s.facts, check.Fact{ID: "asked:" + r.Questions[q].ID})
		}
	}
	for i := range r.Facts {
		s.facts[i].When = s.cond(r.Facts[i].When)
	}
	for q := range r.Questions {
		if s.asked[q] >= 0 {
			s.facts[s.asked[q]].When = s.cond(r.Questions[q].AskWhen)
		}
	}
	moved.Facts, moved.FactOrder = s.facts, factOrder(s.facts, order)
	moved.Rules = slices.Clone(r.Rules)
	for i := range moved.Rules {
		moved.Rules[i].When = s.cond(moved.Rules[i].When)
	}
	moved.Contradictions = slices.Clone(r.Contradictions)
	for i := range moved.Contradictions {
		moved.Contradictions[i].When = s.cond(moved.Contradictions[i].When)
	}
	return &moved
}

// addEscape adds the option that is chosen where there is no stack.
func addEscape(r *check.Resolved) {
	escape := len(r.Options)
	o := check.Option{ID: "no stack"}
	for l := range r.Layers {
		o.Layers = append(o.Layers, l)
	}
	r.Options = append(slices.Clone(r.Options), o)
	most := big.NewInt(1) // more than all points together can be, in thousandths
	for i := range r.Rules {
		rule := &r.Rules[i]
		if len(rule.Require) > 0 {
			rule.Require = append(slices.Clone(rule.Require), escape)
		}
		for _, p := range rule.Points {
			amount := new(big.Int).Mul(big.NewInt(max(p.Value, -p.Value)), big.NewInt(r.Criteria[rule.Criterion].Weight))
			most.Add(most, amount)
		}
	}
	r.Criteria = append(slices.Clone(r.Criteria), check.Criterion{ID: "no stack", Weight: heaviest})
	for most.Sign() >= 0 {
		most.Sub(most, big.NewInt(heaviest*mostPoints))
		r.Rules = append(r.Rules, check.Rule{
			ID: "no stack", Criterion: len(r.Criteria) - 1, Points: []check.Points{{Option: escape, Value: -mostPoints}}, Group: -1, Source: -1,
		})
	}
}

// The greatest weight of a criterion, in thousandths, and the most points
// (contract 1).
const (
	heaviest   = 1_000_000
	mostPoints = 1000
)

// cond is a condition over the common questions.
func (s *side) cond(c *check.Cond) *check.Cond {
	if c == nil {
		return nil
	}
	moved := *c
	if c.Op == check.IsTest {
		moved.Test = s.test(c.Test)
		if asked := s.asked[c.Test.Question]; asked >= 0 {
			return &check.Cond{Op: check.All, Sub: []*check.Cond{{Op: check.IsFact, Fact: asked, Span: c.Span}, &moved}, Span: c.Span}
		}
		return &moved
	}
	moved.Sub = make([]*check.Cond, len(c.Sub))
	for i, sub := range c.Sub {
		moved.Sub[i] = s.cond(sub)
	}
	return &moved
}

// test is a test of a common question. Where it needs a choice that is not
// common, nothing passes it.
func (s *side) test(t *check.Test) *check.Test {
	moved := *t
	moved.Question = s.at[t.Question]
	at := s.choices[t.Question]
	switch q := &s.common[moved.Question]; q.Kind {
	case ruleset.Number:
		moved.Cuts = nil
		for _, x := range t.Cuts {
			if q.Min < x && x <= q.Max {
				moved.Cuts = append(moved.Cuts, x)
			}
		}
	case ruleset.Single:
		moved.Choices = nil
		for _, c := range t.Choices {
			if at[c] >= 0 {
				moved.Choices = append(moved.Choices, at[c])
			}
		}
		slices.Sort(moved.Choices)
	case ruleset.Multi:
		moved.Any, moved.Every, moved.None, moved.Only = moveSet(t.Any, at), moveSet(t.Every, at), moveSet(t.None, at), moveSet(t.Only, at)
		if t.Any != 0 && moved.Any == 0 || t.Only != 0 && moved.Only == 0 || bits.OnesCount16(t.Every) != bits.OnesCount16(moved.Every) {
			moved.AtLeast = ruleset.MaxChoices + 1 // nobody chooses so many
		}
	}
	return &moved
}

func moveSet(set uint16, at []int) uint16 {
	var moved uint16
	for i, to := range at {
		if set>>i&1 == 1 && to >= 0 {
			moved |= 1 << to
		}
	}
	return moved
}

// factOrder orders facts so that each comes after those that it is built from.
// The order begins as that of the facts that were there before.
func factOrder(facts []check.Fact, first []int) []int {
	var order []int
	seen := make([]bool, len(facts))
	var visit func(i int)
	var walk func(c *check.Cond)
	walk = func(c *check.Cond) {
		if c.Op == check.IsFact {
			visit(c.Fact)
		}
		for _, sub := range c.Sub {
			walk(sub)
		}
	}
	visit = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		walk(facts[i].When)
		order = append(order, i)
	}
	for _, i := range first {
		visit(i)
	}
	for i := range facts {
		visit(i)
	}
	return order
}

// values are the side's answers on a sheet of both.
func (s *side) values(both []program.Value) []program.Value {
	values := make([]program.Value, len(s.at))
	for q, at := range s.at {
		v := both[at]
		if v == program.Unknown {
			values[q] = v
			continue
		}
		switch s.p.Questions[q].Kind {
		case ruleset.Single:
			values[q] = program.Value(slices.Index(s.choices[q], int(v)))
		case ruleset.Multi:
			for i, to := range s.choices[q] {
				if to >= 0 && v>>to&1 == 1 {
					values[q] |= 1 << i
				}
			}
		default:
			values[q] = v
		}
	}
	return values
}
