package verify

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// switched is one rule set with variants of itself, all in one: a question that
// nobody is asked, the first, says which of them holds. Its choice 0 is the set as
// it is. Whether a variant ever leads to another outcome is then a question about
// one set: do two answers to one question ever lead apart? One diagram answers it
// for all variants together, and what they have in common is worked out once.
//
// Variants have the layers, options, relations and contradictions of the set; what
// they change is in rules, facts and ask_when.
type switched struct {
	r     *check.Resolved // with the switch as question 0, apart from its choices
	count int             // variants, without choice 0

	// By position in the set as it was: what the variants have instead.
	rules     [][]ruleVariant
	facts     [][]condVariant
	questions [][]condVariant
	more      []check.Rule // rules that single variants have beside
}

type ruleVariant struct {
	choice int
	rule   *check.Rule // nil: none
}

type condVariant struct {
	choice int
	when   *check.Cond
}

func newSwitched(r *check.Resolved) *switched {
	return &switched{
		r: r, rules: make([][]ruleVariant, len(r.Rules)),
		facts: make([][]condVariant, len(r.Facts)), questions: make([][]condVariant, len(r.Questions)),
	}
}

// variant begins a variant and returns its choice.
func (s *switched) variant() int {
	s.count++
	return s.count
}

// replaceRule gives a variant another rule in the place of one; nil: none.
func (s *switched) replaceRule(choice, rule int, by *check.Rule) {
	s.rules[rule] = append(s.rules[rule], ruleVariant{choice, by})
}

// compile puts the set and its variants into one.
func (s *switched) compile() *program.Program {
	r := *s.r
	move := recast{questions: 1}
	is := func(choices ...int) *check.Cond {
		return &check.Cond{Op: check.IsTest, Test: &check.Test{Question: 0, Choices: choices, AtMost: ruleset.MaxChoices}}
	}
	and := func(a, b *check.Cond) *check.Cond {
		if a == nil {
			return b
		}
		return &check.Cond{Op: check.All, Sub: []*check.Cond{a, b}, Span: a.Span}
	}
	// switching is a condition that variants have in another form.
	switching := func(when *check.Cond, variants []condVariant) *check.Cond {
		when = move.cond(when)
		if len(variants) == 0 {
			return when
		}
		var choices []int
		any := &check.Cond{Op: check.Any}
		for _, v := range variants {
			choices = append(choices, v.choice)
			any.Sub = append(any.Sub, and(move.cond(v.when), is(v.choice)))
		}
		any.Sub = append(any.Sub, and(when, is(s.others(choices)...)))
		return any
	}
	r.Questions = []check.Question{{ID: "variant", Kind: ruleset.Single, Choices: make([]check.Choice, s.count+1)}}
	for q := range s.r.Questions {
		question := s.r.Questions[q]
		question.AskWhen = switching(question.AskWhen, s.questions[q])
		r.Questions = append(r.Questions, question)
	}
	r.Facts = slices.Clone(r.Facts)
	for i := range r.Facts {
		r.Facts[i].When = switching(r.Facts[i].When, s.facts[i])
	}
	r.Rules = nil
	for i := range s.r.Rules {
		rule := s.r.Rules[i]
		rule.When = move.cond(rule.When)
		var choices []int
		for _, v := range s.rules[i] {
			choices = append(choices, v.choice)
		}
		if choices != nil {
			rule.When = and(rule.When, is(s.others(choices)...))
		}
		r.Rules = append(r.Rules, rule)
		for _, v := range s.rules[i] { // beside it: in a group the first of equal points counts
			if v.rule != nil {
				other := *v.rule
				other.When = and(move.cond(other.When), is(v.choice))
				r.Rules = append(r.Rules, other)
			}
		}
	}
	r.Rules = append(r.Rules, s.more...)
	r.Contradictions = slices.Clone(r.Contradictions)
	for i := range r.Contradictions {
		r.Contradictions[i].When = move.cond(r.Contradictions[i].When)
	}
	return program.Compile(&r)
}

// others are all choices but these.
func (s *switched) others(choices []int) []int {
	var others []int
	for c := range s.count + 1 {
		if !slices.Contains(choices, c) {
			others = append(others, c)
		}
	}
	return others
}

// give lets a variant give points to an option, whatever is answered.
func (s *switched) give(choice, criterion, option int, points int64) {
	s.more = append(s.more, check.Rule{
		ID: fmt.Sprint("variant:", choice), Criterion: criterion, Points: []check.Points{{Option: option, Value: points}}, Group: -1, Source: -1,
		When: &check.Cond{Op: check.IsTest, Test: &check.Test{Question: 0, Choices: []int{choice}, AtMost: ruleset.MaxChoices}},
	})
}

// view is everything about the completions of the empty sheet, under all
// variants. It fails with errUndecided past the limits.
func (s *switched) view(ctx context.Context, on date.Date, limits analysis.Limits) (*analysis.View, error) {
	space := analysis.NewSpace(engine.New(s.compile(), engine.Config{Date: on}), limits)
	return s.viewOf(ctx, space, slices.Repeat([]program.Value{program.Unknown}, len(s.r.Questions)+1))
}

func (s *switched) viewOf(ctx context.Context, space *analysis.Space, values []program.Value) (*analysis.View, error) {
	view, err := space.View(ctx, values)
	if errors.Is(err, engine.ErrBudget) {
		return nil, errUndecided
	}
	if err != nil {
		return nil, err
	}
	if !drawn(view) {
		return nil, errUndecided
	}
	return view, nil
}

// drawn reports whether a view has its diagram, which is not there past the
// limits.
func drawn(view *analysis.View) bool {
	return view.Where(func(analysis.Outcome) bool { return false }) != nil
}

// apartBy are the sheets for which one of some variants leads to another outcome
// than the set as it is. It fails with errUndecided past the limits.
func apartBy(v *analysis.View, choices ...int) (*analysis.Sheets, error) {
	var variants []program.Value
	for _, c := range choices {
		variants = append(variants, program.Value(c))
	}
	s := v.Apart(0, 0, variants...)
	if s == nil {
		return nil, errUndecided
	}
	return s, nil
}

// recast copies conditions with questions, facts and options in other places.
type recast struct {
	questions int   // by how much questions move
	facts     []int // where each fact goes; nil: where it was
}

func (m *recast) cond(c *check.Cond) *check.Cond {
	if c == nil {
		return nil
	}
	moved := *c
	switch c.Op {
	case check.IsTest:
		if m.questions != 0 {
			t := *c.Test
			t.Question += m.questions
			moved.Test = &t
		}
	case check.IsFact:
		if m.facts != nil {
			moved.Fact = m.facts[c.Fact]
		}
	}
	moved.Sub = make([]*check.Cond, len(c.Sub))
	for i, sub := range c.Sub {
		moved.Sub[i] = m.cond(sub)
	}
	return &moved
}
