package engine

import (
	"math"
	"slices"
)

// part is a set of layers, and the options at home in them, that share no
// constraint with the rest: no option fills layers of two parts, and neither a
// relation nor the require list of any rule speaks of two. So each part has its
// best options whatever the others have, and the recommended stack is the best
// of every part.
//
// Its model has own numbers for layers and options, in the order of the program's.
type part struct {
	*model
	ids       []int32  // by option: its number in the program
	required  []bool   // by layer
	requiring []clause // of rules, with the part's option numbers
	rules     []int32  // to requiring
	words     int      // for the bits of all of the program's options

	// useful marks options that may have to be chosen without a positive score:
	// because something needs them, or to fill a required layer. Any other
	// option without a positive score might as well be excluded.
	useful []bool
	// plain parts are one layer without any constraint: the option with the
	// largest score is its best.
	plain bool
}

// newParts cuts the constraints into parts.
func newParts(e *Engine) []*part {
	m := e.model
	join := newUnion(m.layers)
	first := make([]int32, m.parts) // by component of the model: a layer of it
	for l := m.layers - 1; l >= 0; l-- {
		first[m.part[l]] = int32(l)
	}
	for l, of := range m.part {
		join.merge(int32(l), first[of])
	}
	for _, r := range e.requiring {
		for _, o := range r.clause.options[1:] {
			join.merge(m.layerOf[r.clause.options[0]][0], m.layerOf[o][0])
		}
	}
	of, n := join.number()
	parts := make([]*part, n)
	for i := range parts {
		parts[i] = newPart(e, of, int32(i))
	}
	return parts
}

// newPart takes the layers of the model that belong to part number i.
func newPart(e *Engine, of []int32, i int32) *part {
	p := &part{words: (len(e.Options) + 63) / 64}
	layers := renumber(len(of), func(l int) bool { return of[l] == i })
	options := renumber(len(e.Options), func(o int) bool { return of[e.model.layerOf[o][0]] == i })
	for o, local := range options {
		if local >= 0 {
			p.ids = append(p.ids, int32(o))
		}
	}
	for l, local := range layers {
		if local >= 0 {
			p.required = append(p.required, e.required[l])
		}
	}
	p.model = e.model.restrict(layers, options, len(p.required), len(p.ids))
	for _, r := range e.requiring {
		if options[r.clause.options[0]] >= 0 {
			p.rules = append(p.rules, r.rule)
			p.requiring = append(p.requiring, clause{translate(r.clause.options, options)})
		}
	}
	p.useful = make([]bool, len(p.ids))
	constrained := p.hostile || len(p.clauses) > 0 || len(p.requiring) > 0
	for o := range p.ids {
		p.useful[o] = p.isUseful(int32(o))
		constrained = constrained || len(p.layerOf[o]) > 1
	}
	p.plain = len(p.required) == 1 && !constrained
	return p
}

func (p *part) isUseful(o int32) bool {
	for _, l := range p.layerOf[o] {
		if p.required[l] {
			return true
		}
	}
	for _, c := range p.requiring {
		for _, needed := range c.options {
			if needed == o {
				return true
			}
		}
	}
	return len(p.meets[o]) > 0
}

// renumber counts those of n things that are kept, and has -1 for the others.
func renumber(n int, keep func(int) bool) []int32 {
	numbers := make([]int32, n)
	next := int32(0)
	for i := range numbers {
		numbers[i] = -1
		if keep(i) {
			numbers[i] = next
			next++
		}
	}
	return numbers
}

func translate(list, numbers []int32) []int32 {
	translated := make([]int32, len(list))
	for i, n := range list {
		translated[i] = numbers[n]
	}
	return translated
}

// restrict makes a model of the layers and options that have a number. No
// constraint reaches beyond them.
func (m *model) restrict(layers, options []int32, layerCount, optionCount int) *model {
	r := &model{
		options: optionCount, layers: layerCount, scale: m.scale,
		needs: make([][]int32, optionCount), meets: make([][]int32, optionCount), rivals: make([][]uint64, optionCount),
	}
	for o, n := range options {
		if n < 0 {
			continue
		}
		r.layerOf = append(r.layerOf, translate(m.layerOf[o], layers))
		for other, there := range options {
			if m.rivals[o] != nil && m.rivals[o][other/64]>>(other%64)&1 == 1 {
				r.oppose(int(n), int(there))
			}
		}
	}
	for l, n := range layers {
		if n < 0 {
			continue
		}
		r.homed = append(r.homed, translate(m.homed[l], options))
		r.fills = append(r.fills, translate(m.fills[l], options))
		r.part = append(r.part, m.part[l])
	}
	r.renumberParts()
	for c := range m.clauses {
		if m.concerns(int32(c), options) {
			r.demandFor(m, int32(c), options)
		}
	}
	return r
}

// concerns reports whether a clause binds some of the options that have a number. A
// clause that nothing can meet, as it is to a layer that no option fills, may bind
// options of several components.
func (m *model) concerns(c int32, options []int32) bool {
	for o, needs := range m.needs {
		if options[o] >= 0 && slices.Contains(needs, c) {
			return true
		}
	}
	return false
}

// renumberParts closes the gaps in the numbers of the components. They stay in
// the order of their first layers.
func (m *model) renumberParts() {
	number := map[int32]int32{}
	for l, of := range m.part {
		n, ok := number[of]
		if !ok {
			n = int32(len(number))
			number[of] = n
		}
		m.part[l] = n
	}
	m.parts = len(number)
}

// demandFor takes over one of the model's clauses.
func (m *model) demandFor(from *model, c int32, options []int32) {
	own := int32(len(m.clauses))
	m.clauses = append(m.clauses, clause{translate(from.clauses[c].options, options)})
	for _, o := range m.clauses[own].options {
		m.meets[o] = append(m.meets[o], own)
	}
	for o, needs := range from.needs {
		for _, n := range needs {
			if n == c && options[o] >= 0 {
				m.needs[options[o]] = append(m.needs[options[o]], own)
			}
		}
	}
}

// barred stands for the worth of an option that is excluded, or might as well be.
const barred = math.MinInt64
