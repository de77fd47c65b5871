package decision

import (
	"math/big"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

const (
	// mostExact is up to how many combinations are gone through one by one. With
	// a few microseconds each that is at most some seconds.
	mostExact = 1 << 20
	// samples and seed are of the draw where there are more.
	samples = 1 << 16
	seed    = 1
	// mostSettle bounds the search for the topics that decide: the subsets of so
	// many that matter.
	mostSettle = 12
)

// cube has the outcome of every combination of the topics' positions, the last
// topic changing fastest.
type cube struct {
	topics   []*Topic
	stride   []int
	cells    []int32 // by combination: position in outcomes
	outcomes []analysis.Outcome
	known    map[string]int32
}

// combine fills what depends on the combinations of the answers.
func (r *Review) combine() error {
	topics := r.Topics()
	r.Combinations = big.NewInt(1)
	for _, t := range topics {
		r.Combinations.Mul(r.Combinations, big.NewInt(int64(len(t.Positions))))
	}
	c := &cube{topics: topics, known: map[string]int32{}}
	if r.Combinations.Cmp(big.NewInt(mostExact)) > 0 {
		return r.sample(c)
	}
	if err := r.fill(c, int(r.Combinations.Int64())); err != nil {
		return err
	}
	r.Method = analysis.Exact
	r.Stacks = c.shares(func(int) bool { return true })
	for i, t := range topics {
		for j := range t.Positions {
			t.Positions[j].Stacks = c.shares(func(cell int) bool { return c.at(cell, i) == j })
		}
		t.Sway = c.sway(i)
		matters := t.Sway > 0
		t.Matters = &matters
	}
	r.Settle = c.settle()
	return nil
}

// fill goes through all combinations in the order of the cells, so that mostly
// one answer changes from one to the next.
func (r *Review) fill(c *cube, n int) error {
	c.stride = make([]int, len(c.topics))
	size := n
	for i, t := range c.topics {
		size /= len(t.Positions)
		c.stride[i] = size
	}
	c.cells = make([]int32, n)
	states := r.newStates()
	pick := make([]int, len(c.topics))
	for cell := range c.cells {
		for i := range pick {
			pick[i] = c.at(cell, i)
		}
		o, err := states.outcome(c.topics, pick)
		if err != nil {
			return err
		}
		c.cells[cell] = c.number(o)
	}
	return nil
}

// at is the position that topic i has in a cell.
func (c *cube) at(cell, i int) int { return cell / c.stride[i] % len(c.topics[i].Positions) }

// number finds or adds an outcome.
func (c *cube) number(choice engine.Choice) int32 {
	key := []byte{byte(choice.Status)}
	for _, word := range choice.Bits {
		for shift := 0; shift < 64; shift += 8 {
			key = append(key, byte(word>>shift))
		}
	}
	n, ok := c.known[string(key)]
	if !ok {
		n = int32(len(c.outcomes))
		c.known[string(key)] = n
		c.outcomes = append(c.outcomes, analysis.OutcomeOf(choice))
	}
	return n
}

// shares counts the outcomes of the cells that are chosen.
func (c *cube) shares(chosen func(cell int) bool) []Share {
	counts := make([]int64, len(c.outcomes))
	total := int64(0)
	for cell, o := range c.cells {
		if chosen(cell) {
			counts[o]++
			total++
		}
	}
	return c.ranked(counts, total, true)
}

func (c *cube) ranked(counts []int64, total int64, exact bool) []Share {
	var list []Share
	for o, n := range counts {
		if n == 0 {
			continue
		}
		s := Share{Outcome: c.outcomes[o], Share: shareOf(n, total)}
		if exact {
			s.Count = big.NewInt(n)
		}
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b Share) int {
		if a.Share != b.Share {
			return int(b.Share - a.Share)
		}
		return a.Compare(b.Outcome)
	})
	return list
}

// shareOf rounds to the nearest millionth; total is not 0.
func shareOf(n, total int64) analysis.Share {
	return analysis.Share((n*2*int64(analysis.Whole) + total) / (2 * total))
}

// sway is the share of the lines along topic i on which the outcome is not the
// same everywhere. It is 0 only if there is none.
func (c *cube) sway(i int) analysis.Share {
	lines, swayed := int64(0), int64(0)
	step, length := c.stride[i], len(c.topics[i].Positions)
	for cell := range c.cells {
		if c.at(cell, i) != 0 {
			continue
		}
		lines++
		for k := 1; k < length; k++ {
			if c.cells[cell+k*step] != c.cells[cell] {
				swayed++
				break
			}
		}
	}
	if swayed == 0 {
		return 0
	}
	return max(shareOf(swayed, lines), 1)
}

// settle finds a smallest set of topics that decides the outcome: of sets of the
// same size the one with the earliest topics. Topics that do not matter cannot
// be in it. It is nil if too many matter to go through their subsets.
func (c *cube) settle() []int {
	var mattering []int
	for i, t := range c.topics {
		if *t.Matters {
			mattering = append(mattering, i)
		}
	}
	if len(mattering) > mostSettle {
		return nil
	}
	for size := 0; size <= len(mattering); size++ {
		if set := c.settleWith(mattering, size, []int{}); set != nil {
			return set
		}
	}
	return nil // cannot be: all that matter together decide
}

func (c *cube) settleWith(rest []int, size int, chosen []int) []int {
	if size == 0 {
		if c.decides(chosen) {
			return chosen
		}
		return nil
	}
	for i := range rest {
		if len(rest)-i < size {
			break
		}
		if set := c.settleWith(rest[i+1:], size-1, append(slices.Clone(chosen), rest[i])); set != nil {
			return set
		}
	}
	return nil
}

// decides reports whether cells that agree on the chosen topics have the same
// outcome.
func (c *cube) decides(chosen []int) bool {
	seen := map[int]int32{}
	for cell, o := range c.cells {
		key := 0
		for _, i := range chosen {
			key += c.at(cell, i) * c.stride[i]
		}
		if known, ok := seen[key]; ok && known != o {
			return false
		}
		seen[key] = o
	}
	return true
}

// sample estimates the shares from combinations drawn at random. A topic matters
// if a drawn combination shows it; that it does not is never said.
func (r *Review) sample(c *cube) error {
	r.Method, r.Samples, r.Seed = analysis.Estimated, samples, seed
	random := rand.New(rand.NewPCG(seed, 0))
	states := r.newStates()
	pick := make([]int, len(c.topics))
	drawn := make([][]int, samples)
	cells := make([]int32, samples)
	swayed := make([]int64, len(c.topics))
	tries := make([]int64, len(c.topics))
	for n := range cells {
		for i, t := range c.topics {
			pick[i] = random.IntN(len(t.Positions))
		}
		drawn[n] = slices.Clone(pick)
		o, err := states.outcome(c.topics, pick)
		if err != nil {
			return err
		}
		cells[n] = c.number(o)
		// One topic is tried in each of its ways, the topics in turn.
		i := n % len(c.topics)
		tries[i]++
		for k := range c.topics[i].Positions {
			pick[i] = k
			if o, err = states.outcome(c.topics, pick); err != nil {
				return err
			}
			if c.number(o) != cells[n] {
				swayed[i]++
				break
			}
		}
	}
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
		}
	}
	return nil
}

// states has a State for each combination of weights that was met.
type states struct {
	r     *Review
	base  []program.Value
	known map[string]*engine.State
}

func (r *Review) newStates() *states {
	s := &states{r: r, known: map[string]*engine.State{}}
	for _, t := range r.Questions {
		v := program.Unknown
		if len(t.Positions) > 0 {
			v = t.Positions[0].Value
		}
		s.base = append(s.base, v)
	}
	return s
}

// outcome is what is recommended if each topic is settled on a position.
func (s *states) outcome(topics []*Topic, pick []int) (engine.Choice, error) {
	weights := make([]byte, 0, len(s.r.Weights))
	for i, t := range topics {
		if t.Criterion >= 0 {
			weights = append(weights, byte(pick[i]), byte(pick[i]>>8))
		}
	}
	state := s.known[string(weights)]
	if state == nil {
		state = s.newState(topics, pick)
		s.known[string(weights)] = state
	}
	for i, t := range topics {
		if t.Question >= 0 {
			state.Set(t.Question, t.Positions[pick[i]].Value)
		}
	}
	return state.Best()
}

func (s *states) newState(topics []*Topic, pick []int) *engine.State {
	config := engine.Config{Date: s.r.Date}
	for c := range s.r.Weights {
		config.Weights = append(config.Weights, s.r.Weights[c].Positions[0].Weight)
	}
	for i, t := range topics {
		if t.Criterion >= 0 {
			config.Weights[t.Criterion] = t.Positions[pick[i]].Weight
		}
	}
	state := engine.New(s.r.Program, config).NewState()
	state.Reset(s.base)
	return state
}
