package report

import (
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/lang"
)

// explained is an Explanation in words.
type explained struct {
	Change     []string // sentences
	ChangeNote []string // what else there is to say of the search
	Firm       shares
	Sufficient []string // answers that settle it; the first item introduces them
	Worth      []worth
	WorthNote  []string
	Weights    []pair
	Accepted   shares
	WhyNot     []whyNot
}

// shares are stacks with their part of a whole.
type shares struct {
	Lead   string
	Method string
	Rows   []shareRow
	Notes  []string
	more   int // rows that are left out
}

// shareRow is one stack's part. Width is of a bar, 0 to barWidth.
type shareRow struct {
	Percent, Text string
	Now           bool
	Width         int
}

// worth is an open question whose answer would change the stack.
type worth struct {
	Text  string
	Leads []string
}

type whyNot struct {
	Option, Text string
	Gap          string   // the rules that add most to what it lacks
	Reasons      []reason // that keep it out
	Flips        []string
}

// explain words the analyses; nothing if the Document has none.
func (o *dossier) explain() {
	if o.Explanation == nil {
		return
	}
	x := &explainPage{page: o.page, says: lang.Explain(o.Tag)}
	o.Explained = &explained{Weights: each(o.Explanation.Weights, func(w WeightRange) pair {
		return pair{fmt.Sprintf(o.W.WeightNow, o.criterion(w.Criterion), w.Weight), upperFirst(x.stays(&w))}
	})}
	e := o.Explained
	e.change(x)
	e.firm(x)
	e.worth(x)
	e.accepted(x)
	if o.Status == statusRecommended {
		e.WhyNot = each(o.Explanation.WhyNot, func(w WhyNot) whyNot { return o.whyNot(x, &w) })
	}
}

func (e *explained) change(x *explainPage) {
	if x.Search.Flips == 0 {
		return
	}
	ways := x.ways(x.Flips)
	e.Change = each(ways[:min(len(ways), mostFlips)], x.sentence)
	switch more := len(ways) - mostFlips; {
	case len(x.Answers) == 0:
		e.ChangeNote = append(e.ChangeNote, x.nothingGiven())
	case len(ways) == 0:
		e.ChangeNote = append(e.ChangeNote, x.says.NoFlips.Of(x.searched()))
	case more > 0:
		e.ChangeNote = append(e.ChangeNote, upperFirst(x.says.More.Of(more))+x.words.Stop)
	}
	if n := x.Search.Skipped; n > 0 {
		e.ChangeNote = append(e.ChangeNote, x.says.Skipped.Of(n))
	}
}

func (e *explained) firm(x *explainPage) {
	o := &x.Outcomes
	switch {
	case len(x.Unanswered) == 0:
		e.Firm.Lead = x.says.NothingOpen
	case len(o.Stacks) == 0:
		e.Firm.Lead = fmt.Sprintf(x.says.TooMany, grouped(o.Completions))
	default:
		e.Firm.Lead = x.says.Ways.Of(len(x.Unanswered), grouped(o.Completions))
		e.Firm.Method = x.says.Method[o.Method]
		for _, s := range o.Stacks {
			now := s.Status == x.Status && slices.Equal(s.Stack, x.Stack)
			e.Firm.add(x, s.Share, s.Low, s.High, x.outcome(s.Status, s.Stack), now)
		}
		e.Firm.close(x, x.says.NoForecast, o.Samples, o.Seed, x.says.WaysDrawn)
	}
	if x.Sufficient == nil {
		if x.whichSettleIsOpen() {
			e.Sufficient = []string{x.says.WhichSettle}
		}
		return
	}
	if len(*x.Sufficient) == 0 {
		e.Sufficient = []string{x.says.NothingNeeded}
		return
	}
	e.Sufficient = append([]string{x.says.Sufficient}, each(*x.Sufficient, func(id string) string {
		return x.prompt(id) + x.words.Gap + x.given(id)
	})...)
}

// add adds a row, or counts it among those that are too many.
func (s *shares) add(x *explainPage, share, low, high Millionths, text string, now bool) {
	if len(s.Rows) >= mostStacks && !now {
		s.more++
		return
	}
	if low != high {
		text += fmt.Sprintf(x.says.Interval, percent(low), percent(high))
	}
	if now {
		text += fmt.Sprintf(x.words.Aside, x.says.AsNow)
	}
	s.Rows = append(s.Rows, shareRow{percent(share), text, now, int(share * barWidth / 1_000_000)})
}

// close says how many were left out, what the shares mean and how they were
// obtained.
func (s *shares) close(x *explainPage, meaning string, samples int, seed uint64, drawn string) {
	if s.more > 0 {
		s.Notes = append(s.Notes, upperFirst(x.says.MoreStacks.Of(s.more))+x.words.Stop)
	}
	s.Notes = append(s.Notes, meaning)
	if samples > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf(drawn, grouped(fmt.Sprint(samples)), seed))
	}
}

func (e *explained) worth(x *explainPage) {
	for i := range x.Homework {
		h := &x.Homework[i]
		if h.Changes > 0 && !x.irrelevant(h.Question) {
			leads := each(h.Stacks[:min(len(h.Stacks), mostStacks)], x.leads)
			if more := len(h.Stacks) - mostStacks; more > 0 {
				leads = append(leads, x.says.MoreStacks.Of(more))
			}
			e.Worth = append(e.Worth, worth{x.says.WouldChange.Of(h.Changes, h.Answers, x.question(h.Question)), leads})
		}
	}
	e.WorthNote = append(e.WorthNote, x.quiet()...)
	if len(x.Next) > 0 && x.Next[0].Bits > 0 {
		e.WorthNote = append(e.WorthNote, x.mostTelling())
	}
}

// leads says where an answer to an open question leads to.
func (p *explainPage) leads(s HomeworkOutcome) string {
	answer, stack := p.example(&s), p.outcome(s.Status, s.Stack)
	if s.Answers > 1 {
		return fmt.Sprintf(p.says.LeadsToMore, answer, s.Answers-1, stack)
	}
	return fmt.Sprintf(p.says.LeadsTo, answer, stack)
}

func (e *explained) accepted(x *explainPage) {
	a := &x.Acceptability
	switch {
	case len(a.Stacks) == 0:
		return
	case x.undisputed():
		e.Accepted.Lead = x.underAllWeights()
		return
	}
	e.Accepted.Lead = fmt.Sprintf(x.says.SomeWeights, x.says.Method[a.Method])
	for _, s := range a.Stacks {
		e.Accepted.add(x, s.Share, s.Low, s.High, x.marked(s.Stack), slices.Equal(s.Stack, x.Stack))
	}
	e.Accepted.close(x, x.says.WeightShare, a.Samples, a.Seed, x.says.Drawn)
}

// mostGapRules is how many rules of a gap a report tells; JSON has all.
const mostGapRules = 4

func (o *dossier) whyNot(x *explainPage, w *WhyNot) whyNot {
	v := whyNot{Option: o.option(w.Option)}
	switch {
	case o.inStack[w.Option]:
		v.Text = x.says.InStack
	case len(w.ExcludedBy) > 0:
		v.Text, v.Reasons = x.says.ExcludedBy, each(w.ExcludedBy, o.ruleReason)
	case w.Blocked != nil:
		v.Text, v.Reasons = x.says.Blocked, o.constraints(w.Blocked)
	case w.Gap == nil:
		v.Text = x.says.Impossible
	case *w.Gap == 0:
		v.Text = fmt.Sprintf(x.says.LacksNothing, o.stackNames(w.Stack))
	default:
		v.Text = fmt.Sprintf(x.says.Lacks, o.stackNames(w.Stack), *w.Gap)
	}
	if w.Gap != nil && *w.Gap != 0 {
		v.Gap = o.gapRules(w.Rules)
	}
	ways := x.ways(w.Flips)
	v.Flips = each(ways[:min(len(ways), 1)], x.sentence)
	if len(ways) == 0 && x.searched() > 0 && !o.inStack[w.Option] {
		v.Flips = []string{x.says.NoToward.Of(x.searched())}
	}
	return v
}

// gapRules names the rules that add most to a gap: what the recommended stack
// gets more has a minus, what the other gets more has a plus.
func (o *dossier) gapRules(gaps []RuleGap) string {
	gaps = slices.Clone(gaps)
	slices.SortStableFunc(gaps, func(a, b RuleGap) int { return int(max(b.Points, -b.Points) - max(a.Points, -a.Points)) })
	list := each(gaps[:min(len(gaps), mostGapRules)], func(g RuleGap) string { return signed(-g.Points) + " " + g.Rule })
	if len(gaps) > mostGapRules {
		list = append(list, "…")
	}
	return strings.Join(list, o.words.Dot)
}
