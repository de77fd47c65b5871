package analysis

import (
	"cmp"
	"math/big"
	"slices"
)

// Outcomes is how many completions lead to which outcome.
type Outcomes struct {
	Method      Method
	Completions *big.Int
	Stacks      []OutcomeCount // by falling count, then as Outcome.Compare
	// Samples and Seed tell how it was estimated; 0 unless Method is Estimated.
	Samples int
	Seed    uint64
}

// OutcomeCount is one outcome's part of the completions. Low to High is its
// 95 % interval, the share itself unless it is estimated.
type OutcomeCount struct {
	Outcome
	Count            *big.Int // estimated: the share of all completions, rounded
	Share, Low, High Share
}

// Outcomes counts the completions by outcome, without those that contradict
// themselves.
func (v *View) Outcomes() Outcomes {
	o := Outcomes{Method: Exact, Completions: v.Completions()}
	if v.d == nil {
		return o
	}
	all := v.all()
	for i, n := range v.d.counting().byOutcome(nil) {
		if n.Sign() == 0 || v.d.isVoid(end(i)) {
			continue
		}
		// The diagram still has the answered questions, each with its domain.
		n.Mul(n, all)
		n.Quo(n, v.d.sheets())
		share := shareOf(n, o.Completions)
		o.Stacks = append(o.Stacks, OutcomeCount{v.d.ends[i], n, share, share, share})
	}
	o.sort()
	return o
}

func (o *Outcomes) sort() {
	slices.SortFunc(o.Stacks, func(a, b OutcomeCount) int {
		return cmp.Or(b.Count.Cmp(a.Count), a.Compare(b.Outcome))
	})
}

// shareOf rounds part/whole to millionths, a half upwards.
func shareOf(part, whole *big.Int) Share {
	n := new(big.Int).Mul(part, big.NewInt(2*int64(Whole)))
	n.Add(n, whole)
	n.Quo(n, new(big.Int).Lsh(whole, 1))
	return Share(n.Int64())
}
