package engine

import (
	"math/bits"
	"slices"
)

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
	c, _, err := s.decide(s.scores, false)
	s.choice, s.chosen = c, err == nil
	return c, err
}

// BestSupported is Best if every unsupported option were excluded (contract 3.8).
// What Best and BestTwo have returned stays good beside it.
func (s *State) BestSupported() (Choice, error) {
	s.vetoUnsupported(1)
	s.bits, s.supportedBits = s.supportedBits, s.bits
	c, _, err := s.decide(s.scores, false)
	s.bits, s.supportedBits = s.supportedBits, s.bits
	s.vetoUnsupported(-1)
	return c, err
}

func (s *State) vetoUnsupported(by int32) {
	for o, unsupported := range s.e.Unsupported {
		if unsupported {
			s.vetoes[o] += by
		}
	}
}

// BestScored is Best with other scores for the options than the answers give;
// what they exclude and require stays. Score is in the unit of the scores, whose
// sum over all options, in absolute value, times one more than there are layers
// must be less than 2^62. The result is not kept.
func (s *State) BestScored(scores []int64) (Choice, error) {
	s.chosen = false
	c, _, err := s.decide(scores, false)
	return c, err
}

// BestTwo is Best and the first alternative (contract 3.6) to it. The alternative
// is Infeasible if there is none.
func (s *State) BestTwo() (best, alternative Choice, err error) {
	best, other, err := s.decide(s.scores, true)
	s.choice, s.chosen = best, err == nil
	alternative = Choice{Status: Infeasible, Bits: s.otherBits}
	clear(s.otherBits)
	if err != nil || other == nil || best.Status != Recommended {
		return best, alternative, err
	}
	// The other parts keep their best.
	worth := best.Score*s.e.model.scale - sizeOf(best.Bits) + other.runnerUp.worth - other.worth
	if worth <= 0 {
		return best, alternative, nil
	}
	for w := range s.otherBits {
		s.otherBits[w] = best.Bits[w] ^ other.bits[w] ^ other.otherBits[w]
	}
	alternative.Status, alternative.Score = Recommended, (worth+sizeOf(s.otherBits))/s.e.model.scale
	return best, alternative, nil
}

// decide puts together what is best in every part. With ranked, other is the
// part whose runner-up, instead of its best, makes the first alternative; nil if
// no part has one. As all parts of an alternative are locally best, and one of
// them does not contain the part's best, it is best if only that one differs.
func (s *State) decide(scores []int64, ranked bool) (c Choice, other *outcome, err error) {
	clear(s.bits)
	c = Choice{Status: NoEvidence, Bits: s.bits}
	total, nodes, more := int64(0), 0, 0
	for i := range s.searches {
		o := s.searches[i].outcome(s, scores, ranked)
		nodes += o.nodes
		more += o.runnerUp.nodes
		if o.spent || nodes > s.e.budget || ranked && (o.runnerUp.spent || nodes+more > s.e.budget) {
			return Choice{}, nil, ErrBudget
		}
		if !o.feasible {
			clear(s.bits)
			return Choice{Status: Infeasible, Bits: s.bits}, nil, nil
		}
		total += o.worth
		for w, word := range o.bits {
			s.bits[w] |= word
		}
		if ranked && o.runnerUp.exists && (other == nil || o.betterOther(other)) {
			other = o
		}
	}
	if size := sizeOf(s.bits); size > 0 {
		c.Status, c.Score = Recommended, (total+size)/s.e.model.scale
	}
	return c, other, nil
}

// betterOther reports whether taking the runner-up instead of the best in o's
// part is better than in that of other, an earlier one.
func (o *outcome) betterOther(other *outcome) bool {
	gain, otherGain := o.runnerUp.worth-o.worth, other.runnerUp.worth-other.worth
	if gain != otherGain {
		return gain > otherGain
	}
	for w := range o.bits {
		mine, theirs := o.otherBits[w]|other.bits[w], o.bits[w]|other.otherBits[w]
		if mine != theirs {
			return earlier(mine, theirs)
		}
	}
	return false
}

// ScoreOf is the score that a stack, given by the bits of its options, has for the
// present answers. ok reports whether they allow it: nothing in it is excluded, and
// every require list of a fired rule is met. The constraints that hang on no
// answers are not looked at: a stack that this Engine has chosen keeps them.
func (s *State) ScoreOf(stack []uint64) (score int64, ok bool) {
	for w, word := range stack {
		for ; word != 0; word &= word - 1 {
			o := w*64 + bits.TrailingZeros64(word)
			if s.vetoes[o] > 0 {
				return 0, false
			}
			score += s.scores[o]
		}
	}
	if s.demands == 0 {
		return score, true
	}
	for _, r := range s.e.requiring {
		if s.Fired(int(r.rule)) && !slices.ContainsFunc(r.clause.options, func(o int32) bool { return stack[o/64]>>(o%64)&1 == 1 }) {
			return 0, false
		}
	}
	return score, true
}

func sizeOf(set []uint64) (n int64) {
	for _, word := range set {
		n += int64(bits.OnesCount64(word))
	}
	return n
}

// BestWith is Best under further constraints: no option of without is in the
// stack, and at least one of each list of with is. The result is not kept.
func (s *State) BestWith(without []int, with ...[]int) (Choice, error) {
	s.solver.nodes = 0
	return s.bestWith(without, with...)
}

// bestWith is BestWith on what is left of the budget.
func (s *State) bestWith(without []int, with ...[]int) (Choice, error) {
	s.pose(without)
	for _, list := range with {
		s.solver.demands = append(s.solver.demands, newClause(list))
	}
	return s.run()
}

// pose hands the present constraints to the solver.
func (s *State) pose(without []int) {
	v := s.solver
	v.budget, v.first = s.e.budget, false
	for o := range v.allowed {
		v.allowed[o] = s.vetoes[o] == 0
		v.worth[o] = s.scores[o]*v.m.scale - 1
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
		size := sizeOf(v.result)
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
