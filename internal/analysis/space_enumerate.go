package analysis

import (
	"context"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// enumerated is up to how many completions a diagram is built from one by one.
const enumerated = 1 << 20

// enumerate builds the diagram of a sheet's completions by asking the engine
// about each. It returns nil if there are too many.
func (s *Space) enumerate(ctx context.Context, values []program.Value) (*diagram, error) {
	n := enumeration{ctx: ctx, state: s.state}
	sheets := 1
	for q, given := range values {
		if given != program.Unknown {
			continue
		}
		v := newVariable(s.e.Program, q)
		if sheets *= len(v.first); sheets > enumerated {
			return nil, nil
		}
		n.vars = append(n.vars, v)
	}
	s.state.Reset(values)
	n.forge = newForge(n.vars)
	root, err := n.from(0)
	n.forge.d.root = root
	return n.forge.d, err
}

// newVariable has every answer in a class of its own.
func newVariable(p *program.Program, q int) *variable {
	v := &variable{question: q, first: p.Domain(q), number: p.Questions[q].Kind == ruleset.Number}
	v.size = uint64(len(v.first))
	for c, answer := range v.first {
		v.weight = append(v.weight, 1)
		i := int(answer)
		if v.number {
			i = p.Class(q, answer)
		}
		for len(v.classOf) <= i {
			v.classOf = append(v.classOf, -1)
		}
		v.classOf[i] = int32(c)
	}
	return v
}

type enumeration struct {
	ctx   context.Context
	state *engine.State
	vars  []*variable
	forge *forge
	stack []ref
}

func (n *enumeration) from(level int) (ref, error) {
	if level == len(n.vars) {
		choice, err := n.state.Best()
		if err != nil {
			return 0, err
		}
		return n.forge.end(OutcomeOf(choice)), n.ctx.Err()
	}
	v := n.vars[level]
	base := len(n.stack)
	for _, answer := range v.first {
		n.state.Set(v.question, answer)
		kid, err := n.from(level + 1)
		if err != nil {
			return 0, err
		}
		n.stack = append(n.stack, kid)
	}
	n.state.Set(v.question, program.Unknown)
	made := n.forge.node(level, n.stack[base:])
	n.stack = n.stack[:base]
	return made, nil
}
