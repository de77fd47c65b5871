package analysis

import (
	"math/bits"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// sliceLanes is the most combinations that are worked on at once, 64 a word: so
// many that looking up what to do costs little, and so few that values stay in
// the fastest memory.
const sliceLanes = 4096

// slicePlan is everything about a sweep that stays the same while it runs. It is
// read-only then.
type slicePlan struct {
	*sliceCircuit
	parts []slicePart

	lanes  []int // variables that vary within a block of words
	loops  []int // variables that vary from block to block, the outermost first
	level  []int // by variable: its place in loops, from 1; 0 for lanes
	filled int   // combinations in a block
	words  int   // of a block

	nodesAt    [][]int32 // by level: the nodes that are decided there, inputs first
	races      []sliceRace
	infeasible bool // some part has no stack at all
	marked     bool // the last race tells which completions do not count
	fixed      int  // how many of the outermost loops a chunk fixes

	// combinations counts the combinations of classes that a sweep goes through.
	combinations float64
}

// sliceRace is a part, prepared for the levels.
//
// A value is a number for each lane: the rank of a stack in its lowest planes,
// above them its score less the least score of any stack, and above that, if
// something can exclude stacks, a plane that says whether it counts at all. So
// the largest value is the recommended stack and says which one it is.
type sliceRace struct {
	*slicePart
	rank, planes int   // planes of the rank, and all
	vetoes       bool  // the uppermost plane says whether the value counts
	unit         int64 // scores are divided by it
	least        int64 // base of the stack that has the least
	at           []sliceStage
}

// sliceStage is a part at one level.
type sliceStage struct {
	touched  uint64        // elements with something that is decided at this level
	vetoed   uint64        // of these, those whose veto is decided at this level
	gains    [][]sliceGain // by element: those that are decided at this level
	patterns []slicePattern
	index    map[uint64]int // of patterns, by their elements
	final    int            // the pattern without elements, -1: none
}

// slicePattern is a set of elements that later levels still have something for.
// Its value is the largest of the stacks that have all of them.
type slicePattern struct {
	has  uint64
	base int // the pattern of the level before with the same elements, -1: none
	jobs []sliceJob
}

// sliceJob is a pattern of the level before that has more elements.
type sliceJob struct {
	has, more uint64
	from      int
}

// newSlicePlan prepares a sweep over the completions of a sheet. It reports false
// if the rule set is too large for it in some way. With many stacks there are
// fewer lanes.
func newSlicePlan(e *engine.Engine, values []program.Value, excluding []int, lanes int) (*slicePlan, bool) {
	c, ok := newSliceCircuit(e, values, excluding)
	if !ok {
		return nil, false
	}
	p := &slicePlan{sliceCircuit: c, combinations: 1}
	if p.parts, ok = newSliceParts(e, c); !ok {
		return nil, false
	}
	for _, v := range p.vars {
		p.combinations *= float64(len(v.first))
	}
	p.infeasible = slices.ContainsFunc(p.parts, func(part slicePart) bool { return len(part.stacks) == 0 })
	p.mark()
	for _, part := range p.parts {
		lanes = min(lanes, max(64, 1<<24/part.subsets()))
	}
	p.arrange(lanes)
	if p.split(); p.within(0) == 0 {
		return nil, false
	}
	p.schedule()
	for i := range p.parts {
		if !p.infeasible || p.marked {
			p.races = append(p.races, p.race(&p.parts[i]))
		}
	}
	return p, true
}

// mark adds a part for the completions that do not count: where they are, its second
// stack is the better one. Where no stack is feasible, it is the only part.
func (p *slicePlan) mark() {
	if p.void == sliceNever || p.void == sliceAlways {
		return
	}
	p.marked = true
	if p.infeasible {
		p.parts = nil
	}
	p.parts = append(p.parts, slicePart{
		elements: []sliceElement{{option: -1, gains: []sliceGain{{p.void, 2}}}},
		stacks:   []sliceStack{{base: 1}, {has: 1}},
	})
}

// arrange chooses lanes and loops. What many rules look at goes into the lanes,
// where its variation is free, and what few look at into the innermost loops.
func (p *slicePlan) arrange(lanes int) {
	heat := make([]int, len(p.vars))
	warm := func(n int32, degrees int) {
		for cone := p.nodes[n].cone; cone != 0; cone &= cone - 1 {
			heat[bits.TrailingZeros64(cone)] += degrees
		}
	}
	for _, part := range p.parts {
		for _, x := range part.elements {
			warm(x.veto, 3)
			for _, g := range x.gains {
				warm(g.node, 1)
			}
		}
	}
	order := make([]int, len(p.vars))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return heat[b] - heat[a] })
	p.level, p.filled = make([]int, len(p.vars)), 1
	for _, v := range order {
		if n := len(p.vars[v].first); p.filled*n <= lanes {
			p.filled *= n
			p.lanes = append(p.lanes, v)
			continue
		}
		p.loops = append(p.loops, v)
		p.level[v] = len(p.loops)
	}
	p.words = (p.filled + 63) / 64
}

// chunks is at least how many chunks a sweep is split into, if it can be.
const sliceChunks = 64

// split chooses how many of the outermost loops a chunk fixes.
func (p *slicePlan) split() {
	chunks := 1
	for p.fixed < len(p.loops) && (chunks < sliceChunks || p.within(0) == 0) {
		chunks *= len(p.vars[p.loops[p.fixed]].first)
		p.fixed++
	}
}

// within is how many completions of the questions within a level, and not
// fixed, there are at most; 0 if one lane and they together are too many to
// count with 63 bits.
func (p *slicePlan) within(level int) uint64 {
	total, most := uint64(1), uint64(1)<<62
	of := func(v int) bool {
		sum := uint64(0)
		for _, weight := range p.vars[v].weight {
			sum += weight
		}
		high, low := bits.Mul64(total, sum)
		total = low
		return high == 0 && low < most
	}
	for _, v := range p.loops[max(level, p.fixed):] {
		if !of(v) {
			return 0
		}
	}
	inner := total
	for _, v := range p.lanes {
		if !of(v) {
			return 0
		}
	}
	return inner
}

// levelOf is the level at which a node is decided.
func (p *slicePlan) levelOf(n int32) int {
	level := 0
	for cone := p.nodes[n].cone; cone != 0; cone &= cone - 1 {
		level = max(level, p.level[bits.TrailingZeros64(cone)])
	}
	return level
}

// schedule lists the nodes that the parts need. Inputs have smaller numbers.
func (p *slicePlan) schedule() {
	needed := make([]bool, len(p.nodes))
	var need func(n int32)
	need = func(n int32) {
		if !needed[n] {
			needed[n] = true
			for _, i := range p.nodes[n].in {
				need(i)
			}
		}
	}
	for _, part := range p.parts {
		for _, x := range part.elements {
			need(x.veto)
			for _, g := range x.gains {
				need(g.node)
			}
		}
	}
	p.nodesAt = make([][]int32, len(p.loops)+1)
	for n := range p.nodes {
		if needed[n] && p.nodes[n].op != sliceConst {
			level := p.levelOf(int32(n))
			p.nodesAt[level] = append(p.nodesAt[level], int32(n))
		}
	}
}

// race prepares a part.
func (p *slicePlan) race(part *slicePart) sliceRace {
	r := sliceRace{slicePart: part, rank: max(1, bits.Len(uint(len(part.stacks)-1))), least: part.stacks[0].base}
	for _, s := range part.stacks {
		r.least = min(r.least, s.base)
	}
	most := int64(0)
	for _, s := range part.stacks {
		r.unit = gcd(r.unit, s.base-r.least)
		total := s.base - r.least
		for has := s.has; has != 0; has &= has - 1 {
			for _, g := range part.elements[bits.TrailingZeros64(has)].gains {
				r.unit = gcd(r.unit, g.amount)
				total += g.amount
			}
		}
		most = max(most, total)
	}
	r.unit = max(r.unit, 1)
	r.planes = r.rank + bits.Len64(uint64(most/r.unit))
	for _, x := range part.elements {
		r.vetoes = r.vetoes || x.veto != sliceNever
	}
	if r.vetoes {
		r.planes++
	}
	p.stages(&r)
	return r
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// stages finds out which elements are touched at which level, and the patterns.
func (p *slicePlan) stages(r *sliceRace) {
	r.at = make([]sliceStage, len(p.loops)+1)
	for l := range r.at {
		r.at[l].gains = make([][]sliceGain, len(r.elements))
	}
	for i, x := range r.elements {
		for _, g := range x.gains {
			s := &r.at[p.levelOf(g.node)]
			s.touched |= 1 << i
			s.gains[i] = append(s.gains[i], sliceGain{g.node, g.amount / r.unit})
		}
		if x.veto != sliceNever {
			s := &r.at[p.levelOf(x.veto)]
			s.touched |= 1 << i
			s.vetoed |= 1 << i
		}
	}
	deeper, pending := uint64(0), uint64(0)
	for l := len(r.at) - 1; l >= 0; l-- {
		r.at[l].addPatterns(r.stacks, deeper, pending)
		if l < len(r.at)-1 {
			r.at[l+1].addJobs(&r.at[l], pending&^r.at[l+1].vetoed)
		}
		deeper |= r.at[l].touched
		pending |= r.at[l].vetoed
	}
}

// addPatterns lists the sets of elements that some stack has and that deeper
// levels touch. What they may still exclude is part of the pattern if the stack
// has it: only so its value can count.
func (s *sliceStage) addPatterns(stacks []sliceStack, deeper, pending uint64) {
	s.index = map[uint64]int{}
	for _, stack := range stacks {
		eachSubset(stack.has&deeper&^pending, func(subset uint64) {
			has := subset | stack.has&pending
			if _, known := s.index[has]; !known {
				s.index[has] = len(s.patterns)
				s.patterns = append(s.patterns, slicePattern{has: has})
			}
		})
	}
	s.final = slices.IndexFunc(s.patterns, func(x slicePattern) bool { return x.has == 0 })
}

func eachSubset(set uint64, visit func(subset uint64)) {
	for subset := set; ; subset = (subset - 1) & set {
		visit(subset)
		if subset == 0 {
			return
		}
	}
}

// addJobs says how the values of patterns come from the level before. A stack of
// the pattern gains at this level what its elements gain; all elements that gain
// something must stand in the pattern that its value comes from. Elements which
// gain nothing in any lane need not be looked at: the pattern without them has a
// value at least as large.
func (s *sliceStage) addJobs(before *sliceStage, pending uint64) {
	for i := range s.patterns {
		x := &s.patterns[i]
		x.base = -1
		for from, y := range before.patterns {
			more := y.has &^ x.has
			switch {
			case x.has&^y.has != 0, more&^s.touched != 0, more&pending != 0:
			case more == 0:
				x.base = from
			default:
				x.jobs = append(x.jobs, sliceJob{has: y.has, more: more, from: from})
			}
		}
	}
}
