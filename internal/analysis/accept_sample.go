package analysis

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/engine"
)

// unit is what drawn weights sum to: fine enough that equal scores by chance do
// not count, small enough that no score overflows.
const unit = 1 << 30

// sample draws weights and counts who wins.
func (l *lines) sample(ctx context.Context, criteria []int, d Draw) (*Acceptability, error) {
	if d.Samples == 0 {
		d.Samples = DefaultSamples
	}
	drawn := newSimplex(d.Seed, len(criteria), l.unit(criteria))
	weights := make([]int64, len(l.points))
	var tally tally
	for i := range d.Samples {
		if i%64 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			d.Progress.tell(i, d.Samples)
		}
		for n, w := range drawn.next() {
			weights[criteria[n]] = w
		}
		choice, err := l.best(weights)
		if err != nil {
			return nil, err
		}
		tally.count(choice)
	}
	a := &Acceptability{Method: Estimated, Samples: d.Samples, Seed: d.Seed}
	for i, n := range tally.counts {
		a.Stacks = append(a.Stacks, estimate(tally.outcomes[i].Stack, n, d.Samples))
	}
	sortAcceptances(a.Stacks)
	return a, nil
}

// unit is a power of two up to which scores do not overflow.
func (l *lines) unit(criteria []int) int64 {
	total := int64(1)
	for _, c := range criteria {
		for _, p := range l.points[c] {
			total += max(p, -p)
		}
	}
	u := int64(unit)
	for u > 2 && u > math.MaxInt64/4/total/int64(len(l.state.Engine().Layers)+1) {
		u /= 2
	}
	return u
}

// tally counts outcomes. There are few, and the one before comes again most of
// the time.
type tally struct {
	outcomes []Outcome
	bits     [][]uint64
	counts   []int
	last     int
}

func (t *tally) count(c engine.Choice) {
	same := func(i int) bool { return t.outcomes[i].Status == c.Status && slices.Equal(t.bits[i], c.Bits) }
	if t.last >= len(t.bits) || !same(t.last) {
		for t.last = len(t.bits) - 1; t.last >= 0 && !same(t.last); t.last-- {
		}
	}
	if t.last < 0 {
		t.last = len(t.bits)
		t.outcomes = append(t.outcomes, OutcomeOf(c))
		t.bits = append(t.bits, slices.Clone(c.Bits))
		t.counts = append(t.counts, 0)
	}
	t.counts[t.last]++
}

// simplex draws weights that sum to one unit, all alike.
type simplex struct {
	random  *rand.Rand
	unit    int64
	cuts    []int64
	weights []int64
}

func newSimplex(seed uint64, n int, unit int64) *simplex {
	return &simplex{rand.New(rand.NewPCG(seed, 0)), unit, make([]int64, n+1), make([]int64, n)}
}

// next cuts a line of one unit at random places; the weights are the lengths of
// the parts. The slice is good until the next call.
func (s *simplex) next() []int64 {
	n := len(s.weights)
	s.cuts[n] = s.unit
	for i := 1; i < n; i++ {
		s.cuts[i] = s.random.Int64N(s.unit + 1)
	}
	slices.Sort(s.cuts[1:n])
	for i := range s.weights {
		s.weights[i] = s.cuts[i+1] - s.cuts[i]
	}
	return s.weights
}

// Wilson is the 95 % interval of a share of which n of total draws are an example.
//
// E. B. Wilson: Probable inference, the law of succession, and statistical
// inference (1927).
func Wilson(n, total int64) (low, high float64) {
	const z = 1.959963984540054 // two-sided 95 %
	all, k := float64(total), float64(n)
	middle := k + z*z/2
	spread := z * math.Sqrt(float64(k*float64(all-k))/all+z*z/4)
	return (middle - spread) / (all + z*z), (middle + spread) / (all + z*z)
}

// estimate is a share with its interval. All stays between one millionth and one
// less than the whole, as nothing drawn proves an end; a stack that won every draw
// is given half a draw less.
func estimate(stack []int, won, of int) Acceptance {
	share := float64(won)
	if won == of {
		share -= 0.5
	}
	low, high := Wilson(int64(won), int64(of))
	return Acceptance{stack, inner(share / float64(of)), inner(low), inner(high)}
}

// inner rounds to a share that is neither 0 nor Whole.
func inner(x float64) Share {
	return max(1, min(Whole-1, Share(math.Round(x*float64(Whole)))))
}
