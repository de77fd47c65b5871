package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/program"
)

// obey does what a line asks for. It returns ErrLeft for "quit"; everything that
// cannot be done is explained and leaves the interview where it is.
func (p *plain) obey(c command) error {
	i := p.Interview
	switch c.verb {
	case quit:
		return ErrLeft
	case say:
		p.say(c)
	case dunno:
		if i.Step() != interview.Ask {
			p.println(p.w.NothingAsked)
			return nil
		}
		p.taken(i.Question(), i.Unknown())
	case back:
		if !i.Back() {
			p.println(p.w.NoBack)
		}
	case goTo:
		if q := p.find(c.name); q >= 0 {
			i.Jump(q)
			p.shown = ""
		}
	case help:
		p.help()
	case list:
		p.list()
	case about:
		p.about(c.name)
	case stop:
		p.stop()
	case proceed:
		if i.Step() != interview.Offer {
			p.notNow()
			return nil
		}
		i.Continue()
	default:
		p.write(c)
	}
	return nil
}

// find is the question with the id, or -1 and an explanation.
func (p *plain) find(id string) int {
	questions := p.Interview.Program().Questions
	for q := range questions {
		if questions[q].ID == id {
			return q
		}
	}
	p.printf(p.w.NoQuestion, id)
	return -1
}

func (p *plain) say(c command) {
	i := p.Interview
	q := i.Question()
	if c.name != "" {
		if q = p.find(c.name); q < 0 {
			return
		}
	} else if i.Step() != interview.Ask {
		p.notNow()
		return
	}
	if c.text == "" {
		p.println(p.w.EmptyLine)
		return
	}
	if c.name != "" && c.text == "unknown" {
		i.Jump(q)
		p.shown = ""
		p.taken(q, i.Unknown())
		return
	}
	v, wrong := parseAnswer(&i.Program().Questions[q], c.text)
	if wrong != "" {
		p.println(p.misunderstood(q, wrong))
		return
	}
	if err := i.Check(q, v); err != nil {
		p.taken(q, err)
		return
	}
	i.Jump(q)
	p.shown = ""
	p.taken(q, i.Answer(v))
}

// misunderstood says which part of an answer means nothing, and the way out.
func (p *plain) misunderstood(q int, wrong string) string {
	question := &p.Interview.Program().Questions[q]
	switch question.Kind {
	case "number":
		return fmt.Sprintf(p.w.NoNumber, wrong, question.Min, question.Max)
	case "yesno":
		return fmt.Sprintf(p.w.NoYesNo, wrong)
	}
	return fmt.Sprintf(p.w.NoSuchChoice, wrong, len(question.Choices))
}

// taken tells what came of an answer, and saves it.
func (p *plain) taken(q int, err error) {
	var r *interview.Refusal
	if errors.As(err, &r) {
		p.println(p.refusal(q, r))
		return
	}
	p.printf("%s: %s", p.Interview.Program().Questions[q].ID, diag.Printable(p.answer(q, p.Interview.Value(q))))
	p.store()
}

// store saves the sheet, and says so if it could not be saved.
func (p *plain) store() {
	if err := p.save(); err != nil {
		p.printf(p.w.NotSaved, diag.Printable(err.Error()))
	}
}

// write takes what goes beside the answers onto the sheet.
func (p *plain) write(c command) {
	i := p.Interview
	switch c.verb {
	case note:
		if i.Step() != interview.Ask {
			p.notNow()
			return
		}
		i.SetNote(i.Question(), c.text)
	case title:
		i.SetTitle(c.text)
	case people:
		i.SetParticipants(splitNames(c.text))
	case weigh:
		if !p.weigh(c) {
			return
		}
	}
	p.println(p.w.Noted)
	p.store()
}

func splitNames(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;\uff0c\uff1b\u3001", r) })
}

func (p *plain) weigh(c command) bool {
	criteria := p.Interview.Program().Criteria
	n := slices.IndexFunc(criteria, func(k check.Criterion) bool { return k.ID == c.name })
	w, ok := parseWeight(c.text)
	switch {
	case n < 0:
		p.printf(p.w.NoCriterion, c.name)
	case !ok || w > interview.MaxWeight:
		p.printf(p.w.NoWeight, c.text)
	default:
		return p.Interview.SetWeight(n, w) == nil
	}
	return false
}

// stop goes on to the result: at an offer, and at the optional page.
func (p *plain) stop() {
	switch i := p.Interview; i.Step() {
	case interview.Offer:
		i.Stop()
	case interview.Close:
		i.Finish()
		p.store()
	default:
		p.notNow()
	}
}

// notNow says what can be said instead.
func (p *plain) notNow() {
	p.println(p.w.NotNow)
	switch p.Interview.Step() {
	case interview.Offer:
		p.println(p.w.PlainOffer)
	case interview.Close:
		p.println(p.w.PlainClose)
	}
}

// sheetLines shows title, participants and weights as they are.
func (p *plain) sheetLines() {
	i := p.Interview
	p.printf("  title         %s", diag.Printable(i.Title()))
	p.printf("  participants  %s", diag.Printable(strings.Join(i.Participants(), ", ")))
	for c := range i.Program().Criteria {
		w, _ := i.Weight(c)
		p.printf("  weight        %s=%s  %s", i.Program().Criteria[c].ID, thousandths(w), p.in2(i.Program().Criteria[c].Name))
	}
}

// list shows where every question stands.
func (p *plain) list() {
	for q := range p.Interview.Program().Questions {
		p.printf("  %s: %s", p.Interview.Program().Questions[q].ID, p.standing(q))
	}
	progress := p.Interview.Progress()
	p.printf(p.w.Asked, progress.Asked, progress.Total)
	p.printf(p.w.Leading, p.leading())
}

// standing says where a question stands in the interview.
func (s *Session) standing(q int) string {
	i, w := s.Interview, s.words()
	answer := diag.Printable(s.answer(q, i.Value(q)))
	switch i.State(q) {
	case interview.Answered:
		return answer
	case interview.SaidUnknown:
		return w.Unknown
	case interview.Skipped:
		return w.Skipped
	case interview.Waiting:
		return w.Waiting
	case interview.DoesNotApply:
		if i.Value(q) != program.Unknown {
			return w.DoesNotApply + " (" + answer + ")"
		}
		return w.DoesNotApply
	}
	return w.Open
}

// help says why the question is asked, or what can be done now.
func (p *plain) help() {
	if q := p.Interview.Question(); q >= 0 {
		p.page(p.whyPage(q))
		p.println(p.howTo(q))
	}
	p.println(p.w.PlainHelp)
}

// about shows the catalogue page of an option.
func (p *plain) about(id string) {
	options := p.Interview.Program().Options
	o := slices.IndexFunc(options, func(o check.Option) bool { return o.ID == id })
	if o < 0 {
		p.printf(p.w.NoOption, id)
		return
	}
	if err := p.Page(p.out, o, 0, nil); err != nil {
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
				text += " (" + i.note + ")"
			}
			if i.mark != "" {
				text = "  " + i.mark + " " + text
			}
			p.println(text)
		}
	}
}
