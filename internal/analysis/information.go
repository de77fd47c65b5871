package analysis

import (
	"math"
	"math/big"
	"slices"
)

// information is the mutual information of the answer to a question with the
// outcome over all sheets, which count alike, in millionths of a bit:
//
//	I = sum over answers v and outcomes s of p(v,s) log2(p(v,s) / (p(v) p(s)))
//
// It is worked out in floating point, and again in exact counts and logarithms
// of 100 digits where that leaves the rounding in doubt.
func (d *diagram) information(question int) int64 {
	level := slices.IndexFunc(d.vars, func(v *variable) bool { return v.question == question })
	if level < 0 {
		return 0
	}
	joint := d.jointly(level)
	if joint == nil {
		return 0
	}
	bits := informationOf(d.vars[level], joint)
	if n, sure := roundedMillionths(bits); sure {
		return n
	}
	return d.exactInformation(level)
}

// doubt is far more than the error of the sums below: a probability is a sum of
// products of at most some hundred factors, each exact to 2^-53, and the terms
// of the information weigh at most 2 bits altogether for each doubling of the
// number of sheets.
const doubt = 1e-10

func roundedMillionths(bits float64) (n int64, sure bool) {
	scaled := bits*1e6 + 0.5
	n = int64(math.Floor(scaled))
	return max(n, 0), scaled-math.Floor(scaled) > doubt*1e6 && math.Ceil(scaled)-scaled > doubt*1e6 || n <= 0 && scaled < 1
}

// jointly is the probability of each outcome for each class of answers to the
// variable at a level, by class; nil if no node looks at it.
func (d *diagram) jointly(level int) [][]float64 {
	reached := make([]float64, len(d.nodes))
	if d.root >= 0 {
		reached[d.root] = 1
	}
	classes := len(d.vars[level].weight)
	var split [][]float64 // by node below the level: by class
	split = make([][]float64, len(d.nodes))
	ends := make([][]float64, len(d.ends))
	for i := range ends {
		ends[i] = make([]float64, classes)
	}
	to := func(r ref) []float64 {
		if r < 0 {
			return ends[^r]
		}
		if split[r] == nil {
			split[r] = make([]float64, classes)
		}
		return split[r]
	}
	looked := false
	for n := len(d.nodes) - 1; n >= 0; n-- {
		v := d.vars[d.nodes[n].level]
		at := int(d.nodes[n].level)
		for k, kid := range d.children(ref(n)) {
			p := float64(v.weight[k]) / float64(v.size)
			switch {
			case at == level:
				looked = true
				to(kid)[k] += reached[n]
			case at < level && d.level(kid) <= level:
				reached[kid] += reached[n] * p
			case at < level:
				t := to(kid)
				for c := range t {
					t[c] += reached[n] * p
				}
			default:
				t := to(kid)
				for c, q := range split[n] {
					t[c] += q * p
				}
			}
		}
	}
	if !looked {
		return nil
	}
	return ends
}

// informationOf is the information in bits; given has for each outcome its
// probability under each class of answers.
func informationOf(v *variable, given [][]float64) float64 {
	var sum, lost float64
	for _, byClass := range given {
		all := 0.0
		for c, p := range byClass {
			all += p * float64(v.weight[c]) / float64(v.size)
		}
		for c, p := range byClass {
			if p > 0 {
				term := p * float64(v.weight[c]) / float64(v.size) * math.Log2(p/all)
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

// exactInformation is information in exact arithmetic. With N sheets, n(s) of
// them with outcome s, n(c,s) with an answer of class c besides, and w(c) of D
// answers in the class:
//
//	I = log2 D + (sum of n(c,s) log2(n(c,s)/w(c)) - sum of n(s) log2 n(s)) / N
func (d *diagram) exactInformation(level int) int64 {
	v, counting := d.vars[level], d.counting()
	fixed := slices.Repeat([]int{-1}, len(d.vars))
	sum := new(big.Float).SetPrec(logPrecision)
	for c, weight := range v.weight {
		fixed[level] = c
		for _, n := range counting.byOutcome(fixed) {
			if n.Sign() == 0 {
				continue
			}
			log := log2(n)
			log.Sub(log, log2(new(big.Int).SetUint64(weight)))
			sum.Add(sum, log.Mul(log, exactFloat(n)))
		}
	}
	for _, n := range counting.byOutcome(nil) {
		if n.Sign() > 0 {
			log := log2(n)
			sum.Sub(sum, log.Mul(log, exactFloat(n)))
		}
	}
	sum.Quo(sum, exactFloat(d.sheets()))
	sum.Add(sum, log2(new(big.Int).SetUint64(v.size)))
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
