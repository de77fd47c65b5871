package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stackadvisor/internal/lang"
	"stackadvisor/internal/layout"
)

// WriteExplanation tells people how firm the recommendation is, what is worth
// finding out, what would change it, and why other options are not in it. A
// Document without an Explanation gets the recommendation only.
func (d *Document) WriteExplanation(w io.Writer, v View) error {
	p := newExplainPage(d, v)
	p.title()
	p.heads()
	switch d.Status {
	case statusRecommended:
		p.stacks()
		p.verdict()
	case statusInfeasible:
		p.infeasible()
	default:
		p.noEvidence()
	}
	if d.Explanation != nil {
		p.firm()
		p.worth()
		p.change()
		p.weights()
		p.whyNot(v.Detail)
	}
	p.sources()
	_, err := io.WriteString(w, p.out.String())
	return err
}

// explainPage is a page with the words of explanations.
type explainPage struct {
	*page
	says *lang.ExplainWords
}

func newExplainPage(d *Document, v View) *explainPage {
	p := &explainPage{page: newPage(d, v), says: lang.Explain(v.Lang)}
	if v.Lang == "" {
		p.says = lang.Explain(d.Appendix.Lang)
	}
	return p
}

// section is a heading with the method of its figures; nil: not decided.
func (p *explainPage) section(text string, method *string) {
	right := ""
	if method != nil {
		right = p.says.Method[*method]
		if right == "" {
			right = *method
		}
	}
	p.heading(text, right)
}

// mostStacks is how many outcomes the text lists; JSON has all.
const mostStacks = 8

// firm says what the open questions can still do, and what settles the result.
func (p *explainPage) firm() {
	o := &p.Outcomes
	method := &o.Method
	if len(o.Stacks) == 0 {
		method = p.Methods.Settled
	}
	p.section(p.says.Firm, method)
	switch {
	case len(p.Unanswered) == 0:
		p.paragraph(0, "", Plain, p.says.NothingOpen, Plain)
	case p.AllContradict:
		p.paragraph(0, "", Plain, p.says.NoWay, Plain)
	case len(o.Stacks) == 0:
		p.paragraph(0, "", Plain, fmt.Sprintf(p.says.TooMany, grouped(o.Completions)), Plain)
	default:
		p.paragraph(0, "", Plain, p.says.Ways.Of(len(p.Unanswered), grouped(o.Completions)), Plain)
		p.outcomes()
	}
	p.sufficient()
}

func (p *explainPage) outcomes() {
	o := &p.Outcomes
	more := 0
	for i, s := range o.Stacks {
		now := s.Status == p.Status && slices.Equal(s.Stack, p.Stack)
		if i >= p.most(mostStacks) && !now {
			more++
			continue
		}
		p.share(s.Share, s.Low, s.High, p.outcome(s.Status, s.Stack), now)
	}
	p.moreStacks(more)
	p.paragraph(0, "", Plain, p.says.NoForecast, Aside)
	if o.Samples > 0 {
		p.paragraph(0, "", Plain, fmt.Sprintf(p.says.WaysDrawn, grouped(fmt.Sprint(o.Samples)), o.Seed), Aside)
	}
}

// share is a line with a percentage in front, and its interval if it has one.
func (p *explainPage) share(share, low, high Millionths, text string, now bool) {
	if low != high {
		text += fmt.Sprintf(p.says.Interval, percent(low), percent(high))
	}
	if now {
		text += fmt.Sprintf(p.words.Aside, p.says.AsNow)
	}
	label := percent(share)
	p.paragraph(11, strings.Repeat(" ", max(9-layout.Columns(label), 0))+label, Frame, text, Plain)
}

func (p *explainPage) moreStacks(n int) {
	if n > 0 {
		p.paragraph(11, "", Plain, p.says.MoreStacks.Of(n), Aside)
	}
}

// outcome is a stack, or that there is none, in words.
func (p *explainPage) outcome(status string, stack []string) string {
	if status == statusInfeasible {
		return p.says.NoStack
	}
	return p.marked(stack)
}

// marked is a stack in words, with what in it is unsupported.
func (p *page) marked(stack []string) string {
	text := p.stackNames(stack)
	if u := p.unsupportedIn(stack); len(u) > 0 {
		text += fmt.Sprintf(p.words.Aside, fmt.Sprintf(p.words.UnsupportedNow, p.names(u)))
	}
	return text
}

// percent is a share with one decimal; one that rounds to nothing or to
// everything without being so says that.
func percent(m Millionths) string {
	switch {
	case 0 < m && m < 500:
		return "< 0.1 %"
	case 999_500 <= m && m < 1_000_000:
		return "> 99.9 %"
	}
	tenths := (m + 500) / 1000
	if tenths%10 == 0 {
		return fmt.Sprintf("%d %%", tenths/10)
	}
	return fmt.Sprintf("%d.%d %%", tenths/10, tenths%10)
}

// grouped writes a decimal number with commas between thousands.
func grouped(n string) string {
	for i := len(n) - 3; i > 0; i -= 3 {
		n = n[:i] + "," + n[i:]
	}
	return n
}

// sufficient names the answers that settle the result.
func (p *explainPage) sufficient() {
	if p.Sufficient == nil {
		if p.whichSettleIsOpen() {
			p.paragraph(0, "", Plain, p.says.WhichSettle, Plain)
		}
		return
	}
	p.line("")
	if len(*p.Sufficient) == 0 {
		p.paragraph(0, "", Plain, p.says.NothingNeeded, Plain)
		return
	}
	p.paragraph(0, "", Plain, p.says.Sufficient, Plain)
	for _, id := range *p.Sufficient {
		p.item(p.prompt(id) + p.words.Gap + p.given(id))
	}
}

// whichSettleIsOpen reports whether the result is settled, but it was not decided
// by which answers.
func (p *explainPage) whichSettleIsOpen() bool {
	return p.isSettled() && p.Sufficient == nil && p.Explanation.Methods.Sufficient == nil
}

func (p *explainPage) isSettled() bool { return p.Settled != nil && *p.Settled }

// prompt is the text of a question.
func (p *page) prompt(id string) string {
	if q := p.questions[id]; q != nil {
		return p.say(q.Prompt)
	}
	return id
}

// given is the answer to a question in words.
func (p *page) given(id string) string {
	for i := range p.Answers {
		if p.Answers[i].Question == id {
			return p.value(&p.Answers[i])
		}
	}
	return ""
}

// worth tells what knowing the answer to each open question would do.
func (p *explainPage) worth() {
	if len(p.Homework) == 0 {
		return
	}
	p.section(p.says.Worth, &p.Methods.Homework)
	for i := range p.Homework {
		h := &p.Homework[i]
		if h.Changes == 0 || p.irrelevant(h.Question) {
			continue
		}
		p.item(p.says.WouldChange.Of(h.Changes, h.Answers, p.question(h.Question)) + p.words.Colon)
		if who := p.parked(h.Question); who != "" {
			p.aside(4, who)
		}
		for k, s := range h.Stacks {
			if k == p.most(mostStacks) {
				p.paragraph(6, "", Plain, p.says.MoreStacks.Of(len(h.Stacks)-k), Aside)
				break
			}
			answer, stack := p.example(&s), p.outcome(s.Status, s.Stack)
			if s.Answers > 1 {
				p.paragraph(6, "", Plain, fmt.Sprintf(p.says.LeadsToMore, answer, s.Answers-1, stack), Plain)
			} else {
				p.paragraph(6, "", Plain, fmt.Sprintf(p.says.LeadsTo, answer, stack), Plain)
			}
		}
	}
	for _, note := range p.quiet() {
		p.paragraph(0, "", Plain, note, Plain)
	}
	switch {
	case len(p.Next) > 0 && p.Next[0].Bits > 0:
		p.paragraph(0, "", Plain, p.mostTelling(), Plain)
	case p.Methods.Next == nil:
		p.paragraph(0, "", Plain, p.says.NextUnknown, Plain)
	}
}

// mostTelling names the question whose answer tells most; there must be one.
func (p *explainPage) mostTelling() string {
	n := &p.Next[0]
	if n.Low != n.High {
		return fmt.Sprintf(p.says.TellingMost, p.quoted(n.Question), n.Bits.short(), n.Low.short(), n.High.short())
	}
	return fmt.Sprintf(p.says.MostTelling, p.quoted(n.Question), n.Bits.short())
}

// example is an answer that leads to an outcome, in words.
func (p *explainPage) example(s *HomeworkOutcome) string {
	if len(s.Example) == 0 {
		return ""
	}
	answer := p.value(&s.Example[0])
	if len(s.Ranges) > 0 {
		answer = fmt.Sprintf(p.says.Range, answer, fmt.Sprint(s.Ranges[0].Low), fmt.Sprint(s.Ranges[0].High))
	}
	return answer
}

// irrelevant reports whether a question is proved never to change the stack once
// all others are answered.
func (p *explainPage) irrelevant(question string) bool {
	return slices.Contains(p.Irrelevant, question)
}

// quiet lists the questions whose answers change nothing by themselves, those
// that never do once all others are answered, and those of which it is not known.
func (p *explainPage) quiet() (notes []string) {
	var alone, passing []string
	for i := range p.Homework {
		switch h := &p.Homework[i]; {
		case h.Changes == 0 && !p.irrelevant(h.Question):
			alone = append(alone, h.Question)
		case h.Changes > 0 && p.irrelevant(h.Question):
			passing = append(passing, h.Question)
		}
	}
	if p.isSettled() && len(passing) == 0 {
		return []string{p.says.NothingMore}
	}
	for _, note := range []struct {
		format    string
		questions []string
	}{
		{p.says.NoEffect, alone}, {p.says.Irrelevant, p.Irrelevant}, {p.says.Passing, passing}, {p.says.Doubtful, p.Undecided},
	} {
		if len(note.questions) > 0 {
			notes = append(notes, fmt.Sprintf(note.format, strings.Join(note.questions, p.words.List)))
		}
	}
	return notes
}

// question is the text of a question with its id.
func (p *explainPage) question(id string) string {
	return p.prompt(id) + fmt.Sprintf(p.words.Aside, id)
}

func (p *explainPage) quoted(id string) string { return fmt.Sprintf(p.says.Quote, p.prompt(id)) }
