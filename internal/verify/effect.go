package verify

import (
	"context"
	"errors"
	"math/big"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// effectDraws is on how many sheets, drawn among those where a rule fires, the
// rule is looked at for an effect before it is proved that it has none.
const effectDraws = 1000

// mostVariants is how many variants are put into one diagram.
const mostVariants = 32

// effects finds out which rules change anything, as far as single sheets show it.
func (w *whole) effects(ctx context.Context) error {
	v := newSolver(w.e)
	for i := range w.p.Rules {
		if w.dead[w.rules[i]] {
			w.changes[i] = analysis.No
			continue
		}
		verdict, err := w.looksFor(ctx, v, i)
		if err != nil {
			return err
		}
		w.changes[i] = verdict
	}
	return nil
}

// looksFor looks for a sheet on which the removal of a rule changes the outcome.
func (w *whole) looksFor(ctx context.Context, v *solver, rule int) (analysis.Verdict, error) {
	less := engine.New(program.Compile(dropRule(w.p.Resolved, rule)), engine.Config{Date: w.e.Date}).NewState()
	failed := false
	differs := func(values []program.Value) bool {
		w.state.Reset(values)
		if !w.state.Fired(rule) || w.state.ContradictsItself() {
			return false
		}
		less.Reset(values)
		a, err1 := w.state.Best()
		b, err2 := less.Best()
		failed = failed || err1 != nil || err2 != nil
		return err1 == nil && err2 == nil && (a.Status != b.Status || !slices.Equal(a.Bits, b.Bits))
	}
	if w.sheets.all {
		found := false
		err := w.sheets.each(ctx, func(values []program.Value, _ *big.Int) bool {
			found = differs(values)
			return !found
		})
		switch {
		case found:
			return analysis.Yes, err
		case failed:
			return analysis.Undecided, err
		}
		return analysis.No, err
	}
	base, err := v.find(ctx, wish{w.p.Rules[rule].When, engine.True})
	if errors.Is(err, errUndecided) {
		return analysis.Undecided, nil
	}
	if err != nil || base == nil {
		return analysis.No, err
	}
	// The answers that make it fire stay; of the rest some change each time.
	fixed := make([]bool, len(base))
	v.mark(fixed, w.p.Rules[rule].When)
	rng := rand.New(rand.NewPCG(sheetsSeed, uint64(rule)))
	values := make([]program.Value, len(base))
	for range effectDraws {
		w.sheets.draw(rng, values)
		for q := range base {
			if fixed[q] && base[q] != program.Unknown {
				values[q] = base[q]
			}
		}
		if differs(values) {
			return analysis.Yes, nil
		}
	}
	return analysis.Undecided, ctx.Err()
}

// dropRule is the rule set without a rule.
func dropRule(r *check.Resolved, rule int) *check.Resolved {
	less := *r
	less.Rules = slices.Delete(slices.Clone(r.Rules), rule, rule+1)
	return &less
}

// proveEffects decides for some rules whether the removal of one ever changes
// the outcome.
func (w *whole) proveEffects(ctx context.Context, open []int) error {
	for rules := range slices.Chunk(open, mostVariants) {
		s := newSwitched(w.p.Resolved)
		for _, i := range rules {
			s.replaceRule(s.variant(), i, nil)
		}
		view, err := s.view(ctx, w.e.Date, w.limits)
		if errors.Is(err, errUndecided) {
			continue
		}
		if err != nil {
			return err
		}
		w.readEffects(view, rules)
	}
	return nil
}

// readEffects takes the verdicts on some rules from a view whose first variants
// are without them.
func (w *whole) readEffects(view *analysis.View, rules []int) {
	for n, i := range rules {
		apart, err := apartBy(view, n+1)
		switch {
		case err != nil:
		case apart.Empty():
			w.changes[i] = analysis.No
		default:
			w.changes[i] = analysis.Yes
		}
	}
}

// margin is how near an option that is never recommended came to it: the score
// of the best stack with it minus that of the best without it.
type margin struct {
	best  int64 // at its best
	sheet []program.Value
	drawn bool // there may be better ones than those that were looked at
}

// lacking tells of a margin.
func (f *findings) lacking(m margin) string {
	how := f.say("at best")
	if m.drawn {
		how = f.say("at best, of %d sheets drawn,", fewSheets)
	}
	switch m.best {
	case 0:
		return f.say("%s it is level with the best stack without it, and loses by the tie rules", how)
	case -1000:
		return f.say("%s it lacks 1 point against the best stack without it", how)
	}
	return f.say("%s it lacks %s points against the best stack without it", how, thousandths(-m.best))
}

// nearest finds the margins of the options that no sheet recommends, among the
// sheets that are gone through.
func (w *whole) nearest(ctx context.Context) error {
	for o := range w.p.Options {
		if w.wins[o] != nil {
			continue
		}
		best, sheet, err := w.bestMargin(ctx, o)
		if err != nil {
			return err
		}
		if sheet != nil {
			w.margins[o] = margin{best, sheet, !w.sheets.all && best < 0}
		}
	}
	return nil
}
