package tui

import (
	"cmp"
	"fmt"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
)

// sheetLines shows title, participants and weights as they are.
func (p *plain) sheetLines() {
	i := p.Interview
	w := p.w
	filled := func(text string) string { return cmp.Or(text, "–") }
	p.println("  ", p.label(w.TitleWord, filled(strings.Join(printableLines(i.Title()), " "))))
	p.println("  ", p.label(w.PeopleWord, filled(diag.Printable(strings.Join(i.Participants(), w.Comma)))))
	for c := range i.Program().Criteria {
		criterion := &i.Program().Criteria[c]
		weight, _ := i.Weight(c)
		text := criterion.ID + "=" + thousandths(weight)
		if name := p.shown(criterion.Name); name != criterion.ID {
			text += "  " + name
		}
		p.println("  ", p.label(w.WeightWord, text))
	}
}

// list shows where every question stands, which one is asked now, and which have a
// note.
func (p *plain) list() {
	for q := range p.Interview.Program().Questions {
		var marks []string
		if q == p.Interview.Question() {
			marks = append(marks, p.w.AskedNow)
		}
		if p.Interview.Note(q) != "" {
			marks = append(marks, p.w.HasNote)
		}
		text := p.standing(q)
		marks = append(marks, p.besides(q)...)
		if len(marks) > 0 {
			text += fmt.Sprintf(p.w.Aside, strings.Join(marks, p.w.Comma))
		}
		p.println("  ", p.label(p.Interview.Program().Questions[q].ID, text))
	}
	progress := p.Interview.Progress()
	p.printf(p.w.Asked, progress.Asked, progress.Total)
	if !p.hidden {
		p.printf(p.w.Leading, p.leading())
	}
}

// standing says where a question stands in the interview.
func (s *Session) standing(q int) string {
	i, w := s.Interview, s.words()
	answer := diag.Printable(s.answer(q, i.Value(q)))
	switch i.State(q) {
	case interview.Answered:
		return answer + s.against(q)
	case interview.SaidUnknown:
		return w.Unknown
	case interview.Skipped:
		return w.Skipped
	case interview.Waiting:
		var prompts []string
		for _, earlier := range i.WaitsFor(q) {
			prompts = append(prompts, s.shown(i.Program().Questions[earlier].Prompt))
		}
		return fmt.Sprintf(w.Waiting, strings.Join(prompts, w.Comma))
	case interview.DoesNotApply:
		if i.Value(q) != program.Unknown {
			return w.DoesNotApply + " (" + answer + ")"
		}
		return w.DoesNotApply
	}
	return w.Open
}

// help says in short why the question is asked, and what can be done now.
func (p *plain) help() {
	if q := p.Interview.Question(); q >= 0 {
		short := p.whyShort(q)
		if short.more != "" {
			short.more = fmt.Sprintf(p.w.WhyMorePlain, len(p.Interview.Why(q).Rules))
		}
		p.page(short)
		p.println(p.howTo(q))
	}
	p.println(p.w.PlainHelp)
	p.println(p.openWords().PlainHelp)
}

// about shows the catalogue page of an option.
func (p *plain) about(name string) {
	program := p.Interview.Program()
	called := func(o int) lang.Text { return program.Options[o].Name }
	o := orNamed(program.FindOption(name), len(program.Options), called, name)
	if o < 0 {
		p.printf(p.w.NoOption, diag.Printable(name))
		return
	}
	if err := p.Page(p.out, o, p.Width, nil); err != nil {
		p.println(diag.Printable(err.Error()))
	}
}

func (p *plain) page(pg page) {
	p.println(pg.title)
	for _, s := range pg.sections {
		if s.heading != "" {
			p.println(s.heading)
		}
		for _, i := range s.items {
			text := i.text
			if i.more != "" {
				text += p.w.Colon + i.more
			}
			if i.note != "" {
				text += fmt.Sprintf(p.w.Aside, i.note)
			}
			if i.mark != "" {
				text = "  " + i.mark + " " + text
			}
			p.println(text)
		}
	}
	if pg.more != "" {
		p.println(pg.more)
	}
}
