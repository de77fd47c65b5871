package verify

import (
	"errors"
	"math/big"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// survival is a mutant that no case notices, while it is found out whether it
// changes any advice.
type survival struct {
	Survivor
	mutated    *program.Program
	equivalent bool
}

// mutantDraws is on how many sheets, for each date, a mutant is looked at for a
// change before it is decided with a diagram.
const mutantDraws = 200

// decide finds for each mutant a sheet for which it recommends something else, or
// proves that there is none on any of the dates. What is past the limits stays
// without both.
func (r *mutationRun) decide(alive []*survival) error {
	open := alive
	for _, on := range r.dates {
		for _, s := range open {
			if err := r.draw(s, on); err != nil {
				return err
			}
		}
		open = slices.DeleteFunc(slices.Clone(open), func(s *survival) bool { return s.Example != nil })
	}
	if drawable, err := r.drawable(open); !drawable || err != nil {
		return err
	}
	for _, s := range open {
		s.equivalent = true // until something else is shown, or not decided
	}
	for _, on := range r.dates {
		var relations, others []*survival
		for _, s := range open {
			switch {
			case s.Example != nil:
			case s.relation < 0:
				others = append(others, s)
			case r.p.Relations[s.relation].Holds(on):
				relations = append(relations, s)
			}
		}
		if err := r.relations(relations, on); err != nil {
			return err
		}
		for some := range slices.Chunk(others, mostVariants) {
			if err := r.switchable(some, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// drawable reports whether a diagram of the set itself is within the limits, on
// its first date. Where it is not, none that has mutants besides is tried.
func (r *mutationRun) drawable(open []*survival) (bool, error) {
	if len(open) == 0 {
		return true, nil
	}
	view, err := r.without(nil, r.dates[0])
	return view != nil && drawn(view), err
}

// draw looks at single sheets.
func (r *mutationRun) draw(s *survival, on date.Date) error {
	sheets := newSheets(s.mutated, 0)
	sheets.draws = mutantDraws
	a, b := r.states(s, on)
	return sheets.each(r.ctx, func(values []program.Value, _ *big.Int) bool {
		return !s.shows(a, b, values)
	})
}

// states are of the set and of the mutant.
func (r *mutationRun) states(s *survival, on date.Date) (a, b *engine.State) {
	return engine.New(r.p, engine.Config{Date: on}).NewState(), engine.New(s.mutated, engine.Config{Date: on}).NewState()
}

// shows keeps a sheet if the mutant, b, recommends something else for it, and it
// contradicts itself in neither.
func (s *survival) shows(a, b *engine.State, values []program.Value) bool {
	a.Reset(values)
	b.Reset(values)
	if a.ContradictsItself() || b.ContradictsItself() {
		return false
	}
	from, err1 := a.Best()
	to, err2 := b.Best()
	if err1 != nil || err2 != nil || from.Status == to.Status && slices.Equal(from.Bits, to.Bits) {
		return false
	}
	s.equivalent = false
	s.From, s.To, s.Date = analysis.OutcomeOf(from), analysis.OutcomeOf(to), a.Engine().Date
	s.Example = slices.Clone(values)
	for q := range values {
		if a.Applies(q) != program.Yes && b.Applies(q) != program.Yes {
			s.Example[q] = program.Unknown
		}
	}
	return true
}

// switchable decides mutants of rules, facts and ask_when together.
func (r *mutationRun) switchable(some []*survival, on date.Date) error {
	x := newSwitched(r.p.Resolved)
	for _, s := range some {
		choice := x.variant()
		switch {
		case s.rule >= 0:
			x.replaceRule(choice, s.rule, &s.set.Rules[s.rule])
		case s.fact >= 0:
			x.facts[s.fact] = append(x.facts[s.fact], condVariant{choice, s.set.Facts[s.fact].When})
		default:
			x.questions[s.question] = append(x.questions[s.question], condVariant{choice, s.set.Questions[s.question].AskWhen})
		}
	}
	view, err := x.view(r.ctx, on, r.options.Limits)
	if err != nil && !errors.Is(err, errUndecided) {
		return err
	}
	for i, s := range some {
		var apart *analysis.Sheets
		if err == nil {
			apart, err = apartBy(view, i+1)
		}
		switch {
		case err != nil:
			s.equivalent = false
		case !apart.Empty():
			r.show(s, on, apart.Example()[1:])
		}
	}
	return nil
}

// show keeps an example.
func (r *mutationRun) show(s *survival, on date.Date, values []program.Value) {
	for q, v := range values {
		if v == program.Unknown {
			values[q] = s.mutated.Domain(q)[0]
		}
	}
	a, b := r.states(s, on)
	s.equivalent = false
	s.shows(a, b, values)
}

// relations decides mutants without a relation. Where no stack of such a set
// breaks the relation, its best stacks are the best under the relation, too; a
// stack that breaks it is one that the set never recommends. So all relations
// are removed together at first: if nothing breaks any, none of them changes
// anything. Those that something breaks then are looked at one by one, and the
// rest together again.
func (r *mutationRun) relations(some []*survival, on date.Date) error {
	for len(some) > 0 {
		var broken, kept []*survival
		view, err := r.without(some, on)
		if err != nil {
			return err
		}
		for _, s := range some {
			if at := r.breaking(view, s); at == nil || !at.Empty() {
				broken = append(broken, s)
			} else {
				kept = append(kept, s)
			}
		}
		for _, s := range broken {
			if len(some) > 1 {
				if view, err = r.without([]*survival{s}, on); err != nil {
					return err
				}
			}
			at := r.breaking(view, s)
			switch {
			case at == nil:
				s.equivalent = false
			case !at.Empty():
				r.show(s, on, at.Example())
			}
		}
		if len(broken) == 0 || len(some) == 1 {
			return nil
		}
		some = kept
	}
	return nil
}

// without is the set without the relations of some mutants; nil past the limits.
func (r *mutationRun) without(some []*survival, on date.Date) (*analysis.View, error) {
	set := *r.p.Resolved
	set.Relations = nil
	for i, relation := range r.p.Relations {
		if !slices.ContainsFunc(some, func(s *survival) bool { return s.relation == i }) {
			set.Relations = append(set.Relations, relation)
		}
	}
	space := analysis.NewSpace(engine.New(program.Compile(&set), engine.Config{Date: on}), r.options.Limits)
	view, err := space.View(r.ctx, slices.Repeat([]program.Value{program.Unknown}, len(set.Questions)))
	if errors.Is(err, engine.ErrBudget) {
		return nil, nil
	}
	return view, err
}

// breaking are the sheets whose stack breaks the relation of a mutant; nil past
// the limits.
func (r *mutationRun) breaking(view *analysis.View, s *survival) *analysis.Sheets {
	if view == nil {
		return nil
	}
	relation := &r.p.Relations[s.relation]
	return view.Where(func(o analysis.Outcome) bool {
		return slices.ContainsFunc(relation.From, o.Has) && slices.ContainsFunc(relation.To, o.Has) == (relation.Kind == ruleset.Conflicts)
	})
}
