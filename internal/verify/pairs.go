package verify

import (
	"context"
	"encoding/binary"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
)

// pairs compares rules with the same effect, and rules with opposite points. Two
// conditions are the same if no complete answer sheet tells them apart.
func (f *findings) pairs(ctx context.Context, v *solver) error {
	same := map[string][]int{}
	for i := range f.p.Rules {
		if f.dead[i] {
			continue
		}
		r := &f.p.Rules[i]
		for _, j := range same[effectKey(r, 1)] {
			if err := f.sameEffect(ctx, v, j, i); err != nil {
				return err
			}
		}
		if len(r.Points) > 0 && len(r.Exclude) == 0 && !r.ExcludeUnsupported && len(r.Require) == 0 {
			for _, j := range same[effectKey(r, -1)] {
				if err := f.opposite(ctx, v, j, i); err != nil {
					return err
				}
			}
		}
		key := effectKey(r, 1)
		same[key] = append(same[key], i)
	}
	return nil
}

// effectKey is the same for rules with the same effect; sign -1 turns points
// round.
func effectKey(r *check.Rule, sign int64) string {
	var key []byte
	put := func(n int64) { key = binary.AppendVarint(key, n) }
	put(int64(r.Criterion))
	put(int64(len(r.Points)))
	for _, p := range r.Points {
		put(int64(p.Option))
		put(sign * p.Value)
	}
	for _, list := range [][]int{r.Exclude, r.Require} {
		put(int64(len(list)))
		for _, o := range list {
			put(int64(o))
		}
	}
	if r.ExcludeUnsupported {
		put(1)
	}
	return string(key)
}

// implies reports whether rule b fires wherever rule a does.
func (f *findings) implies(ctx context.Context, v *solver, a, b int) (bool, error) {
	sheet, err := v.find(ctx, wish{f.p.Rules[a].When, engine.True}, wish{f.p.Rules[b].When, engine.False})
	return sheet == nil, err
}

func (f *findings) sameEffect(ctx context.Context, v *solver, first, second int) error {
	forth, err := f.implies(ctx, v, second, first)
	if f.gaveUp(&err, diag.SubsumedRule) || err != nil {
		return err
	}
	back, err := f.implies(ctx, v, first, second)
	if f.gaveUp(&err, diag.SubsumedRule) || err != nil {
		return err
	}
	a, b := &f.p.Rules[first], &f.p.Rules[second]
	switch {
	case forth && back:
		f.pair(diag.DuplicateRule, second, first, f.say("rule %q fires exactly when rule %q does, with the same effect", b.ID, a.ID))
	case forth:
		f.pair(diag.SubsumedRule, second, first, f.say("wherever rule %q fires, rule %q has the same effect", b.ID, a.ID))
	case back:
		f.pair(diag.SubsumedRule, first, second, f.say("wherever rule %q fires, rule %q has the same effect", a.ID, b.ID))
	}
	return nil
}

func (f *findings) opposite(ctx context.Context, v *solver, first, second int) error {
	for _, pair := range [][2]int{{first, second}, {second, first}} {
		holds, err := f.implies(ctx, v, pair[0], pair[1])
		if f.gaveUp(&err, diag.OppositeRules) || err != nil || !holds {
			return err
		}
	}
	f.pair(diag.OppositeRules, second, first, f.say("rule %q fires exactly when rule %q does, and takes back its points", f.p.Rules[second].ID, f.p.Rules[first].ID))
	return nil
}

// pair adds a finding about a rule that needs another to be seen.
func (f *findings) pair(code diag.Code, rule, other int, message string) {
	x := f.add(Finding{Code: code, Severity: diag.Warning, Message: message}, f.rule(rule))
	x.Notes = append(x.Notes, diag.Note{Span: f.p.Rules[other].Span, Message: f.say("rule %q is here", f.p.Rules[other].ID)})
}
