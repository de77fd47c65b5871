package analysis

import (
	"slices"

	"stackadvisor/internal/program"
)

// partial is a sheet on which some answers are free: they are given, but it is
// not said which. For every gate it knows whether it is on whatever they are, and
// whether it can be on.
type partial struct {
	p              *program.Program
	values         []program.Value
	free           []bool
	reach          [][]int32 // by question: the gates that may hang on it, ascending
	sure, possible []bool    // by gate
}

// newPartial takes the answers by question; program.Unknown is one that stays
// unknown.
func newPartial(p *program.Program, values []program.Value) *partial {
	x := &partial{
		p: p, values: slices.Clone(values), free: make([]bool, len(values)),
		sure: make([]bool, len(p.Gates)), possible: make([]bool, len(p.Gates)),
	}
	_, x.reach = reaches(p)
	for g := range p.Gates {
		x.decide(int32(g))
	}
	return x
}

// set gives a free or other answer to a question.
func (x *partial) set(q int, v program.Value) { x.change(q, v, false) }

// release makes the answer to a question free.
func (x *partial) release(q int) { x.change(q, program.Unknown, true) }

func (x *partial) change(q int, v program.Value, free bool) {
	x.values[q], x.free[q] = v, free
	for _, g := range x.reach[q] {
		x.decide(g)
	}
}

// decide bounds how many inputs of a gate are true. What a gate builds on has
// smaller numbers.
func (x *partial) decide(g int32) {
	gate := &x.p.Gates[g]
	least, most := int32(0), int32(0)
	for i := range gate.Inputs {
		sure, possible := x.input(&gate.Inputs[i])
		if sure {
			least++
		}
		if possible {
			most++
		}
	}
	x.sure[g], x.possible[g] = least >= gate.Need, most >= gate.Need
}

// input says whether an input of a gate is true for sure, and whether it can be.
func (x *partial) input(in *program.Input) (sure, possible bool) {
	if in.Gate >= 0 {
		return x.sure[in.Gate], x.possible[in.Gate]
	}
	q := in.Test.Question
	v := x.values[q]
	switch {
	case x.free[q]:
		// Some answer passes the test, and some fails it.
		if in.Negated {
			sure, _ = x.applies(q, program.No)
			return sure, true
		}
		_, possible = x.applies(q, program.Yes)
		return false, possible
	case v != program.Unknown && !program.Passes(x.p.Questions[q].Kind, in.Test, v):
		return in.Negated, in.Negated
	case in.Negated:
		return x.applies(q, program.No)
	case v == program.Unknown:
		return false, false
	}
	return x.applies(q, program.Yes)
}

// applies says whether a question applies, or does not, for sure, and whether
// that can be.
func (x *partial) applies(q int, how program.Applies) (sure, possible bool) {
	g := x.p.Asked[q].Yes
	if how == program.No {
		if g = x.p.Asked[q].No; g < 0 {
			return false, false
		}
	}
	if g < 0 {
		return true, true
	}
	return x.sure[g], x.possible[g]
}

// fires says whether a rule fires for sure, and whether it can.
func (x *partial) fires(rule int) (sure, possible bool) {
	g := ruleGate(x.p, rule)
	return x.sure[g], x.possible[g]
}

// reaches finds what may hang on each question's answer: questions, itself among
// them, that apply or not, and gates, ascending.
func reaches(p *program.Program) (affects [][]int, reach [][]int32) {
	using := make([][]int32, len(p.Questions)) // by question: gates with a test of it
	for g := range p.Gates {
		for _, in := range p.Gates[g].Inputs {
			if in.Gate < 0 {
				using[in.Test.Question] = append(using[in.Test.Question], int32(g))
			}
		}
	}
	later := laterQuestions(p)
	affects, reach = make([][]int, len(p.Questions)), make([][]int32, len(p.Questions))
	for q := range p.Questions {
		affects[q] = append([]int{q}, later[q]...)
		seen := map[int32]bool{}
		var visit func(gates []int32)
		visit = func(gates []int32) {
			for _, g := range gates {
				if !seen[g] {
					seen[g] = true
					reach[q] = append(reach[q], g)
					visit(p.Gates[g].Parents)
				}
			}
		}
		for _, other := range affects[q] {
			visit(using[other])
		}
		slices.Sort(reach[q])
	}
	return affects, reach
}
