package report

import (
	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
)

// explanation arranges the results of the analyses.
func (b *builder) explanation(x *analysis.Explanation) *Explanation {
	return &Explanation{
		Outcomes:   b.outcomes(&x.Outcomes),
		Irrelevant: ids(x.Irrelevant.Questions, b.question),
		Next: each(x.Next, func(n analysis.Information) Information {
			return Information{b.question(n.Question), Millionths(n.Bits), Millionths(n.Low), Millionths(n.High)}
		}),
		Flips:         each(x.Flips.Flips, b.flip),
		Sufficient:    b.sufficient(&x.Sufficient),
		Weights:       each(x.Weights, b.weightRange),
		Acceptability: b.acceptability(x.Acceptability),
		WhyNot:        each(x.WhyNot, b.whyNot),
		Homework:      each(x.Homework, b.homework),
		Methods:       methods(x),
		Search:        Search{x.Flips.Size, x.Flips.Skipped},
		Undecided:     ids(x.Irrelevant.Undecided, b.question),
	}
}

func (b *builder) outcomes(o *analysis.Outcomes) Outcomes {
	return Outcomes{
		Method:      o.Method.String(),
		Completions: o.Completions.String(),
		Stacks: each(o.Stacks, func(c analysis.OutcomeCount) Outcome {
			return Outcome{
				Stack: ids(c.Stack, b.option), Status: c.Status.String(), Count: c.Count.String(),
				Share: Millionths(c.Share), Low: Millionths(c.Low), High: Millionths(c.High),
			}
		}),
		Samples: o.Samples,
		Seed:    o.Seed,
	}
}

func (b *builder) flip(f analysis.Flip) Flip {
	return Flip{
		Questions: ids(f.Questions, b.question),
		Stacks: each(f.Reached, func(r analysis.Reached) Reached {
			return Reached{ids(r.Stack, b.option), r.Status.String(), Answers(each(r.Example, b.change)), b.ranges(r.Example)}
		}),
	}
}

func (b *builder) change(c analysis.Change) Answer {
	return answerTo(&b.e.Questions[c.Question], c.Value)
}

// ranges has the numbers that do the same as those of a change.
func (b *builder) ranges(changes []analysis.Change) []Range {
	list := []Range{}
	for _, c := range changes {
		if n := c.Numbers; n != nil && n.Low < n.High {
			list = append(list, Range{b.question(c.Question), n.Low, n.High})
		}
	}
	return list
}

func (b *builder) sufficient(s *analysis.Sufficient) *[]string {
	if s.Verdict != analysis.Yes {
		return nil
	}
	list := ids(s.Questions, b.question)
	return &list
}

func (b *builder) weightRange(w analysis.WeightRange) WeightRange {
	r := WeightRange{Criterion: b.e.Criteria[w.Criterion].ID, Weight: Thousandths(w.Weight), Low: Thousandths(w.Low)}
	if !w.Unbounded {
		high := Thousandths(w.High)
		r.High = &high
	}
	return r
}

func (b *builder) acceptability(a *analysis.Acceptability) Acceptability {
	return Acceptability{
		Method: a.Method.String(), Samples: a.Samples, Seed: a.Seed,
		Stacks: each(a.Stacks, func(s analysis.Acceptance) Acceptance {
			return Acceptance{ids(s.Stack, b.option), Millionths(s.Share), Millionths(s.Low), Millionths(s.High)}
		}),
	}
}

func (b *builder) whyNot(w analysis.WhyNot) WhyNot {
	x := WhyNot{
		Option: b.option(w.Option), ExcludedBy: ids(w.ExcludedBy, b.rule), Stack: []string{},
		Flips: each(w.Flips, b.flip), Rules: []RuleGap{}, Criteria: []CriterionGap{}, Blocked: b.constraints(w.Blocked),
	}
	if best := w.Best; best != nil {
		gap := Thousandths(best.Gap)
		x.Stack, x.Gap = ids(best.Stack, b.option), &gap
		x.Rules = each(best.Rules, func(g analysis.RuleGap) RuleGap { return RuleGap{b.rule(g.Rule), Thousandths(g.Amount)} })
		x.Criteria = each(best.Criteria, func(g analysis.CriterionGap) CriterionGap {
			return CriterionGap{b.e.Criteria[g.Criterion].ID, Thousandths(g.Amount)}
		})
	}
	return x
}

func (b *builder) homework(h analysis.Homework) Homework {
	return Homework{
		Question: b.question(h.Question), Answers: h.Answers, Changes: h.Changes,
		Stacks: each(h.Reached, func(o analysis.HomeworkOutcome) HomeworkOutcome {
			return HomeworkOutcome{ids(o.Stack, b.option), o.Status.String(), o.Answers, Answers{b.change(o.Example)}, b.ranges([]analysis.Change{o.Example})}
		}),
	}
}

// constraints names the members of a conflict.
func (b *builder) constraints(c *engine.Conflict) *Conflict {
	if c == nil {
		return nil
	}
	return &Conflict{ids(c.Rules, b.rule), ids(c.Relations, b.relation), ids(c.Layers, b.layer)}
}

// methods says how the figures were obtained. What is said of all completions is
// exact if they were all looked at, in a diagram or one by one, and else proved, as
// yes and no are never estimated.
func methods(x *analysis.Explanation) Methods {
	exact, proved := analysis.Exact.String(), analysis.Proved.String()
	m := Methods{Flips: exact, Weights: exact, WhyNot: exact, Homework: exact}
	if x.Settled != analysis.Undecided {
		if m.Settled = &exact; x.Outcomes.Method != analysis.Exact {
			m.Settled = &proved
		}
	}
	if len(x.Irrelevant.Undecided) == 0 {
		if m.Irrelevant = &exact; x.Searched {
			m.Irrelevant = &proved
		}
	}
	next := x.NextMethod.String()
	m.Next = &next
	switch sufficient := x.Sufficient.Method.String(); x.Sufficient.Verdict {
	case analysis.Yes:
		m.Sufficient = &sufficient
	case analysis.No:
		m.Sufficient = m.Settled
	}
	return m
}
