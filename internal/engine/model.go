package engine

import (
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// model has the constraints on stacks that do not hang on answers: which layers
// an option occupies, and the relations that count.
type model struct {
	options int
	layers  int
	scale   int64     // see worth
	layerOf [][]int32 // by option: the layers it occupies, ascending
	homed   [][]int32 // by layer: the options whose first layer it is
	fills   [][]int32 // by layer: all options that occupy it

	clauses []clause   // one for each requires relation
	needs   [][]int32  // by option: clauses that bind once it is chosen
	meets   [][]int32  // by option: clauses that it satisfies
	rivals  [][]uint64 // by option: the set of options that may not stand beside it; nil: none
	hostile bool       // there are rivals
	part    []int32    // by layer: its component; layers of different components share no constraint
	parts   int
}

// clause demands one of its options, once it binds.
type clause struct{ options []int32 }

// newModel collects the constraints of the given relations.
func newModel(p *program.Program, relations []int) *model {
	n := len(p.Options)
	m := &model{
		options: n, layers: len(p.Layers), scale: int64(len(p.Layers)) + 1,
		layerOf: make([][]int32, n), needs: make([][]int32, n), meets: make([][]int32, n), rivals: make([][]uint64, n),
		homed: make([][]int32, len(p.Layers)), fills: make([][]int32, len(p.Layers)),
	}
	for o := range p.Options {
		m.layerOf[o] = sortedLayers(p.Options[o].Layers)
		m.homed[m.layerOf[o][0]] = append(m.homed[m.layerOf[o][0]], int32(o))
		for _, l := range m.layerOf[o] {
			m.fills[l] = append(m.fills[l], int32(o))
		}
	}
	join := newUnion(m.layers)
	for o := range m.layerOf {
		for _, l := range m.layerOf[o] {
			join.merge(m.layerOf[o][0], l)
		}
	}
	for _, i := range relations {
		r := &p.Relations[i]
		for _, from := range r.From {
			for _, o := range r.To {
				join.merge(m.layerOf[from][0], m.layerOf[o][0])
			}
		}
		if r.Kind == ruleset.Conflicts {
			m.opposeAll(r)
		} else {
			m.demand(r)
		}
	}
	m.part, m.parts = join.number()
	return m
}

// opposeAll adds a conflict of each option of a relation.
func (m *model) opposeAll(r *check.Relation) {
	for _, from := range r.From {
		for _, o := range r.To {
			m.oppose(from, o)
			m.oppose(o, from)
		}
	}
}

// demand adds one clause, which binds once any option of the relation is chosen that
// does not meet it itself by filling a layer that it requires.
func (m *model) demand(r *check.Relation) {
	c := int32(len(m.clauses))
	m.clauses = append(m.clauses, newClause(r.To))
	for _, from := range r.From {
		if !slices.Contains(r.To, from) {
			m.needs[from] = append(m.needs[from], c)
		}
	}
	for _, o := range r.To {
		m.meets[o] = append(m.meets[o], c)
	}
}

func (m *model) oppose(a, b int) {
	if m.rivals[a] == nil {
		m.rivals[a] = make([]uint64, (m.options+63)/64)
	}
	m.rivals[a][b/64] |= 1 << (b % 64)
	m.hostile = true
}

func newClause(options []int) clause {
	c := clause{options: make([]int32, len(options))}
	for i, o := range options {
		c.options[i] = int32(o)
	}
	return c
}

func sortedLayers(layers []int) []int32 {
	sorted := make([]int32, 0, len(layers))
	for _, l := range layers {
		i := len(sorted)
		sorted = append(sorted, int32(l))
		for ; i > 0 && sorted[i-1] > int32(l); i-- {
			sorted[i], sorted[i-1] = sorted[i-1], sorted[i]
		}
	}
	return sorted
}

// union is a disjoint-set forest over layers.
type union []int32

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = int32(i)
	}
	return u
}

func (u union) find(i int32) int32 {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) merge(a, b int32) {
	a, b = u.find(a), u.find(b)
	u[max(a, b)] = min(a, b)
}

// number gives each set a number, in the order of their smallest members.
func (u union) number() (part []int32, parts int) {
	part = make([]int32, len(u))
	for i := range u {
		if root := u.find(int32(i)); root == int32(i) {
			part[i] = int32(parts)
			parts++
		} else {
			part[i] = part[root]
		}
	}
	return part, parts
}
