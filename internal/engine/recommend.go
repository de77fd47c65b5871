package engine

import (
	"slices"

	"stackadvisor/internal/program"
)

// Stack is a set of options, ascending, with its sum of scores in thousandths.
type Stack struct {
	Options []int
	Score   int64
}

// Recommendation is the result for one sheet of answers with all that the
// contract's section 3 says of it. Everything refers to the rule set by
// position; lists are ascending unless said otherwise.
type Recommendation struct {
	Engine *Engine
	Values []program.Value // by question

	Status       Status
	Stack        Stack   // empty unless Status is Recommended
	Alternatives []Stack // best first; empty unless Status is Recommended
	// Margin is the score minus the first alternative's score, 0 for a tie;
	// nil without an alternative.
	Margin *int64
	Layers []LayerNext // by layer
	// Rival is the best stack that is really another one (contract 8.4), and Lead
	// the score minus the rival's; both nil unless there is one.
	Rival     *Stack
	Lead      *int64
	Supported *Supported // nil if nothing recommended is unsupported
	Cautions  []Caution
	Ended     []EndedRelation
	Options   []OptionScore // by option
	Fired     []int
	Open      []int
	Conflict  *Conflict // nil unless Status is Infeasible

	// Contradictions are those that the answers make true (contract 8.2).
	Contradictions []int

	Applies    []program.Applies // by question
	Unanswered []int             // also questions that do not apply
}

// LayerNext is what fills a layer, and the best stack that fills it otherwise.
type LayerNext struct {
	Option int    // -1: none
	Next   *Stack // nil if there is no such stack
}

// Supported is the result if every unsupported option were excluded.
type Supported struct {
	Status Status
	Stack  Stack
}

// OptionScore is an option's score with its reasons.
type OptionScore struct {
	Score         int64 // thousandths
	Unsupported   bool
	ExcludedBy    []int // fired rules
	Contributions []Contribution
}

// Contribution is what a fired rule says of one option. Amount is Points times
// the weight of the rule's criterion, in thousandths.
type Contribution struct {
	Rule    int
	Points  int64
	Amount  int64
	Counted bool // false: another rule of its group counts instead
}

// DefaultAlternatives is how many alternatives a Recommendation has if nobody
// says (contract 3.6).
const DefaultAlternatives = 5

// Recommend chooses the stack and says everything about it, with at most the
// given number of alternatives. It fails with ErrBudget only.
func (s *State) Recommend(alternatives int) (*Recommendation, error) {
	r := &Recommendation{
		Engine:  s.e,
		Values:  slices.Clone(s.values),
		Applies: slices.Clone(s.applied),
		Layers:  make([]LayerNext, len(s.e.Layers)),
		Options: s.trace(),
	}
	for q, v := range s.values {
		if v == program.Unknown {
			r.Unanswered = append(r.Unanswered, q)
		}
	}
	r.Fired, r.Open = s.rules()
	r.Contradictions = s.Contradictions()
	s.solver.nodes = 0
	s.pose(nil)
	best, err := s.run()
	if err != nil {
		return nil, err
	}
	r.Status = best.Status
	for i := range r.Layers {
		r.Layers[i].Option = -1
	}
	if best.Status == Infeasible {
		r.Conflict, err = s.ConflictWith()
		return r, err
	}
	if best.Status == Recommended {
		r.Stack = Stack{best.Options(), best.Score}
		if err := r.addAlternatives(s, alternatives); err != nil {
			return nil, err
		}
		if err := r.addCautions(s); err != nil {
			return nil, err
		}
	}
	if err := r.addLayers(s); err != nil || best.Status != Recommended {
		return r, err
	}
	return r, r.addRival(s)
}

func (r *Recommendation) addAlternatives(s *State, limit int) error {
	ranked := s.solver.alternatives(max(limit, 1), 0)
	if s.solver.spent {
		return ErrBudget
	}
	for _, a := range ranked {
		r.Alternatives = append(r.Alternatives, *s.solver.stack(a))
	}
	if len(ranked) > 0 {
		margin := r.Stack.Score - r.Alternatives[0].Score
		r.Margin = &margin
	}
	r.Alternatives = r.Alternatives[:min(len(ranked), max(limit, 0))]
	return nil
}

func (s *solver) stack(a ranked) *Stack {
	return &Stack{optionsOf(a.bits), (a.worth + sizeOf(a.bits)) / s.m.scale}
}

func (r *Recommendation) addLayers(s *State) error {
	for _, o := range r.Stack.Options {
		for _, l := range s.e.Options[o].Layers {
			r.Layers[l].Option = o
		}
	}
	for l := range r.Layers {
		var c Choice
		var err error
		if o := r.Layers[l].Option; o >= 0 {
			c, err = s.bestWith([]int{o})
		} else {
			c, err = s.bestFilling(l)
		}
		if err != nil {
			return err
		}
		if c.Status != Infeasible {
			r.Layers[l].Next = &Stack{c.Options(), c.Score}
		}
	}
	return nil
}

// bestFilling is the best stack with any option in the layer.
func (s *State) bestFilling(layer int) (Choice, error) {
	if len(s.e.model.fills[layer]) == 0 {
		return Choice{Status: Infeasible}, nil
	}
	s.pose(nil)
	s.solver.demands = append(s.solver.demands, clause{s.e.model.fills[layer]})
	return s.run()
}

// trace lists for each option what the fired rules say of it.
func (s *State) trace() []OptionScore {
	options := make([]OptionScore, len(s.e.Options))
	for o := range options {
		options[o] = OptionScore{Score: s.scores[o], Unsupported: s.e.Unsupported[o]}
	}
	counted := map[[2]int]bool{} // by rule and option, for rules of groups
	for i := range s.e.slots {
		slot := &s.e.slots[i]
		for _, c := range slot.candidates {
			if s.Fired(int(c.rule)) {
				counted[[2]int{int(c.rule), int(slot.option)}] = true
				break
			}
		}
	}
	for i := range s.e.Rules {
		if !s.Fired(i) {
			continue
		}
		rule := &s.e.Rules[i]
		for _, p := range rule.Points {
			options[p.Option].Contributions = append(options[p.Option].Contributions, Contribution{
				Rule: i, Points: p.Value, Amount: p.Value * s.e.Weights[rule.Criterion],
				Counted: rule.Group < 0 || counted[[2]int{i, p.Option}],
			})
		}
		for _, o := range s.e.excludes(i) {
			options[o].ExcludedBy = append(options[o].ExcludedBy, i)
		}
	}
	return options
}

// rules lists the fired and the open rules.
func (s *State) rules() (fired, open []int) {
	t := s.newTruths()
	for i := range s.e.Rules {
		switch {
		case s.Fired(i):
			fired = append(fired, i)
		case t.of(s.e.Rules[i].When) == Unknown:
			open = append(open, i)
		}
	}
	return fired, open
}
