package analysis

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// order puts the variables in an order that keeps the diagrams small: of several
// orders that estimates find good, the one that does best in rehearsal. The more
// states that has, the more orders are tried. It reports false if even a rehearsal
// is too large to be begun.
func (c *compilation) order() (bool, error) {
	combinations := 1.0
	for _, v := range c.vars {
		combinations *= float64(len(v.weight))
	}
	if combinations <= fewCombinations {
		return true, nil
	}
	patterns, ok := c.patterns()
	if !ok {
		return false, nil
	}
	t := &tryout{c: c, patterns: patterns}
	t.best.Store(maxRehearsed)
	t.try(firstOrders)
	if n := int(t.best.Load()) / statesPerOrder; n > firstOrders {
		t.try(min(n, maxOrders))
	}
	if t.err = cmp.Or(t.err, c.ctx.Err()); t.err != nil || t.order == nil {
		return t.wide < firstOrders, t.err
	}
	ordered := make([]*variable, len(t.order))
	for i, v := range t.order {
		ordered[i] = c.vars[v]
	}
	c.vars = ordered
	return true, nil
}

const (
	// fewCombinations is up to how many combinations of classes any order will do.
	fewCombinations = 1 << 12
	// firstOrders are tried in any case; then one for so many states of the best
	// rehearsal, but no more than maxOrders.
	firstOrders, statesPerOrder, maxOrders = 4, 2000, 16
	// maxRehearsed is how many states the rehearsal of one order may have.
	maxRehearsed = 1_000_000
)

// tryout finds the best of several orders.
type tryout struct {
	c        *compilation
	patterns []pattern
	tried    int
	best     atomic.Int64 // states of the best rehearsal

	sync.Mutex
	order []int // nil: no rehearsal has come to its end
	at    int   // of order: its number
	wide  int   // orders in which the scores of two options are too large already
	err   error
}

// try goes on to the n-th order. The best one does not hang on which of them ends
// first: a rehearsal is only cut short when it is worse than another.
func (t *tryout) try(n int) {
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		group.Go(func() {
			for i := t.tried + w; i < n; i += workers {
				t.rehearse(i)
			}
		})
	}
	group.Wait()
	t.tried = max(t.tried, n)
}

// rehearse tries the order with a number.
func (t *tryout) rehearse(i int) {
	order := t.c.arrange(t.patterns, i)
	r := newRehearsal(t.c, order)
	states, ok, err := r.states(&t.best)
	t.Lock()
	defer t.Unlock()
	if r.c.spent() {
		t.wide++
	}
	if err != nil {
		t.err = err
	}
	if best := int(t.best.Load()); ok && (states < best || states == best && (t.order == nil || i < t.at)) {
		t.best.Store(int64(states))
		t.order, t.at = order, i
	}
}

// arrange is the order with a number: each looks for the least by another
// estimate or along another way.
func (c *compilation) arrange(patterns []pattern, i int) []int {
	estimates := [...]struct{ weight, share float64 }{
		{1, 1}, {0.3, 0.2}, {1, min(1, 3/float64(len(c.e.Options)))}, {0.2, 1},
	}
	s := estimates[i%len(estimates)]
	o := &ordering{
		ctx: c.ctx, dims: len(c.e.Options), patterns: slices.Clone(patterns),
		weight: s.weight, share: s.share, seed: uint64(1 + i/len(estimates)),
	}
	for _, v := range c.vars {
		o.sizes = append(o.sizes, math.Log2(float64(len(v.weight))))
	}
	return o.arrange()
}

// patterns are the conditions of the rules, for the ordering. It reports false
// if they are too large.
func (c *compilation) patterns() ([]pattern, bool) {
	cond := newConditions(c.scope, c.vars, c.limit/10)
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
