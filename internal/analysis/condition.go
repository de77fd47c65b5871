package analysis

import (
	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// conditions turns conditions of the rule set into diagrams over the variables,
// with the ends everywhere and nowhere. In a completion every question has an answer,
// so two truth values are enough: a test of a question that does not apply is
// false, and its negation true.
type conditions struct {
	scope  *scope
	p      *program.Program
	base   []program.Value // given answers
	levels []int           // by question; -1: it has a given answer, or nothing depends on it
	forge  *forge
	gates  []ref // by gate; noNode: not built yet
	asks   []ref // by question: whether it applies; noNode: not built yet
	known  map[operands]ref
	stack  []ref
	budget int // nodes
	spent  bool
}

// operands are the operands of a conjunction.
type operands struct{ a, b ref }

// The ends of a condition's diagram.
const (
	nowhere    ref = ^ref(0)
	everywhere ref = ^ref(1)
)

func newConditions(s *scope, vars []*variable, budget int) *conditions {
	p := s.e.Program
	c := &conditions{
		scope: s, p: p, base: s.base, levels: make([]int, len(p.Questions)), forge: newForge(vars),
		gates: make([]ref, len(p.Gates)), asks: make([]ref, len(p.Questions)), known: map[operands]ref{}, budget: budget,
	}
	for q := range c.levels {
		c.levels[q], c.asks[q] = -1, noNode
	}
	for l, v := range vars {
		c.levels[v.question] = l
	}
	for g := range c.gates {
		c.gates[g] = noNode
	}
	return c
}

// ruleGate is the gate that is on where a rule fires.
func ruleGate(p *program.Program, r int) int32 { return int32(p.Inner + r) }

// rule is the diagram of a rule's condition.
func (c *conditions) rule(r int) ref {
	return c.gate(ruleGate(c.p, r))
}

func (c *conditions) gate(g int32) ref {
	if c.gates[g] != noNode {
		return c.gates[g]
	}
	switch c.scope.gate(g) {
	case engine.True:
		return everywhere
	case engine.False:
		return nowhere
	}
	gate := &c.p.Gates[g]
	inputs := make([]ref, len(gate.Inputs))
	for i := range gate.Inputs {
		inputs[i] = c.input(&gate.Inputs[i])
	}
	c.gates[g] = c.atLeast(int(gate.Need), inputs)
	return c.gates[g]
}

// atLeast is true where so many of the inputs are true.
func (c *conditions) atLeast(need int, inputs []ref) ref {
	// met[n] is true where at least n of the inputs so far are.
	met := make([]ref, need+1)
	for n := range met {
		met[n] = nowhere
	}
	met[0] = everywhere
	for _, in := range inputs {
		for n := need; n > 0; n-- {
			met[n] = c.or(met[n], c.and(met[n-1], in))
		}
	}
	return met[need]
}

func (c *conditions) input(in *program.Input) ref {
	if in.Gate >= 0 {
		return c.gate(in.Gate)
	}
	t := c.and(c.applies(in.Test.Question), c.passes(in.Test))
	if in.Negated {
		return c.not(t)
	}
	return t
}

func (c *conditions) applies(q int) ref {
	if c.asks[q] == noNode {
		c.asks[q] = everywhere
		if yes := c.p.Asked[q].Yes; yes >= 0 {
			c.asks[q] = c.gate(yes)
		}
	}
	return c.asks[q]
}

// passes is true where the answer alone passes the test.
func (c *conditions) passes(t *check.Test) ref {
	kind := c.p.Questions[t.Question].Kind
	of := func(answer program.Value) ref {
		if program.Passes(kind, t, answer) {
			return everywhere
		}
		return nowhere
	}
	level := c.levels[t.Question]
	switch answer := c.base[t.Question]; {
	case answer != program.Unknown:
		return of(answer)
	case level < 0:
		// The scope found that nothing depends on the test.
		return nowhere
	}
	base := len(c.stack)
	for _, answer := range c.forge.d.vars[level].first {
		c.stack = append(c.stack, of(answer))
	}
	return c.made(level, base)
}

// made makes the node whose children are on the stack from base on.
func (c *conditions) made(level, base int) ref {
	n := c.forge.node(level, c.stack[base:])
	c.stack = c.stack[:base]
	if len(c.forge.d.nodes) > c.budget {
		c.spent = true
	}
	return n
}

func (c *conditions) or(a, b ref) ref { return c.not(c.and(c.not(a), c.not(b))) }

func (c *conditions) not(a ref) ref {
	switch a {
	case everywhere:
		return nowhere
	case nowhere:
		return everywhere
	}
	return c.apply(operands{a, noNode})
}

func (c *conditions) and(a, b ref) ref {
	switch {
	case a == nowhere || b == nowhere:
		return nowhere
	case a == everywhere || a == b:
		return b
	case b == everywhere:
		return a
	}
	return c.apply(operands{min(a, b), max(a, b)})
}

// apply works out the conjunction of two nodes, or the negation of one.
func (c *conditions) apply(o operands) ref {
	if n, ok := c.known[o]; ok || c.spent {
		return n
	}
	d := c.forge.d
	level := d.level(o.a)
	if o.b != noNode {
		level = min(level, d.level(o.b))
	}
	base := len(c.stack)
	for k := range d.vars[level].weight {
		var kid ref
		if o.b == noNode {
			kid = c.not(d.children(o.a)[k])
		} else {
			kid = c.and(d.child(o.a, level, k), d.child(o.b, level, k))
		}
		c.stack = append(c.stack, kid)
	}
	n := c.made(level, base)
	c.known[o] = n
	return n
}

// child is where a class of answers to the variable at a level leads.
func (d *diagram) child(r ref, level, class int) ref {
	if r < 0 || int(d.nodes[r].level) != level {
		return r
	}
	return d.kids[int(d.nodes[r].kids)+class]
}
