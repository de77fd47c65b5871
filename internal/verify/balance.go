package verify

import (
	"cmp"
	"context"
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// mostTimes is how much wider the attainable range of one option may be than
// that of another option of its layer.
const mostTimes = 3

// balance finds layers in which some options can collect far more evidence than
// others: the wider range wins by its width, not by its fit.
func (w *survey) balance(ctx context.Context) error {
	width := make([]int64, len(w.p.Options))
	for o := range w.p.Options {
		low, high, ok, err := w.attainable(ctx, o)
		if err != nil {
			return err
		}
		if !ok {
			w.giveUp(diag.UnbalancedEvidence)
			return nil
		}
		width[o] = high - low
	}
	for l := range w.p.Layers {
		widest := -1
		for o := range w.p.Options {
			if w.p.Options[o].Layers[0] == l && (widest < 0 || width[o] > width[widest]) {
				widest = o
			}
		}
		for o := range w.p.Options {
			if w.p.Options[o].Layers[0] != l || width[widest] <= mostTimes*width[o] {
				continue
			}
			w.add(Finding{Code: diag.UnbalancedEvidence, Severity: diag.Warning, Message: w.say(
				"option %q: its score can vary by %s, that of %q of the same layer by %s, more than threefold",
				w.p.Options[o].ID, thousandths(width[o]), w.p.Options[widest].ID, thousandths(width[widest]))}, w.option(o))
		}
	}
	return nil
}

// attainable is the least and the greatest score that an option has on complete
// answer sheets that do not contradict themselves, found by branch and bound over the
// questions that the rules with points for it and the contradictions are about. ok is
// false past the budget.
func (w *survey) attainable(ctx context.Context, option int) (low, high int64, ok bool, err error) {
	b := w.newBounds(option)
	high, ok, err = b.greatest(ctx, 1)
	if err != nil || !ok {
		return 0, 0, ok, err
	}
	low, ok, err = b.greatest(ctx, -1)
	return -low, high, ok, err
}

// bounds searches the extremes of one option's score.
type bounds struct {
	*survey
	v      *solver
	option int
	rules  []int // with points for the option
	amount []int64
	order  []int // questions
	sign   int64
	nodes  int
	best   int64
	found  bool
}

func (w *survey) newBounds(option int) *bounds {
	b := &bounds{survey: w, v: newSolver(w.e), option: option}
	questions := make([]bool, len(w.p.Questions))
	often := make([]int, len(w.p.Questions))
	for i := range w.p.Rules {
		r := &w.p.Rules[i]
		for _, p := range r.Points {
			if p.Option != option {
				continue
			}
			b.rules = append(b.rules, i)
			b.amount = append(b.amount, p.Value*w.e.Weights[r.Criterion])
			own := make([]bool, len(questions))
			b.v.mark(own, r.When)
			for q := range own {
				if own[q] {
					questions[q] = true
					often[q]++
				}
			}
		}
	}
	for i := range w.p.Contradictions {
		b.v.mark(questions, w.p.Contradictions[i].When)
	}
	for q := len(questions) - 1; q >= 0; q-- {
		if questions[q] {
			b.v.mark(questions, w.p.Questions[q].AskWhen)
		}
	}
	for q, marked := range questions {
		if marked {
			b.order = append(b.order, q)
		}
	}
	slices.SortStableFunc(b.order, func(x, y int) int { return cmp.Compare(often[y], often[x]) })
	return b
}

// greatest is the greatest value of sign times the score.
func (b *bounds) greatest(ctx context.Context, sign int64) (int64, bool, error) {
	b.sign, b.nodes, b.found = sign, 0, false
	b.v.s.Reset(slices.Repeat([]program.Value{program.Unknown}, len(b.p.Questions)))
	err := b.search(ctx, b.order)
	return b.best, b.nodes <= searchBudget, err
}

func (b *bounds) search(ctx context.Context, order []int) error {
	if b.nodes++; b.nodes > searchBudget {
		return nil
	}
	if b.nodes%1024 == 0 && ctx.Err() != nil {
		return ctx.Err()
	}
	most, open := b.outlook()
	if b.found && most <= b.best || b.v.s.ContradictsItself() {
		return nil
	}
	open = open || len(b.v.s.OpenContradictions()) > 0
	if !open || len(order) == 0 {
		b.best, b.found = most, true
		return nil
	}
	q := order[0]
	for _, value := range b.v.answers(q) {
		b.v.s.Set(q, value)
		if err := b.search(ctx, order[1:]); err != nil {
			return err
		}
	}
	b.v.s.Set(q, program.Unknown)
	return nil
}

// outlook is what sign times the score can become at most: open rules may add
// their points, and may displace a smaller amount of their group. Without open
// rules it is the score.
func (b *bounds) outlook() (most int64, open bool) {
	most = b.sign * b.v.s.Scores()[b.option]
	groups := map[int]int64{}
	for i, r := range b.rules {
		rule := &b.p.Rules[r]
		if b.v.s.Truth(rule.When) != engine.Unknown {
			continue
		}
		open = true
		amount := b.sign * b.amount[i]
		if rule.Group < 0 {
			most += max(amount, 0)
			continue
		}
		// At most one rule of a group counts; it may replace one that takes off
		// as much as any rule of the group can.
		groups[rule.Group] = max(groups[rule.Group], amount, 0)
	}
	for g, gain := range groups {
		most += gain + b.loss(g)
	}
	return most, open
}

// loss is what the fired rules of a group take off at most now, and an open one
// could take away.
func (b *bounds) loss(group int) int64 {
	least := int64(0)
	for i, r := range b.rules {
		if b.p.Rules[r].Group == group && b.v.s.Fired(r) {
			least = min(least, b.sign*b.amount[i])
		}
	}
	return -least
}
