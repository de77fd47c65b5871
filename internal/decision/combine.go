package decision

import (
	"math/big"

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
	cells    []int32 // by combination: position in outcomes; void: it contradicts itself
	outcomes []analysis.Outcome
	known    map[string]int32
}

// void is the outcome of a combination that does not count.
const void = -1

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
	r.Method, r.Combinations = analysis.Exact, big.NewInt(c.counted())
	r.Stacks = c.shares(func(int) bool { return true })
	for i, t := range topics {
		for j := range t.Positions {
			t.Positions[j].Stacks = c.shares(func(cell int) bool { return c.at(cell, i) == j })
		}
		t.Sway = c.sway(i)
		t.SwayLow, t.SwayHigh = t.Sway, t.Sway
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
		o, err := states.outcome(c, pick)
		if err != nil {
			return err
		}
		c.cells[cell] = o
	}
	return nil
}

// states has a State for each combination of weights that was met.
type states struct {
	r     *Review
	base  []program.Value
	known map[string]*engine.State
	// excluding are the contradictions that what people agree on does not make true:
	// combinations that do so do not count.
	excluding []int
}

func (r *Review) newStates() *states {
	s := &states{r: r, known: map[string]*engine.State{}}
	var agreed []program.Value
	for _, t := range r.Questions {
		v, given := program.Unknown, program.Unknown
		if len(t.Positions) > 0 {
			v = t.Positions[0].Value
		}
		if len(t.Positions) == 1 {
			given = v
		}
		s.base, agreed = append(s.base, v), append(agreed, given)
	}
	state := engine.New(r.Program, engine.Config{Date: r.Date}).NewState()
	state.Reset(agreed)
	for i := range r.Program.Contradictions {
		if !state.Contradicts(i) {
			s.excluding = append(s.excluding, i)
		}
	}
	return s
}

// outcome is what is recommended if each topic is settled on a position, by its
// number in the cube.
func (s *states) outcome(c *cube, pick []int) (int32, error) {
	topics := c.topics
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
	if state.ContradictsAny(s.excluding) {
		return void, nil
	}
	choice, err := state.Best()
	if err != nil {
		return void, err
	}
	return c.number(choice), nil
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
