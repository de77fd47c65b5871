package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// TestWide takes conditions with more inputs than a gate has, a number question
// with more thresholds than there is room for a row each, a multi question with
// too many sets, and an ask_when on facts over all of them; whatever happens to
// the answers, exactly the rules fire whose conditions are true.
func TestWide(t *testing.T) {
	p := wide()
	if n := maxInputs(p); n > program.MaxInputs {
		t.Errorf("a gate has %d inputs", n)
	}
	s := engine.New(p, engine.Config{Date: 20261122}).NewState()
	fresh := s.Engine().NewState()
	if s.Fired(0) || s.Fired(3) {
		t.Error("without answers, a condition of 150 questions is true")
	}
	base := slices.Repeat([]program.Value{1}, len(p.Questions)) // makes every wide condition true
	s.Reset(base)
	rng := rand.New(rand.NewPCG(5, 6))
	turns := make([]int, len(p.Rules))
	for range 300 {
		q := rng.IntN(6) // so few that all are often as they were
		if v := base[q]; s.Value(q) != v {
			s.Set(q, v)
		} else {
			s.Set(q, randomAnswer(rng, &p.Questions[q]))
		}
		fresh.Reset(s.Values())
		for r := range p.Rules {
			want := s.Truth(p.Rules[r].When) == engine.True
			if want {
				turns[r]++
			}
			if s.Fired(r) != want || fresh.Fired(r) != want {
				t.Fatalf("rule %d: fired %v after Set, %v after Reset; its condition is %v", r, s.Fired(r), fresh.Fired(r), want)
			}
		}
	}
	for r, n := range turns[:10] {
		if n < 20 || n > 280 {
			t.Errorf("rule %d was true %d times of 300: that tests little", r, n)
		}
	}
}

func maxInputs(p *program.Program) (most int) {
	for g := range p.Gates {
		most = max(most, len(p.Gates[g].Inputs))
	}
	return most
}

func randomAnswer(rng *rand.Rand, q *check.Question) program.Value {
	switch {
	case rng.IntN(4) == 0:
		return program.Unknown
	case q.Kind == ruleset.Number:
		return program.Value(rng.Int64N(q.Max + 1))
	case q.Kind == ruleset.Multi:
		return program.Value(rng.IntN(1 << len(q.Choices)))
	}
	return program.Value(rng.IntN(2))
}

// wide has a number question, a multi question with 16 choices, one that is
// asked only sometimes, and 150 yes-no questions.
func wide() *program.Program {
	const yesNo = 150
	r := &check.Resolved{Criteria: []check.Criterion{{Weight: 1000}}, Layers: make([]check.Layer, 1)}
	r.Options = []check.Option{{Layers: []int{0}}}
	r.Questions = []check.Question{
		{Kind: ruleset.Number, Max: 1_000_000_000},
		{Kind: ruleset.Multi, Choices: make([]check.Choice, 16), Max: 16},
	}
	test := func(t check.Test) *check.Cond {
		return &check.Cond{Op: check.IsTest, Test: &t}
	}
	all, some := &check.Cond{Op: check.All}, &check.Cond{Op: check.Any}
	for range yesNo {
		q := len(r.Questions)
		r.Questions = append(r.Questions, check.Question{ID: fmt.Sprint("q", q), Kind: ruleset.YesNo})
		all.Sub = append(all.Sub, test(check.Test{Question: q, Choices: []int{1}}))
		some.Sub = append(some.Sub, test(check.Test{Question: q, Choices: []int{0}}))
	}
	not := func(c *check.Cond) *check.Cond { return &check.Cond{Op: check.Not, Sub: []*check.Cond{c}} }
	r.Facts = []check.Fact{{When: all}, {When: some}}
	fact := func(i int) *check.Cond { return &check.Cond{Op: check.IsFact, Fact: i} }
	low := test(check.Test{Question: 0, Ranges: []check.Range{{High: 500_000_000}}})
	r.Questions = append(r.Questions, check.Question{Kind: ruleset.YesNo, AskWhen: &check.Cond{Op: check.Any, Sub: []*check.Cond{fact(0), not(fact(1)), low}}})
	late := test(check.Test{Question: len(r.Questions) - 1, Choices: []int{1}})
	rule := func(c *check.Cond) {
		r.Rules = append(r.Rules, check.Rule{When: c, Group: -1, Points: []check.Points{{Value: 1}}})
	}
	for _, c := range []*check.Cond{all, some, fact(0), fact(1), late} {
		rule(c)
		rule(not(c))
		rule(&check.Cond{Op: check.All, Sub: []*check.Cond{not(c), low}})
	}
	for i := range int64(2100) {
		at := (i + 1) * 450_000
		rule(test(check.Test{Question: 0, Ranges: []check.Range{{Low: at, High: 1_000_000_000}}, Cuts: []int64{at}}))
	}
	for i := range 40 {
		rule(test(check.Test{Question: 1, Any: 1 << (i % 16), None: 1 << (i % 7), AtLeast: i % 5, AtMost: 16 - i%3}))
	}
	return program.Compile(r)
}
