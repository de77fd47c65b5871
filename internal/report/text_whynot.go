package report

import (
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/layout"
)

// weights tells how far the weights of the criteria may move, and what other
// weights would do.
func (p *explainPage) weights() {
	p.section(p.says.Weights, &p.Methods.Weights)
	label := 0
	labels := each(p.Weights, func(w WeightRange) string {
		text := fmt.Sprintf(p.says.Now, p.criterion(w.Criterion), w.Weight)
		label = max(label, layout.Columns(text))
		return text
	})
	label = min(label, p.width/2)
	for i, w := range p.Weights {
		p.paragraph(label+4, "  "+layout.Pad(labels[i], label), Plain, p.stays(&w), Plain)
	}
	a := &p.Acceptability
	if len(a.Stacks) == 0 {
		return
	}
	if p.undisputed() {
		if note := p.underAllWeights(); note != "" {
			p.line("")
			p.paragraph(0, "", Plain, note, Plain)
		}
		return
	}
	p.line("")
	p.paragraph(0, "", Plain, fmt.Sprintf(p.says.SomeWeights, p.says.Method[a.Method]), Plain)
	more := 0
	for i, s := range a.Stacks {
		now := slices.Equal(s.Stack, p.Stack)
		if i >= p.most(mostStacks) && !now {
			more++
			continue
		}
		p.share(s.Share, s.Low, s.High, p.marked(s.Stack), now)
	}
	p.moreStacks(more)
	p.paragraph(0, "", Plain, p.says.WeightShare, Aside)
	if a.Samples > 0 {
		p.paragraph(0, "", Plain, fmt.Sprintf(p.says.Drawn, grouped(fmt.Sprint(a.Samples)), a.Seed), Aside)
	}
}

// undisputed reports whether all positive weights recommend the same stack.
// Without weight, a criterion may leave a tie, or nothing at all.
func (p *explainPage) undisputed() bool {
	stacks := p.Acceptability.Stacks
	return len(stacks) == 1 && stacks[0].Share == 1_000_000
}

// underAllWeights tells of the stack that all positive weights recommend; empty
// if the range of the only weight has told it already.
func (p *explainPage) underAllWeights() string {
	stack := p.Acceptability.Stacks[0].Stack
	scored := slices.ContainsFunc(p.Options, func(o Scored) bool { return len(o.Contributions) > 0 })
	switch {
	case !slices.Equal(stack, p.Stack):
		return fmt.Sprintf(p.says.EachWeighed, p.stackNames(stack))
	case !scored:
		return p.says.Weightless
	case len(p.Weights) == 1:
		return ""
	}
	return p.says.AllWeights
}

func (p *explainPage) stays(w *WeightRange) string {
	switch {
	case w.High == nil && w.Low == 0:
		return p.says.AnyWeight
	case w.High == nil:
		return fmt.Sprintf(p.says.From, w.Low)
	case *w.High == w.Low:
		return fmt.Sprintf(p.says.Exactly, w.Low)
	case w.Low == 0:
		return fmt.Sprintf(p.says.UpTo, *w.High)
	}
	return fmt.Sprintf(p.says.Between, w.Low, *w.High)
}

// towardFlips is how many ways to an option the text tells; JSON has all.
const towardFlips = 3

// whyNot tells why options are not recommended, with every rule that makes the
// difference if detail is asked for.
func (p *explainPage) whyNot(detail bool) {
	if len(p.WhyNot) == 0 {
		return
	}
	p.section(p.says.WhyNot, &p.Methods.WhyNot)
	for i := range p.WhyNot {
		w := &p.WhyNot[i]
		if i > 0 {
			p.line("")
		}
		p.paragraph(0, "", Plain, p.option(w.Option), Name)
		p.obstacle(w, detail)
		switch {
		case len(w.Flips) > 0:
			p.flips(w.Flips, 4, p.most(towardFlips))
		case p.searched() > 0 && !p.inStack[w.Option]:
			p.paragraph(2, "", Plain, p.says.NoToward.Of(p.searched()), Plain)
		}
	}
}

// obstacle says what keeps an option out.
func (p *explainPage) obstacle(w *WhyNot, detail bool) {
	switch {
	case p.inStack[w.Option]:
		p.paragraph(2, "", Plain, p.says.InStack, Plain)
	case len(w.ExcludedBy) > 0:
		p.paragraph(2, "", Plain, p.says.ExcludedBy, Plain)
		for _, rule := range w.ExcludedBy {
			p.ruleReason(4, "", Plain, rule)
		}
	case w.Blocked != nil:
		p.paragraph(2, "", Plain, p.says.Blocked, Plain)
		for _, id := range w.Blocked.Rules {
			p.constraintRule(id)
		}
		for _, id := range w.Blocked.Relations {
			p.constraintRelation(id)
		}
		for _, id := range w.Blocked.Layers {
			p.item(fmt.Sprintf(p.words.LayerRequired, p.layer(id)))
		}
	case w.Gap == nil:
		p.paragraph(2, "", Plain, p.says.Impossible, Plain)
	case p.Status == statusNoEvidence:
		p.paragraph(2, "", Plain, fmt.Sprintf(p.says.LacksPoints, p.stackNames(w.Stack), -*w.Gap), Plain)
		p.gap(w, detail)
	case *w.Gap == 0:
		p.paragraph(2, "", Plain, fmt.Sprintf(p.says.LacksNothing, p.stackNames(w.Stack)), Plain)
		p.gap(w, detail)
	default:
		p.paragraph(2, "", Plain, fmt.Sprintf(p.says.Lacks, p.stackNames(w.Stack), *w.Gap), Plain)
		p.gap(w, detail)
	}
}

// gap tells what the difference of scores is made of: what the recommended stack
// gets more has a minus, what the other gets more has a plus.
func (p *explainPage) gap(w *WhyNot, detail bool) {
	if len(w.Criteria) > 1 {
		parts := each(w.Criteria, func(g CriterionGap) string { return p.criterion(g.Criterion) + " " + (-g.Points).Signed() })
		p.paragraph(2, "", Plain, fmt.Sprintf(p.says.ByCriterion, strings.Join(parts, p.words.List)), Aside)
	}
	if !detail {
		return
	}
	rules := slices.Clone(w.Rules)
	slices.SortStableFunc(rules, func(a, b RuleGap) int { return int(max(b.Points, -b.Points) - max(a.Points, -a.Points)) })
	for _, g := range rules {
		p.ruleReason(reasonIndent, "  "+(-g.Points).Signed(), sign(-g.Points), g.Rule)
	}
}
