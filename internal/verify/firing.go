package verify

import (
	"context"
	"errors"
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
)

// firing finds rules that never or always fire although they have a condition.
func (f *findings) firing(ctx context.Context, v *solver) error {
	for i := range f.p.Rules {
		when := f.p.Rules[i].When
		if when == nil {
			continue
		}
		yes, err := v.find(ctx, wish{when, engine.True})
		if f.gaveUp(&err, diag.NeverFires) {
			continue
		}
		if err != nil {
			return err
		}
		if yes == nil {
			f.dead[i] = true
			f.add(Finding{Code: diag.NeverFires, Severity: diag.Warning,
				Message: f.say("rule %q never fires: no answer sheet fulfils its condition", f.p.Rules[i].ID)}, f.rule(i))
			continue
		}
		no, err := v.find(ctx, wish{when, engine.False})
		if f.gaveUp(&err, diag.AlwaysFires) {
			continue
		}
		if err != nil {
			return err
		}
		if no == nil {
			f.add(Finding{Code: diag.AlwaysFires, Severity: diag.Warning, Example: yes,
				Message: f.say("rule %q fires for every complete answer sheet; leave out its condition, or mend it", f.p.Rules[i].ID)}, f.rule(i))
		}
	}
	return nil
}

// gaveUp notes a check that was not decided, and clears its error.
func (f *findings) gaveUp(err *error, code diag.Code) bool {
	if !errors.Is(*err, errUndecided) {
		return false
	}
	*err = nil
	if !slices.Contains(f.undone, string(code)) {
		f.undone = append(f.undone, string(code))
	}
	return true
}
