package reference

import (
	"math/big"
	"slices"
)

// Information is what the answer to a question would tell of the stack, in millionths of a bit.
type Information struct {
	Question string
	Bits     int64
}

// Next lists the questions to ask next: "the unanswered questions whose ask_when is true, by mutual information
// with the stack, in bits rounded to six decimals, then file order".
//
// Reading: a half is rounded up.
func (a *Analysis) Next() []Information {
	list := []Information{}
	for _, question := range a.set.unanswered(a.query.Answers) {
		if a.set.Applies(question, a.query.Answers) == True {
			list = append(list, Information{question, millionths(a.information(question))})
		}
	}
	slices.SortStableFunc(list, func(x, y Information) int { return int(y.Bits - x.Bits) })
	return list
}

// information is the mutual information of a question's answer with the stack over all completions, which count
// alike:
//
//	I = H(answer) + H(stack) - H(answer, stack) = log D + (sum of n(v,s) log n(v,s) - sum of n(s) log n(s)) / N
//
// with D answers, N completions, n(s) of them with the stack s, n(v,s) of them with the answer v besides.
func (a *Analysis) information(question string) *big.Float {
	domain := a.set.Domain(question)
	sum, total := exact(0), int64(0)
	for _, c := range a.count(a.query.Answers) {
		sum.Sub(sum, timesLog(c.Count))
		total += c.Count
	}
	for _, answer := range domain {
		for _, c := range a.count(a.query.Answers.with(question, answer)) {
			sum.Add(sum, timesLog(c.Count))
		}
	}
	sum.Quo(sum, exact(total))
	return sum.Add(sum, log2(int64(len(domain))))
}

// exact holds a number in 400 bits, far more than rounding to six decimals can notice.
func exact(n int64) *big.Float { return new(big.Float).SetPrec(400).SetInt64(n) }

// timesLog is n times its logarithm to base 2, n at least 1.
func timesLog(n int64) *big.Float {
	log := log2(n)
	return log.Mul(log, exact(n))
}

// log2 is the logarithm of n to base 2, n at least 1, to 150 binary digits; that of a power of 2 is exact. Halving n
// until it is below 2 gives the whole part; then each squaring doubles what is left of the logarithm, and a
// square that is 2 or more shows the next digit.
func log2(n int64) *big.Float {
	log, digit, half, two := exact(0), exact(1), big.NewFloat(0.5), exact(2)
	x := exact(n)
	for ; x.Cmp(two) >= 0; x.Mul(x, half) {
		log.Add(log, exact(1))
	}
	for range 150 {
		digit.Mul(digit, half)
		if x.Mul(x, x); x.Cmp(two) >= 0 {
			x.Mul(x, half)
			log.Add(log, digit)
		}
	}
	return log
}

// millionths rounds to millionths, a half upwards; within 2^-100 it is a half.
func millionths(bits *big.Float) int64 {
	scaled := exact(1_000_000)
	scaled.Mul(scaled, bits)
	scaled.Add(scaled, big.NewFloat(0.5))
	scaled.Add(scaled, new(big.Float).SetMantExp(big.NewFloat(1), -100))
	whole, _ := scaled.Int64() // towards zero; the information is not negative
	return whole
}
