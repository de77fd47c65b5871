package analysis

import (
	"context"
	"math"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// compilation builds the diagram of a sheet's completions:
//
//	what the result still depends on  (scope, effects, variables)
//	-> the conditions as diagrams     (conditions)
//	-> the scores as diagrams         (gains)
//	-> each component's best part     (race)
//	-> all of them together           (product)
type compilation struct {
	ctx     context.Context
	e       *engine.Engine
	scope   *scope
	effects *effects
	vars    []*variable
	cond    *conditions
	gains   *gains
	budget  int
	tell    Progress
}

// compile returns nil if the diagram, or what leads to it, is too large.
func compile(ctx context.Context, e *engine.Engine, base []program.Value, limits Limits) (*diagram, error) {
	c := &compilation{ctx: ctx, e: e, scope: newScope(e, base), budget: limits.Nodes, tell: limits.Progress}
	c.effects = newEffects(c.scope)
	for _, r := range c.effects.rules {
		c.scope.add(ruleGate(e.Program, r))
	}
	for q, tests := range c.scope.tests {
		if tests != nil {
			c.vars = append(c.vars, newVariable(e.Program, q, tests))
		}
	}
	c.order()
	c.cond = newConditions(c.scope, c.vars, limits.Nodes)
	c.gains = newGains(c.vars)
	return c.parts()
}

// parts builds the diagrams of all components and joins them.
func (c *compilation) parts() (*diagram, error) {
	scale := int64(len(c.e.Layers)) + 1
	var parts []*diagram
	for _, part := range components(c.e, c.effects.demands) {
		d, ok, err := c.component(part, scale)
		if err != nil || !ok {
			return nil, err
		}
		parts = append(parts, d...)
	}
	parts = slices.DeleteFunc(parts, func(d *diagram) bool {
		return d.root < 0 && d.ends[^d.root].Status == engine.NoEvidence
	})
	if len(parts) == 1 {
		return parts[0], nil
	}
	d, ok, err := newProduct(c.ctx, c.vars, parts, &c.budget).diagram()
	if !ok || err != nil {
		return nil, err
	}
	return d, nil
}

// component builds a component's diagram, and that of its infeasibility unless
// it is always feasible.
func (c *compilation) component(part *component, scale int64) ([]*diagram, bool, error) {
	rows, ok := part.rows(func(l int) bool { return c.e.Layers[l].Required })
	if !ok || !part.rankable() {
		return nil, false, nil
	}
	if rows == nil {
		return []*diagram{constant(c.vars, Outcome{engine.Infeasible, []int{}})}, true, nil
	}
	c.value(part, scale)
	if c.cond.spent {
		return nil, false, nil
	}
	var parts []*diagram
	if possible := c.feasible(part, rows); possible != everywhere {
		parts = append(parts, c.infeasibility(possible))
	}
	r := newRace(c.ctx, part, c.gains, &c.budget)
	if r == nil {
		return nil, false, nil
	}
	start, ok, err := r.run(rows, func(level int) { c.tell.tell(level, len(c.vars)) })
	if !ok || err != nil {
		return nil, false, err
	}
	d, ok, err := r.diagram(start)
	return append(parts, d), ok, err
}

// value gives each member its worth: an option its score times scale, less one,
// so that of stacks with the same score the smallest is worth most; scores are
// divided by what they have in common. A member that an answer excludes, or whose
// demands an answer makes, costs more than all scores together can make up for.
func (c *compilation) value(part *component, scale int64) {
	unit := int64(0)
	each := func(visit func(g gift)) {
		for _, m := range part.members {
			if m.option < 0 {
				continue
			}
			for _, g := range c.effects.gives[m.option] {
				visit(g)
			}
			for _, slot := range c.effects.slots[m.option] {
				for _, g := range slot {
					visit(g)
				}
			}
		}
	}
	each(func(g gift) { unit = gcd(unit, max(g.amount, -g.amount)) })
	if unit == 0 {
		unit = 1
	}
	prohibitive := int64(2)
	each(func(g gift) { prohibitive += 2 * scale * max(g.amount, -g.amount) / unit })
	prohibitive += 2 * int64(len(part.members))
	part.members[0].worth = gain{nothing, 0}
	for i := 1; i < len(part.members); i++ {
		m := &part.members[i]
		m.worth = gain{nothing, 0}
		if m.option < 0 {
			m.worth = c.gains.raise(m.worth, c.cond.forge.d, c.demanded(part, m.unmet), -prohibitive)
			continue
		}
		m.worth.add = -1
		for _, g := range c.effects.gives[m.option] {
			m.worth = c.gains.raise(m.worth, c.cond.forge.d, c.cond.rule(g.rule), g.amount/unit*scale)
		}
		for _, slot := range c.effects.slots[m.option] {
			rest := everywhere
			for _, g := range slot {
				condition := c.cond.rule(g.rule)
				m.worth = c.gains.raise(m.worth, c.cond.forge.d, c.cond.and(rest, condition), g.amount/unit*scale)
				rest = c.cond.and(rest, c.cond.not(condition))
			}
		}
		m.worth = c.gains.raise(m.worth, c.cond.forge.d, c.anyOf(c.effects.vetoes[m.option]), -prohibitive)
	}
}

func (c *compilation) anyOf(rules []int) ref {
	any := nowhere
	for _, r := range rules {
		any = c.cond.or(any, c.cond.rule(r))
	}
	return any
}

// demanded is where a rule makes one of a component's demands.
func (c *compilation) demanded(part *component, demands []int) ref {
	any := nowhere
	for _, d := range demands {
		any = c.cond.or(any, c.anyOf(c.effects.demands[part.asked[d]].rules))
	}
	return any
}

// feasible is where some path through the rows has no excluded option and no
// unmet demand.
func (c *compilation) feasible(part *component, rows [][]stop) ref {
	next := []ref{everywhere}
	for r := len(rows) - 1; r >= 0; r-- {
		here := make([]ref, len(rows[r]))
		for i, arcs := range rows[r] {
			here[i] = nowhere
			for _, a := range arcs {
				m := &part.members[a.member]
				bad := c.demanded(part, m.unmet)
				if m.option >= 0 {
					bad = c.anyOf(c.effects.vetoes[m.option])
				}
				here[i] = c.cond.or(here[i], c.cond.and(next[a.to], c.cond.not(bad)))
			}
		}
		next = here
	}
	return next[0]
}

func constant(vars []*variable, o Outcome) *diagram {
	f := newForge(vars)
	f.d.root = f.end(o)
	return f.d
}

// infeasibility is the diagram that ends infeasible where a condition nowhere.
func (c *compilation) infeasibility(possible ref) *diagram {
	f := newForge(c.vars)
	ends := []ref{f.end(Outcome{engine.Infeasible, []int{}}), f.end(Outcome{engine.NoEvidence, []int{}})}
	from := c.cond.forge.d
	known := map[ref]ref{nowhere: ends[0], everywhere: ends[1]}
	var of func(n ref) ref
	of = func(n ref) ref {
		if made, ok := known[n]; ok {
			return made
		}
		kids := make([]ref, len(from.children(n)))
		for i, k := range from.children(n) {
			kids[i] = of(k)
		}
		known[n] = f.node(int(from.nodes[n].level), kids)
		return known[n]
	}
	f.d.root = of(possible)
	return f.d
}

// order puts the variables in an order that keeps the diagrams small: of several
// orders that different estimates find good, the one with which the race goes
// best in rehearsal.
func (c *compilation) order() {
	combinations := 1.0
	for _, v := range c.vars {
		combinations *= float64(len(v.weight))
	}
	if combinations <= fewCombinations {
		return
	}
	patterns, ok := c.patterns()
	if !ok {
		return
	}
	var best []int
	bestEdges := 0.0
	rehearsal := newRehearsal(c, rehearsedWords)
	for _, s := range [][2]float64{{1, 1}, {0.3, 0.2}, {1, 3 / float64(len(c.e.Options))}} {
		o := &ordering{dims: len(c.e.Options), patterns: patterns, weight: s[0], share: min(1, s[1])}
		for _, v := range c.vars {
			o.sizes = append(o.sizes, math.Log2(float64(len(v.weight))))
		}
		order := slices.Clone(o.arrange())
		if edges := rehearsal.edges(order); best == nil || edges < bestEdges {
			best, bestEdges = order, edges
		}
	}
	ordered := make([]*variable, len(best))
	for i, v := range best {
		ordered[i] = c.vars[v]
	}
	c.vars = ordered
}

// fewCombinations is up to how many combinations of classes any order will do;
// rehearsedWords is how many times 64 sheets a rehearsal has.
const (
	fewCombinations = 1 << 12
	rehearsedWords  = 16
)

// patterns are the conditions of the rules, for the ordering. It reports false
// if they are too large.
func (c *compilation) patterns() ([]pattern, bool) {
	cond := newConditions(c.scope, c.vars, c.budget/10)
	var list []pattern
	for _, r := range c.effects.rules {
		n := cond.rule(r)
		if cond.spent {
			return nil, false
		}
		p := pattern{vars: cond.forge.d.support(n), holds: cond.forge.d.chance(n, everywhere)}
		for _, pt := range c.e.Rules[r].Points {
			size := float64(pt.Value*c.e.Weights[c.e.Rules[r].Criterion]) / 1000
			p.spreads = append(p.spreads, spread{pt.Option, size * size})
		}
		if len(p.vars) > 0 {
			list = append(list, p)
		}
	}
	return list, true
}

// support lists the levels at which the nodes below a place look.
func (d *diagram) support(n ref) []int {
	seen := map[ref]bool{}
	levels := make([]bool, len(d.vars))
	var visit func(n ref)
	visit = func(n ref) {
		if n < 0 || seen[n] {
			return
		}
		seen[n] = true
		levels[d.nodes[n].level] = true
		for _, k := range d.children(n) {
			visit(k)
		}
	}
	visit(n)
	var list []int
	for l, yes := range levels {
		if yes {
			list = append(list, l)
		}
	}
	return list
}

// chance is the share of answers that lead from a place to an end.
func (d *diagram) chance(n, end ref) float64 {
	known := map[ref]float64{}
	var of func(n ref) float64
	of = func(n ref) float64 {
		if n < 0 {
			if n == end {
				return 1
			}
			return 0
		}
		if p, ok := known[n]; ok {
			return p
		}
		v := d.vars[d.nodes[n].level]
		p := 0.0
		for i, k := range d.children(n) {
			p += float64(v.weight[i]) / float64(v.size) * of(k)
		}
		known[n] = p
		return p
	}
	return of(n)
}
