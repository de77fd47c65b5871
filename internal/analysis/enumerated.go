package analysis

import (
	"errors"

	"stackadvisor/internal/engine"
)

// fewSheets is up to how many combinations of classes the engine is asked for each.
const fewSheets = 1 << 16

// enumerated is the diagram of few completions whose stacks are too many, or too
// large, for a race: each completion is decided by the engine. It is nil if there are
// many, or if the engine finds one too hard.
func (c *compilation) enumerated() (*diagram, error) {
	sheets := 1
	for _, v := range c.vars {
		if sheets *= len(v.weight); sheets > min(fewSheets, c.limit) {
			return nil, nil
		}
	}
	x := enumerating{compilation: c, forge: newForge(c.vars), state: c.e.NewState()}
	x.state.Reset(c.scope.base)
	root, err := x.of(0)
	if errors.Is(err, engine.ErrBudget) {
		return nil, nil
	}
	x.forge.d.root = root
	return x.forge.d, err
}

type enumerating struct {
	*compilation
	forge *forge
	state *engine.State // the variables before the present one are answered
}

// of is the place behind the answers to the variables before a level.
func (x *enumerating) of(level int) (ref, error) {
	if level == len(x.vars) {
		choice, err := x.state.Best()
		if err != nil {
			return noNode, err
		}
		return x.forge.end(OutcomeOf(choice)), x.ctx.Err()
	}
	v := x.vars[level]
	kids := make([]ref, len(v.weight))
	for class := range kids {
		x.state.Set(v.question, v.first[class])
		kid, err := x.of(level + 1)
		if err != nil {
			return noNode, err
		}
		kids[class] = kid
	}
	return x.forge.node(level, kids), nil
}
