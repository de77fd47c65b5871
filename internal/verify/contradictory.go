package verify

import (
	"context"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
)

// contradictory finds contradictions that are true on every sheet or on none, and
// pairs of them that no sheet tells apart (contract 8.2).
func (f *findings) contradictory(ctx context.Context, v *solver) error {
	dead := make([]bool, len(f.p.Contradictions))
	for i := range f.p.Contradictions {
		c := &f.p.Contradictions[i]
		format := ""
		if sheet, err := v.findAny(ctx, wish{c.When, engine.True}); f.gaveUp(&err, diag.Contradictory) || err != nil {
			return err
		} else if sheet == nil {
			format = "contradiction %q holds on no answer sheet"
		} else if sheet, err = v.findAny(ctx, wish{c.When, engine.False}); f.gaveUp(&err, diag.Contradictory) || err != nil {
			return err
		} else if sheet == nil {
			format = "contradiction %q holds on every answer sheet"
		}
		if dead[i] = format != ""; dead[i] {
			f.add(Finding{Code: diag.Contradictory, Severity: diag.Warning, Message: f.say(format, c.ID)}, f.contradiction(i))
			continue
		}
		for j := range i {
			if dead[j] {
				continue
			}
			same, err := f.sameContradiction(ctx, v, j, i)
			if f.gaveUp(&err, diag.Contradictory) || err != nil {
				return err
			}
			if same {
				f.add(Finding{Code: diag.Contradictory, Severity: diag.Warning,
					Message: f.say("contradiction %q holds exactly where %q does", c.ID, f.p.Contradictions[j].ID),
					Notes: []diag.Note{{Span: f.p.Contradictions[j].Span,
						Message: f.say("contradiction %q is here", f.p.Contradictions[j].ID)}},
				}, f.contradiction(i))
			}
		}
	}
	return nil
}

func (f *findings) sameContradiction(ctx context.Context, v *solver, i, j int) (bool, error) {
	for _, pair := range [][2]int{{i, j}, {j, i}} {
		sheet, err := v.findAny(ctx, wish{f.p.Contradictions[pair[0]].When, engine.True},
			wish{f.p.Contradictions[pair[1]].When, engine.False})
		if sheet != nil || err != nil {
			return false, err
		}
	}
	return true, nil
}
