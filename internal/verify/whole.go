package verify

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// whole is what is known of all complete answer sheets together.
type whole struct {
	*findings
	e        *engine.Engine
	state    *engine.State
	sheets   *sheets
	view     *analysis.View
	outcomes analysis.Outcomes
	exact    bool // outcomes have counted every sheet

	// Seen on sheets that were gone through.
	infeasible, silent, tied []program.Value // an example of each; nil: none seen
	wins                     [][]program.Value
	gone, ties               int64 // sheets gone through, and with a tie
}

func (f *findings) newWhole(ctx context.Context, e *engine.Engine, limits analysis.Limits) (*whole, error) {
	w := &whole{findings: f, e: e, state: e.NewState(), sheets: newSheets(e.Program), wins: make([][]program.Value, len(e.Options))}
	view, err := analysis.NewSpace(e, limits).View(ctx, slices.Repeat([]program.Value{program.Unknown}, len(e.Questions)))
	if err != nil && !errors.Is(err, engine.ErrBudget) {
		return nil, err
	}
	if err == nil {
		w.view, w.outcomes = view, view.Outcomes()
		w.exact = w.outcomes.Method == analysis.Exact && len(w.outcomes.Stacks) > 0
	}
	return w, w.goThrough(ctx)
}

// goThrough looks at sheets one by one, for examples and ties.
func (w *whole) goThrough(ctx context.Context) error {
	var failed error
	err := w.sheets.each(ctx, func(values []program.Value, weight int64) bool {
		w.state.Reset(values)
		best, other, err := w.state.BestTwo()
		if err != nil {
			failed = err
			return false
		}
		w.gone += weight
		switch best.Status {
		case engine.Infeasible:
			keep(&w.infeasible, values)
		case engine.NoEvidence:
			keep(&w.silent, values)
		default:
			for o := range w.wins {
				if best.Has(o) {
					keep(&w.wins[o], values)
				}
			}
			if other.Status == engine.Recommended && other.Score == best.Score {
				w.ties += weight
				keep(&w.tied, values)
			}
		}
		return true
	})
	if err != nil {
		return err
	}
	if failed != nil {
		w.undone = append(w.undone, string(diag.Tie))
	}
	return nil
}

func keep(first *[]program.Value, values []program.Value) {
	if *first == nil {
		*first = slices.Clone(values)
	}
}

// statuses finds sheets without a consistent stack, and without any advice.
func (w *whole) statuses() {
	infeasible, silent := new(big.Int), new(big.Int)
	for _, s := range w.outcomes.Stacks {
		switch s.Status {
		case engine.Infeasible:
			infeasible.Add(infeasible, s.Count)
		case engine.NoEvidence:
			silent.Add(silent, s.Count)
		}
	}
	for _, c := range []struct {
		code    diag.Code
		sheets  *big.Int
		example []program.Value
		what    string
	}{
		{diag.InfeasibleSheet, infeasible, w.infeasible, "no stack satisfies the constraints"},
		{diag.NoRecommendation, silent, w.silent, "nothing speaks for any stack although every question is answered"},
	} {
		if c.example == nil && (!w.exact || c.sheets.Sign() > 0) && !w.sheets.all {
			if w.exact {
				w.add(Finding{Code: c.code, Severity: severityOf(c.code), Message: fmt.Sprintf("for %s of %s answer sheets %s", c.sheets, w.outcomes.Completions, c.what)}, w.set())
			} else {
				w.undone = append(w.undone, string(c.code))
			}
			continue
		}
		if c.example == nil {
			continue
		}
		count := "at least one answer sheet"
		if w.exact {
			count = fmt.Sprintf("%s of %s answer sheets", c.sheets, w.outcomes.Completions)
		}
		w.add(Finding{Code: c.code, Severity: severityOf(c.code), Message: "for " + count + " " + c.what, Example: example(w.state, c.example)}, w.set())
	}
}

func (w *whole) set() about { return about{"", w.p.Span, w.p.Allow} }

// severityOf: a sheet without a stack is an error, as the advice breaks there.
func severityOf(code diag.Code) diag.Severity {
	if code == diag.InfeasibleSheet || code == diag.ConflictingRequires {
		return diag.Error
	}
	return diag.Warning
}

// options finds options that are never or always recommended.
func (w *whole) options(ctx context.Context) error {
	for o := range w.p.Options {
		count := new(big.Int)
		for _, s := range w.outcomes.Stacks {
			if s.Has(o) {
				count.Add(count, s.Count)
			}
		}
		id := w.p.Options[o].ID
		switch {
		case !w.exact && w.wins[o] == nil:
			w.giveUp(diag.NeverRecommended)
		case w.wins[o] == nil && count.Sign() == 0:
			margin, sheet, err := w.bestMargin(ctx, o)
			if err != nil {
				return err
			}
			x := Finding{Code: diag.NeverRecommended, Severity: diag.Warning, Message: fmt.Sprintf("option %q is never recommended", id)}
			if sheet != nil {
				x.Message += "; " + margin
				x.Example = example(w.state, sheet)
			}
			w.add(x, w.option(o))
		case w.exact && count.Cmp(w.outcomes.Completions) == 0:
			w.add(Finding{Code: diag.AlwaysRecommended, Severity: diag.Warning, Message: fmt.Sprintf("option %q is recommended whatever is answered", id), Example: example(w.state, w.wins[o])}, w.option(o))
		}
	}
	return nil
}

func (w *whole) giveUp(code diag.Code) {
	if !w.undecided(code) {
		w.undone = append(w.undone, string(code))
	}
}

// bestMargin is how near the option came to being recommended: the score of the
// best stack with it minus that of the best without it, at its best.
func (w *whole) bestMargin(ctx context.Context, option int) (text string, sheet []program.Value, err error) {
	best := int64(0)
	err = w.sheets.each(ctx, func(values []program.Value, _ int64) bool {
		w.state.Reset(values)
		with, err1 := w.state.BestWith(nil, []int{option})
		if err1 != nil || with.Status == engine.Infeasible {
			return true
		}
		score := with.Score
		without, err1 := w.state.BestWith([]int{option})
		if err1 != nil || without.Status == engine.Infeasible {
			return true
		}
		if margin := score - without.Score; sheet == nil || margin > best {
			best, sheet = margin, slices.Clone(values)
		}
		return true
	})
	if err != nil || sheet == nil {
		return "", nil, err
	}
	how := "at best"
	if !w.sheets.all {
		how = fmt.Sprintf("at best, of %d sheets drawn,", someSheets)
	}
	if best == 0 {
		return how + " it is level with the best stack without it, and loses by the tie rules", sheet, nil
	}
	return fmt.Sprintf("%s it lacks %s points against the best stack without it", how, thousandths(-best)), sheet, nil
}

// thousandths writes a decimal number of at most three decimals.
func thousandths(n int64) string {
	if n < 0 {
		return "-" + thousandths(-n)
	}
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%03d", n/1000, n%1000), "0"), ".")
}

// questions finds questions that never change anything.
func (w *whole) questions() {
	if w.view == nil {
		w.giveUp(diag.IrrelevantQuestion)
		return
	}
	irrelevant := w.view.Irrelevant()
	for _, q := range irrelevant.Questions {
		w.add(Finding{Code: diag.IrrelevantQuestion, Severity: diag.Warning,
			Message: fmt.Sprintf("question %q never changes the recommended stack", w.p.Questions[q].ID)}, w.question(q))
	}
	if len(irrelevant.Undecided) > 0 {
		w.giveUp(diag.IrrelevantQuestion)
	}
}

// firstPlaceTies tells of sheets on which the tie rules decide.
func (w *whole) firstPlaceTies() {
	if w.tied == nil {
		if !w.sheets.all {
			w.giveUp(diag.Tie)
		}
		return
	}
	share := analysis.Share(new(big.Int).Div(new(big.Int).Mul(big.NewInt(w.ties), big.NewInt(int64(analysis.Whole))), big.NewInt(w.gone)).Int64())
	how := "exact"
	if !w.sheets.all {
		how = fmt.Sprintf("estimated from %d sheets drawn", someSheets)
	}
	w.add(Finding{Code: diag.Tie, Severity: diag.Warning, Example: example(w.state, w.tied),
		Message: fmt.Sprintf("for %d.%04d %% of all answer sheets (%s) two stacks score the same and the tie rules decide", share/10_000, share%10_000, how)}, w.set())
}
