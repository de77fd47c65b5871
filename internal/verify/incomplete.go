package verify

import (
	"context"
	"math/big"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
)

// nearlyAlways is from how many of ten sheets on a layer counts as filled below an
// option as a rule.
const nearlyAlways = 9

// incomplete finds layers that stay empty below an option on some sheets, though
// on at least nine of ten sheets that recommend the option something fills them.
// Minor layers do not count. Where the sheets of a part were not all counted, the
// part is left out, and that is said.
func (s *survey) incomplete(ctx context.Context) error {
	for _, w := range s.parts {
		if !w.exact {
			s.giveUp(diag.IncompleteStack)
			continue
		}
		for l := range w.p.Layers {
			if g := w.gap(l); g != nil {
				if err := s.incompleteLayer(ctx, w, l, g); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (s *survey) incompleteLayer(ctx context.Context, w *whole, l int, g *gap) error {
	values, err := w.sheetOf(ctx, g.without)
	if err != nil || values == nil {
		return err
	}
	layer := &s.p.Layers[slices.IndexFunc(s.p.Layers, func(x check.Layer) bool { return x.ID == w.p.Layers[l].ID })]
	s.add(Finding{Code: diag.IncompleteStack, Severity: diag.Warning, Example: s.sheet(w, values),
		Message: s.say("layer %q stays empty below option %q on %d.%04d %% of the answer sheets that recommend it",
			append([]any{layer.ID, w.p.Options[g.above].ID}, percent(share(g.empty, g.all))...)...)},
		about{layer.ID, layer.Span, layer.Allow})
	return nil
}

// gap is an option below which a layer stays empty.
type gap struct {
	above      int
	empty, all *big.Int         // sheets that recommend the option: with the layer empty; all
	without    analysis.Outcome // the stack of most of the sheets with the layer empty
}

// gap is the one of most sheets, the first of several; nil if there is none.
func (w *whole) gap(layer int) *gap {
	if w.p.Layers[layer].Minor {
		return nil
	}
	var worst *gap
	for o := range w.p.Options {
		if slices.Min(w.p.Options[o].Layers) <= layer {
			continue
		}
		g := w.gapBelow(o, layer)
		filled := new(big.Int).Sub(g.all, g.empty)
		rule := filled.Mul(filled, big.NewInt(10)).Cmp(new(big.Int).Mul(g.all, big.NewInt(nearlyAlways))) >= 0
		if g.empty.Sign() > 0 && rule && (worst == nil || g.empty.Cmp(worst.empty) > 0) {
			worst = g
		}
	}
	return worst
}

func (w *whole) gapBelow(option, layer int) *gap {
	g := &gap{above: option, empty: new(big.Int), all: new(big.Int)}
	most := new(big.Int)
	for i := range w.outcomes.Stacks {
		s := &w.outcomes.Stacks[i]
		if !s.Has(option) {
			continue
		}
		g.all.Add(g.all, s.Count)
		if slices.ContainsFunc(s.Stack, func(o int) bool { return slices.Contains(w.p.Options[o].Layers, layer) }) {
			continue
		}
		g.empty.Add(g.empty, s.Count)
		if s.Count.Cmp(most) > 0 {
			most, g.without = s.Count, s.Outcome
		}
	}
	return g
}

// sheetOf is a complete sheet with an outcome; nil past the limits.
func (w *whole) sheetOf(ctx context.Context, o analysis.Outcome) ([]program.Value, error) {
	var found []program.Value
	err := w.sheets.each(ctx, func(values []program.Value, _ *big.Int) bool {
		w.state.Reset(values)
		if best, err := w.state.Best(); err == nil && len(w.state.Contradictions()) == 0 && analysis.OutcomeOf(best).Equal(o) {
			keep(&found, values)
		}
		return found == nil
	})
	if found != nil || err != nil {
		return found, err
	}
	view, err := analysis.NewSpace(w.e, w.limits).View(ctx, nothing(w.p))
	if err != nil || !drawn(view) {
		return nil, err
	}
	return w.completed(view.Where(o.Equal).Example()), nil
}

// percent is a share as its whole part and four decimals.
func percent(s analysis.Share) []any { return []any{int64(s) / 10_000, int64(s) % 10_000} }
