package analysis

import (
	"iter"
	"math/bits"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/ruleset"
)

// component is a set of layers that constraints join, with everything that
// decides which of their options are recommended: relations, options that fill
// several layers, require lists. No constraint joins different components, so
// each has a best part of the stack of its own.
type component struct {
	layers  []int // in the order of the rows
	members []member
	needs   [][]clause // by member
	rivals  [][]int    // by member: members that may not stand beside it
	demands [][]int    // members of each require list
	asked   []int      // by demand: its number in the effects
	rows    [][]stop   // all its stacks as paths; nil: there is none
}

// member is an option of a component; or, behind the options, what it costs to
// leave some demands unmet. Member 0 is nobody, who takes a row that stays empty.
type member struct {
	option int   // -1: nobody, or unmet demands
	rows   []int // positions in layers, ascending
	unmet  []int // demands
	worth  gain
	// rank decides between stacks of the same worth: the greater sum wins.
	rank int64
}

// clause is a relation that requires one of some members.
type clause []int

// components splits the layers.
func components(e *engine.Engine, demands []demand) []*component {
	parent := make([]int, len(e.Layers))
	for l := range parent {
		parent[l] = l
	}
	find := func(l int) int {
		for parent[l] != l {
			l = parent[l]
		}
		return l
	}
	var joined [][]int // layers that stand together in a constraint
	join := func(options ...int) {
		var layers []int
		for _, o := range options {
			layers = append(layers, e.Options[o].Layers...)
		}
		slices.Sort(layers)
		layers = slices.Compact(layers)
		joined = append(joined, layers)
		for _, l := range layers[1:] {
			a, b := find(layers[0]), find(l)
			parent[max(a, b)] = min(a, b)
		}
	}
	for o := range e.Options {
		join(o)
	}
	for _, i := range e.Held {
		join(slices.Concat(e.Relations[i].From, e.Relations[i].To)...)
	}
	for _, d := range demands {
		join(d.options...)
	}
	var list []*component
	for root := range e.Layers {
		if find(root) != root {
			continue
		}
		c := &component{}
		for l := range e.Layers {
			if find(l) == root {
				c.layers = append(c.layers, l)
			}
		}
		c.arrange(joined)
		c.fill(e, demands)
		list = append(list, c)
	}
	return list
}

// arrange orders the layers so that few constraints are half-seen at any place.
func (c *component) arrange(joined [][]int) {
	var groups [][]int
	for _, layers := range joined {
		var group []int
		for _, l := range layers {
			if i := slices.Index(c.layers, l); i >= 0 {
				group = append(group, i)
			}
		}
		if len(group) > 1 {
			groups = append(groups, group)
		}
	}
	ordered := make([]int, len(c.layers))
	for i, l := range evenly(len(c.layers), groups).arrange() {
		ordered[i] = c.layers[l]
	}
	c.layers = ordered
}

// fill collects the component's options and constraints.
func (c *component) fill(e *engine.Engine, demands []demand) {
	c.members = []member{{option: -1}}
	of := map[int]int{} // member by option
	for o := range e.Options {
		var rows []int
		for _, l := range e.Options[o].Layers {
			if i := slices.Index(c.layers, l); i >= 0 {
				rows = append(rows, i)
			}
		}
		if len(rows) > 0 {
			slices.Sort(rows)
			of[o] = len(c.members)
			c.members = append(c.members, member{option: o, rows: rows})
		}
	}
	to := func(options []int) (members []int) {
		for _, o := range options {
			members = append(members, of[o])
		}
		return members
	}
	c.needs, c.rivals = make([][]clause, len(c.members)), make([][]int, len(c.members))
	for _, i := range e.Held {
		r := &e.Relations[i]
		for _, o := range r.From {
			from, ok := of[o]
			if !ok {
				continue
			}
			if r.Kind == ruleset.Requires {
				c.needs[from] = append(c.needs[from], to(r.To))
				continue
			}
			for _, m := range to(r.To) {
				c.rivals[from], c.rivals[m] = append(c.rivals[from], m), append(c.rivals[m], from)
			}
		}
	}
	for i, d := range demands {
		if _, ok := of[d.options[0]]; ok {
			c.demands, c.asked = append(c.demands, to(d.options)), append(c.asked, i)
		}
	}
	for m := 1; m < len(c.members); m++ {
		c.members[m].rank = c.rank(m)
	}
}

// maxRanked is up to how many options a component of several layers may have, so
// that ranks of all stacks are different.
const maxRanked = 62

// rank makes stacks of the same worth, and so of the same size, compare as the
// contract wants: the option that stands earliest decides. In a single layer a
// stack has one option.
func (c *component) rank(m int) int64 {
	if len(c.layers) == 1 {
		return int64(-m)
	}
	return 1 << (maxRanked - min(m, maxRanked))
}

// rankable reports whether ranks decide all ties.
func (c *component) rankable() bool { return len(c.layers) == 1 || len(c.options()) <= maxRanked }

// occupied is a set of rows.
func (m *member) occupied() uint64 {
	var set uint64
	for _, r := range m.rows {
		set |= 1 << r
	}
	return set
}

// bitset is a set of small numbers.
type bitset []uint64

func newBitset(n int) bitset    { return make(bitset, (n+63)/64) }
func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }
func (b bitset) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) remove(i int)   { b[i/64] &^= 1 << (i % 64) }

// members are the numbers in the set, ascending.
func (b bitset) members() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, word := range b {
			for ; word != 0; word &= word - 1 {
				if !yield(64*i + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}

// clone copies what changes while the component is worked on.
func (c *component) clone() *component {
	copied := *c
	copied.members = slices.Clone(c.members)
	return &copied
}

// options lists the component's options, ascending.
func (c *component) options() []int {
	var list []int
	for _, m := range c.members {
		if m.option >= 0 {
			list = append(list, m.option)
		}
	}
	return list
}
