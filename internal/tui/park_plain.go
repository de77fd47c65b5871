package tui

import "stackadvisor/internal/diag"

// parkIt parks the question that is asked; "-" takes back who finds it out, and
// without text it is parked with no owner yet.
func (p *plain) parkIt(text string) {
	w, q := p.openWords(), p.Interview.Question()
	if q < 0 {
		p.notNow()
		return
	}
	if narrow(text) == "-" {
		p.Interview.Park(q, nil)
		p.store()
		p.println(p.label(p.Interview.Program().Questions[q].ID, w.ParkGone))
		return
	}
	parked, wrong := parseParked(text)
	if parked == nil {
		p.printf(w.NoDay, diag.Printable(wrong))
		return
	}
	id := p.Interview.Program().Questions[q].ID
	p.park(q, parked)
	p.store()
	p.println(p.label(id, diag.Printable(parkedText(w, parked))))
}

// linkIt writes down the evidence for the question that is asked; "-" takes it
// back, and nothing shows it.
func (p *plain) linkIt(text string) {
	w, q := p.openWords(), p.Interview.Question()
	switch {
	case q < 0:
		p.notNow()
		return
	case text == "" && p.Interview.Link(q) == "":
		p.println(w.NoLink)
		return
	case text == "":
		p.printf(w.Evidence, diag.Printable(p.Interview.Link(q)))
		return
	}
	said := p.w.Noted
	if narrow(text) == "-" {
		text, said = "", w.LinkGone
	}
	if !p.Interview.SetLink(q, text) {
		p.printf(w.BadLink, diag.Printable(text))
		return
	}
	p.store()
	p.println(p.label(p.Interview.Program().Questions[q].ID, said))
}

// notApplicable leaves the question that is asked, with the reason as its note.
func (p *plain) notApplicable(text string) {
	q := p.Interview.Question()
	if q < 0 {
		p.notNow()
		return
	}
	note := p.openWords().NotApplicable + text
	if err := p.Interview.NotApplicable(note); err != nil {
		p.notNow()
		return
	}
	p.store()
	p.println(p.label(p.Interview.Program().Questions[q].ID, diag.Printable(note)))
}
