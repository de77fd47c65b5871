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
//	-> which stacks there are at all  (components)
//	-> the variables in order         (orders, rehearsal)
//	-> the conditions as diagrams     (conditions)
//	-> the scores as diagrams         (gains)
//	-> each component's best part     (race)
//	-> all of them together           (product)
type compilation struct {
	ctx     context.Context
	e       *engine.Engine
	scope   *scope
	effects *effects
	parts   []*component
	vars    []*variable
	cond    *conditions
	gains   *gains
	limit   int // nodes of the diagram, and of each of those that lead to it
	budget  budget
	runners int // of each race
	paths   int // see lineups.few
	tell    Progress
}

// budget is what races may still use up.
type budget struct{ states, words int }

// wordsPerNode is how many words races may take for each node that the diagram may
// have. A state with its run takes four words and more, and many turn out to be equal.
const wordsPerNode, wordsOfRun = 4, 2

// heavyNodes is how many nodes that are made one by one, with what must be known of
// each, weigh as much as one that is made of a race's states.
const heavyNodes = 3

// runners is how many work on a race side by side.
const runners = 2

// compile returns nil if the diagram, or what leads to it, is too large.
func compile(ctx context.Context, e *engine.Engine, base []program.Value, limits Limits) (*diagram, error) {
	c, ok := newCompilation(ctx, e, base, limits)
	if !ok {
		return c.enumerated()
	}
	if ok, err := c.order(); !ok || err != nil {
		return nil, err
	}
	c.prepare()
	return c.join()
}

// newCompilation finds what the result depends on, and the components. It reports
// false if these are too large.
func newCompilation(ctx context.Context, e *engine.Engine, base []program.Value, limits Limits) (*compilation, bool) {
	c := &compilation{
		ctx: ctx, e: e, scope: newScope(e, base),
		limit: limits.Nodes, budget: budget{math.MaxInt, wordsPerNode * limits.Nodes}, runners: runners, paths: fewPaths, tell: limits.Progress,
	}
	c.effects = newEffects(c.scope)
	for _, r := range c.effects.rules {
		c.scope.add(ruleGate(e.Program, r))
	}
	for i := range e.Contradictions {
		c.scope.add(e.ContradictionGate(i))
	}
	c.vars = c.scope.variables()
	c.parts = components(e, c.effects.demands)
	for _, part := range c.parts {
		if !part.layOut(func(l int) bool { return e.Layers[l].Required }) {
			return c, false
		}
	}
	return c, true
}

// prepare is for the variables in their order. Where a score takes a tenth of the
// nodes, the race would take far more than all.
func (c *compilation) prepare() {
	c.cond = newConditions(c.scope, c.vars, c.limit)
	c.gains = newGains(c.ctx, c.vars, c.limit/10)
}

// spent reports whether the diagrams that lead to races are too large.
func (c *compilation) spent() bool { return c.cond.spent || c.gains.spent }

// join builds the diagrams of all components and joins them.
func (c *compilation) join() (*diagram, error) {
	var parts []*diagram
	for _, part := range c.parts {
		d, ok, err := c.component(part)
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
	d, ok, err := newProduct(c.ctx, c.vars, parts, c.limit/heavyNodes).diagram()
	if !ok || err != nil {
		return nil, err
	}
	return d, nil
}

// component builds a component's diagram, and that of its infeasibility unless
// it is always feasible.
func (c *compilation) component(part *component) ([]*diagram, bool, error) {
	if part.rows == nil {
		return []*diagram{constant(c.vars, Outcome{engine.Infeasible, []int{}})}, true, nil
	}
	var parts []*diagram
	if possible := c.feasible(part); possible != everywhere {
		parts = append(parts, c.infeasibility(possible))
	}
	r, start, ok, err := c.race(part, func(level int) { c.tell.tell(level, len(c.vars)) })
	if !ok || err != nil {
		return nil, false, err
	}
	d, ok, err := r.diagram(start, c.limit)
	return append(parts, d), ok, err
}

// race runs the race of a component. It reports false if that takes too much.
func (c *compilation) race(part *component, tell func(level int)) (*race, bundle, bool, error) {
	c.value(part)
	if c.spent() {
		return nil, 0, false, c.ctx.Err()
	}
	r := newRace(c.ctx, part, c.gains, c.runners, c.paths, &c.budget)
	start, ok, err := r.start(tell)
	return r, start, ok, err
}

// value gives each member its worth: an option its score times scale, less one,
// so that of stacks with the same score the smallest is worth most; scores are
// divided by what they have in common. A member that an answer excludes, or whose
// demands an answer makes, costs more than all scores together can make up for.
func (c *compilation) value(part *component) {
	scale := int64(len(c.e.Layers)) + 1
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
func (c *compilation) feasible(part *component) ref {
	next := []ref{everywhere}
	for _, stops := range slices.Backward(part.rows) {
		here := make([]ref, len(stops))
		for i, arcs := range stops {
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
