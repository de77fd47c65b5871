package analysis

import (
	"encoding/binary"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Satisfying is a sheet of the set on which a condition of the rule set is true:
// Unknown where any answer will do. It is nil if there is none. The State has the
// answers of the View, and has them again in the end.
//
// The diagram and the condition are gone through together, variable by variable:
// a branch ends where the diagram leads nowhere or Kleene's logic says that no
// answer to the rest makes the condition true. Only the questions that the
// condition is about are answered on the way, so what is known of a node and of
// their answers is known for every path that leads there. The condition may have
// thresholds that the View does not tell apart.
func (s *Sheets) Satisfying(state *engine.State, c *check.Cond) []program.Value {
	x := &satisfying{Sheets: s, state: state, cond: c, given: slices.Clone(state.Values()), failed: map[string]bool{}}
	x.asks = make([]bool, len(s.p.Questions))
	x.prepare()
	if !s.Empty() && x.from(s.d.root, 0) {
		state.Reset(x.given)
	}
	return x.found
}

type satisfying struct {
	*Sheets
	state *engine.State
	cond  *check.Cond
	given []program.Value // the answers of the View

	asks    []bool            // by question without an answer: the condition is about it
	answers [][]program.Value // by question that it is about: one of each class
	rest    []int             // questions that it is about and the diagram is not

	path   []program.Value // by question: answers of questions that the condition is not about
	failed map[string]bool // by node, level and the answers so far: there is no such sheet
	found  []program.Value
}

// prepare collects what the condition is about, and what its tests tell apart.
func (x *satisfying) prepare() {
	tests := make([][]*check.Test, len(x.asks))
	facts := make([]bool, len(x.p.Facts))
	x.collect(x.cond, tests, facts)
	for q := len(x.asks) - 1; q >= 0; q-- { // an ask_when is about earlier questions
		if x.asks[q] {
			x.collect(x.p.Questions[q].AskWhen, tests, facts)
		}
	}
	x.path = slices.Repeat([]program.Value{program.Unknown}, len(x.asks))
	x.answers = make([][]program.Value, len(x.asks))
	known := make([]bool, len(x.asks))
	for _, v := range x.d.vars {
		known[v.question] = true
	}
	for q, asked := range x.asks {
		if !asked || x.given[q] != program.Unknown {
			x.asks[q] = false
			continue
		}
		x.answers[q] = x.classes(q, tests[q])
		if !known[q] {
			x.rest = append(x.rest, q)
		}
	}
}

// collect notes the tests of a condition, also of its facts, by question.
func (x *satisfying) collect(c *check.Cond, tests [][]*check.Test, facts []bool) {
	switch {
	case c == nil:
		return
	case c.Op == check.IsTest:
		q := c.Test.Question
		x.asks[q], tests[q] = true, append(tests[q], c.Test)
	case c.Op == check.IsFact && !facts[c.Fact]:
		facts[c.Fact] = true
		x.collect(x.p.Facts[c.Fact].When, tests, facts)
	}
	for _, sub := range c.Sub {
		x.collect(sub, tests, facts)
	}
}

// classes is one answer of each class that the diagram or one of the tests tells
// apart.
func (x *satisfying) classes(q int, tests []*check.Test) []program.Value {
	var list []program.Value
	seen := map[string]bool{}
	for _, v := range x.p.Domain(q) {
		key := binary.AppendVarint(nil, int64(x.Class(q, v)))
		for _, t := range tests {
			if program.Passes(x.p.Questions[q].Kind, t, v) {
				key = append(key, 1)
			} else {
				key = append(key, 0)
			}
		}
		if !seen[string(key)] {
			seen[string(key)] = true
			list = append(list, v)
		}
	}
	return list
}

// from looks for a sheet below a place that is not nowhere, at a level at which
// all variables above have been seen to.
func (x *satisfying) from(n ref, level int) bool {
	switch x.state.Truth(x.cond) {
	case engine.False:
		return false
	case engine.True:
		x.found = x.sheet(n)
		return true
	}
	for level < len(x.d.vars) && x.d.level(n) > level && !x.asks[x.d.vars[level].question] {
		level++
	}
	if level == len(x.d.vars) {
		return x.answer(n, x.rest)
	}
	key := x.key(n, level)
	if x.failed[key] {
		return false
	}
	if q := x.d.vars[level].question; x.asks[q] {
		for _, v := range x.answers[q] {
			if kid := x.d.child(n, level, x.Class(q, v)); kid != nowhere && x.try(q, v, func() bool { return x.from(kid, level+1) }) {
				return true
			}
		}
	} else {
		for k, kid := range x.d.children(n) {
			x.path[q] = x.d.vars[level].first[k]
			if kid != nowhere && x.from(kid, level+1) {
				return true
			}
		}
		x.path[q] = program.Unknown
	}
	x.failed[key] = true
	return false
}

// answer goes through the answers to the questions that the diagram is not about.
func (x *satisfying) answer(n ref, rest []int) bool {
	switch x.state.Truth(x.cond) {
	case engine.False:
		return false
	case engine.True:
		x.found = x.sheet(n)
		return true
	}
	for _, v := range x.answers[rest[0]] {
		if x.try(rest[0], v, func() bool { return x.answer(n, rest[1:]) }) {
			return true
		}
	}
	return false
}

func (x *satisfying) try(q int, v program.Value, next func() bool) bool {
	x.state.Set(q, v)
	if next() {
		return true
	}
	x.state.Set(q, program.Unknown)
	return false
}

// key is the same where the same is known.
func (x *satisfying) key(n ref, level int) string {
	key := binary.AppendVarint(nil, int64(n))
	key = binary.AppendVarint(key, int64(level))
	for q, asked := range x.asks {
		if asked {
			key = binary.AppendVarint(key, int64(x.state.Value(q)))
		}
	}
	return string(key)
}

// sheet is the path so far, continued below a place.
func (x *satisfying) sheet(n ref) []program.Value {
	below := *x.d
	below.root = n
	values := (&Sheets{x.p, &below, x.all}).Example()
	for q := range values {
		if v := x.state.Value(q); v != program.Unknown {
			values[q] = v
		} else if values[q] == program.Unknown {
			values[q] = x.path[q]
		}
	}
	return values
}
