package verify

import (
	"context"
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
)

// requirements finds pairs of rules that can fire together and then cannot both
// be satisfied: a sheet has no stack, and its smallest conflict is these rules
// with perhaps relations and required layers.
func (w *survey) requirements(ctx context.Context, v *solver) error {
	var rules []int
	for i := range w.p.Rules {
		r := &w.p.Rules[i]
		if !w.dead[i] && (len(r.Exclude) > 0 || r.ExcludeUnsupported || len(r.Require) > 0) {
			rules = append(rules, i)
		}
	}
	for x, a := range rules {
		for _, b := range rules[x+1:] {
			if len(w.p.Rules[a].Require) == 0 && len(w.p.Rules[b].Require) == 0 {
				continue // two exclusions alone leave the empty stack
			}
			if err := w.clash(ctx, v, a, b); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *survey) clash(ctx context.Context, v *solver, a, b int) error {
	sheet, err := v.find(ctx, wish{w.p.Rules[a].When, engine.True}, wish{w.p.Rules[b].When, engine.True})
	if w.gaveUp(&err, diag.ConflictingRequires) || err != nil || sheet == nil {
		return err
	}
	w.state.Reset(sheet)
	r, err := w.state.Recommend(0)
	if err != nil {
		w.giveUp(diag.ConflictingRequires)
		return nil
	}
	if r.Status != engine.Infeasible || !slices.Equal(r.Conflict.Rules, []int{a, b}) {
		return nil
	}
	x := w.add(Finding{Code: diag.ConflictingRequires, Severity: severityOf(diag.ConflictingRequires), Example: example(w.state, sheet), Message: w.say(
		"rules %q and %q can fire together, and then no stack satisfies both", w.p.Rules[a].ID, w.p.Rules[b].ID)}, w.rule(b))
	x.Notes = append(x.Notes, diag.Note{Span: w.p.Rules[a].Span, Message: w.say("rule %q is here", w.p.Rules[a].ID)})
	return nil
}
