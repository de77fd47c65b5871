package analysis

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// sliceVar is an unanswered question with the classes of answers that the rules
// still tell apart once the given answers are known.
type sliceVar struct {
	question int
	first    []program.Value // by class: the first answer of the domain
	weight   []uint64        // by class: how many answers of the domain
}

// sliceNode is a condition over classes of answers. Completions have no unknown
// answers, so that it has two truth values.
type sliceNode struct {
	op    sliceOp
	in    []int32
	cone  uint64 // variables that it hangs on, a bit each
	holds []bool // sliceTest: by class of the only variable
}

type sliceOp uint8

const (
	sliceConst sliceOp = iota
	sliceTest
	sliceAnd
	sliceOr
	sliceNot
)

// The first two nodes.
const (
	sliceNever  int32 = 0
	sliceAlways int32 = 1
)

// sliceCircuit has the conditions of a rule set for the completions of a sheet.
// Whatever the given answers decide is folded.
type sliceCircuit struct {
	p        *program.Program
	state    *engine.State // with the given answers
	contrast *contrast
	// void is where a completion does not count: it makes one of some contradictions
	// true.
	void  int32
	vars  []sliceVar
	varOf []int // by question, -1 for none
	nodes []sliceNode
	known map[string]int32
	gates []int32 // by gate: its node, -1 before it is built
}

// newSliceCircuit finds the variables; nodes are built when asked for. It reports
// false for more variables than a cone has bits.
func newSliceCircuit(e *engine.Engine, values []program.Value, excluding []int) (*sliceCircuit, bool) {
	c := &sliceCircuit{
		p: e.Program, state: e.NewState(), varOf: make([]int, len(values)), known: map[string]int32{},
		gates: slices.Repeat([]int32{-1}, len(e.Gates)), nodes: make([]sliceNode, 2),
	}
	c.state.Reset(values)
	applies := make([]program.Applies, len(values))
	var open []int
	for q, v := range values {
		applies[q] = c.state.Applies(q)
		if v == program.Unknown {
			open = append(open, q)
		}
	}
	c.contrast = newContrast(e.Program, e.Weights, values, applies)
	c.contrast.loosen(open)
	for q := range values {
		c.varOf[q] = -1
	}
	for _, q := range open {
		if v := c.variable(q); len(v.first) > 1 {
			c.varOf[q] = len(c.vars)
			c.vars = append(c.vars, v)
		}
	}
	if len(c.vars) > 64 {
		return c, false
	}
	for _, i := range excluding {
		c.void = c.or(c.void, c.gate(e.ContradictionGate(i)))
	}
	return c, true
}

func (c *sliceCircuit) variable(q int) sliceVar {
	v := sliceVar{question: q}
	classes := map[string]int{}
	var key []byte
	for _, answer := range c.p.Domain(q) {
		key = appendMasked(key[:0], c.contrast.passed(q, answer), c.contrast.matter[q])
		class, known := classes[string(key)]
		if !known {
			class = len(v.first)
			classes[string(key)] = class
			v.first, v.weight = append(v.first, answer), append(v.weight, 0)
		}
		v.weight[class]++
	}
	return v
}

// rule is the node of a rule's condition.
func (c *sliceCircuit) rule(r int) int32 { return c.gate(int32(c.p.Inner + r)) }

func (c *sliceCircuit) gate(g int32) int32 {
	switch {
	case c.contrast.sure[g]:
		return sliceAlways
	case !c.contrast.possible[g]:
		return sliceNever
	case c.gates[g] >= 0:
		return c.gates[g]
	}
	gate := &c.p.Gates[g]
	in := make([]int32, len(gate.Inputs))
	for i, x := range gate.Inputs {
		if x.Gate >= 0 {
			in[i] = c.gate(x.Gate)
		} else {
			in[i] = c.literal(x)
		}
	}
	if gate.Need == 1 {
		c.gates[g] = c.or(in...)
	} else {
		c.gates[g] = c.and(in...)
	}
	return c.gates[g]
}

func (c *sliceCircuit) literal(x program.Input) int32 {
	q := x.Test.Question
	kind := c.p.Questions[q].Kind
	passes := sliceNever
	switch v := c.state.Value(q); {
	case v == program.Unknown && c.varOf[q] >= 0:
		of := &c.vars[c.varOf[q]]
		holds := make([]bool, len(of.first))
		for class, answer := range of.first {
			holds[class] = program.Passes(kind, x.Test, answer)
		}
		passes = c.test(c.varOf[q], holds)
	case v == program.Unknown:
		// No rule tells its answers apart, so they all pass or all fail.
		v = c.p.Domain(q)[0]
		fallthrough
	default:
		if program.Passes(kind, x.Test, v) {
			passes = sliceAlways
		}
	}
	passes = c.and(c.asked(q), passes)
	if x.Negated {
		return c.not(passes)
	}
	return passes
}

// asked is the node of a question's ask_when.
func (c *sliceCircuit) asked(q int) int32 {
	if c.p.Asked[q].Yes < 0 {
		return sliceAlways
	}
	return c.gate(c.p.Asked[q].Yes)
}

func (c *sliceCircuit) test(variable int, holds []bool) int32 {
	if !slices.Contains(holds, false) {
		return sliceAlways
	}
	if !slices.Contains(holds, true) {
		return sliceNever
	}
	key := binary.AppendUvarint([]byte{byte(sliceTest)}, uint64(variable))
	for _, h := range holds {
		bit := byte(0)
		if h {
			bit = 1
		}
		key = append(key, bit)
	}
	return c.node(key, sliceNode{op: sliceTest, holds: holds, cone: 1 << variable})
}

func (c *sliceCircuit) and(in ...int32) int32 {
	return c.combine(sliceAnd, sliceNever, sliceAlways, in)
}
func (c *sliceCircuit) or(in ...int32) int32 { return c.combine(sliceOr, sliceAlways, sliceNever, in) }

// combine makes an and or an or: it is the first constant if any input is, and
// the second adds nothing.
func (c *sliceCircuit) combine(op sliceOp, absorbing, neutral int32, in []int32) int32 {
	var kept []int32
	for _, n := range in {
		switch n {
		case absorbing:
			return absorbing
		case neutral:
		default:
			kept = append(kept, n)
		}
	}
	slices.Sort(kept)
	kept = slices.Compact(kept)
	switch len(kept) {
	case 0:
		return neutral
	case 1:
		return kept[0]
	}
	key := []byte{byte(op)}
	n := sliceNode{op: op, in: kept}
	for _, i := range kept {
		key = binary.AppendUvarint(key, uint64(i))
		n.cone |= c.nodes[i].cone
	}
	return c.node(key, n)
}

func (c *sliceCircuit) not(n int32) int32 {
	switch {
	case n <= sliceAlways:
		return sliceAlways - n
	case c.nodes[n].op == sliceNot:
		return c.nodes[n].in[0]
	case c.nodes[n].op == sliceTest:
		holds := slices.Clone(c.nodes[n].holds)
		for i := range holds {
			holds[i] = !holds[i]
		}
		return c.test(bits.TrailingZeros64(c.nodes[n].cone), holds)
	}
	key := binary.AppendUvarint([]byte{byte(sliceNot)}, uint64(n))
	return c.node(key, sliceNode{op: sliceNot, in: []int32{n}, cone: c.nodes[n].cone})
}

func (c *sliceCircuit) node(key []byte, n sliceNode) int32 {
	if known, ok := c.known[string(key)]; ok {
		return known
	}
	made := int32(len(c.nodes))
	c.known[string(key)] = made
	c.nodes = append(c.nodes, n)
	return made
}
