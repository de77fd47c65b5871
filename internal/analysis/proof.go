package analysis

import (
	"cmp"
	"context"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// proof decides yes/no questions about all sheets that some free answers lead to,
// by branch and bound on margins: where no other stack can make up its lag behind
// a favourite, whatever the free answers are, the favourite stays (lead.go). Else
// an answer that helps its best rival is given, until the rival wins, which is a
// witness, or cannot win any more. A node budget ends the search undecided.
//
// Sheets that make one of some contradictions true do not count: they are no
// witnesses, and where all sheets left are such nothing is sought.
type proof struct {
	ctx       context.Context
	e         *engine.Engine
	excluding []int         // contradictions
	state     *engine.State // has the answers that are given
	sheet     *partial      // the same; the others are free
	effects   *effects
	questions []freeQuestion
	asks      [][]int // by rule: free questions on which it may hang, as they come in questions
	cache     *leads  // of the favourite that was looked at last

	nodes   int // left
	spent   bool
	witness []program.Value // the sheet that decided it; nil: none
}

// freeQuestion is a question whose answer is free, with all answers that rules
// tell apart.
type freeQuestion struct {
	question int
	answers  []program.Value
}

// newProof takes a sheet that has no free answers, and the questions that are to
// be free. The other answers that are unknown stay so.
func newProof(
	ctx context.Context, e *engine.Engine, values []program.Value, free []freeQuestion, excluding []int,
) *proof {
	s := &proof{ctx: ctx, e: e, excluding: excluding, state: e.NewState(), sheet: newPartial(e.Program, values)}
	open := slices.Clone(values)
	for _, q := range free {
		open[q.question] = program.Unknown
	}
	s.effects = newEffects(newScope(e, open))
	s.state.Reset(open)
	s.questions = slices.Clone(free)
	s.sort()
	for _, q := range s.questions {
		s.sheet.release(q.question)
	}
	s.asks = make([][]int, len(e.Rules))
	for i, q := range s.questions {
		for _, g := range s.sheet.reach[q.question] {
			if r, is := s.rule(g); is {
				s.asks[r] = append(s.asks[r], i)
			}
		}
	}
	return s
}

// sort puts the questions first on which most points hang: rules are booked on
// the first of their free questions, so that much is booked together.
func (s *proof) sort() {
	weight := make([]int64, len(s.e.Rules))
	for _, gifts := range s.effects.gives {
		for _, g := range gifts {
			weight[g.rule] += max(g.amount, -g.amount)
		}
	}
	hangs := func(q freeQuestion) (sum int64) {
		for _, g := range s.sheet.reach[q.question] {
			if r, is := s.rule(g); is {
				sum += weight[r]
			}
		}
		return sum
	}
	slices.SortStableFunc(s.questions, func(a, b freeQuestion) int { return cmp.Compare(hangs(b), hangs(a)) })
}

// rule is the rule of a gate, if it is a rule's.
func (s *proof) rule(g int32) (int, bool) {
	r := int(g) - s.e.Inner
	return r, 0 <= r && r < len(s.e.Rules)
}

// void reports whether one of the contradictions is true whatever the free answers
// are.
func (s *proof) void() bool {
	return slices.ContainsFunc(s.excluding, func(i int) bool { return s.sheet.sure[s.e.ContradictionGate(i)] })
}

func (s *proof) give(q int, v program.Value) {
	s.state.Set(q, v)
	s.sheet.set(q, v)
}

func (s *proof) release(q int) {
	s.state.Set(q, program.Unknown)
	s.sheet.release(q)
}

// step takes a node from the budget.
func (s *proof) step() (bool, error) {
	if s.nodes--; s.nodes < 0 {
		s.spent = true
	}
	return !s.spent, s.ctx.Err()
}

// stays decides whether the favourite is the outcome whatever the free answers
// are, within so many nodes. No comes with a witness.
func (s *proof) stays(favourite Outcome, nodes int) (Verdict, error) {
	s.nodes, s.spent, s.witness = nodes, false, nil
	found, err := s.rival(favourite)
	return s.verdict(found), err
}

// verdict is No if a witness was found.
func (s *proof) verdict(found bool) Verdict {
	switch {
	case found:
		return No
	case s.spent:
		return Undecided
	}
	return Yes
}

// rival looks for free answers with another outcome.
func (s *proof) rival(favourite Outcome) (bool, error) {
	if more, err := s.step(); !more || err != nil || s.void() {
		return false, err
	}
	beaten, ahead, err := s.lead(favourite)
	if beaten || err != nil {
		return false, err
	}
	outcome, counts, err := s.try(ahead)
	if err != nil {
		return false, err
	}
	if counts && !outcome.Equal(favourite) {
		return true, nil
	}
	s.witness = nil
	i := s.branch(ahead, -1)
	if i < 0 {
		return false, nil
	}
	return s.each(i, ahead, func() (bool, error) { return s.rival(favourite) })
}

// prospects is what each answer to each free question does for a rival, and
// which question decides whether the favourite stays possible; -1: none.
type prospects struct {
	gains   [][]int64 // by free question and answer; nil: none
	blocker int
}

// lead bounds what the rivals of a favourite can reach. It reports true if none
// can beat it, and else what helps the strongest.
func (s *proof) lead(favourite Outcome) (bool, *prospects, error) {
	if s.cache == nil || !s.cache.favourite.Equal(favourite) {
		s.cache = newLeads(s.e, s.effects, favourite)
	}
	var b bookings
	s.bound(s.cache, &b)
	ahead := &prospects{gains: make([][]int64, len(s.questions)), blocker: s.blocker(favourite)}
	scores, ok := s.cache.scores(b.sums)
	if !ok {
		s.spent = true
		return true, nil, nil
	}
	choice, err := s.state.BestScored(scores)
	if err != nil {
		return false, nil, err
	}
	best := OutcomeOf(choice)
	if ahead.blocker < 0 && best.Equal(favourite) {
		return true, nil, nil
	}
	n := len(scores)
	for i, cells := range b.cells {
		if cells == nil {
			continue
		}
		gains := make([]int64, len(s.questions[i].answers))
		for k := range gains {
			gains[k] = s.cache.gain(best.Stack, cells[k*n:(k+1)*n])
		}
		ahead.gains[i] = gains
	}
	return false, ahead, nil
}

// gain is what a stack gains on the favourite by some differences.
func (l *leads) gain(stack []int, differences []int64) int64 {
	sum := int64(0)
	taken := slices.Clone(stack)
	for _, o := range stack {
		if !l.favourite.Has(o) {
			sum += differences[o]
			taken = append(taken, l.replaced[o]...)
		}
	}
	for _, w := range l.favourite.Stack {
		if !slices.Contains(taken, w) {
			sum += differences[w]
		}
	}
	return sum
}

// blocker is a free question that decides whether the favourite is excluded, or
// lacks what is required; -1 if that cannot be.
func (s *proof) blocker(favourite Outcome) int {
	if favourite.Status == engine.Infeasible {
		return -1
	}
	for _, o := range favourite.Stack {
		if i := s.mayFire(s.effects.vetoes[o]); i >= 0 {
			return i
		}
	}
	for _, d := range s.effects.demands {
		if !slices.ContainsFunc(d.options, favourite.Has) {
			if i := s.mayFire(d.rules); i >= 0 {
				return i
			}
		}
	}
	return -1
}

// mayFire is a free question of a rule that may fire, or -1.
func (s *proof) mayFire(rules []int) int {
	for _, r := range rules {
		if _, possible := s.sheet.fires(r); !possible {
			continue
		}
		for _, i := range s.asks[r] {
			if s.sheet.free[s.questions[i].question] {
				return i
			}
		}
	}
	return -1
}

// try gives the free answers that help a rival most, for a moment, and keeps them
// as witness. It reports whether that sheet counts.
func (s *proof) try(ahead *prospects) (outcome Outcome, counts bool, err error) {
	var given []int
	for i := range s.questions {
		q := &s.questions[i]
		if s.sheet.free[q.question] {
			s.state.Set(q.question, q.answers[best(ahead.gains[i])])
			given = append(given, q.question)
		}
	}
	choice, err := s.state.Best()
	if err == nil {
		outcome, counts = OutcomeOf(choice), !s.state.ContradictsAny(s.excluding)
		s.witness = slices.Clone(s.state.Values())
	}
	for _, q := range given {
		s.state.Set(q, program.Unknown)
	}
	return outcome, counts, err
}

// best is the position of the greatest number, 0 if there are none.
func best(gains []int64) int {
	at := 0
	for k, g := range gains {
		if g > gains[at] {
			at = k
		}
	}
	return at
}

// branch chooses the free question to give an answer to: one that decides
// whether the favourite stays possible, else the one whose answers make the
// greatest difference to a rival; never the one to leave. -1: there is none.
func (s *proof) branch(ahead *prospects, leave int) int {
	if ahead.blocker >= 0 && ahead.blocker != leave {
		return ahead.blocker
	}
	at, most := -1, int64(-1)
	for i := range s.questions {
		if i == leave || !s.sheet.free[s.questions[i].question] {
			continue
		}
		spread := int64(0)
		if gains := ahead.gains[i]; gains != nil {
			spread = slices.Max(gains) - slices.Min(gains)
		}
		if spread > most {
			at, most = i, spread
		}
	}
	return at
}

// each gives a free question its answers, those first that help a rival most,
// until one finds what is sought.
func (s *proof) each(i int, ahead *prospects, visit func() (bool, error)) (bool, error) {
	q, gains := &s.questions[i], ahead.gains[i]
	order := make([]int, len(q.answers))
	for k := range order {
		order[k] = k
	}
	if gains != nil {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(gains[b], gains[a]) })
	}
	for _, k := range order {
		s.give(q.question, q.answers[k])
		found, err := visit()
		if found || err != nil || s.spent {
			s.release(q.question)
			return found, err
		}
	}
	s.release(q.question)
	return false, nil
}

// indifferent decides whether the answer to a free question never changes the
// outcome, within so many nodes. No means that it does: the witness has another
// outcome with another answer.
func (s *proof) indifferent(question int, nodes int) (Verdict, error) {
	s.nodes, s.spent, s.witness = nodes, false, nil
	i := slices.IndexFunc(s.questions, func(q freeQuestion) bool { return q.question == question })
	if i < 0 {
		return Yes, nil
	}
	found, err := s.contrast(i)
	return s.verdict(found), err
}

// contrast looks for free answers for which it matters what is answered to one
// of the free questions.
func (s *proof) contrast(i int) (bool, error) {
	if more, err := s.step(); !more || err != nil {
		return false, err
	}
	if s.void() || !s.hangs(i) {
		return false, nil
	}
	ahead := &prospects{gains: make([][]int64, len(s.questions)), blocker: -1}
	outcome, differs, err := s.tryAll(i, ahead)
	if differs || err != nil {
		return differs, err
	}
	beaten, ahead, err := s.lead(outcome)
	if beaten || err != nil {
		return false, err
	}
	if _, differs, err = s.tryAll(i, ahead); differs || err != nil {
		return differs, err
	}
	next := s.branch(ahead, i)
	if next < 0 {
		return false, nil
	}
	return s.each(next, ahead, func() (bool, error) { return s.contrast(i) })
}

// hangs reports whether some rule that is not decided hangs on a free question.
func (s *proof) hangs(i int) bool {
	for _, g := range s.sheet.reach[s.questions[i].question] {
		if _, is := s.rule(g); is && s.sheet.possible[g] && !s.sheet.sure[g] {
			return true
		}
	}
	return false
}

// tryAll tries every answer to one free question, the others as in try. It returns
// the first outcome, if possible that of a sheet that counts, and whether another
// sheet that counts has another one.
func (s *proof) tryAll(i int, ahead *prospects) (first Outcome, differs bool, err error) {
	q := &s.questions[i]
	found := false // a sheet that counts
	for k, v := range q.answers {
		s.give(q.question, v)
		outcome, counts, err := s.try(ahead)
		s.release(q.question)
		switch {
		case err != nil:
			return first, false, err
		case counts && found && !outcome.Equal(first):
			return first, true, nil
		case counts && !found || k == 0:
			first, found = outcome, counts
		}
	}
	s.witness = nil
	return first, false, nil
}
