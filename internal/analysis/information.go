package analysis

import (
	"maps"
	"math"
	"math/big"
	"runtime"
	"slices"
	"sync"
)

// informing works out, for every variable of a diagram, the mutual information
// of its answer with the outcome over all sheets that do not contradict themselves,
// which count alike, in millionths of a bit:
//
//	I = sum over answers v and outcomes s of p(v,s) log2(p(v,s) / (p(v) p(s)))
//
// It is worked out in floating point, and again in exact counts and logarithms
// of 100 digits where that leaves the rounding in doubt.
//
// The probabilities come from passes over the diagram in one of two directions.
// With few outcomes, from the ends: each node's probability of each outcome; a
// variable's joint distribution is the sum over the nodes that look at it. With
// many, from the root: for one variable after the other, each later node's
// probability under each class of answers.
type informing struct {
	d       *diagram
	chances [][]float64 // by level and class: the class's probability
	reached []float64   // by node: its probability
	given   [][]float64 // by outcome and class: scratch
	split   []float64   // by node and class: scratch
}

// fewOutcomes is up to how many outcomes the passes begin at the ends.
const fewOutcomes = 16

func newInforming(d *diagram) *informing {
	x := &informing{d: d}
	for _, v := range d.vars {
		var chances []float64
		for _, w := range v.weight {
			chances = append(chances, float64(w)/float64(v.size))
		}
		x.chances = append(x.chances, chances)
	}
	x.reach()
	return x
}

// reach works out how probable the nodes are: each of two workers adds to what its
// own half of the nodes leads to.
func (x *informing) reach() {
	d := x.d
	x.reached = make([]float64, len(d.nodes))
	others := make([]float64, len(d.nodes))
	if d.root >= 0 {
		x.reached[d.root] = 1
	}
	for _, s := range slices.Backward(d.stretches()) {
		s.share(func(worker, from, to int) {
			own := x.reached
			if worker > 0 {
				own = others
			}
			for n := to - 1; n >= from; n-- {
				p := x.reached[n] + others[n]
				x.reached[n] = p
				for k, kid := range d.children(ref(n)) {
					if kid >= 0 {
						own[kid] += p * x.chances[d.nodes[n].level][k]
					}
				}
			}
		})
	}
}

// all returns the information of the variables at some levels; at others it may be
// left out.
func (x *informing) all(wanted []bool) []int64 {
	if len(x.d.ends) <= fewOutcomes {
		return x.backwards(wanted)
	}
	var levels []int
	for level, matters := range x.d.matters() {
		if matters && wanted[level] {
			levels = append(levels, level)
		}
	}
	list := make([]int64, len(x.d.vars))
	workers := min(runtime.GOMAXPROCS(0), len(levels))
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			own := &informing{d: x.d, chances: x.chances, reached: x.reached}
			for i := w; i < len(levels); i += workers {
				list[levels[i]] = own.rounded(levels[i], own.forwards(levels[i]))
			}
		})
	}
	group.Wait()
	return list
}

// rounded turns a joint distribution into millionths of a bit.
func (x *informing) rounded(level int, given [][]float64) int64 {
	chances := x.chances[level]
	if x.d.void < 0 {
		var counted float64
		if chances, counted = among(chances, given, int(^x.d.void)); counted < rare {
			return x.d.exactInformation(level)
		}
	}
	if n, sure := roundedMillionths(informationOf(chances, given)); sure {
		return n
	}
	return x.d.exactInformation(level)
}

// rare is below what probability of a sheet that counts the division by it makes
// errors too large for doubt.
const rare = 1.0 / 64

// among turns a distribution over all sheets into that over those which do not lead
// to one end: it returns the classes' probabilities and how probable such sheets are,
// and changes given.
func among(chances []float64, given [][]float64, void int) (within []float64, counted float64) {
	within = make([]float64, len(chances))
	for c, chance := range chances {
		left := 0.0
		for s := range given {
			if s != void {
				left += given[s][c]
			}
		}
		for s := range given {
			if s == void || left == 0 {
				given[s][c] = 0
			} else {
				given[s][c] /= left
			}
		}
		within[c] = chance * left
		counted += within[c]
	}
	for c := range within {
		within[c] /= counted
	}
	return within, counted
}

// doubt is far more than the error of the sums below: a probability is a sum of
// products of at most some hundred factors, each exact to 2^-53, and the terms
// of the information weigh at most 2 bits altogether for each doubling of the
// number of sheets. What the others leave to the last outcome is wrong by no more
// than they are altogether.
const doubt = 1e-10

func roundedMillionths(bits float64) (n int64, sure bool) {
	scaled := bits*1e6 + 0.5
	n = max(int64(math.Floor(scaled)), 0)
	rest := scaled - math.Floor(scaled)
	return n, scaled < 0.9 || rest > doubt*1e6 && rest < 1-doubt*1e6
}

// forwards is the joint distribution of one variable, by outcome and class: the
// probability of the outcome under the class.
func (x *informing) forwards(level int) [][]float64 {
	d := x.d
	classes := len(d.vars[level].weight)
	if x.given == nil {
		x.given = make([][]float64, len(d.ends))
	}
	for s := range x.given {
		x.given[s] = slices.Grow(x.given[s][:0], classes)[:classes]
		clear(x.given[s])
	}
	x.split = slices.Grow(x.split[:0], len(d.nodes)*classes)[:len(d.nodes)*classes]
	clear(x.split)
	to := func(r ref) []float64 {
		if r < 0 {
			return x.given[^r]
		}
		return x.split[int(r)*classes : (int(r)+1)*classes]
	}
	for n := len(d.nodes) - 1; n >= 0; n-- {
		at := int(d.nodes[n].level)
		chances := x.chances[at]
		for k, kid := range d.children(ref(n)) {
			switch {
			case at == level:
				to(kid)[k] += x.reached[n]
			case at > level:
				t, p := to(kid), chances[k]
				for c, q := range to(ref(n)) {
					t[c] += q * p
				}
			case d.level(kid) > level:
				t, q := to(kid), x.reached[n]*chances[k]
				for c := range t {
					t[c] += q
				}
			}
		}
	}
	return x.given
}

// informationOf is the information in bits from the probabilities of the classes of
// answers; given has for each outcome its probability under each class.
func informationOf(chances []float64, given [][]float64) float64 {
	var sum, lost float64
	for _, byClass := range given {
		all := 0.0
		for c, p := range byClass {
			all += p * chances[c]
		}
		for c, p := range byClass {
			if p > 0 {
				term := p * chances[c] * math.Log2(p/all)
				next := sum + term
				if math.Abs(sum) >= math.Abs(term) {
					lost += sum - next + term
				} else {
					lost += term - next + sum
				}
				sum = next
			}
		}
	}
	return sum + lost
}

// exactInformation is the information of the variable at a level in exact
// arithmetic.
func (d *diagram) exactInformation(level int) int64 {
	v, counting := d.vars[level], d.counting()
	fixed := slices.Repeat([]int{-1}, len(d.vars))
	counts := map[string][]*big.Int{}
	for c := range v.weight {
		fixed[level] = c
		for s, n := range counting.byOutcome(fixed) {
			if d.isVoid(end(s)) {
				continue
			}
			key := d.ends[s].key()
			if counts[key] == nil {
				counts[key] = make([]*big.Int, len(v.weight))
			}
			counts[key][c] = n
		}
	}
	return exactBits(counts)
}

// exactBits is the information of a variable from the counts of sheets by outcome
// and class; nil is none. With N sheets, n(s) of them with outcome s, n(c) with an
// answer of class c, n(c,s) with both:
//
//	I = log2 N + (sum of n(c,s) log2 n(c,s) - sum of n(c) log2 n(c) - sum of n(s) log2 n(s)) / N
func exactBits(counts map[string][]*big.Int) int64 {
	sum, sheets := new(big.Float).SetPrec(logPrecision), new(big.Int)
	add := func(n *big.Int, sign int64) {
		if n.Sign() > 0 {
			log := log2(n)
			sum.Add(sum, log.Mul(log, exactFloat(new(big.Int).Mul(n, big.NewInt(sign)))))
		}
	}
	var classes []*big.Int
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		all := new(big.Int)
		for c, n := range counts[key] {
			if len(classes) <= c {
				classes = append(classes, new(big.Int))
			}
			if n != nil {
				all.Add(all, n)
				classes[c].Add(classes[c], n)
				add(n, 1)
			}
		}
		add(all, -1)
		sheets.Add(sheets, all)
	}
	if sheets.Sign() == 0 {
		return 0
	}
	for _, n := range classes {
		add(n, -1)
	}
	sum.Quo(sum, exactFloat(sheets))
	sum.Add(sum, log2(sheets))
	// Within 2^-100 it is a half, and rounds upwards.
	sum.Mul(sum, exactFloat(big.NewInt(1_000_000)))
	sum.Add(sum, big.NewFloat(0.5))
	sum.Add(sum, new(big.Float).SetMantExp(big.NewFloat(1), -100))
	whole, _ := sum.Int64()
	return whole
}

// logPrecision is the precision of exact sums of logarithms in binary digits;
// logDigits is how many of them a logarithm has behind the point.
const (
	logPrecision = 512
	logDigits    = 330
)

func exactFloat(n *big.Int) *big.Float { return new(big.Float).SetPrec(logPrecision).SetInt(n) }

// log2 is the logarithm of n > 0: halving n until it is below 2 gives the whole
// part, then each squaring doubles what is left and so shows one more digit.
func log2(n *big.Int) *big.Float {
	x := exactFloat(n)
	whole := x.MantExp(x) - 1 // x is in [0.5, 1)
	x.SetMantExp(x, 1)
	log := exactFloat(big.NewInt(int64(whole)))
	one := big.NewFloat(1)
	if x.Cmp(one) == 0 {
		return log
	}
	digit, two := new(big.Float).SetPrec(logPrecision).SetInt64(1), big.NewFloat(2)
	for range logDigits {
		digit.SetMantExp(digit, -1)
		if x.Mul(x, x); x.Cmp(two) >= 0 {
			x.SetMantExp(x, -1)
			log.Add(log, digit)
		}
	}
	return log
}

func matrix[T any](n, m int) [][]T {
	list := make([][]T, n)
	for i := range list {
		list[i] = make([]T, m)
	}
	return list
}
