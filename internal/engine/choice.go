package engine

import "math/bits"

// Status says what a recommendation amounts to (contract 3.5).
type Status uint8

// The statuses.
const (
	Recommended Status = iota
	NoEvidence         // the best stack is empty
	Infeasible         // no stack satisfies the constraints
)

func (s Status) String() string {
	return [...]string{"recommended", "no-evidence", "infeasible"}[s]
}

// Choice is the outcome of one search for the best stack.
type Choice struct {
	Status Status
	Score  int64 // thousandths
	// Bits has a bit for each option of the stack. It belongs to the State and
	// is good until its next change.
	Bits []uint64
}

// Has reports whether the option is in the stack.
func (c *Choice) Has(option int) bool { return c.Bits[option/64]>>(option%64)&1 == 1 }

// Len is the number of options in the stack.
func (c *Choice) Len() int {
	n := 0
	for _, word := range c.Bits {
		n += bits.OnesCount64(word)
	}
	return n
}

// Options lists the stack's options, ascending.
func (c *Choice) Options() []int { return optionsOf(c.Bits) }

func optionsOf(set []uint64) []int {
	options := []int{}
	for w, word := range set {
		for ; word != 0; word &= word - 1 {
			options = append(options, w*64+bits.TrailingZeros64(word))
		}
	}
	return options
}

// Best chooses the recommended stack for the present answers. It fails with
// ErrBudget only.
func (s *State) Best() (Choice, error) {
	if s.chosen {
		return s.choice, nil
	}
	s.solver.nodes = 0
	s.pose(s.scores, nil)
	c, err := s.run()
	if err != nil {
		return Choice{}, err
	}
	s.choice, s.chosen = c, true
	return c, nil
}

// BestWith is Best under further constraints: no option of without is in the
// stack, and at least one of each list of with is. The result is not kept.
func (s *State) BestWith(without []int, with ...[]int) (Choice, error) {
	s.solver.nodes = 0
	return s.bestWith(without, with...)
}

// bestWith is BestWith on what is left of the budget.
func (s *State) bestWith(without []int, with ...[]int) (Choice, error) {
	s.pose(s.scores, without)
	for _, list := range with {
		s.solver.demands = append(s.solver.demands, newClause(list))
	}
	s.chosen = false
	return s.run()
}

// BestScored is Best with other scores for the options than the answers give;
// what they exclude and require stays. Score is in the unit of the scores, whose
// sum over all options, in absolute value, times one more than there are layers
// must be less than 2^62. The result is not kept.
func (s *State) BestScored(scores []int64) (Choice, error) {
	s.solver.nodes = 0
	s.pose(scores, nil)
	s.chosen = false
	return s.run()
}

// pose hands the present constraints to the solver.
func (s *State) pose(scores []int64, without []int) {
	v := s.solver
	v.budget, v.first = s.e.budget, false
	for o := range v.allowed {
		v.allowed[o] = s.vetoes[o] == 0
		v.worth[o] = scores[o]*v.m.scale - 1
	}
	for _, o := range without {
		v.allowed[o] = false
	}
	copy(v.required, s.e.required)
	v.demands = v.demands[:0]
	if s.demands == 0 {
		return
	}
	for _, r := range s.e.requiring {
		if s.Fired(int(r.rule)) {
			v.demands = append(v.demands, r.clause)
		}
	}
}

func (s *State) run() (Choice, error) {
	v := s.solver
	switch {
	case v.solve():
		c := Choice{Bits: v.result}
		size := int64(0)
		for _, word := range v.result {
			size += int64(bits.OnesCount64(word))
		}
		c.Score = (v.total + size) / v.m.scale
		if size == 0 {
			c.Status = NoEvidence
		}
		return c, nil
	case v.spent:
		return Choice{}, ErrBudget
	}
	clear(v.result)
	return Choice{Status: Infeasible, Bits: v.result}, nil
}
