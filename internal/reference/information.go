package reference

import (
	"fmt"
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

// information is the mutual information of a question's answer with the stack over the completions that count, all
// alike:
//
//	I = H(answer) + H(stack) - H(answer, stack)
//	  = log N + (sum of n(v,s) log n(v,s) - sum of n(s) log n(s) - sum of n(v) log n(v)) / N
//
// with N completions, n(s) of them with the stack s, n(v) of them with the answer v, n(v,s) with both.
func (a *Analysis) information(question string) *big.Float {
	stacks, answers, pairs := map[string]int64{}, map[string]int64{}, map[[2]string]int64{}
	completions := a.Completions()
	for _, complete := range completions {
		stack, answer := a.Outcome(complete).String(), fmt.Sprint(complete[question])
		stacks[stack]++
		answers[answer]++
		pairs[[2]string{answer, stack}]++
	}
	if len(completions) == 0 {
		return exact(0)
	}
	sum := sumTimesLog(pairs)
	sum.Sub(sum, sumTimesLog(stacks))
	sum.Sub(sum, sumTimesLog(answers))
	sum.Quo(sum, exact(int64(len(completions))))
	return sum.Add(sum, log2(int64(len(completions))))
}

func sumTimesLog[K comparable](counts map[K]int64) *big.Float {
	sum := exact(0)
	for _, count := range counts {
		sum.Add(sum, timesLog(count))
	}
	return sum
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
