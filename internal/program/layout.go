package program

import "slices"

// layOut turns the drafts into the program's gates, numbered as the package
// comment says. The outer gates are those of the rules and, behind them, of the
// contradictions.
func (b *builder) layOut(p *Program, outer []ref) {
	b.uses = [2][][]int32{make([][]int32, len(b.tests)), make([][]int32, len(b.tests))}
	own := b.owners(p.Asked, outer)
	number := b.order(p.Asked, own) // by draft
	p.Inner = 0
	for _, gate := range own {
		if gate < 0 {
			p.Inner++
		}
	}
	p.Gates = make([]Gate, p.Inner+len(outer))
	for d, g := range number {
		if own[d] >= 0 {
			number[d] = int32(p.Inner + own[d])
			continue
		}
		p.Gates[g] = b.gate(g, b.drafts[d].need, b.drafts[d].inputs, number)
	}
	for r, n := range outer {
		g := int32(p.Inner + r)
		switch {
		case n == always:
		case n >= 0 && own[n] == r:
			p.Gates[g] = b.gate(g, b.drafts[n].need, b.drafts[n].inputs, number)
		default:
			p.Gates[g] = b.gate(g, 1, []ref{n}, number)
		}
	}
	b.tie(p, number)
}

// owners says for each draft which outer gate it can be: the first with this
// condition, unless more is built on it; else -1.
func (b *builder) owners(asked []Asked, outer []ref) []int {
	own := slices.Repeat([]int{-1}, len(b.drafts))
	for r, n := range outer {
		switch {
		case n < 0 || n == always:
		case own[n] == -1:
			own[n] = r
		default:
			own[n] = shared
		}
	}
	for d := range b.drafts {
		for _, in := range b.drafts[d].inputs {
			if in >= 0 {
				own[in] = shared
			}
		}
	}
	for _, a := range asked {
		if a.Yes >= 0 {
			own[a.Yes], own[a.No] = shared, shared
		}
	}
	return own
}

// shared is no outer gate's number.
const shared = -2

// order numbers the inner gates by the first question whose ask_when builds on
// them, and sets Ready. The order of the drafts within a question is topological,
// and no gate builds on a gate of a later question, as that question builds on
// both.
func (b *builder) order(asked []Asked, own []int) (number []int32) {
	number = slices.Repeat([]int32{-1}, len(b.drafts))
	next := int32(0)
	for q := range asked {
		a := &asked[q]
		if a.Yes < 0 {
			continue
		}
		var cone []int32
		cone = b.cone(cone, number, a.Yes)
		cone = b.cone(cone, number, a.No)
		slices.Sort(cone)
		for _, d := range cone {
			number[d] = next
			next++
		}
		a.Ready = next
	}
	for d := range number {
		if number[d] < 0 && own[d] < 0 {
			number[d] = next
			next++
		}
	}
	return number
}

// cone appends the drafts without a number that draft d builds on, and d.
func (b *builder) cone(cone []int32, number []int32, d int32) []int32 {
	if number[d] >= 0 {
		return cone
	}
	number[d] = 0 // on the list; its number comes later
	for _, in := range b.drafts[d].inputs {
		if in >= 0 {
			cone = b.cone(cone, number, int32(in))
		}
	}
	return append(cone, d)
}

// gate makes gate g of a draft, and notes where it uses which literal.
func (b *builder) gate(g, need int32, inputs []ref, number []int32) Gate {
	gate := Gate{Need: need, Inputs: make([]Input, len(inputs))}
	for i, in := range inputs {
		if in >= 0 {
			gate.Inputs[i] = Input{Gate: number[in]}
			continue
		}
		test, sign := ^in>>1, ^in&1
		gate.Inputs[i] = Input{Gate: -1, Test: b.tests[test], Negated: sign == 1}
		b.uses[sign][test] = append(b.uses[sign][test], g)
	}
	return gate
}

// tie fills in what hangs on each gate.
func (b *builder) tie(p *Program, number []int32) {
	for g := range p.Gates {
		for _, in := range p.Gates[g].Inputs {
			if in.Gate >= 0 {
				parents := &p.Gates[in.Gate].Parents
				*parents = append(*parents, int32(g))
			}
		}
	}
	all := make([]int32, len(p.Rules))
	for r := range all {
		all[r] = int32(r)
		p.Gates[p.Inner+r].Rules = all[r : r+1 : r+1]
	}
	for q := range p.Asked {
		a := &p.Asked[q]
		if a.Yes < 0 {
			continue
		}
		a.Yes, a.No = number[a.Yes], number[a.No]
		p.Gates[a.Yes].Asks = append(p.Gates[a.Yes].Asks, int32(q))
		p.Gates[a.No].Asks = append(p.Gates[a.No].Asks, int32(q))
	}
}
