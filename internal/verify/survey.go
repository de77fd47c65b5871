package verify

import (
	"context"
	"math/big"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// survey is what is known of all complete answer sheets, from the parts of the
// set. Each part is independent of the others: of all sheets the share a/n has
// one thing in a part and b/m another thing in another part, so a*b/(n*m) has
// both.
type survey struct {
	*findings
	e     *engine.Engine
	state *engine.State
	parts []*whole
	exact bool // every part has counted its sheets
	drawn *drawing
}

func (f *findings) newSurvey(ctx context.Context, e *engine.Engine, o Options) (*survey, error) {
	s := &survey{findings: f, e: e, state: e.NewState(), exact: true}
	parts := split(e)
	for _, of := range parts {
		w, err := f.newWhole(ctx, of, e, o)
		if err != nil {
			return nil, err
		}
		if len(parts) > 1 && w.exact && w.infeasible.Cmp(w.outcomes.Completions) == 0 {
			// Nothing in the other parts ever shows.
			parts = []part{{p: e.Program, rules: moves(len(e.Rules))}}
			for i := range parts[0].rules {
				parts[0].rules[i] = i
			}
			for q := range e.Questions {
				parts[0].questions = append(parts[0].questions, q)
			}
			w, err := f.newWhole(ctx, parts[0], e, o)
			s.parts, s.exact = []*whole{w}, w != nil && w.exact
			return s, err
		}
		s.parts = append(s.parts, w)
		s.exact = s.exact && w.exact
	}
	return s, nil
}

// sheet is a sheet of the whole that shows what a sheet of one part shows: the
// other parts have answers that leave them a consistent stack.
func (s *survey) sheet(of *whole, values []program.Value) []program.Value {
	if values == nil {
		return nil
	}
	sheet := slices.Clone(values)
	for _, w := range s.parts {
		if other := w.feasibleAt(); w != of && other != nil {
			for _, q := range w.questions {
				sheet[q] = other[q]
			}
		}
	}
	return example(s.state, sheet)
}

// sheetCount is the number of all answer sheets that do not contradict themselves.
func sheetCount(p *program.Program) *big.Int { return analysis.CountSheets(p) }

// times is how many of n sheets have something in all parts that count counts in
// each.
func (s *survey) times(n *big.Int, count func(w *whole) *big.Int) *big.Int {
	product, whole := new(big.Int).Set(n), big.NewInt(1)
	for _, w := range s.parts {
		product.Mul(product, count(w))
		whole.Mul(whole, w.outcomes.Completions)
	}
	if whole.Sign() == 0 {
		return whole
	}
	return product.Quo(product, whole)
}

// feasible counts the sheets of a part that have a consistent stack.
func feasible(w *whole) *big.Int { return new(big.Int).Sub(w.outcomes.Completions, w.infeasible) }

// statuses finds sheets without a consistent stack, and without any advice.
func (s *survey) statuses() {
	sheets := sheetCount(s.e.Program)
	var infeasibleAt []program.Value
	silentAt := slices.Repeat([]program.Value{program.Unknown}, len(s.e.Questions))
	for _, w := range s.parts {
		if infeasibleAt == nil {
			infeasibleAt = s.sheet(w, w.infeasibleAt)
		}
		if w.silentAt == nil {
			silentAt = nil
		}
	}
	if silentAt != nil {
		for q := range silentAt {
			silentAt[q] = s.e.Domain(q)[0]
		}
		for _, w := range s.parts {
			for _, q := range w.questions {
				silentAt[q] = w.silentAt[q]
			}
		}
		silentAt = example(s.state, silentAt)
	}
	s.status(diag.InfeasibleSheet, infeasibleAt, [2]string{
		"for %s of %s answer sheets no stack satisfies the constraints", "for at least one answer sheet no stack satisfies the constraints",
	}, func() *big.Int {
		return new(big.Int).Sub(sheets, s.times(sheets, feasible))
	})
	s.status(diag.NoRecommendation, silentAt, [2]string{
		"for %s of %s answer sheets nothing speaks for any stack although every question is answered",
		"for at least one answer sheet nothing speaks for any stack although every question is answered",
	}, func() *big.Int {
		return s.times(sheets, func(w *whole) *big.Int { return w.silent })
	})
}

// status adds the finding that some sheets have a status, told with how many of
// all have it, or without counts, where it is proved by an example.
func (s *survey) status(code diag.Code, at []program.Value, formats [2]string, count func() *big.Int) {
	if at == nil {
		// Where nothing has to be there, the empty stack is consistent.
		possible := code != diag.InfeasibleSheet || needsOptions(s.p.Resolved)
		if possible && !s.exact && !s.enumerated() {
			s.giveUp(code)
		}
		return
	}
	message := s.say(formats[1])
	if s.exact {
		message = s.say(formats[0], count(), sheetCount(s.e.Program))
	}
	s.add(Finding{Code: code, Severity: severityOf(code), Message: message, Example: at}, s.set())
}

// enumerated reports whether every sheet of every part was looked at.
func (s *survey) enumerated() bool {
	return !slices.ContainsFunc(s.parts, func(w *whole) bool { return !w.sheets.all })
}

func (s *survey) set() about { return about{"", s.p.Span, s.p.Allow} }

// severityOf: a sheet without a stack is an error, as the advice breaks there.
func severityOf(code diag.Code) diag.Severity {
	if code == diag.InfeasibleSheet || code == diag.ConflictingRequires {
		return diag.Error
	}
	return diag.Warning
}

func (f *findings) giveUp(code diag.Code) {
	if !f.undecided(code) {
		f.undone = append(f.undone, string(code))
	}
}

// questions finds questions that never change anything.
func (s *survey) questions() {
	irrelevant := make([]bool, len(s.p.Questions))
	for q := range irrelevant {
		irrelevant[q] = true
	}
	for _, w := range s.parts {
		if w.irrelevant == nil {
			s.giveUp(diag.IrrelevantQuestion)
			return
		}
		for q := range irrelevant {
			irrelevant[q] = irrelevant[q] && w.irrelevant[q]
		}
	}
	for q, yes := range irrelevant {
		if yes {
			s.add(Finding{Code: diag.IrrelevantQuestion, Severity: diag.Warning,
				Message: s.say("question %q never changes the recommended stack", s.p.Questions[q].ID)}, s.question(q))
		}
	}
}

// options finds options that are never or always recommended.
func (s *survey) options() {
	for _, w := range s.parts {
		for o := range w.p.Options {
			option := &w.p.Options[o]
			at := about{option.ID, option.Span, option.Allow}
			switch {
			case w.wins[o] == nil && w.exact, w.wins[o] == nil && w.sheets.all:
				x := Finding{Code: diag.NeverRecommended, Severity: diag.Warning, Message: s.say("option %q is never recommended", option.ID)}
				if m, ok := w.margins[o]; ok {
					x.Message += s.say("; ") + s.lacking(m)
					x.Example = s.sheet(w, m.sheet)
				}
				s.add(x, at)
			case w.wins[o] == nil:
				s.giveUp(diag.NeverRecommended)
			case s.exact && w.wonBy(o).Cmp(w.outcomes.Completions) == 0 && s.nowhereInfeasible():
				s.add(Finding{Code: diag.AlwaysRecommended, Severity: diag.Warning, Message: s.say("option %q is recommended whatever is answered", option.ID), Example: s.sheet(w, w.wins[o])}, at)
			}
		}
	}
}

func (s *survey) nowhereInfeasible() bool {
	return !slices.ContainsFunc(s.parts, func(w *whole) bool { return w.infeasible.Sign() > 0 })
}

// effects finds rules whose removal never changes the outcome.
func (s *survey) effects() {
	changes := make([]analysis.Verdict, len(s.p.Rules))
	for i := range changes {
		changes[i] = analysis.No
	}
	for _, w := range s.parts {
		for i, rule := range w.rules {
			switch v := w.changes[i]; {
			case v == analysis.Yes, v == analysis.Undecided && changes[rule] == analysis.No:
				changes[rule] = v
			}
		}
	}
	for i, v := range changes {
		switch {
		case s.dead[i]:
		case v == analysis.Undecided:
			s.giveUp(diag.NoEffect)
		case v == analysis.No:
			s.add(Finding{Code: diag.NoEffect, Severity: diag.Warning,
				Message: s.say("rule %q never changes the recommended stack: without it the advice is the same", s.p.Rules[i].ID)}, s.rule(i))
		}
	}
}

// winShare is the share of all sheets that recommend each option: estimated if
// some part has not counted its sheets, and then without Count.
func (s *survey) winShare(ctx context.Context) ([]Win, analysis.Method, error) {
	list := make([]Win, len(s.p.Options))
	sheets := sheetCount(s.e.Program)
	if !s.exact {
		err := s.draw(ctx)
		for o := range list {
			list[o].Share = share(s.drawn.wins[o], s.drawn.count)
		}
		return list, analysis.Estimated, err
	}
	at := map[string]int{}
	for o := range list {
		at[s.p.Options[o].ID] = o
	}
	for _, w := range s.parts {
		for o := range w.p.Options {
			win := &list[at[w.p.Options[o].ID]]
			win.Count = s.times(sheets, func(other *whole) *big.Int {
				if other == w {
					return w.wonBy(o)
				}
				return feasible(other)
			})
			win.Share = share(win.Count, sheets)
		}
	}
	return list, analysis.Exact, nil
}
