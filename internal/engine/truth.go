package engine

import (
	"stackadvisor/internal/check"
	"stackadvisor/internal/program"
)

// Truth is a value of Kleene's three-valued logic, ordered: `all` is the least
// of its parts, `any` the greatest.
type Truth int8

// The truth values.
const (
	False   Truth = -1
	Unknown Truth = 0
	True    Truth = 1
)

// Truth evaluates any condition of the rule set by going through it, where Fired
// only knows of rules. A nil condition is true.
func (s *State) Truth(c *check.Cond) Truth {
	if c == nil {
		return True
	}
	return s.newTruths().of(c)
}

// Contradictions lists the contradictions of the set that the answers make true.
func (s *State) Contradictions() []int {
	if len(s.e.Contradictions) == 0 {
		return nil
	}
	var list []int
	for i := range s.e.Contradictions {
		if s.Contradicts(i) {
			list = append(list, i)
		}
	}
	return list
}

// Contradicts reports whether the answers make a contradiction true.
func (s *State) Contradicts(contradiction int) bool {
	return s.count[s.e.ContradictionGate(contradiction)] >= on
}

// ContradictsItself reports whether the answers make any contradiction true.
func (s *State) ContradictsItself() bool {
	for i := range s.e.Contradictions {
		if s.Contradicts(i) {
			return true
		}
	}
	return false
}

// ContradictsAny reports whether the answers make one of some contradictions true.
func (s *State) ContradictsAny(contradictions []int) bool {
	for _, i := range contradictions {
		if s.Contradicts(i) {
			return true
		}
	}
	return false
}

// OpenContradictions lists the contradictions whose condition is unknown: those that
// further answers may make true.
func (s *State) OpenContradictions() []int {
	if len(s.e.Contradictions) == 0 {
		return nil
	}
	var list []int
	t := s.newTruths()
	for i := range s.e.Contradictions {
		if !s.Contradicts(i) && t.of(s.e.Contradictions[i].When) == Unknown {
			list = append(list, i)
		}
	}
	return list
}

// AnyOpen reports whether some rule is open: its condition is unknown.
func (s *State) AnyOpen() bool {
	t := s.newTruths()
	for i := range s.e.Rules {
		if !s.Fired(i) && t.of(s.e.Rules[i].When) == Unknown {
			return true
		}
	}
	return false
}

// truths evaluates conditions, each fact once.
type truths struct {
	s     *State
	facts []Truth
	known []bool
}

func (s *State) newTruths() *truths {
	return &truths{s: s, facts: make([]Truth, len(s.e.Facts)), known: make([]bool, len(s.e.Facts))}
}

func (t *truths) of(c *check.Cond) Truth {
	switch c.Op {
	case check.Not:
		return -t.of(c.Sub[0])
	case check.IsFact:
		if !t.known[c.Fact] {
			t.facts[c.Fact], t.known[c.Fact] = t.of(t.s.e.Facts[c.Fact].When), true
		}
		return t.facts[c.Fact]
	case check.IsTest:
		return t.s.test(c.Test)
	}
	result := True
	if c.Op == check.Any {
		result = False
	}
	for _, sub := range c.Sub {
		if c.Op == check.All {
			result = min(result, t.of(sub))
		} else {
			result = max(result, t.of(sub))
		}
	}
	return result
}

func (s *State) test(t *check.Test) Truth {
	v, applies := s.values[t.Question], s.applied[t.Question]
	switch {
	case applies == program.No:
		return False
	case v == program.Unknown:
		return Unknown
	case !program.Passes(s.e.Questions[t.Question].Kind, t, v):
		return False
	case applies == program.Unsure:
		return Unknown
	}
	return True
}
