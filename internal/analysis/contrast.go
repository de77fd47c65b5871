package analysis

import (
	"encoding/binary"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/program"
)

// contrast finds out which other answers to a few questions can make a
// difference while all other questions keep theirs, also by a contradiction that is
// not true now.
//
// A gate of the circuit is decided if it is on, or cannot get on, whatever those
// few answers are. A test matters if it feeds a gate that is not decided and
// that, over gates which are not decided either, reaches a rule that does
// something or an ask_when. Two answers that pass the same of the tests that
// matter are alike: each can stand for the other in every combination. So 65,536
// sets of choices become the few that the rules still tell apart.
type contrast struct {
	p       *program.Program
	acts    []bool              // by gate: it fires a rule that does something, has an ask_when, or contradicts
	holds   [][]bool            // by gate and input: a literal that holds for the present answers
	tests   [][]*check.Test     // by question
	bit     map[*check.Test]int // its place among the tests of its question
	reach   [][]int32           // by question: the gates that may hang on it, ascending
	affects [][]int             // by question: it, and those whose applying may hang on it
	answers [][]answer          // by question with an answer, in the order of preference
	now     [][]uint64          // by question with an answer: the tests that it passes

	// What counts for the few questions that were loosened last. Gates that do not
	// hang on them are as the present answers have them.
	cone           []int32 // the gates that hang on them, ascending
	loose          []int   // questions, see affects
	floats         []bool  // by question: loose
	sure, possible []bool  // by gate
	live           []bool  // by gate
	matter         [][]uint64
}

// answer is a candidate with the tests that it passes, a bit each.
type answer struct {
	candidate
	passed []uint64
}

func newContrast(p *program.Program, weights []int64, values []program.Value, applies []program.Applies) *contrast {
	c := &contrast{
		p: p, acts: make([]bool, len(p.Gates)), holds: make([][]bool, len(p.Gates)),
		tests: make([][]*check.Test, len(p.Questions)), bit: map[*check.Test]int{},
		answers: make([][]answer, len(p.Questions)), now: make([][]uint64, len(p.Questions)),
		floats: make([]bool, len(p.Questions)), matter: make([][]uint64, len(p.Questions)),
		sure: make([]bool, len(p.Gates)), possible: make([]bool, len(p.Gates)), live: make([]bool, len(p.Gates)),
	}
	for g := range p.Gates {
		c.addGate(g, weights, values, applies)
	}
	for g := range p.Gates {
		c.decide(g)
	}
	for i := range p.Contradictions {
		g := p.ContradictionGate(i)
		c.acts[g] = !c.sure[g]
	}
	c.affects, c.reach = reaches(p)
	for q, v := range values {
		c.matter[q] = make([]uint64, (len(c.tests[q])+63)/64)
		if v != program.Unknown {
			c.now[q] = c.passed(q, v)
			all := slices.Repeat([]uint64{^uint64(0)}, len(c.matter[q]))
			c.answers[q] = distinct(c.list(q, v), c.now[q], all)
		}
	}
	return c
}

func (c *contrast) addGate(g int, weights []int64, values []program.Value, applies []program.Applies) {
	gate := &c.p.Gates[g]
	c.acts[g] = len(gate.Asks) > 0
	for _, r := range gate.Rules {
		c.acts[g] = c.acts[g] || doesSomething(&c.p.Rules[r], weights)
	}
	c.holds[g] = make([]bool, len(gate.Inputs))
	for i, in := range gate.Inputs {
		if in.Gate >= 0 {
			continue
		}
		q := in.Test.Question
		if _, known := c.bit[in.Test]; !known {
			c.bit[in.Test] = len(c.tests[q])
			c.tests[q] = append(c.tests[q], in.Test)
		}
		c.holds[g][i] = holds(c.p, in, values[q], applies[q])
	}
}

// doesSomething reports whether a rule that fires can have an effect.
func doesSomething(r *check.Rule, weights []int64) bool {
	return len(r.Exclude) > 0 || r.ExcludeUnsupported || len(r.Require) > 0 ||
		weights[r.Criterion] != 0 && slices.ContainsFunc(r.Points, func(p check.Points) bool { return p.Value != 0 })
}

// holds reports whether a literal is true for an answer.
func holds(p *program.Program, in program.Input, v program.Value, applies program.Applies) bool {
	switch {
	case applies == program.No:
		return in.Negated
	case v == program.Unknown:
		return false
	case !program.Passes(p.Questions[in.Test.Question].Kind, in.Test, v):
		return in.Negated
	}
	return !in.Negated && applies == program.Yes
}

// laterQuestions lists for each question those whose applying may hang on its
// answer, directly or through other questions.
func laterQuestions(p *program.Program) [][]int {
	later := make([][]int, len(p.Questions))
	hangsOn := make([][]bool, len(p.Questions))
	for q := range p.Questions {
		hangsOn[q] = make([]bool, len(p.Questions))
		if p.Asked[q].Yes < 0 {
			continue
		}
		seen := make([]bool, len(p.Gates))
		var visit func(g int32)
		visit = func(g int32) {
			if seen[g] {
				return
			}
			seen[g] = true
			for _, in := range p.Gates[g].Inputs {
				if in.Gate >= 0 {
					visit(in.Gate)
					continue
				}
				hangsOn[q][in.Test.Question] = true
				for earlier, hangs := range hangsOn[in.Test.Question] {
					hangsOn[q][earlier] = hangsOn[q][earlier] || hangs
				}
			}
		}
		visit(p.Asked[q].Yes)
		for earlier, hangs := range hangsOn[q] {
			if hangs {
				later[earlier] = append(later[earlier], q)
			}
		}
	}
	return later
}

// list has all candidates for a question, with the tests that they pass.
func (c *contrast) list(q int, now program.Value) []answer {
	var list []answer
	for _, candidate := range preference(c.p, q, now) {
		list = append(list, answer{candidate, c.passed(q, candidate.value)})
	}
	return list
}

func (c *contrast) passed(q int, v program.Value) []uint64 {
	passed := make([]uint64, (len(c.tests[q])+63)/64)
	for i, t := range c.tests[q] {
		if program.Passes(c.p.Questions[q].Kind, t, v) {
			passed[i/64] |= 1 << (i % 64)
		}
	}
	return passed
}

// loosen prepares alternatives for the case that only the answers to these
// questions change.
func (c *contrast) loosen(questions []int) {
	c.tighten()
	for _, q := range questions {
		c.cone = append(c.cone, c.reach[q]...)
		c.loose = append(c.loose, c.affects[q]...)
		clear(c.matter[q])
	}
	slices.Sort(c.cone)
	c.cone = slices.Compact(c.cone)
	for _, q := range c.loose {
		c.floats[q] = true
	}
	for _, g := range c.cone {
		c.decide(int(g))
	}
	for _, g := range slices.Backward(c.cone) {
		c.live[g] = !c.sure[g] && c.possible[g] && (c.acts[g] ||
			slices.ContainsFunc(c.p.Gates[g].Parents, func(parent int32) bool { return c.live[parent] }))
		if !c.live[g] {
			continue
		}
		for _, in := range c.p.Gates[g].Inputs {
			if in.Gate < 0 && c.floats[in.Test.Question] {
				n := c.bit[in.Test]
				c.matter[in.Test.Question][n/64] |= 1 << (n % 64)
			}
		}
	}
}

// tighten goes back to the present answers.
func (c *contrast) tighten() {
	for _, q := range c.loose {
		c.floats[q] = false
	}
	for _, g := range c.cone {
		c.live[g] = false
		c.decide(int(g))
	}
	c.cone, c.loose = c.cone[:0], c.loose[:0]
}

// decide bounds how many inputs of a gate are true.
func (c *contrast) decide(g int) {
	gate := &c.p.Gates[g]
	least, most := int32(0), int32(0)
	for i, in := range gate.Inputs {
		switch {
		case in.Gate >= 0 && c.sure[in.Gate], in.Gate < 0 && !c.floats[in.Test.Question] && c.holds[g][i]:
			least++
			most++
		case in.Gate >= 0 && c.possible[in.Gate], in.Gate < 0 && c.floats[in.Test.Question]:
			most++
		}
	}
	c.sure[g], c.possible[g] = least >= gate.Need, most >= gate.Need
}

// alternatives are the answers to one of the loosened questions that differ from
// the present one and from each other in a test that matters. Of those that are
// alike it has the first in the order of preference.
func (c *contrast) alternatives(q int) []answer {
	return distinct(c.answers[q], c.now[q], c.matter[q])
}

// distinct drops the answers that pass the same tests as the present one, or as
// one before them; only tests of the mask count.
func distinct(list []answer, now, mask []uint64) []answer {
	key := appendMasked(nil, now, mask)
	seen := map[string]bool{string(key): true}
	var kept []answer
	for _, a := range list {
		key = appendMasked(key[:0], a.passed, mask)
		if !seen[string(key)] {
			seen[string(key)] = true
			kept = append(kept, a)
		}
	}
	return kept
}

func appendMasked(key []byte, passed, mask []uint64) []byte {
	for w := range mask {
		key = binary.LittleEndian.AppendUint64(key, passed[w]&mask[w])
	}
	return key
}
