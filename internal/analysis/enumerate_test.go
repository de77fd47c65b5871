package analysis

import (
	"context"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// enumerate builds the diagram of a sheet's completions by asking the engine
// about each.
func (s *Space) enumerate(ctx context.Context, values []program.Value) (*diagram, error) {
	n := enumeration{ctx: ctx, state: s.state}
	for q, given := range values {
		if given != program.Unknown {
			continue
		}
		v := separate(s.e.Program, q)
		n.vars = append(n.vars, v)
	}
	s.state.Reset(values)
	n.forge = newForge(n.vars)
	root, err := n.from(0)
	n.forge.d.root = root
	return n.forge.d, err
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

// separate is the variable with every answer in a class of its own.
func separate(p *program.Program, q int) *variable {
	v := newVariable(p, q, nil)
	v.first = p.Domain(q)
	v.weight = slices.Repeat([]uint64{1}, len(v.first))
	for i := range v.classOf {
		v.classOf[i] = -1
	}
	for c, answer := range v.first {
		if v.number {
			answer = program.Value(c)
		}
		v.classOf[answer] = int32(c)
	}
	return v
}
