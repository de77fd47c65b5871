package analysis

import (
	"context"
	"encoding/binary"
	"slices"

	"stackadvisor/internal/engine"
)

func statusOf(options int) engine.Status {
	if options == 0 {
		return engine.NoEvidence
	}
	return engine.Recommended
}

// beside is the outcome of two parts of the stack: both, unless one of them is
// infeasible, then that.
func beside(a, b Outcome) Outcome {
	if a.Status == engine.Infeasible || b.Status == engine.Infeasible {
		return Outcome{engine.Infeasible, []int{}}
	}
	stack := append(slices.Clone(a.Stack), b.Stack...)
	slices.Sort(stack)
	return Outcome{statusOf(len(stack)), stack}
}

// product is the diagram of several parts of the stack, beside each other.
type product struct {
	ctx    context.Context
	parts  []*diagram
	forge  *forge
	known  map[string]ref
	budget int
	calls  int
	err    error
}

func newProduct(ctx context.Context, vars []*variable, parts []*diagram, budget int) *product {
	return &product{ctx: ctx, parts: parts, forge: newForge(vars), known: map[string]ref{}, budget: budget}
}

func (p *product) diagram() (*diagram, bool, error) {
	at := make([]ref, len(p.parts))
	for i, d := range p.parts {
		at[i] = d.root
	}
	p.forge.d.root = p.of(at)
	return p.forge.d, p.err == nil && p.budget >= 0, p.err
}

// of is the place where each part is at its own place.
func (p *product) of(at []ref) ref {
	level := len(p.forge.d.vars)
	var key []byte
	for i, n := range at {
		if n < 0 && p.parts[i].ends[^n].Status == engine.Infeasible {
			return p.forge.end(Outcome{engine.Infeasible, []int{}})
		}
		level = min(level, p.parts[i].level(n))
		key = binary.LittleEndian.AppendUint32(key, uint32(n))
	}
	if level == len(p.forge.d.vars) {
		o := Outcome{engine.NoEvidence, []int{}}
		for i, n := range at {
			o = beside(o, p.parts[i].ends[^n])
		}
		return p.forge.end(o)
	}
	if n, ok := p.known[string(key)]; ok || p.stopped() {
		return n
	}
	kids, next := make([]ref, len(p.forge.d.vars[level].weight)), make([]ref, len(at))
	for class := range kids {
		for i, n := range at {
			next[i] = p.parts[i].child(n, level, class)
		}
		kids[class] = p.of(next)
	}
	n := p.forge.node(level, kids)
	p.known[string(key)] = n
	p.budget--
	return n
}

func (p *product) stopped() bool {
	if p.calls++; p.calls%1024 == 0 {
		p.err = p.ctx.Err()
	}
	return p.err != nil || p.budget < 0
}
