package verify

import (
	"context"
	"errors"
	"math"
	"math/big"
	"slices"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// rescaled is the set with weights in a unit so small that up to room of them,
// together, are less than any difference between two scores. It also has a
// criterion with the weight 1, its last, for points in that unit, and returns how
// many of it the least difference is worth. ok is false where scores get too
// large for that.
//
// Two sheets of scores that differ, differ by at least the greatest common
// divisor of all points times weights; that is the least difference.
func rescaled(e *engine.Engine, room int64) (r *check.Resolved, least int64, ok bool) {
	sum := new(big.Int)
	for i := range e.Rules {
		for _, p := range e.Rules[i].Points {
			amount := new(big.Int).Mul(big.NewInt(p.Value), big.NewInt(e.Weights[e.Rules[i].Criterion]))
			sum.Add(sum, amount.Abs(amount))
		}
	}
	unit := unitOf(e)
	common := int64(0)
	for _, w := range e.Weights {
		common = gcd(common, w)
	}
	if common == 0 {
		unit, common = 1, 1
	}
	// After division by common, scores differ by at least unit/common, which is
	// a whole number: every amount is a multiple of its weight.
	factor := room + 1
	if sum.Mul(sum, big.NewInt(factor)).Cmp(big.NewInt(math.MaxInt64/64)) > 0 {
		return nil, 0, false
	}
	set := *e.Resolved
	set.Criteria = slices.Clone(set.Criteria)
	for i, w := range e.Weights {
		set.Criteria[i].Weight = w / common * factor
	}
	set.Criteria = append(set.Criteria, check.Criterion{ID: "variant", Weight: 1})
	return &set, unit / common * factor, true
}

// unitOf is a number that divides every score, in thousandths, the greatest that
// does for sure.
func unitOf(e *engine.Engine) int64 {
	unit := int64(0)
	for i := range e.Rules {
		for _, p := range e.Rules[i].Points {
			unit = gcd(unit, p.Value*e.Weights[e.Rules[i].Criterion])
		}
	}
	return max(unit, 1)
}

func gcd(a, b int64) int64 {
	a, b = max(a, -a), max(b, -b)
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// proveAll puts everything that is open about a part into one diagram of the set
// and its variants. It reports false past the limits.
func (w *whole) proveAll(ctx context.Context, open []int) (bool, error) {
	r, least, ok := rescaled(w.e, int64(len(w.p.Options)))
	if !ok {
		return false, nil
	}
	nothing := len(r.Options)
	if needsOptions(r) {
		r = withNothing(r)
	}
	s := newSwitched(r)
	first := open[:min(len(open), mostVariants)]
	for _, i := range first {
		s.replaceRule(s.variant(), i, nil)
	}
	steps := w.steps(s, least)
	ties := w.turned(s)
	empty := 0
	if len(r.Options) > nothing {
		empty = s.variant()
		s.allow(empty, len(r.Criteria)-1, nothing)
	}
	space := analysis.NewSpace(engine.New(s.compile(), engine.Config{Date: w.e.Date}), w.limits)
	values := slices.Repeat([]program.Value{program.Unknown}, len(w.p.Questions)+1)
	view, err := s.viewOf(ctx, space, values)
	if errors.Is(err, errUndecided) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	values[0] = 0
	plain, err := s.viewOf(ctx, space, values)
	if err != nil {
		return false, err
	}
	w.count(plain, 1)
	w.readEffects(view, first)
	w.readSteps(view, steps)
	w.readTies(view, plain, ties, empty)
	return true, w.proveEffects(ctx, open[len(first):])
}

// step is a variant in which an option that no drawn sheet recommends has more
// points: so many as it lacks, and half a unit to decide ties for it. It is
// recommended somewhere exactly where it lacks no more.
type step struct {
	option, choice int
	lacks          int64 // thousandths
}

// steps adds variants that tell whether an option ever comes nearer than was seen
// on the drawn sheets.
func (w *whole) steps(s *switched, least int64) []step {
	var list []step
	unit := unitOf(w.e)
	for o := range w.p.Options {
		m, ok := w.margins[o]
		if !ok || !m.drawn || -m.best/unit > mostSteps {
			continue
		}
		for lacks := int64(0); lacks < -m.best/unit; lacks++ {
			list = append(list, step{o, s.variant(), lacks * unit})
			s.give(s.count, len(s.r.Criteria)-1, o, lacks*least+1)
		}
	}
	return list
}

// mostSteps is how many steps at most are tried for one option.
const mostSteps = 8

// readSteps improves the margins that steps are about.
func (w *whole) readSteps(view *analysis.View, steps []step) {
	for _, x := range slices.Backward(steps) { // the smallest step of each option last
		m := w.margins[x.option]
		apart, err := apartBy(view, x.choice)
		if err != nil {
			return
		}
		m.drawn = false
		if !apart.Empty() {
			m.best, m.sheet = -x.lacks, w.completed(apart.Example()[1:])
		}
		w.margins[x.option] = m
	}
}

// turned adds variants that turn the tie rules round.
//
// Stacks tie for the first place where another one, which does not contain the
// recommended one, has the same positive sum (contract 3.7). Then some option of
// the recommended one is not in the other. If the options of that option's layer
// lose a little, each another bit, by rising bits in one variant and by falling
// ones in another, then in one of the two the recommended stack loses more than
// the other, which has another option there, or none; and something else is
// recommended. Without a tie nothing changes, as a bit is less than any
// difference.
func (w *whole) turned(s *switched) []int {
	var choices []int
	for l := range w.p.Layers {
		var in []int
		for o := range w.p.Options {
			if slices.Contains(w.p.Options[o].Layers, l) {
				in = append(in, o)
			}
		}
		for direction := range min(len(in), 2) {
			choice := s.variant()
			choices = append(choices, choice)
			for i, o := range in {
				bit := int64(i + 1)
				if direction == 1 {
					bit = int64(len(in) - i)
				}
				s.give(choice, len(s.r.Criteria)-1, o, -bit)
			}
		}
	}
	return choices
}

// readTies counts the ties, of stacks with a positive sum: those that are worse
// than nothing, where nothing is allowed, have none.
func (w *whole) readTies(view, plain *analysis.View, choices []int, empty int) {
	ties, err := apartBy(view, choices...)
	if err != nil {
		return
	}
	if empty > 0 {
		apart, err := apartBy(view, empty)
		if err != nil {
			return
		}
		recommended := plain.Where(func(o analysis.Outcome) bool { return o.Status == engine.Recommended })
		w.level = w.level || !apart.And(recommended).Empty()
		ties = ties.Minus(apart)
	}
	w.ties = ties.Count()
	if plain.AllContradict() {
		return
	}
	w.ties.Quo(w.ties, new(big.Int).Quo(view.Completions(), plain.Completions())) // the variants are a question, too
	if at := ties.Example(); at != nil && w.tiedAt == nil {
		w.tiedAt = w.completed(at[1:])
	}
}

// ties tells of sheets on which the tie rules decide.
func (s *survey) ties(ctx context.Context) error {
	sheets := sheetCount(s.e.Program)
	var at []program.Value
	known := s.exact
	for _, w := range s.parts {
		if at == nil {
			at = s.sheet(w, w.tiedAt)
		}
		known = known && w.ties != nil && (len(s.parts) == 1 || !w.level)
	}
	if known {
		count := s.times(sheets, feasible)
		count.Sub(count, s.times(sheets, func(w *whole) *big.Int { return new(big.Int).Sub(feasible(w), w.ties) }))
		if count.Sign() > 0 {
			s.tie(share(count, sheets), s.say("exact"), at)
		}
		return nil
	}
	return s.drawTies(ctx)
}

func (s *survey) tie(share analysis.Share, how string, at []program.Value) {
	s.add(Finding{Code: diag.Tie, Severity: diag.Warning, Example: at,
		Message: s.say("for %d.%04d %% of all answer sheets (%s) two stacks score the same and the tie rules decide", share/10_000, share%10_000, how)}, s.set())
}

// drawing is what was seen on sheets of the whole, drawn or all of them.
type drawing struct {
	all         bool
	wins        []*big.Int // by option
	ties, count *big.Int
	tied        []program.Value
}

// draw looks at sheets of the whole. It fails with the context's error only: a
// sheet that is too hard counts as one without a stack.
func (s *survey) draw(ctx context.Context) error {
	if s.drawn != nil {
		return nil
	}
	sheets := newSheets(s.e.Program, allSheets)
	sheets.draws = someSheets
	d := &drawing{all: sheets.all, ties: new(big.Int), count: new(big.Int)}
	for range s.p.Options {
		d.wins = append(d.wins, new(big.Int))
	}
	s.drawn = d
	return sheets.each(ctx, func(values []program.Value, weight *big.Int) bool {
		d.count.Add(d.count, weight)
		s.state.Reset(values)
		best, other, err := s.state.BestTwo()
		if err != nil {
			d.all = false
			return true
		}
		for o, wins := range d.wins {
			if best.Has(o) {
				wins.Add(wins, weight)
			}
		}
		if best.Status == engine.Recommended && other.Status == engine.Recommended && other.Score == best.Score {
			d.ties.Add(d.ties, weight)
			keep(&d.tied, values)
		}
		return true
	})
}

// drawTies finds the share of ties on single sheets of the whole.
func (s *survey) drawTies(ctx context.Context) error {
	if err := s.draw(ctx); err != nil {
		return err
	}
	how := s.say("exact")
	if !s.drawn.all {
		how = s.say("estimated from %d sheets drawn", s.drawn.count)
	}
	if s.drawn.tied != nil {
		s.tie(share(s.drawn.ties, s.drawn.count), how, example(s.state, s.drawn.tied))
	} else if !s.drawn.all {
		s.giveUp(diag.Tie)
	}
	return nil
}

// needsOptions reports whether a stack can be there for the constraints alone.
func needsOptions(r *check.Resolved) bool {
	return slices.ContainsFunc(r.Layers, func(l check.Layer) bool { return l.Required }) ||
		slices.ContainsFunc(r.Rules, func(r check.Rule) bool { return len(r.Require) > 0 })
}

// withNothing adds a last option that stands for the empty stack where that is
// not allowed: it fills every layer and meets every requirement.
func withNothing(r *check.Resolved) *check.Resolved {
	set := *r
	nothing := check.Option{ID: "nothing"}
	for l := range r.Layers {
		nothing.Layers = append(nothing.Layers, l)
	}
	set.Options = append(slices.Clone(r.Options), nothing)
	set.Rules = slices.Clone(r.Rules)
	for i := range set.Rules {
		if rule := &set.Rules[i]; len(rule.Require) > 0 {
			rule.Require = append(slices.Clone(rule.Require), len(r.Options))
		}
	}
	return &set
}

// allow lets the last variant have an option that no other may have, at a point:
// it is better than all stacks without a positive sum.
func (s *switched) allow(choice, criterion, option int) {
	s.give(choice, criterion, option, 1)
	s.more = append(s.more, check.Rule{
		ID: "variant", Exclude: []int{option}, Group: -1, Source: -1,
		When: &check.Cond{Op: check.IsTest, Test: &check.Test{Question: 0, Choices: s.others([]int{choice}), AtMost: ruleset.MaxChoices}},
	})
}
