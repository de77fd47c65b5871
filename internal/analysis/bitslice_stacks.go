package analysis

import (
	"cmp"
	"math/bits"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/ruleset"
)

// sliceGain is points that an option gets, never below zero, where a node holds.
type sliceGain struct {
	node   int32
	amount int64
}

// sliceElement is what makes stacks differ while answers change: an option with
// its points, or a list of options that a rule requires one of, seen as a burden
// of every stack that has none of them.
type sliceElement struct {
	option int // -1 for a required list
	base   int64
	gains  []sliceGain
	veto   int32 // where it holds, no stack has the element
}

// slicePart is a set of layers that no constraint joins to others, with all
// stacks that their options can form. What it recommends does not hang on other
// parts, as scores and tie rules add up.
type slicePart struct {
	elements []sliceElement
	stacks   []sliceStack // worst rank first: of equal scores the later one wins
}

// sliceStack is a stack of one part.
type sliceStack struct {
	options []int  // ascending
	has     uint64 // its elements, a bit each
	base    int64  // the least that it scores
}

// The most elements, and the most subsets of stacks, that a part may have.
const (
	sliceElements = 64
	sliceSubsets  = 1 << 16
)

// sliceParts collects options, requirements and stacks, part by part.
type sliceParts struct {
	e        *engine.Engine
	circuit  *sliceCircuit
	options  []sliceElement // by option
	required []sliceList
	part     []int // by layer: the least layer of its part
}

// sliceList is a rule that requires one of a list of options where a node holds.
type sliceList struct {
	node    int32
	options []int
}

// newSliceParts finds the parts; it reports false if one is too large.
func newSliceParts(e *engine.Engine, c *sliceCircuit) ([]slicePart, bool) {
	s := &sliceParts{e: e, circuit: c, options: make([]sliceElement, len(e.Options)), part: make([]int, len(e.Layers))}
	s.collect()
	s.join()
	var parts []slicePart
	for layer, first := range s.part {
		if layer != first {
			continue
		}
		p, ok := s.build(layer)
		if !ok {
			return nil, false
		}
		parts = append(parts, p)
	}
	return parts, true
}

// collect turns rules into gains, vetoes and required lists.
func (s *sliceParts) collect() {
	for o := range s.options {
		s.options[o].option = o
	}
	var slots [][2]int // group and option, in the order of the rules
	rivals := map[[2]int][]sliceRival{}
	for r := range s.e.Rules {
		rule := &s.e.Rules[r]
		node := s.circuit.rule(r)
		for _, p := range rule.Points {
			amount := s.e.Weights[rule.Criterion] * p.Value
			if rule.Group < 0 {
				s.gain(p.Option, node, amount)
				continue
			}
			slot := [2]int{rule.Group, p.Option}
			if rivals[slot] == nil {
				slots = append(slots, slot)
			}
			rivals[slot] = append(rivals[slot], sliceRival{node, amount, max(p.Value, -p.Value)})
		}
		for o := range s.options {
			if slices.Contains(rule.Exclude, o) || rule.ExcludeUnsupported && s.e.Unsupported[o] {
				s.options[o].veto = s.circuit.or(s.options[o].veto, node)
			}
		}
		if len(rule.Require) > 0 && node != sliceNever {
			s.required = append(s.required, sliceList{node, rule.Require})
		}
	}
	for _, slot := range slots {
		s.compete(slot[1], rivals[slot])
	}
}

// sliceRival is one rule of a group with points for an option.
type sliceRival struct {
	node         int32
	amount, size int64 // size: the absolute points, which decide who counts
}

// compete lets of the rules of one group only the first that holds count, by
// falling size.
func (s *sliceParts) compete(option int, rivals []sliceRival) {
	slices.SortStableFunc(rivals, func(a, b sliceRival) int { return cmp.Compare(b.size, a.size) })
	before := sliceNever
	for _, r := range rivals {
		s.gain(option, s.circuit.and(r.node, s.circuit.not(before)), r.amount)
		before = s.circuit.or(before, r.node)
	}
}

// gain gives an option points where a node holds. A loss is a loss everywhere
// with a gain where the node does not hold, so that an option's base is the least
// that it can score.
func (s *sliceParts) gain(option int, node int32, amount int64) {
	x := &s.options[option]
	if amount < 0 {
		x.base += amount
		node, amount = s.circuit.not(node), -amount
	}
	switch {
	case node == sliceNever || amount == 0:
	case node == sliceAlways:
		x.base += amount
	default:
		x.gains = append(x.gains, sliceGain{node, amount})
	}
}

// join finds the parts: layers that an option, a relation or a required list
// reaches together.
func (s *sliceParts) join() {
	for l := range s.part {
		s.part[l] = l
	}
	merge := func(options []int) {
		var layers []int
		for _, o := range options {
			layers = append(layers, s.e.Options[o].Layers...)
		}
		for _, l := range layers[1:] {
			from, to := max(s.part[layers[0]], s.part[l]), min(s.part[layers[0]], s.part[l])
			for i := range s.part {
				if s.part[i] == from {
					s.part[i] = to
				}
			}
		}
	}
	for o := range s.e.Options {
		merge([]int{o})
	}
	for _, i := range s.e.Held {
		r := &s.e.Relations[i]
		merge(slices.Concat(r.From, r.To))
	}
	for _, r := range s.required {
		merge(r.options)
	}
}

// worthwhile reports whether an option can be in a recommended stack: it may
// score above zero, or something may need it.
func (s *sliceParts) worthwhile(o int) bool {
	x := &s.options[o]
	most := x.base
	for _, g := range x.gains {
		most += g.amount
	}
	switch {
	case x.veto == sliceAlways:
		return false
	case most > 0, slices.ContainsFunc(s.e.Options[o].Layers, func(l int) bool { return s.e.Layers[l].Required }):
		return true
	}
	return slices.ContainsFunc(s.required, func(l sliceList) bool { return slices.Contains(l.options, o) }) ||
		slices.ContainsFunc(s.e.Held, func(i int) bool {
			return s.e.Relations[i].Kind == ruleset.Requires && slices.Contains(s.e.Relations[i].To, o)
		})
}

// build lists the stacks of the part that begins with a layer.
func (s *sliceParts) build(first int) (slicePart, bool) {
	b := sliceStacks{sliceParts: s, occupied: make([]bool, len(s.part)), chosen: make([]bool, len(s.options))}
	for l, part := range s.part {
		if part == first {
			b.layers = append(b.layers, l)
		}
	}
	for _, list := range s.required {
		if s.part[s.e.Options[list.options[0]].Layers[0]] == first {
			b.lists = append(b.lists, list)
		}
	}
	if !b.choose(0, nil) {
		return slicePart{}, false
	}
	return b.result()
}

// sliceStacks goes through the stacks of one part.
type sliceStacks struct {
	*sliceParts
	layers   []int
	lists    []sliceList
	occupied []bool // by layer
	chosen   []bool // by option
	found    [][]int
}

// choose decides the part's layers from position i on. It reports false for too
// many stacks.
func (b *sliceStacks) choose(i int, stack []int) bool {
	if i == len(b.layers) {
		if b.holds(stack) {
			b.found = append(b.found, slices.Sorted(slices.Values(stack)))
		}
		return len(b.found) <= sliceSubsets
	}
	layer := b.layers[i]
	if b.occupied[layer] {
		return b.choose(i+1, stack)
	}
	if !b.e.Layers[layer].Required && !b.choose(i+1, stack) {
		return false
	}
	for o := range b.options {
		if slices.Min(b.e.Options[o].Layers) != layer || !b.fits(o) || !b.worthwhile(o) {
			continue
		}
		b.set(o, true)
		ok := b.choose(i+1, append(stack, o))
		b.set(o, false)
		if !ok {
			return false
		}
	}
	return true
}

func (b *sliceStacks) fits(o int) bool {
	return !slices.ContainsFunc(b.e.Options[o].Layers, func(l int) bool { return b.occupied[l] })
}

func (b *sliceStacks) set(o int, in bool) {
	b.chosen[o] = in
	for _, l := range b.e.Options[o].Layers {
		b.occupied[l] = in
	}
}

// holds reports whether a stack satisfies the relations, and what is required in
// any case.
func (b *sliceStacks) holds(stack []int) bool {
	for _, i := range b.e.Held {
		r := &b.e.Relations[i]
		if b.meets(r.From) && b.meets(r.To) != (r.Kind == ruleset.Requires) {
			return false
		}
	}
	return !slices.ContainsFunc(b.lists, func(l sliceList) bool { return l.node == sliceAlways && !b.meets(l.options) })
}

func (b *sliceStacks) meets(options []int) bool {
	return slices.ContainsFunc(options, func(o int) bool { return b.chosen[o] })
}

// result numbers the elements that the stacks have.
func (b *sliceStacks) result() (slicePart, bool) {
	var p slicePart
	slices.SortFunc(b.found, func(x, y []int) int { return CompareStacks(y, x) })
	number := map[int]int{}
	for _, stack := range b.found {
		p.stacks = append(p.stacks, sliceStack{options: stack})
		for _, o := range stack {
			x := b.options[o]
			if _, known := number[o]; !known && (len(x.gains) > 0 || x.veto != sliceNever) {
				number[o] = len(p.elements)
				p.elements = append(p.elements, x)
			}
		}
	}
	lists := len(p.elements)
	for _, l := range b.lists {
		if l.node != sliceAlways {
			p.elements = append(p.elements, sliceElement{option: -1, veto: l.node})
		}
	}
	if len(p.elements) > sliceElements {
		return p, false
	}
	for i := range p.stacks {
		stack := &p.stacks[i]
		for _, o := range stack.options {
			stack.base += b.options[o].base
			if n, known := number[o]; known {
				stack.has |= 1 << n
			}
		}
		n := lists
		for _, l := range b.lists {
			if l.node == sliceAlways {
				continue
			}
			if !slices.ContainsFunc(l.options, func(o int) bool { return slices.Contains(stack.options, o) }) {
				stack.has |= 1 << n
			}
			n++
		}
	}
	return p, p.subsets() <= sliceSubsets
}

// subsets counts the sets of elements that some stack has, once for each stack.
func (p *slicePart) subsets() int {
	n := 1
	for _, s := range p.stacks {
		n += 1 << min(bits.OnesCount64(s.has), 20)
	}
	return n
}
