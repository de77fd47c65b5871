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
	Lang   string    // of messages; "": English
	Limits analysis.Limits

	most int // up to how many sheets of a part are all gone through; 0: allSheets
}

// Report is what a verification found.
type Report struct {
	Program *program.Program
	Date    date.Date
	// Sheets counts all complete answer sheets (contract 4) that do not contradict
	// themselves.
	Sheets *big.Int
	// Method is how WinShare was obtained, and the proofs that something never
	// happens.
	Method   analysis.Method
	Findings []Finding // by place; also those that an allowance silences
	WinShare []Win     // by option
	Claims   []Claim   // by invariant
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
	if o.most == 0 {
		o.most = allSheets
	}
	e := engine.New(p, engine.Config{Date: o.Date})
	f := &findings{p: p, lang: o.Lang, used: map[diag.Span]bool{}, dead: make([]bool, len(p.Rules))}
	v := newSolver(e)
	if err := f.firing(ctx, v); err != nil {
		return nil, err
	}
	s, err := f.newSurvey(ctx, e, o)
	if err != nil {
		return nil, err
	}
	f.unused()
	f.sources(o.Date, o.MaxAge)
	f.translations()
	f.indistinct()
	s.statuses()
	s.questions()
	s.options()
	s.effects()
	for _, check := range []func() error{
		func() error { return f.pairs(ctx, v) },
		func() error { return f.contradictory(ctx, v) },
		func() error { return s.incomplete(ctx) },
		func() error { return s.ties(ctx) },
		func() error { return s.requirements(ctx, v) },
		func() error { return s.balance(ctx) },
	} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	claims, err := s.invariants(ctx)
	if err != nil {
		return nil, err
	}
	f.unusedAllowances()
	f.sort()
	r := &Report{Program: p, Date: o.Date, Sheets: sheetCount(p), Findings: f.list, Claims: claims, Undecided: f.undone}
	r.WinShare, r.Method, err = s.winShare(ctx)
	return r, err
}

// share is a part of a whole in millionths, rounded to the nearest; none of nothing.
func share(part, whole *big.Int) analysis.Share {
	if whole.Sign() == 0 {
		return 0
	}
	n := new(big.Int).Mul(part, big.NewInt(2*int64(analysis.Whole)))
	n.Add(n, whole).Div(n, new(big.Int).Mul(whole, big.NewInt(2)))
	return analysis.Share(n.Int64())
}
