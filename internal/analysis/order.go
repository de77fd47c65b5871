package analysis

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

// ordering is the search for an order of variables that keeps a diagram small.
//
// A diagram must remember at each place which conditions are half-seen and still
// alive, and how far the race has got. The first takes for each half-seen
// condition as many states as its entropy says. The second grows with the spread
// of each score so far, but only as far as what is still to come can make up
// for. The cost of an order is how many edges that makes.
//
// Simulated annealing over moves of single variables; same input, same order.
type ordering struct {
	ctx      context.Context // its end ends the search early
	sizes    []float64       // by variable: log2 of its classes
	patterns []pattern
	dims     int // scores
	// weight is how much spread a score needs to count twice as many states;
	// share is the part of all scores that are still in the running together.
	weight, share float64
	seed          uint64

	in [][]int // by variable: its patterns

	// The place that is looked at, behind the first at variables of order.
	order     []int
	at        int
	seen      []int // by pattern: how many of its variables
	bits      float64
	size      float64
	done, due []float64 // by score: its variance so far, and to come
}

// pattern is a condition on some variables.
type pattern struct {
	vars    []int
	holds   float64 // its probability
	spreads []spread

	entropies []float64 // by how many variables were seen
}

// spread is how much a condition moves a score: its points, squared.
type spread struct {
	dim    int
	square float64
}

// spreadReach is how far, in standard deviations, what is still to come can make
// up for what a score lacks.
const spreadReach = 1.4

// mostWork bounds the steps of an annealing: each goes through about as many
// conditions as all questions have together.
const mostWork = 20_000_000

// arrange returns an order of the variables, as positions in sizes.
func (o *ordering) arrange() []int {
	n := len(o.sizes)
	o.order = make([]int, n)
	for i := range o.order {
		o.order[i] = i
	}
	if n < 3 {
		return o.order
	}
	o.start()
	work := 1
	for _, p := range o.patterns {
		work += len(p.vars)
	}
	return o.anneal(rand.New(rand.NewPCG(o.seed, uint64(n))), min(40*n*n, 20_000, mostWork/work))
}

func (o *ordering) start() {
	o.in = make([][]int, len(o.sizes))
	o.seen = make([]int, len(o.patterns))
	o.done, o.due = make([]float64, o.dims), make([]float64, o.dims)
	for i := range o.patterns {
		p := &o.patterns[i]
		p.entropies = nil
		for seen := range len(p.vars) + 1 {
			p.entropies = append(p.entropies, p.entropy(seen))
		}
		for _, v := range p.vars {
			o.in[v] = append(o.in[v], i)
		}
		for _, s := range p.spreads {
			o.due[s.dim] += s.square * p.holds * (1 - p.holds)
		}
	}
}

// entropy is what it takes to know whether a pattern is alive of whose
// variables so many were seen.
func (p *pattern) entropy(seen int) float64 {
	if seen == 0 || seen == len(p.vars) {
		return 0
	}
	alive := math.Pow(p.holds, float64(seen)/float64(len(p.vars)))
	if alive <= 0 || alive >= 1 {
		return 0
	}
	return -alive*math.Log2(alive) - (1-alive)*math.Log2(1-alive)
}

// see adds a variable to the place, or takes it away again.
func (o *ordering) see(v, by int) {
	o.size += float64(by) * o.sizes[v]
	for _, i := range o.in[v] {
		p := &o.patterns[i]
		if o.seen[i] == len(p.vars) {
			o.finish(p, -1)
		}
		o.bits -= p.entropies[o.seen[i]]
		o.seen[i] += by
		o.bits += p.entropies[o.seen[i]]
		if o.seen[i] == len(p.vars) {
			o.finish(p, 1)
		}
	}
}

func (o *ordering) finish(p *pattern, sign float64) {
	for _, s := range p.spreads {
		variance := sign * s.square * p.holds * (1 - p.holds)
		o.done[s.dim] += variance
		o.due[s.dim] -= variance
	}
}

// states estimates how many states the place has.
func (o *ordering) states() float64 {
	scores := 1.0
	for d, done := range o.done {
		if narrow := min(done, spreadReach*spreadReach*o.due[d]); narrow > 0 {
			scores *= 1 + o.weight*math.Sqrt(narrow)
		}
	}
	return min(math.Exp2(o.bits)*math.Pow(scores, o.share), math.Exp2(o.size))
}

// seek goes to the place behind the first at variables.
func (o *ordering) seek(at int) {
	for ; o.at < at; o.at++ {
		o.see(o.order[o.at], 1)
	}
	for ; o.at > at; o.at-- {
		o.see(o.order[o.at-1], -1)
	}
}

func (o *ordering) anneal(rng *rand.Rand, steps int) []int {
	n := len(o.order)
	costs := make([]float64, n) // by place
	cost := 0.0
	for i := range costs {
		costs[i] = o.edges(i)
		cost += costs[i]
	}
	best, bestCost := slices.Clone(o.order), cost
	moved := make([]float64, n)
	for step := range steps {
		if step%64 == 0 && o.ctx.Err() != nil {
			break
		}
		from, to := rng.IntN(n), rng.IntN(n)
		if rng.IntN(2) == 0 {
			to = max(0, min(n-1, from+rng.IntN(9)-4))
		}
		if from == to {
			continue
		}
		low, high := min(from, to), max(from, to)
		o.seek(low)
		o.move(from, to)
		changed := cost
		for i := low; i <= high; i++ {
			moved[i] = o.edges(i)
			changed += moved[i] - costs[i]
		}
		temperature := 0.5 * math.Pow(0.02, float64(step)/float64(steps))
		if changed > cost && rng.Float64() >= math.Exp(math.Log(cost/changed)/temperature) {
			o.seek(low)
			o.move(to, from)
			continue
		}
		copy(costs[low:high+1], moved[low:high+1])
		if cost = changed; cost < bestCost {
			bestCost = cost
			copy(best, o.order)
		}
	}
	return best
}

// edges estimates how many edges lead on from a place: for each of its states
// one for each class of answers to the next variable.
func (o *ordering) edges(at int) float64 {
	o.seek(at)
	return o.states() * math.Exp2(o.sizes[o.order[at]])
}

// move takes the variable at one place to another.
func (o *ordering) move(from, to int) {
	v := o.order[from]
	if from < to {
		copy(o.order[from:to], o.order[from+1:to+1])
	} else {
		copy(o.order[to+1:from+1], o.order[to:from])
	}
	o.order[to] = v
}

// evenly is the ordering where only groups count: all conditions are as likely
// to hold as not, and there are no scores.
func evenly(n int, groups [][]int) *ordering {
	o := &ordering{ctx: context.Background(), sizes: slices.Repeat([]float64{64}, n), seed: 1}
	for _, g := range groups {
		o.patterns = append(o.patterns, pattern{vars: g, holds: math.Pow(0.5, float64(len(g)))})
	}
	return o
}
