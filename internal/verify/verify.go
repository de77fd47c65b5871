package verify

import (
	"context"
	"math/big"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// DefaultMaxAge is for how many days a source counts as looked at.
const DefaultMaxAge = 365

// Options are what a verification depends on beside the rule set.
type Options struct {
	Date   date.Date // required
	MaxAge int       // days; 0: DefaultMaxAge
	Limits analysis.Limits
}

// Report is what a verification found.
type Report struct {
	Program *program.Program
	Date    date.Date
	// Sheets counts all complete answer sheets (contract 4).
	Sheets *big.Int
	// Method is how WinShare was obtained, and the proofs that something never
	// happens.
	Method   analysis.Method
	Findings []Finding // by place; also those that an allowance silences
	WinShare []Win     // by option
	// Undecided are the codes for which some case was not decided within the
	// budget.
	Undecided []string
}

// Win is the share of all answer sheets whose recommended stack has an option.
type Win struct {
	Count *big.Int
	Share analysis.Share
}

// Problems counts the findings that no allowance silences.
func (r *Report) Problems() int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Because == nil {
			n++
		}
	}
	return n
}

// Verify looks for everything that is wrong with a rule set as advice. It fails
// with the context's error, or the engine's ErrBudget where a rule set is too
// hard to recommend anything from.
func Verify(ctx context.Context, p *program.Program, o Options) (*Report, error) {
	if o.MaxAge == 0 {
		o.MaxAge = DefaultMaxAge
	}
	e := engine.New(p, engine.Config{Date: o.Date})
	f := &findings{p: p, used: map[diag.Span]bool{}, dead: make([]bool, len(p.Rules))}
	v := newSolver(e)
	w, err := f.newWhole(ctx, e, o.Limits)
	if err != nil {
		return nil, err
	}
	for _, check := range []func() error{
		func() error { return f.firing(ctx, v) },
		func() error { return f.pairs(ctx, v) },
		func() error { f.unused(); f.sources(o.Date, o.MaxAge); f.translations(); f.indistinct(); return nil },
		func() error { w.statuses(); w.questions(); w.firstPlaceTies(); return nil },
		func() error { return w.options(ctx) },
		func() error { return w.effects(ctx, v, o.Limits) },
		func() error { return w.requirements(ctx, v) },
		func() error { return w.balance(ctx) },
	} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	f.unusedAllowances()
	f.sort()
	return w.report(o), nil
}

func (w *whole) report(o Options) *Report {
	r := &Report{Program: w.p, Date: o.Date, Sheets: big.NewInt(1), Method: w.outcomes.Method, Findings: w.list, Undecided: w.undone}
	for q := range w.p.Questions {
		r.Sheets.Mul(r.Sheets, big.NewInt(int64(len(w.p.Domain(q)))))
	}
	for o := range w.p.Options {
		win := Win{Count: new(big.Int)}
		for _, s := range w.outcomes.Stacks {
			if s.Has(o) {
				win.Count.Add(win.Count, s.Count)
				win.Share += s.Share
			}
		}
		if w.exact {
			win.Share = share(win.Count, w.outcomes.Completions)
		}
		r.WinShare = append(r.WinShare, win)
	}
	return r
}

// share is a part of a whole in millionths, rounded to the nearest.
func share(part, whole *big.Int) analysis.Share {
	n := new(big.Int).Mul(part, big.NewInt(2*int64(analysis.Whole)))
	n.Add(n, whole).Div(n, new(big.Int).Mul(whole, big.NewInt(2)))
	return analysis.Share(n.Int64())
}
