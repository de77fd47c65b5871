package verify

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Mutation is how well the cases guard a rule set: what happens to them when one
// thing in the rules is changed.
type Mutation struct {
	Mutants    int // all, also those that change nothing
	Killed     int // some case fails
	Equivalent int // proved: no answer sheet has another stack, on the dates of the cases
	Survivors  []Survivor
}

// Survivor is a mutant that no case notices.
type Survivor struct {
	Mutant
	// Example is a sheet for which it recommends something else on Date, by
	// question; nil if none was found and it was not decided whether there is
	// one.
	Example  []program.Value
	Date     date.Date
	From, To analysis.Outcome
}

// Percent is the part of the mutants that change something and are killed,
// rounded down.
func (m *Mutation) Percent() int {
	if m.Mutants == m.Equivalent {
		return 100
	}
	return m.Killed * 100 / (m.Mutants - m.Equivalent)
}

// mutationRun runs the cases on mutants.
type mutationRun struct {
	ctx     context.Context
	p       *program.Program
	cases   []*Case
	dates   []date.Date // one for each set of facts that the cases see
	options CoverageOptions
	fired   [][]uint64 // by case: the rules that fire
	state   map[date.Date]*engine.State
	proofs  int
}

// Mutate changes one thing at a time in the rules and runs the cases, which must
// all pass as things are. A survivor that provably changes the stack of no
// answer sheet, at the set's own weights and on the dates of the cases, is left
// out. It fails with the context's error only.
func Mutate(ctx context.Context, p *program.Program, cases []*Case, o CoverageOptions) (*Mutation, error) {
	own := p.Files[len(p.Files)-1]
	list := mutants(p, func(at diag.Span) bool { return o.Inherited || at.File == own })
	r := &mutationRun{ctx: ctx, p: p, cases: cases, options: o, state: map[date.Date]*engine.State{}}
	r.prepare()
	m := &Mutation{Mutants: len(list)}
	for i := range list {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		mutated := program.Compile(list[i].set)
		if r.kills(&list[i], mutated) {
			m.Killed++
			continue
		}
		s, equivalent, err := r.survivor(&list[i], mutated)
		if err != nil {
			return nil, err
		}
		if equivalent {
			m.Equivalent++
		} else {
			m.Survivors = append(m.Survivors, *s)
		}
	}
	return m, nil
}

// prepare notes which rules fire in which case, and the dates that differ: two
// dates with the same unsupported options and the same relations are one.
func (r *mutationRun) prepare() {
	seen := map[string]bool{}
	for _, c := range r.cases {
		s := r.state[c.AsOf]
		if s == nil {
			s = engine.New(r.p, engine.Config{Date: c.AsOf}).NewState()
			r.state[c.AsOf] = s
			e := s.Engine()
			key := make([]byte, 0, len(e.Unsupported)+2*len(e.Held))
			for _, u := range e.Unsupported {
				key = append(key, map[bool]byte{true: 1}[u])
			}
			for _, h := range e.Held {
				key = append(key, byte(h), byte(h>>8))
			}
			if !seen[string(key)] {
				seen[string(key)] = true
				r.dates = append(r.dates, c.AsOf)
			}
		}
		s.Reset(c.Sheet.Values)
		r.fired = append(r.fired, firedBits(s, len(r.p.Rules)))
	}
}

func firedBits(s *engine.State, rules int) []uint64 {
	bits := make([]uint64, (rules+63)/64)
	for i := range rules {
		if s.Fired(i) {
			bits[i/64] |= 1 << (i % 64)
		}
	}
	return bits
}

// kills reports whether some case fails with the mutant. A case in which the
// same rules fire, and not the one whose effect was changed, comes out as
// before; but whether it is settled is about other sheets.
func (r *mutationRun) kills(m *Mutant, mutated *program.Program) bool {
	s := engine.New(mutated, engine.Config{Date: r.cases[0].AsOf}).NewState()
	for i, c := range r.cases {
		if m.Kind != "relation" && c.Expect.Settled == nil {
			s.Reset(c.Sheet.Values)
			same := slices.Equal(r.fired[i], firedBits(s, len(mutated.Rules)))
			if same && (m.rule < 0 || !s.Fired(m.rule)) {
				continue
			}
		}
		if len(c.Run(mutated).Failures) > 0 {
			return true
		}
	}
	return false
}

// mutantDraws is on how many sheets, for each date, a survivor is looked at for
// a change before it is proved that there is none.
const mutantDraws = 1000

// mutantProofs is how many proofs by the diagram of two sets one run may make:
// each can take seconds.
const mutantProofs = 12

// survivor finds a sheet for which the mutant recommends something else, or
// proves that there is none: because its condition means the same, or by the
// diagram of all sheets.
func (r *mutationRun) survivor(m *Mutant, mutated *program.Program) (s *Survivor, equivalent bool, err error) {
	s = &Survivor{Mutant: *m}
	o := DiffOptions{Limits: r.options.Limits}
	var differs []*differ
	for _, on := range r.dates {
		o.Date = on
		d := newDiffer(r.ctx, r.p, mutated, o)
		bases, same, err := r.bases(d, m)
		if err != nil || same {
			return s, same, err
		}
		if found, err := r.draw(d, bases, s); found || err != nil {
			s.Date = on
			return s, false, err
		}
		differs = append(differs, d)
	}
	return r.prove(s, differs, mutated)
}

// prove decides by diagrams whether a mutant changes anything, date by date.
func (r *mutationRun) prove(s *Survivor, differs []*differ, mutated *program.Program) (*Survivor, bool, error) {
	if s.relation >= 0 {
		kept, err := r.keepsRelation(s, differs, mutated)
		return s, kept, err
	}
	for _, d := range differs {
		if r.proofs == mutantProofs {
			return s, false, nil
		}
		r.proofs++
		counts, err := d.count()
		switch {
		case errors.Is(err, errUndecided):
			return s, false, nil
		case err != nil:
			return nil, false, err
		case counts.different.Sign() > 0:
			change := &counts.changes[0]
			err = d.example(change)
			s.From, s.To, s.Date, s.Example = change.From, change.To, d.options.Date, change.Example
			return s, false, err
		}
	}
	return s, true, nil
}

// keepsRelation reports whether the set keeps a removed relation by itself: then
// its best stacks are the best with the relation, too, and nothing has changed.
// That is about one set, whose diagram is much smaller than that of two.
func (r *mutationRun) keepsRelation(s *Survivor, differs []*differ, mutated *program.Program) (bool, error) {
	relation := &r.p.Relations[s.relation]
	for _, d := range differs {
		if !relation.Holds(d.options.Date) {
			continue
		}
		space := analysis.NewSpace(d.states[1].Engine(), d.options.Limits)
		view, err := space.View(r.ctx, slices.Repeat([]program.Value{program.Unknown}, len(mutated.Questions)))
		if errors.Is(err, engine.ErrBudget) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		outcomes := view.Outcomes()
		if len(outcomes.Stacks) == 0 {
			return false, nil
		}
		for _, o := range outcomes.Stacks {
			some := slices.ContainsFunc(relation.To, o.Has)
			if o.Has(relation.From) && some == (relation.Kind == ruleset.Conflicts) || o.Status == engine.Infeasible {
				return false, nil
			}
		}
	}
	return true, nil
}

// keptAnswers are a part of a sheet on which a mutant may do something: answers that
// are kept while the others are drawn.
type keptAnswers []program.Value

// bases finds sheets on which the mutant's condition is not what it was, or on
// which the rule fires whose effect was changed. same says that there is none,
// so that the mutant changes nothing.
func (r *mutationRun) bases(d *differ, m *Mutant) (bases []keptAnswers, same bool, err error) {
	old, changed := d.conditions(m)
	if old == nil && changed == nil {
		return nil, false, nil // always, or a relation
	}
	searches := [][]wish{{{old, engine.True}, {changed, engine.False}}, {{old, engine.False}, {changed, engine.True}}}
	if m.effect {
		searches = [][]wish{{{old, engine.True}}}
	}
	v := newSolver(d.engine)
	same = true
	for _, wishes := range searches {
		sheet, err := v.find(d.ctx, wishes...)
		if errors.Is(err, errUndecided) {
			same = false
			continue
		}
		if err != nil {
			return nil, false, err
		}
		if sheet == nil {
			continue
		}
		same = false
		fixed := make([]bool, len(sheet))
		for _, w := range wishes {
			v.mark(fixed, w.cond)
		}
		for q := range sheet {
			if !fixed[q] {
				sheet[q] = program.Unknown
			}
		}
		bases = append(bases, sheet)
	}
	return bases, same, nil
}

// conditions are the mutant's condition as it was and as it is, over both.
func (d *differ) conditions(m *Mutant) (old, changed *check.Cond) {
	facts := func(i int) (old, changed *check.Cond) {
		return &check.Cond{Op: check.IsFact, Fact: i}, &check.Cond{Op: check.IsFact, Fact: len(d.a.facts) + i}
	}
	switch {
	case m.rule >= 0:
		return d.both.Rules[m.rule].When, d.both.Rules[d.a.rules+m.rule].When
	case m.fact >= 0:
		return facts(m.fact)
	case m.question >= 0:
		return facts(d.a.asked[m.question])
	}
	return nil, nil
}

// draw looks at sheets, most of them completions of the bases.
func (r *mutationRun) draw(d *differ, bases []keptAnswers, s *Survivor) (bool, error) {
	all := newSheets(d.both, allSheets)
	rng := rand.New(rand.NewPCG(sheetsSeed, 0))
	values := make([]program.Value, len(d.both.Questions))
	for i := range mutantDraws {
		all.draw(rng, values)
		if kept := i % (len(bases) + 1); kept < len(bases) {
			for q, v := range bases[kept] {
				if v != program.Unknown {
					values[q] = v
				}
			}
		}
		from, to, err := d.advise(values)
		if err == nil && !d.same(from, to) {
			s.Example, s.From, s.To = d.plain(values), from, to
			return true, nil
		}
	}
	return false, d.ctx.Err()
}
