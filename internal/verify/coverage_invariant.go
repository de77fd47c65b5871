package verify

import (
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// invariantGoals asks for each invariant that some case would break it with one
// constraint less: a veto, a require list, a relation, or what a layer requires.
// An invariant that no such loss breaks on the cases may hold for no reason that
// the rules give.
func (c *coverer) invariantGoals() {
	for i := range c.Program.Invariants {
		if x := &c.Program.Invariants[i]; c.counts(x.Span) {
			c.goal(Goal{Kind: Bites, Subject: "invariant", ID: x.ID, Span: x.Span, Option: -1, Rule: -1, invariant: i})
		}
	}
}

// removals are the set with one constraint less, each.
func removals(p *program.Program) []*check.Resolved {
	var sets []*check.Resolved
	for _, m := range mutants(p, func(diag.Span) bool { return true }) {
		switch m.change {
		case "removed", "veto-gone", "unsupported-gone", "require-gone":
			sets = append(sets, m.set)
		}
	}
	for l := range p.Layers {
		if !p.Layers[l].Required {
			continue
		}
		set := *p.Resolved
		set.Layers = slices.Clone(set.Layers)
		set.Layers[l].Required = false
		sets = append(sets, &set)
	}
	return sets
}

// bite looks for a case that would break each invariant, until there is one.
func (c *coverer) bite() error {
	var open []*Goal
	for i := range c.Goals {
		if g := &c.Goals[i]; g.Kind == Bites {
			open = append(open, g)
		}
	}
	if len(open) == 0 {
		return nil
	}
	for _, set := range removals(c.Program) {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		b := &biting{coverer: c, p: program.Compile(set), states: map[date.Date]*engine.State{}}
		for i := range c.results {
			open = slices.DeleteFunc(open, func(g *Goal) bool {
				if b.broken(i, g.invariant) {
					g.Case = i
				}
				return g.Case >= 0
			})
			if len(open) == 0 {
				return nil
			}
		}
	}
	return nil
}

// biting holds the cases against a set with one constraint less.
type biting struct {
	*coverer
	p      *program.Program
	states map[date.Date]*engine.State // of the set's own weights

	of     int // the case that stacks are of, +1
	state  *engine.State
	stacks [][]int // recommended, and of supported options
}

// broken reports whether the invariant is broken on a case.
func (b *biting) broken(i, invariant int) bool {
	if b.of != i+1 {
		b.of = i + 1
		b.enter(b.results[i].Case)
	}
	x := &b.p.Invariants[invariant]
	if b.state.Truth(x.When) != engine.True {
		return false
	}
	return slices.ContainsFunc(b.stacks, func(stack []int) bool { return breaks(b.p.Resolved, x, stack) })
}

func (b *biting) enter(c *Case) {
	b.state = b.states[c.AsOf]
	if b.state == nil || c.Sheet.Weights != nil {
		b.state = engine.New(b.p, engine.Config{Date: c.AsOf, Weights: c.Sheet.Weights}).NewState()
	}
	if c.Sheet.Weights == nil {
		b.states[c.AsOf] = b.state
	}
	b.state.Reset(c.Sheet.Values)
	b.stacks = b.stacks[:0]
	for _, without := range [][]int{nil, unsupported(b.state.Engine())} {
		if best, err := b.state.BestWith(without); err == nil && best.Status == engine.Recommended {
			b.stacks = append(b.stacks, best.Options())
		}
	}
}
