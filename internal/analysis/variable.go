package analysis

import (
	"math/bits"

	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// variable is one unanswered question with its answers in classes that no rule
// tells apart.
type variable struct {
	question int
	size     uint64          // answers in the domain
	weight   []uint64        // by class: how many answers of the domain are in it
	first    []program.Value // by class: the first of them
	// classOf is by program.Class for numbers, else by answer; -1: in no class.
	classOf []int32
	number  bool
}

// class is the class of an answer, or -1 if it is outside the domain and in none.
func (v *variable) class(p *program.Program, answer program.Value) int {
	i := int(answer)
	if v.number {
		i = p.Class(v.question, answer)
	}
	if i < 0 || i >= len(v.classOf) {
		return -1
	}
	return int(v.classOf[i])
}

// newVariable sorts the answers to a question into classes by the tests they
// pass.
func newVariable(p *program.Program, q int, tests []*check.Test) *variable {
	kind := p.Questions[q].Kind
	v := &variable{question: q, number: kind == ruleset.Number}
	known := map[string]int32{}
	var signature []byte
	sign := func(answer program.Value) []byte {
		signature = signature[:0]
		for _, t := range tests {
			passes := byte(0)
			if program.Passes(kind, t, answer) {
				passes = 1
			}
			signature = append(signature, passes)
		}
		return signature
	}
	domain := p.Domain(q)
	v.size = uint64(len(domain))
	for _, answer := range domain {
		s := sign(answer)
		c, ok := known[string(s)]
		if !ok {
			c = int32(len(v.first))
			known[string(s)] = c
			v.first, v.weight = append(v.first, answer), append(v.weight, 0)
		}
		v.weight[c]++
	}
	everything := domain
	if kind == ruleset.Multi {
		// Sets with too few or too many choices may be given answers too.
		everything = make([]program.Value, 1<<len(p.Questions[q].Choices))
		for i := range everything {
			everything[i] = program.Value(i)
		}
	}
	for _, answer := range everything {
		if c, ok := known[string(sign(answer))]; ok {
			v.classOf = append(v.classOf, c)
		} else {
			v.classOf = append(v.classOf, -1)
		}
	}
	return v
}

// scope finds what the result still depends on when some answers are given.
type scope struct {
	e     *engine.Engine
	base  []program.Value
	gates []engine.Truth // by gate
	done  []bool         // by gate: gates has its value
	asks  []engine.Truth // by question: whether it applies
	asked []bool         // by question: asks has its value

	tests [][]*check.Test // by question without an answer: the tests that matter; nil: none does
	seen  []bool          // by gate: its tests are in tests
	known map[*check.Test]bool
}

func newScope(e *engine.Engine, base []program.Value) *scope {
	return &scope{
		e: e, base: base,
		gates: make([]engine.Truth, len(e.Gates)), done: make([]bool, len(e.Gates)),
		asks: make([]engine.Truth, len(e.Questions)), asked: make([]bool, len(e.Questions)),
		tests: make([][]*check.Test, len(e.Questions)), seen: make([]bool, len(e.Gates)), known: map[*check.Test]bool{},
	}
}

// gate is the value of a gate in all completions, Unknown if it is not always
// the same or if that is not seen at once.
func (s *scope) gate(g int32) engine.Truth {
	if g < 0 {
		return engine.True
	}
	if s.done[g] {
		return s.gates[g]
	}
	gate := &s.e.Gates[g]
	on, open := int32(0), int32(0)
	for i := range gate.Inputs {
		switch s.input(&gate.Inputs[i]) {
		case engine.True:
			on++
		case engine.Unknown:
			open++
		}
	}
	value := engine.Unknown
	if on >= gate.Need {
		value = engine.True
	} else if on+open < gate.Need {
		value = engine.False
	}
	s.gates[g], s.done[g] = value, true
	return value
}

func (s *scope) applies(q int) engine.Truth {
	if !s.asked[q] {
		s.asks[q], s.asked[q] = s.gate(s.e.Asked[q].Yes), true
	}
	return s.asks[q]
}

func (s *scope) input(in *program.Input) engine.Truth {
	if in.Gate >= 0 {
		return s.gate(in.Gate)
	}
	q := in.Test.Question
	value := s.applies(q)
	if answer := s.base[q]; answer == program.Unknown {
		value = min(value, engine.Unknown)
	} else if !program.Passes(s.e.Questions[q].Kind, in.Test, answer) {
		value = engine.False
	}
	if in.Negated {
		return -value
	}
	return value
}

// add notes the tests on which a gate depends.
func (s *scope) add(g int32) {
	if s.gate(g) != engine.Unknown || s.seen[g] {
		return
	}
	s.seen[g] = true
	for i := range s.e.Gates[g].Inputs {
		in := &s.e.Gates[g].Inputs[i]
		if s.input(in) != engine.Unknown {
			continue
		}
		if in.Gate >= 0 {
			s.add(in.Gate)
			continue
		}
		q := in.Test.Question
		if s.base[q] == program.Unknown && !s.known[in.Test] {
			s.known[in.Test] = true
			s.tests[q] = append(s.tests[q], in.Test)
		}
		s.add(s.e.Asked[q].Yes)
	}
}

// variables are those of the tests that were noted, in question order.
func (s *scope) variables() (vars []*variable) {
	for q, tests := range s.tests {
		if tests != nil {
			vars = append(vars, newVariable(s.e.Program, q, tests))
		}
	}
	return vars
}

// size is the number of answers in a question's domain (contract 4).
func domainSize(p *program.Program, q int) int {
	question := &p.Questions[q]
	switch question.Kind {
	case ruleset.Multi:
		n := 0
		for s := range 1 << len(question.Choices) {
			if chosen := int64(bits.OnesCount(uint(s))); question.Min <= chosen && chosen <= question.Max {
				n++
			}
		}
		return n
	}
	return p.Classes(q)
}
