package decision

import (
	"math"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/analysis"
)

// sample estimates the shares from combinations drawn at random. A topic matters
// if a drawn combination shows it; that it does not is never said. Combinations that
// contradict themselves are drawn again, as long as there are not too many.
func (r *Review) sample(c *cube) error {
	r.Method, r.Seed = analysis.Estimated, seed
	random := rand.New(rand.NewPCG(seed, 0))
	states := r.newStates()
	pick := make([]int, len(c.topics))
	var drawn [][]int
	var cells []int32
	swayed := make([]int64, len(c.topics))
	tries := make([]int64, len(c.topics))
	for try := 0; len(cells) < samples && try < triesPerSample*samples; try++ {
		for i, t := range c.topics {
			pick[i] = random.IntN(len(t.Positions))
		}
		drawnOutcome, err := states.outcome(c, pick)
		if err != nil {
			return err
		}
		if drawnOutcome == void {
			continue
		}
		drawn, cells = append(drawn, slices.Clone(pick)), append(cells, drawnOutcome)
		// One topic is tried in each of its ways, the topics in turn.
		i := (len(cells) - 1) % len(c.topics)
		tries[i]++
		for k := range c.topics[i].Positions {
			pick[i] = k
			o, err := states.outcome(c, pick)
			if err != nil {
				return err
			}
			if o != void && o != drawnOutcome {
				swayed[i]++
				break
			}
		}
	}
	r.Samples = len(cells)
	counts := func(chosen func(n int) bool) []Share {
		by, total := make([]int64, len(c.outcomes)), int64(0)
		for n, o := range cells {
			if chosen(n) {
				by[o]++
				total++
			}
		}
		return c.ranked(by, total, false)
	}
	r.Stacks = counts(func(int) bool { return true })
	for i, t := range c.topics {
		for j := range t.Positions {
			t.Positions[j].Stacks = counts(func(n int) bool { return drawn[n][i] == j })
		}
		if swayed[i] > 0 {
			matters := true
			t.Matters, t.Sway = &matters, max(shareOf(swayed[i], tries[i]), 1)
			t.SwayLow, t.SwayHigh = interval(swayed[i], tries[i])
		}
	}
	return nil
}

// triesPerSample is how many combinations are drawn for each that does not contradict
// itself, before it is gone on with fewer.
const triesPerSample = 8

// interval is the 95 % interval of a share of which n of total draws are an
// example; the share lies in it. It is told, and decides nothing.
func interval(n, total int64) (low, high analysis.Share) {
	from, to := analysis.Wilson(n, total)
	share := func(x float64) analysis.Share {
		return max(0, min(analysis.Whole, analysis.Share(math.Round(x*float64(analysis.Whole)))))
	}
	return min(share(from), shareOf(n, total)), max(share(to), shareOf(n, total))
}
