package analysis

import (
	"context"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// flipSearch goes through all sets of given answers of one size after the other,
// and for each set through all combinations of new answers that contrast cannot
// tell to be alike.
type flipSearch struct {
	ctx      context.Context
	query    FlipQuery
	state    *engine.State
	contrast *contrast
	// excluding are the contradictions that are not true on the sheet: what makes one
	// of them true is no flip.
	excluding []int
	given     []int // questions with an answer, ascending
	values    []program.Value
	now       Outcome
	nowBits   []uint64

	budget      int
	size        int
	done, total int     // sets of questions
	flipped     [][]int // question sets of the flips so far
	skipped     [][]int
	steps       int   // left for proofs
	toward      []int // options still sought
	result      *Flips

	// The set of questions that is searched.
	set     []int
	options [][]answer // by position in set
	chosen  []int      // by position in set
	reached []Reached
}

func newFlipSearch(ctx context.Context, r *engine.Recommendation, query FlipQuery) *flipSearch {
	s := &flipSearch{
		ctx: ctx, query: query, values: r.Values, budget: query.Budget, steps: Steps,
		state:    r.Engine.NewState(),
		contrast: newContrast(r.Engine.Program, r.Engine.Weights, r.Values, r.Applies),
		now:      Outcome{r.Status, r.Stack.Options},
		result:   &Flips{Size: query.Size, Toward: map[int][]Flip{}},
	}
	if s.budget == 0 {
		s.budget = FlipBudget
	}
	s.state.Reset(r.Values)
	s.excluding = newlyTrue(s.state)
	s.nowBits = make([]uint64, (len(r.Options)+63)/64)
	for _, o := range s.now.Stack {
		s.nowBits[o/64] |= 1 << (o % 64)
	}
	for q, v := range r.Values {
		if v != program.Unknown {
			s.given = append(s.given, q)
		}
	}
	for _, o := range query.Toward {
		s.result.Toward[o] = nil
		if !s.now.Has(o) {
			s.toward = append(s.toward, o)
		}
	}
	s.total = subsets(len(s.given), query.Size)
	return s
}

// subsets counts the sets of 1 to size of n things, up to a trillion.
func subsets(n, size int) int {
	const most = 1_000_000_000_000
	total := 0
	for k, sets := 1, 1; k <= min(size, n); k++ {
		sets = min(sets, most) * (n - k + 1) / k
		total = min(total+sets, most)
	}
	return total
}

// search goes through the sets of one size.
func (s *flipSearch) search(size int) error {
	s.size = size
	before := len(s.result.Flips)
	if err := s.sets(nil, s.given); err != nil {
		return err
	}
	for _, f := range s.result.Flips[before:] {
		s.flipped = append(s.flipped, f.Questions)
	}
	s.toward = slices.DeleteFunc(s.toward, func(o int) bool { return len(s.result.Toward[o]) > 0 })
	return nil
}

// sets extends a set of questions by later ones until it has the size.
func (s *flipSearch) sets(set, later []int) error {
	if s.budget <= 0 {
		s.result.Skipped += s.total - s.done
		s.done = s.total
		return nil
	}
	if len(set) == s.size {
		s.done++
		s.budget--
		s.query.Progress.tell(s.done, s.total)
		s.set = set
		return s.try()
	}
	for i, q := range later {
		if len(later)-i < s.size-len(set) {
			break
		}
		if err := s.sets(append(set, q), later[i+1:]); err != nil {
			return err
		}
	}
	return nil
}

// try goes through the combinations of new answers to the set's questions.
func (s *flipSearch) try() error {
	minimal := !containsSubset(s.flipped, s.set)
	if !minimal && len(s.toward) == 0 {
		return nil
	}
	combinations := s.prepare()
	if combinations > s.budget || containsSubset(s.skipped, s.set) {
		return s.prove()
	}
	s.budget -= combinations
	if combinations == 0 {
		return nil
	}
	s.reached = nil
	if err := s.vary(0, 0); err != nil {
		return err
	}
	if len(s.reached) == 0 {
		return nil
	}
	s.keep(minimal)
	return s.widen()
}

// widen finds the numbers that do the same as those of the examples.
func (s *flipSearch) widen() error {
	for _, r := range s.reached {
		for _, c := range r.Example {
			s.state.Set(c.Question, c.Value)
		}
		for i := range r.Example {
			c := &r.Example[i]
			var err error
			if c.Numbers, err = numbersAround(s.state, c.Question, c.Value, r.Outcome, s.excluding); err != nil {
				return err
			}
		}
	}
	for _, q := range s.set {
		s.state.Set(q, s.values[q])
	}
	return nil
}

func containsSubset(sets [][]int, of []int) bool {
	return slices.ContainsFunc(sets, func(set []int) bool {
		return !slices.ContainsFunc(set, func(q int) bool { return !slices.Contains(of, q) })
	})
}

// prepare lists the new answers to each question of the set and counts their
// combinations; more than the budget is any number above it.
func (s *flipSearch) prepare() int {
	s.contrast.loosen(s.set)
	s.options, s.chosen = s.options[:0], s.chosen[:0]
	combinations := 1
	for _, q := range s.set {
		list := s.contrast.alternatives(q)
		s.options, s.chosen = append(s.options, list), append(s.chosen, 0)
		if len(list) == 0 {
			return 0
		}
		combinations = min(combinations, s.budget+1) * len(list)
	}
	return combinations
}

// prove tries to show that no new answers to the questions of the set, which have
// too many combinations, change the outcome. Else the set is skipped.
func (s *flipSearch) prove() error {
	var free []freeQuestion
	for i, q := range s.set {
		f := freeQuestion{question: q}
		for _, a := range s.options[i] {
			f.answers = append(f.answers, a.value)
		}
		free = append(free, f)
	}
	verdict := Undecided
	if s.steps > 0 {
		var err error
		p := newProof(s.ctx, s.state.Engine(), s.values, free, s.excluding)
		if verdict, err = p.stays(s.now, s.steps); err != nil {
			return err
		}
		s.steps = p.nodes
	}
	if verdict != Yes {
		s.skipped = append(s.skipped, slices.Clone(s.set))
		s.result.Skipped++
	}
	return nil
}

// vary gives new answers to the questions from position i of the set on.
// Combinations come in the order of preference, question by question, so that
// of those with as many changed choices the first is the one to keep.
func (s *flipSearch) vary(i, changed int) error {
	if i == len(s.set) {
		return s.evaluate(changed)
	}
	q := s.set[i]
	for n := range s.options[i] {
		a := &s.options[i][n]
		s.chosen[i] = n
		s.state.Set(q, a.value)
		if err := s.vary(i+1, changed+a.changed); err != nil {
			return err
		}
	}
	s.state.Set(q, s.values[q])
	return nil
}

func (s *flipSearch) evaluate(changed int) error {
	if err := s.ctx.Err(); err != nil || s.state.ContradictsAny(s.excluding) {
		return err
	}
	choice, err := s.state.Best()
	if err != nil {
		return err
	}
	if choice.Status == s.now.Status && slices.Equal(choice.Bits, s.nowBits) {
		return nil
	}
	outcome := OutcomeOf(choice)
	i, found := slices.BinarySearchFunc(s.reached, outcome, func(r Reached, o Outcome) int { return r.Compare(o) })
	switch {
	case !found:
		s.reached = slices.Insert(s.reached, i, Reached{outcome, s.example(), changed})
	case changed < s.reached[i].Changed:
		s.reached[i].Example, s.reached[i].Changed = s.example(), changed
	}
	return nil
}

func (s *flipSearch) example() []Change {
	example := make([]Change, len(s.set))
	for i, q := range s.set {
		example[i] = Change{Question: q, Value: s.options[i][s.chosen[i]].value}
	}
	return example
}

// keep notes what the set reaches.
func (s *flipSearch) keep(minimal bool) {
	set := slices.Clone(s.set)
	if minimal {
		s.result.Flips = append(s.result.Flips, Flip{set, s.reached})
	}
	for _, o := range s.toward {
		var reached []Reached
		for _, r := range s.reached {
			if r.Has(o) {
				reached = append(reached, r)
			}
		}
		if len(reached) > 0 {
			s.result.Toward[o] = append(s.result.Toward[o], Flip{set, reached})
		}
	}
}
