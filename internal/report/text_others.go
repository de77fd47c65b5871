package report

import (
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/layout"
)

// alternatives lists what else would do, with the points that it lacks.
func (p *page) alternatives() {
	if len(p.Alternatives) == 0 {
		return
	}
	p.heading(p.words.Alternatives, "")
	for i, a := range p.Alternatives {
		gap := p.words.SameScore
		if d := p.Score - a.Score; d != 0 {
			gap = fmt.Sprintf(p.words.Behind, d)
		}
		text := p.stackNames(a.Stack) + p.words.Colon + fmt.Sprintf(p.words.Score, a.Score) + fmt.Sprintf(p.words.Aside, gap)
		if u := p.unsupportedIn(a.Stack); len(u) > 0 {
			text += p.words.Semicolon + fmt.Sprintf(p.words.UnsupportedNow, p.names(u))
		}
		p.paragraph(5, fmt.Sprintf("  %d.", i+1), Frame, text, Plain)
	}
}

func (p *page) unsupportedIn(stack []string) []string {
	return slices.DeleteFunc(slices.Clone(stack), func(o string) bool {
		s := p.scored[o]
		return s == nil || !s.Unsupported
	})
}

// layers tells for each layer, the top one first, how firmly it is filled.
func (p *page) layers() {
	if p.Status != statusRecommended {
		return
	}
	p.heading(p.words.ByLayer, "")
	label := p.labelWidth()
	for i := len(p.Layers) - 1; i >= 0; i-- {
		l := &p.Layers[i]
		p.paragraph(label+4, "  "+layout.Pad(p.layer(l.Layer), label), Plain, p.lead1(l), Plain)
	}
}

func (p *page) lead1(l *LayerResult) string {
	if l.Option == nil {
		return p.leadOfEmpty(l)
	}
	name := p.option(*l.Option)
	if l.Next == nil {
		return fmt.Sprintf(p.words.OnlyChoice, name)
	}
	gap := p.Score - l.Next.Score
	other := p.fillerOf(l.Next.Stack, l.Layer)
	with := p.elsewhere(l.Next.Stack, *l.Option, other)
	switch {
	case other == "" && gap == 0:
		return fmt.Sprintf(p.words.TiesWithEmpty, name) + with
	case other == "":
		return fmt.Sprintf(p.words.LeadsEmpty, name, gap) + with
	case gap == 0:
		return fmt.Sprintf(p.words.TiesWith, name, p.option(other)) + with
	}
	return fmt.Sprintf(p.words.LeadsOver, name, p.option(other), gap) + with
}

func (p *page) leadOfEmpty(l *LayerResult) string {
	if l.Next == nil {
		return p.words.EmptyOnly
	}
	gap := p.Score - l.Next.Score
	filler := p.fillerOf(l.Next.Stack, l.Layer)
	with := p.elsewhere(l.Next.Stack, "", filler)
	if gap == 0 {
		return fmt.Sprintf(p.words.EmptyTies, p.option(filler)) + with
	}
	return fmt.Sprintf(p.words.EmptyLeads, p.option(filler), gap) + with
}

// elsewhere says what the next stack is if it has more changes than this one.
func (p *page) elsewhere(next []string, option, other string) string {
	for i, a := range p.Alternatives {
		if slices.Equal(a.Stack, next) {
			return fmt.Sprintf(p.words.Aside, fmt.Sprintf(p.words.AlternativeNo, i+1))
		}
	}
	without := func(stack []string, o string) []string {
		return slices.DeleteFunc(slices.Clone(stack), func(s string) bool { return s == o })
	}
	if slices.Equal(without(p.Stack, option), without(next, other)) {
		return ""
	}
	return p.words.Semicolon + fmt.Sprintf(p.words.NextStack, p.stackNames(next))
}

// fillerOf is the option of a stack that fills the layer, "" if none does.
func (p *page) fillerOf(stack []string, layer string) string {
	for _, o := range stack {
		if p.fills(o, layer) {
			return o
		}
	}
	return ""
}

// mostOpen is how many open rules the text lists; JSON has all.
const mostOpen = 12

// unknown tells what was not answered, and which rules wait for it.
func (p *page) unknown() {
	if len(p.Unanswered) == 0 {
		return
	}
	p.heading(p.words.Unknown, "")
	var skipped []string
	for _, id := range p.openOrder(p.Unanswered) {
		q := p.questions[id]
		switch {
		case q == nil:
			p.item(id)
		case q.Applies == AppliesNo:
			skipped = append(skipped, id)
		default:
			p.item(p.unansweredQuestion(q))
		}
	}
	if len(skipped) > 0 {
		p.paragraph(2, "", Plain, fmt.Sprintf(p.words.NotAsked, strings.Join(skipped, p.words.List)), Aside)
	}
	p.open()
}

func (p *page) unansweredQuestion(q *Question) string {
	text := p.say(q.Prompt) + " (" + q.ID + ")"
	if q.SaidUnknown {
		text += p.words.Semicolon + p.words.SaidUnknown
	}
	if q.Applies == AppliesUnknown {
		text += p.words.Semicolon + p.words.MayNotApply
	}
	if who := p.parked(q.ID); who != "" {
		text += p.words.Semicolon + who
	}
	return text
}

func (p *page) open() {
	if len(p.Open) == 0 {
		p.paragraph(0, "", Plain, p.words.NothingOpen, Plain)
		return
	}
	p.line("")
	p.paragraph(0, "", Plain, p.words.Open.Of(len(p.Open)), Plain)
	for _, id := range p.Open[:min(len(p.Open), p.most(mostOpen))] {
		r := p.rules[id]
		if r == nil {
			p.item(id)
			continue
		}
		p.item(id + p.words.Colon + p.effects(r))
	}
	if more := len(p.Open) - p.most(mostOpen); more > 0 {
		p.item(p.words.MoreOpen.Of(more))
	}
}

// answers repeats what was said, and what was noted on questions that have no
// answer.
func (p *page) answers() {
	if len(p.Answers)+len(p.Appendix.Notes)+len(p.Appendix.Links) == 0 {
		return
	}
	p.heading(p.words.Answers, "")
	said := map[string]bool{}
	for _, a := range p.Answers {
		said[a.Question] = true
		prompt, value := a.Question, p.value(&a)
		if q := p.questions[a.Question]; q != nil {
			prompt = p.say(q.Prompt)
			if q.Applies == AppliesNo {
				value += p.words.Semicolon + p.words.DoesNotApply
			}
		}
		p.item(prompt + p.words.Gap + value)
		p.evidence(a.Question)
		for _, n := range p.Appendix.Notes {
			if n.Question == a.Question {
				p.note(n.Text)
			}
		}
	}
	for _, n := range p.remarks(said) {
		p.item(p.say(p.questions[n.Question].Prompt) + p.words.Gap + "–")
		p.evidence(n.Question)
		if n.Text != "" {
			p.note(n.Text)
		}
	}
}

// note writes a note in the lines that it has.
func (p *page) note(text string) {
	for _, line := range strings.Split(fmt.Sprintf(p.words.Note, text), "\n") {
		p.aside(4, line)
	}
}

// value is an answer in words.
func (p *page) value(a *Answer) string {
	switch v := a.Value.(type) {
	case bool:
		if v {
			return p.words.Yes
		}
		return p.words.No
	case string:
		return p.choice(a.Question, v)
	case []string:
		if len(v) == 0 {
			return p.words.NoneChosen
		}
		return strings.Join(each(v, func(c string) string { return p.choice(a.Question, c) }), p.words.List)
	}
	return fmt.Sprint(a.Value)
}

func (p *page) choice(question, id string) string {
	if q := p.questions[question]; q != nil {
		for _, c := range q.Choices {
			if c.ID == id {
				return p.say(c.Label)
			}
		}
	}
	return id
}

// sources lists what the text has cited.
func (p *page) sources() {
	if len(p.cited) == 0 {
		return
	}
	p.heading(p.words.Sources, "")
	for _, s := range p.Appendix.Sources {
		if !p.cited[s.ID] {
			continue
		}
		p.item(s.ID + p.words.Colon + p.say(s.Title))
		small := []string{s.URL}
		if s.Date != "" {
			small = append(small, fmt.Sprintf(p.words.Published, s.Date))
		}
		if s.Checked != "" {
			small = append(small, fmt.Sprintf(p.words.CheckedOn, s.Checked))
		}
		p.aside(4, small...)
	}
}
