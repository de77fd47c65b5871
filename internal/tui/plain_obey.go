package tui

import (
	"errors"
	"fmt"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/ruleset"
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
	case undo:
		p.undo()
	case again:
		p.put()
	case hide:
		p.hidden = true
		p.println(p.w.HiddenPlain)
	case show:
		p.hidden = false
		p.printf(p.w.Leading, p.leading())
	case goTo:
		if q := p.find(c.name); q >= 0 {
			i.Jump(q)
			p.latest = ""
		}
	case help:
		p.help()
	case more:
		if q := i.Question(); q >= 0 {
			p.page(p.whyPage(q))
		} else {
			p.notNow()
		}
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

// find is the question that is named, or -1 and an explanation.
func (p *plain) find(name string) int {
	program := p.Interview.Program()
	prompt := func(q int) lang.Text { return program.Questions[q].Prompt }
	q := orNamed(program.FindQuestion(name), len(program.Questions), prompt, name)
	if q < 0 {
		p.printf(p.w.NoQuestion, diag.Printable(name))
	}
	return q
}

// undo takes the last answer back, and says so.
func (p *plain) undo() {
	u, ok := p.Interview.Undo()
	if !ok {
		p.println(p.w.NoUndo)
		return
	}
	p.latest = ""
	p.println(p.undone(u))
	p.store()
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
	if v, ok := bareVerb(word(c.text)); c.name != "" && ok && v == dunno {
		i.Jump(q)
		p.latest = ""
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
	p.latest = ""
	p.taken(q, i.Answer(v))
}

// misunderstood says which part of an answer means nothing, and the way out.
func (p *plain) misunderstood(q int, wrong string) string {
	question := &p.Interview.Program().Questions[q]
	wrong = diag.Printable(wrong)
	switch question.Kind {
	case ruleset.Number:
		return fmt.Sprintf(p.w.NoNumber, wrong, question.Min, question.Max)
	case ruleset.YesNo:
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
	p.store() // before it is confirmed
	p.println(p.label(p.Interview.Program().Questions[q].ID, diag.Printable(p.answer(q, p.Interview.Value(q)))))
}

// store saves the sheet, and says so if it could not be saved.
func (p *plain) store() {
	switch err := p.save(); {
	case p.conflict:
		p.offerConflict()
	case err != nil:
		p.printf(p.w.NotSaved, diag.Printable(err.Error()))
	}
}

// write takes what goes beside the answers onto the sheet. Without anything to
// write, what is there is shown.
func (p *plain) write(c command) {
	i := p.Interview
	switch {
	case c.verb == note:
		p.writeNote(c.text)
		return
	case c.verb == parking:
		p.parkIt(c.text)
		return
	case c.verb == linking:
		p.linkIt(c.text)
		return
	case c.verb == notApply:
		p.notApplicable(c.text)
		return
	case c.text == "":
		p.sheetLines()
		return
	case c.verb == title:
		i.SetTitle(c.text)
	case c.verb == people:
		i.SetParticipants(splitNames(c.text))
	case !p.weigh(c):
		return
	}
	p.store()
	p.println(p.w.Noted)
}

// writeNote notes something for the question that is asked; "-" removes the note,
// and nothing shows it.
func (p *plain) writeNote(text string) {
	i := p.Interview
	q := i.Question()
	switch {
	case q < 0:
		p.notNow()
		return
	case text == "":
		if !p.note(q) {
			p.println(p.w.NoNote)
		}
		return
	}
	said := p.w.Noted
	if narrow(text) == "-" {
		text, said = "", p.w.NoteGone
	}
	i.SetNote(q, text)
	p.store()
	p.println(p.label(i.Program().Questions[q].ID, said))
}

func splitNames(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;\uff0c\uff1b\u3001", r) })
}

func (p *plain) weigh(c command) bool {
	program := p.Interview.Program()
	called := func(k int) lang.Text { return program.Criteria[k].Name }
	n := orNamed(program.FindCriterion(c.name), len(program.Criteria), called, c.name)
	w, ok := parseWeight(c.text)
	switch {
	case n < 0:
		p.printf(p.w.NoCriterion, diag.Printable(c.name))
	case !ok || w > interview.MaxWeight:
		p.printf(p.w.NoWeight, diag.Printable(c.text))
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
	case interview.Done:
		p.finished = false
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
