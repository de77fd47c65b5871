package analysis

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/program"
)

// rehearsal plays the race with a few answer sheets drawn at random, to estimate
// how many states it would have behind any set of variables: from how many pairs
// of sheets are in the same state there. Conditions are evaluated for 64 sheets
// at a time, in Kleene's logic, with the other variables unknown.
type rehearsal struct {
	c     *compilation
	words int
	// By variable and class: the sheets that have such an answer.
	has [][][]uint64
	// By question: its variable, or -1.
	variable []int
	gates    []rehearsedGate // inputs first
	rules    []rehearsedRule
	options  []rehearsedOption
	layers   [][]int32 // options by layer

	// Scratch.
	seen             []bool // by variable
	on, off          [][]uint64
	score, high, low [][]int32
	hash             []uint64
}

type rehearsedGate struct {
	need   int
	inputs []rehearsedInput
}

// rehearsedInput is a gate, or a test of a variable or of a given answer.
type rehearsedInput struct {
	gate     int // -1: a test
	negated  bool
	asked    int      // gate that says whether the question applies; -1: always
	variable int      // -1: a given answer
	passed   []uint64 // sheets that pass; all or none for a given answer
}

type rehearsedRule struct {
	gate   int    // -1: always fires
	gives  []gift // rule is the option here
	vetoes []int
	key    uint64
}

type rehearsedOption struct {
	key    uint64
	layer  int
	needed bool // something may require it
}

func newRehearsal(c *compilation, words int) *rehearsal {
	r := &rehearsal{c: c, words: words, variable: slices.Repeat([]int{-1}, len(c.e.Questions)), seen: make([]bool, len(c.vars))}
	rng := rand.New(rand.NewPCG(7, uint64(words)))
	for i, v := range c.vars {
		r.variable[v.question] = i
		has := make([][]uint64, len(v.weight))
		for k := range has {
			has[k] = make([]uint64, words)
		}
		for s := range 64 * words {
			n, k := rng.Uint64N(v.size), 0
			for n >= v.weight[k] {
				n -= v.weight[k]
				k++
			}
			has[k][s/64] |= 1 << (s % 64)
		}
		r.has = append(r.has, has)
	}
	known := map[int32]int{}
	r.addRules(known, rng)
	r.on, r.off = matrix[uint64](len(r.gates), words), matrix[uint64](len(r.gates), words)
	n := len(c.e.Options)
	r.score, r.high, r.low = matrix[int32](n, 64*words), matrix[int32](n, 64*words), matrix[int32](n, 64*words)
	r.hash = make([]uint64, 64*words)
	return r
}

func matrix[T any](n, m int) [][]T {
	list := make([][]T, n)
	for i := range list {
		list[i] = make([]T, m)
	}
	return list
}

func (r *rehearsal) addRules(known map[int32]int, rng *rand.Rand) {
	e := r.c.e
	r.layers = make([][]int32, len(e.Layers))
	for o := range e.Options {
		l := slices.Min(e.Options[o].Layers)
		r.options = append(r.options, rehearsedOption{key: rng.Uint64() | 1, layer: l, needed: e.Layers[l].Required})
		r.layers[l] = append(r.layers[l], int32(o))
	}
	for _, i := range e.Held {
		for _, o := range e.Relations[i].To {
			r.options[o].needed = true
		}
	}
	for _, i := range r.c.effects.rules {
		rule := &e.Rules[i]
		x := rehearsedRule{gate: r.gate(known, ruleGate(e.Program, i)), vetoes: r.c.scope.excluded(i), key: rng.Uint64()}
		for _, p := range rule.Points {
			x.gives = append(x.gives, gift{p.Option, p.Value * e.Weights[rule.Criterion] / 10})
		}
		for _, o := range rule.Require {
			r.options[o].needed = true
		}
		r.rules = append(r.rules, x)
	}
}

func (r *rehearsal) gate(known map[int32]int, g int32) int {
	if n, ok := known[g]; ok {
		return n
	}
	gate := &r.c.e.Gates[g]
	x := rehearsedGate{need: int(gate.Need)}
	for i := range gate.Inputs {
		x.inputs = append(x.inputs, r.input(known, &gate.Inputs[i]))
	}
	known[g] = len(r.gates)
	r.gates = append(r.gates, x)
	return known[g]
}

func (r *rehearsal) input(known map[int32]int, in *program.Input) rehearsedInput {
	if in.Gate >= 0 {
		return rehearsedInput{gate: r.gate(known, in.Gate)}
	}
	q := in.Test.Question
	x := rehearsedInput{gate: -1, negated: in.Negated, asked: -1, variable: r.variable[q], passed: make([]uint64, r.words)}
	if yes := r.c.e.Asked[q].Yes; yes >= 0 {
		x.asked = r.gate(known, yes)
	}
	kind := r.c.e.Questions[q].Kind
	if x.variable < 0 {
		if answer := r.c.scope.base[q]; answer != program.Unknown && program.Passes(kind, in.Test, answer) {
			for w := range x.passed {
				x.passed[w] = ^uint64(0)
			}
		}
		return x
	}
	for k, answer := range r.c.vars[x.variable].first {
		if program.Passes(kind, in.Test, answer) {
			for w := range x.passed {
				x.passed[w] |= r.has[x.variable][k][w]
			}
		}
	}
	return x
}

// states estimates how many states there are behind the variables in seen.
func (r *rehearsal) states() float64 {
	r.evaluate()
	r.sum()
	return r.collide()
}

func (r *rehearsal) evaluate() {
	for g := range r.gates {
		gate := &r.gates[g]
		on, off := r.on[g], r.off[g]
		all := gate.need == len(gate.inputs)
		for w := range on {
			t, f := ^uint64(0), uint64(0)
			if !all {
				t, f = 0, ^uint64(0)
			}
			for i := range gate.inputs {
				in := &gate.inputs[i]
				a, b := r.input3(in, w)
				if all {
					t, f = t&a, f|b
				} else {
					t, f = t|a, f&b
				}
			}
			on[w], off[w] = t, f
		}
	}
}

// input3 is where an input is true and where it is false.
func (r *rehearsal) input3(in *rehearsedInput, w int) (t, f uint64) {
	if in.gate >= 0 {
		return r.on[in.gate][w], r.off[in.gate][w]
	}
	t, f = ^uint64(0), 0
	if in.asked >= 0 {
		t, f = r.on[in.asked][w], r.off[in.asked][w]
	}
	if in.variable < 0 || r.seen[in.variable] {
		t, f = t&in.passed[w], f|^in.passed[w]
	} else {
		t = 0
	}
	if in.negated {
		return f, t
	}
	return t, f
}

const impossible = math.MinInt32 / 4

// sum works out what each option has, and what it may have at most and at least.
func (r *rehearsal) sum() {
	for o := range r.options {
		clear(r.score[o])
		clear(r.high[o])
		clear(r.low[o])
	}
	for i := range r.rules {
		rule := &r.rules[i]
		for w := range r.words {
			on, off := ^uint64(0), uint64(0)
			if rule.gate >= 0 {
				on, off = r.on[rule.gate][w], r.off[rule.gate][w]
			}
			unknown := ^(on | off)
			for _, g := range rule.gives {
				r.give(g, w, on, unknown)
			}
			for _, o := range rule.vetoes {
				for m := on; m != 0; m &= m - 1 {
					s := w*64 + bits.TrailingZeros64(m)
					r.high[o][s] = impossible
				}
				for m := on | unknown; m != 0; m &= m - 1 {
					r.low[o][w*64+bits.TrailingZeros64(m)] = impossible
				}
			}
		}
	}
}

func (r *rehearsal) give(g gift, w int, on, unknown uint64) {
	score, bound := r.score[g.rule], r.high[g.rule]
	if g.amount < 0 {
		bound = r.low[g.rule]
	}
	amount := int32(g.amount)
	for m := on; m != 0; m &= m - 1 {
		score[w*64+bits.TrailingZeros64(m)] += amount
	}
	for m := unknown; m != 0; m &= m - 1 {
		bound[w*64+bits.TrailingZeros64(m)] += amount
	}
}

// collide hashes the states of all sheets and counts the pairs that are equal.
func (r *rehearsal) collide() float64 {
	clear(r.hash)
	alive := make([][]uint64, len(r.options))
	for o := range alive {
		alive[o] = make([]uint64, r.words)
	}
	undecided := make([]uint64, r.words)
	for s := range r.hash {
		for _, options := range r.layers {
			r.layer(options, s, alive, undecided)
		}
	}
	for i := range r.rules {
		rule := &r.rules[i]
		if rule.gate < 0 {
			continue
		}
		for w := range r.words {
			feeds := uint64(0)
			for _, g := range rule.gives {
				feeds |= alive[g.rule][w]
			}
			for _, o := range rule.vetoes {
				feeds |= alive[o][w]
			}
			for m := feeds &^ (r.on[rule.gate][w] | r.off[rule.gate][w]); m != 0; m &= m - 1 {
				r.hash[w*64+bits.TrailingZeros64(m)] += rule.key
			}
		}
	}
	var open []uint64
	for s, h := range r.hash {
		if undecided[s/64]>>(s%64)&1 == 1 {
			open = append(open, h)
		}
	}
	slices.Sort(open)
	different, once, twice := 0.0, 0.0, 0.0
	for i := 0; i < len(open); {
		j := i + 1
		for j < len(open) && open[j] == open[i] {
			j++
		}
		different++
		switch j - i {
		case 1:
			once++
		case 2:
			twice++
		}
		i = j
	}
	return different + once*(once-1)/(2*(twice+1))
}

// layer adds what is undecided in a layer to the state of a sheet.
func (r *rehearsal) layer(options []int32, s int, alive [][]uint64, undecided []uint64) {
	best := int32(0)
	for _, o := range options {
		best = max(best, r.score[o][s]+r.low[o][s])
	}
	left := 0
	for _, o := range options {
		most := r.score[o][s] + r.high[o][s]
		if most <= impossible/2 || most < best && !r.options[o].needed || most <= 0 && !r.options[o].needed {
			continue
		}
		left++
		alive[o][s/64] |= 1 << (s % 64)
	}
	if left == 0 || left == 1 && best > 0 {
		for _, o := range options {
			alive[o][s/64] &^= 1 << (s % 64)
		}
		return
	}
	undecided[s/64] |= 1 << (s % 64)
	for _, o := range options {
		if alive[o][s/64]>>(s%64)&1 == 1 {
			r.hash[s] += r.options[o].key * uint64(r.score[o][s]+1000003)
		}
	}
}

// edges estimates the edges of the race in an order.
func (r *rehearsal) edges(order []int) float64 {
	clear(r.seen)
	sum := 0.0
	for _, v := range order {
		sum += r.states() * float64(len(r.c.vars[v].weight))
		r.seen[v] = true
	}
	return sum
}
