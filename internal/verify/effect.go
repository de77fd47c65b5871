package verify

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// effectDraws is on how many sheets, drawn among those where a rule fires, the
// rule is looked at for an effect before it is proved that it has none.
const effectDraws = 50_000

// effects finds rules whose removal never changes the outcome.
func (w *whole) effects(ctx context.Context, v *solver, limits analysis.Limits) error {
	for i := range w.p.Rules {
		if w.dead[i] {
			continue
		}
		changed, err := w.changes(ctx, v, i)
		if err == nil && !changed {
			changed, err = w.provedChange(ctx, i, limits)
		}
		if w.gaveUp(&err, diag.NoEffect) || err == nil && changed {
			continue
		}
		if err != nil {
			return err
		}
		w.add(Finding{Code: diag.NoEffect, Severity: diag.Warning,
			Message: fmt.Sprintf("rule %q never changes the recommended stack: without it the advice is the same", w.p.Rules[i].ID)}, w.rule(i))
	}
	return nil
}

// changes looks for a sheet on which the removal of a rule changes the outcome.
func (w *whole) changes(ctx context.Context, v *solver, rule int) (bool, error) {
	less := engine.New(program.Compile(dropRule(w.p.Resolved, rule)), engine.Config{Date: w.e.Date}).NewState()
	differs := func(values []program.Value) (bool, error) {
		w.state.Reset(values)
		less.Reset(values)
		a, err := w.state.Best()
		if err != nil {
			return false, err
		}
		b, err := less.Best()
		return err == nil && (a.Status != b.Status || !slices.Equal(a.Bits, b.Bits)), err
	}
	if w.sheets.all {
		found := false
		var failed error
		err := w.sheets.each(ctx, func(values []program.Value, _ int64) bool {
			found, failed = differs(values)
			return !found && failed == nil
		})
		return found, errors.Join(err, failed)
	}
	base, err := v.find(ctx, wish{w.p.Rules[rule].When, engine.True})
	if err != nil || base == nil {
		return false, err
	}
	// The answers that make it fire stay; of the rest some change each time.
	fixed := make([]bool, len(base))
	v.mark(fixed, w.p.Rules[rule].When)
	rng := rand.New(rand.NewPCG(sheetsSeed, uint64(rule)))
	values := make([]program.Value, len(base))
	for i := range effectDraws {
		if i%256 == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
		w.sheets.draw(rng, values)
		for q := range base {
			if fixed[q] && base[q] != program.Unknown {
				values[q] = base[q]
			}
		}
		if found, err := differs(values); found || err != nil {
			return found, err
		}
	}
	return false, nil
}

// dropRule is the rule set without a rule.
func dropRule(r *check.Resolved, rule int) *check.Resolved {
	less := *r
	less.Rules = slices.Delete(slices.Clone(r.Rules), rule, rule+1)
	return &less
}

// provedChange decides whether the removal of a rule ever changes the outcome.
func (w *whole) provedChange(ctx context.Context, rule int, limits analysis.Limits) (bool, error) {
	if w.sheets.all {
		return false, nil // every sheet was looked at
	}
	d, err := Differ(ctx, w.p, program.Compile(dropRule(w.p.Resolved, rule)), w.e.Date, limits)
	if err != nil {
		return false, err
	}
	return d.Different.Sign() > 0, nil
}

// Difference counts the answer sheets for which two rule sets over the same
// questions have different outcomes. The counts are exact.
type Difference struct {
	Sheets, Different *big.Int
}

// Differ compares two rule sets with the same questions. It puts both side by
// side into one: the options, layers and relations of each apart, the questions
// shared; then every outcome is a pair of outcomes, and the pairs that are not
// alike are counted. It fails with errUndecided past the limits.
func Differ(ctx context.Context, a, b *program.Program, on date.Date, limits analysis.Limits) (*Difference, error) {
	both := program.Compile(beside(spellOut(a, on), spellOut(b, on)))
	view, err := analysis.NewSpace(engine.New(both, engine.Config{Date: on}), limits).View(ctx, slices.Repeat([]program.Value{program.Unknown}, len(both.Questions)))
	if errors.Is(err, engine.ErrBudget) {
		return nil, errUndecided
	}
	if err != nil {
		return nil, err
	}
	outcomes := view.Outcomes()
	if outcomes.Method != analysis.Exact || len(outcomes.Stacks) == 0 {
		return nil, errUndecided
	}
	d := &Difference{Sheets: outcomes.Completions, Different: new(big.Int)}
	n := len(a.Options)
	for _, s := range outcomes.Stacks {
		if s.Status == engine.Infeasible {
			// One of the two has no stack; which one is not told apart here.
			return nil, errUndecided
		}
		split, _ := slices.BinarySearch(s.Stack, n)
		if !sameNames(a, s.Stack[:split], b, s.Stack[split:], n) {
			d.Different.Add(d.Different, s.Count)
		}
	}
	return d, nil
}

// sameNames reports whether two stacks have the same options by id; those of b
// are numbered from offset on.
func sameNames(a *program.Program, x []int, b *program.Program, y []int, offset int) bool {
	if len(x) != len(y) {
		return false
	}
	names := func(p *program.Program, stack []int, offset int) []string {
		var ids []string
		for _, o := range stack {
			ids = append(ids, p.Options[o-offset].ID)
		}
		slices.Sort(ids)
		return ids
	}
	return slices.Equal(names(a, x, 0), names(b, y, offset))
}
