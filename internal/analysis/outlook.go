package analysis

import (
	"context"
	"slices"

	"stackadvisor/internal/program"
)

// Outlook is what can be said of the completions of a sheet, whether their diagram
// fits in its node budget or not. Past that, figures are counted one by one where
// a sweep can do it, and else estimated. Whether something is so or not is only
// said with a proof: a witness, or bounds that leave no other case (proof.go).
type Outlook struct {
	// AllContradict is true if every completion contradicts itself: then nothing is
	// settled, and there are no outcomes.
	AllContradict bool

	Settled    Verdict
	Outcomes   Outcomes
	Irrelevant Irrelevance
	Next       []Information // see View.Next
	NextMethod Method
	// Searched is true if the diagram is past its limits: Irrelevant, and Settled
	// unless Outcomes is exact, are what searches have proved.
	Searched bool
}

// Outlook fails if the engine does, or with the context's error. The draw is of
// completions.
func (v *View) Outlook(ctx context.Context, draw Draw) (*Outlook, error) {
	if v.d != nil {
		return &Outlook{
			AllContradict: v.AllContradict(),
			Settled:       v.Settled(), Outcomes: v.Outcomes(), Irrelevant: v.Irrelevant(), Next: v.Next(),
		}, nil
	}
	if v.AllContradict() {
		next := v.inform(func(int) Information { return Information{} })
		return &Outlook{AllContradict: true, Settled: No, Outcomes: v.Outcomes(), Next: next}, nil
	}
	p := v.prospect(ctx)
	p.draws = newDrawing(v, draw)
	b := &Outlook{Searched: true}
	for _, part := range []func(*Outlook) error{p.figures, p.settle, p.discern} {
		if err := part(b); err != nil {
			return nil, err
		}
	}
	p.silence(b)
	return b, nil
}

// silence takes back what was estimated of questions that are proved to tell nothing.
// Where answers may contradict each other, a question that changes nothing may tell
// what is answered to others.
func (p *prospect) silence(b *Outlook) {
	for i := range b.Next {
		if n := &b.Next[i]; len(p.excluding) == 0 && slices.Contains(b.Irrelevant.Questions, n.Question) {
			*n = Information{Question: n.Question}
		}
	}
	sortInformation(b.Next)
}

// prospect is what the parts of an Outlook past the limits share.
type prospect struct {
	*View
	ctx   context.Context
	vars  []*variable // of the unanswered questions that may matter, ascending
	varOf []int       // by question: its place in vars, or -1
	draws *drawing
}

func (v *View) prospect(ctx context.Context) *prospect {
	p := &prospect{View: v, ctx: ctx}
	p.vars, p.varOf = v.space.variables(v.values, v.excluding)
	return p
}

// variables are the unanswered questions of a sheet that may matter, to the outcome
// or to some contradictions.
func (s *Space) variables(values []program.Value, excluding []int) (vars []*variable, varOf []int) {
	scope := newScope(s.e, values)
	for _, r := range newEffects(scope).rules {
		scope.add(ruleGate(s.e.Program, r))
	}
	for _, i := range excluding {
		scope.add(s.e.ContradictionGate(i))
	}
	vars, varOf = scope.variables(), slices.Repeat([]int{-1}, len(values))
	for i, x := range vars {
		varOf[x.question] = i
	}
	return vars, varOf
}

// figures counts the outcomes and what questions tell of them, or estimates it.
func (p *prospect) figures(b *Outlook) error {
	limit := p.space.limits.Combinations
	s, ok := newSweep(p.space.e, p.values, p.excluding)
	if !ok || s.combinations() > float64(limit) {
		return p.draw(b)
	}
	var err error
	if b.Outcomes, err = p.swept(p.ctx, s, p.draws.Progress); err != nil {
		return err
	}
	if len(b.Outcomes.Stacks) == 1 {
		b.Next = p.inform(func(int) Information { return Information{} })
		return nil
	}
	if s.combinations()*float64(len(p.vars)) > sweepsForNext*float64(limit) {
		outcomes := b.Outcomes
		err = p.draw(b)
		b.Outcomes = outcomes
		return err
	}
	return p.sweepNext(b)
}

// settle decides whether the sheet is settled.
func (p *prospect) settle(b *Outlook) (err error) {
	switch stacks := b.Outcomes.Stacks; {
	case len(stacks) > 1 || len(stacks) == 1 && !stacks[0].Equal(p.now):
		b.Settled = No
	case len(stacks) == 0 && b.Outcomes.Method == Exact:
		b.Settled, b.AllContradict = No, true
	case b.Outcomes.Method == Exact:
		b.Settled = Yes
	default:
		b.Settled, err = p.settleByProof(len(stacks) > 0)
	}
	return err
}

// settleByProof looks for a completion with another outcome. That there is one which
// does not contradict itself may be known from draws, or from a count.
func (p *prospect) settleByProof(drawn bool) (Verdict, error) {
	verdict, err := p.proof(p.values, p.vars, p.excluding).stays(p.now, p.space.limits.Steps)
	if verdict == Yes && !drawn && p.completions == nil {
		verdict = Undecided
	}
	return verdict, err
}

// proof is about the completions of a sheet that make none of some contradictions true.
func (p *prospect) proof(values []program.Value, vars []*variable, excluding []int) *proof {
	var free []freeQuestion
	for _, x := range vars {
		free = append(free, freeQuestion{x.question, x.first})
	}
	whole := append([]program.Value(nil), values...)
	for q, v := range whole {
		if v == program.Unknown {
			whole[q] = p.space.e.Domain(q)[0]
		}
	}
	return newProof(p.ctx, p.space.e, whole, free, excluding)
}

// sheetsTried is how many completions are drawn to find one in which a question
// matters, before that is sought systematically.
const sheetsTried = 256

// discern decides for each unanswered question whether it ever matters.
func (p *prospect) discern(b *Outlook) error {
	if b.AllContradict {
		return nil
	}
	if b.Settled == Yes || len(b.Outcomes.Stacks) == 1 && b.Outcomes.Method == Exact {
		b.Irrelevant.Questions = p.unanswered
		return nil
	}
	matters, err := p.draws.matter(p.ctx, p.varOf)
	if err != nil {
		return err
	}
	s := p.proof(p.values, p.vars, p.excluding)
	for i, q := range p.unanswered {
		if matters[i] {
			continue
		}
		switch verdict, err := s.indifferent(q, p.space.limits.Steps/len(p.unanswered)+1); {
		case err != nil:
			return err
		case verdict == Yes:
			b.Irrelevant.Questions = append(b.Irrelevant.Questions, q)
		case verdict == Undecided:
			b.Irrelevant.Undecided = append(b.Irrelevant.Undecided, q)
		}
	}
	return nil
}

// reason finds the sufficient reason of a settled sheet.
func (p *prospect) reason(progress Progress) (Sufficient, bool, error) {
	r := &provedReason{prospect: p, left: p.space.limits.Steps}
	return findReason(newHitting(p.ctx, progress), r.change, Proved)
}

// provedReason finds changes by branch and bound.
type provedReason struct {
	*prospect
	left int // nodes
}

// change is a changer.
func (r *provedReason) change(fixed []int) ([]int, Verdict, error) {
	e := r.space.e
	values := make([]program.Value, len(r.values))
	for q := range values {
		values[q] = program.Unknown
	}
	for _, q := range fixed {
		values[q] = r.values[q]
	}
	vars, _ := r.space.variables(values, r.untrue)
	for _, x := range vars {
		if v := r.values[x.question]; v != program.Unknown && x.class(e.Program, v) < 0 {
			return nil, Undecided, nil
		}
	}
	s := r.proof(values, vars, r.untrue)
	verdict, err := s.stays(r.now, r.left)
	r.left = max(s.nodes, 0)
	if verdict != No || err != nil {
		return nil, verdict, err
	}
	change, err := r.smaller(s, vars)
	return change, No, err
}

// smaller takes back what a witness need not change of the given answers.
func (r *provedReason) smaller(s *proof, vars []*variable) (change []int, err error) {
	e := r.space.e
	s.state.Reset(s.witness)
	for _, x := range vars {
		q := x.question
		given := r.values[q]
		if given == program.Unknown {
			continue
		}
		s.state.Set(q, given)
		choice, err := s.state.Best()
		if err != nil {
			return nil, err
		}
		if x.class(e.Program, given) != x.class(e.Program, s.witness[q]) &&
			(OutcomeOf(choice).Equal(r.now) || s.state.ContradictsAny(r.untrue)) {
			s.state.Set(q, s.witness[q])
			change = append(change, q)
		}
	}
	return change, nil
}
