package engine

import (
	"slices"
)

// Conflict is a smallest set of constraints that no stack satisfies together
// (contract 3.5), by position, ascending.
type Conflict struct {
	Rules, Relations, Layers []int
}

// conflicts finds minimal conflicts with the duality of conflicts and
// corrections: a correction is what must go from the constraints to leave a
// largest satisfiable set, and every conflict shares a constraint with every
// correction. The first smallest set that meets all corrections known so far is
// the conflict that is sought if it is unsatisfiable; if not, it grows to a
// largest satisfiable set, whose correction it did not meet.
//
// After A. Ignatiev, A. Previti, M. Liffiton, J. Marques-Silva: Smallest MUS
// extraction with minimal hitting set dualization (CP 2015).
type conflicts struct {
	s           *State
	constraints []constraint // in the order of ties: rules, relations, layers
	corrections [][]int      // positions in constraints, ascending
	wanted      []int        // options that the stack must contain
	nodes       int
}

type constraint struct {
	kind  uint8
	index int
}

const (
	ruleConstraint uint8 = iota
	relationConstraint
	layerConstraint
)

// ConflictWith finds the fewest constraints (ties as in contract 3.5) that
// cannot hold together in a stack with all wanted options; without any, the
// minimal conflict of an infeasible state. It must only be called if no stack
// satisfies all constraints and contains them. It fails with ErrBudget only.
func (s *State) ConflictWith(wanted ...int) (*Conflict, error) {
	c := &conflicts{s: s, wanted: wanted}
	for i := range s.e.Rules {
		if s.Fired(i) && (len(s.e.excludes(i)) > 0 || len(s.e.Rules[i].Require) > 0) {
			c.constraints = append(c.constraints, constraint{ruleConstraint, i})
		}
	}
	for _, i := range s.e.Held {
		c.constraints = append(c.constraints, constraint{relationConstraint, i})
	}
	for l, required := range s.e.required {
		if required {
			c.constraints = append(c.constraints, constraint{layerConstraint, l})
		}
	}
	for {
		set := c.smallestHittingSet()
		ok, err := c.feasible(set)
		if err != nil {
			return nil, err
		}
		if !ok {
			return c.result(set), nil
		}
		correction, err := c.grow(set)
		if err != nil {
			return nil, err
		}
		c.corrections = append(c.corrections, correction)
	}
}

func (c *conflicts) result(set []int) *Conflict {
	r := &Conflict{}
	for _, i := range set {
		switch k := c.constraints[i]; k.kind {
		case ruleConstraint:
			r.Rules = append(r.Rules, k.index)
		case relationConstraint:
			r.Relations = append(r.Relations, k.index)
		default:
			r.Layers = append(r.Layers, k.index)
		}
	}
	return r
}

// grow adds constraints to a satisfiable set while it stays so, and returns
// those that cannot be added.
func (c *conflicts) grow(set []int) (correction []int, err error) {
	kept := slices.Clone(set)
	for i := range c.constraints {
		if slices.Contains(set, i) {
			continue
		}
		ok, err := c.feasible(append(kept, i))
		if err != nil {
			return nil, err
		}
		if ok {
			kept = append(kept, i)
		} else {
			correction = append(correction, i)
		}
	}
	return correction, nil
}

// feasible reports whether some stack satisfies the constraints of the set.
func (c *conflicts) feasible(set []int) (bool, error) {
	e := c.s.e
	var relations []int
	for _, i := range set {
		if k := c.constraints[i]; k.kind == relationConstraint {
			relations = append(relations, k.index)
		}
	}
	v := newSolver(newModel(e.Program, relations))
	v.budget, v.first = e.budget-c.nodes, true
	for o := range v.allowed {
		v.allowed[o], v.worth[o] = true, -1
	}
	for _, i := range set {
		switch k := c.constraints[i]; k.kind {
		case ruleConstraint:
			for _, o := range e.excludes(k.index) {
				v.allowed[o] = false
			}
			if require := e.Rules[k.index].Require; len(require) > 0 {
				v.demands = append(v.demands, newClause(require))
			}
		case layerConstraint:
			v.required[k.index] = true
		}
	}
	for _, o := range c.wanted {
		v.demands = append(v.demands, newClause([]int{o}))
	}
	ok := v.solve()
	c.nodes += v.nodes
	if v.spent {
		return false, ErrBudget
	}
	return ok, nil
}

// smallestHittingSet is the first of the smallest sets that share a constraint
// with every correction.
func (c *conflicts) smallestHittingSet() []int {
	for size := 0; ; size++ {
		if set, ok := c.hit(nil, 0, size); ok {
			return set
		}
	}
}

// hit extends a set by exactly more constraints from position from on; it
// returns the first ascending list that hits every correction.
func (c *conflicts) hit(set []int, from, more int) ([]int, bool) {
	if !c.hittable(set, from, more) {
		return nil, false
	}
	if more == 0 {
		return set, true
	}
	for i := from; i < len(c.constraints); i++ {
		if found, ok := c.hit(append(slices.Clone(set), i), i+1, more-1); ok {
			return found, true
		}
	}
	return nil, false
}

// hittable bounds: corrections that the set misses and that are pairwise
// disjoint need a constraint each.
func (c *conflicts) hittable(set []int, from, more int) bool {
	var used []int
	for _, correction := range c.corrections {
		if slices.ContainsFunc(correction, func(i int) bool { return slices.Contains(set, i) }) {
			continue
		}
		if correction[len(correction)-1] < from {
			return false
		}
		if slices.ContainsFunc(correction, func(i int) bool { return slices.Contains(used, i) }) {
			continue
		}
		if more--; more < 0 {
			return false
		}
		used = append(used, correction...)
	}
	return true
}
