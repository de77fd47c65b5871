package report

import (
	"fmt"
	"slices"

	"stackadvisor/internal/decision"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
)

// Further has the keys of a result that come after those of explain.
type Further struct {
	OpenQuestions []OpenQuestion `json:"open_questions"` // in the order of the rule set
}

// OpenQuestion is a question that applies, or may apply, and has no answer. Parked:
// somebody is to find it out.
type OpenQuestion struct {
	Question string `json:"question"`
	Parked   bool   `json:"parked"`
	Owner    string `json:"owner"` // "": nobody yet
	Until    string `json:"until"` // YYYY-MM-DD; "": no day
	Note     string `json:"note"`
}

func (b *builder) openQuestions() []OpenQuestion {
	list := []OpenQuestion{}
	for _, q := range b.r.Unanswered {
		if b.r.Applies[q] == program.No {
			continue
		}
		open := OpenQuestion{Question: b.question(q)}
		if p := b.sheet.ParkedAt(q); p != nil {
			open.Parked, open.Owner, open.Until, open.Note = true, p.Owner, p.Until.String(), p.Note
		}
		list = append(list, open)
	}
	return list
}

func (b *builder) links() Notes {
	list := Notes{}
	for q := range b.e.Questions {
		if link := b.sheet.LinkAt(q); link != "" {
			list = append(list, Note{b.question(q), link})
		}
	}
	return list
}

// link is the evidence for the answer to a question, "" for none.
func (p *page) link(question string) string {
	for _, e := range p.Appendix.Links {
		if e.Question == question {
			return e.Text
		}
	}
	return ""
}

// evidence writes the link of an answer below it.
func (p *page) evidence(question string) {
	if link := p.link(question); link != "" {
		p.aside(4, fmt.Sprintf(lang.Open(p.tag).Evidence, link))
	}
}

// remarks are notes on questions that are not in the map, and questions that have
// nothing but a link.
func (p *page) remarks(said map[string]bool) []Note {
	var list []Note
	for _, n := range p.Appendix.Notes {
		if p.questions[n.Question] != nil && !said[n.Question] {
			list = append(list, n)
		}
	}
	for _, e := range p.Appendix.Links {
		noted := slices.ContainsFunc(list, func(n Note) bool { return n.Question == e.Question })
		if p.questions[e.Question] != nil && !said[e.Question] && !noted {
			list = append(list, Note{Question: e.Question})
		}
	}
	return list
}

// openOrder are questions, first those that can change the most, as far as that was
// worked out.
func (p *page) openOrder(questions []string) []string {
	if p.Explanation == nil {
		return questions
	}
	rank := map[string]int{}
	for i := range p.Homework {
		rank[p.Homework[i].Question] = i - len(p.Homework)
	}
	list := slices.Clone(questions)
	slices.SortStableFunc(list, func(a, b string) int { return rank[a] - rank[b] })
	return list
}

// parked says who finds out the answer to a question; "": nobody was named, and no
// day.
func (p *page) parked(question string) string {
	w := lang.Open(p.tag)
	for _, q := range p.OpenQuestions {
		if q.Question != question || !q.Parked {
			continue
		}
		text := w.Who(q.Owner, q.Until)
		if q.Note != "" {
			text += p.words.Colon + q.Note
		}
		return text
	}
	return ""
}

// Overdue is an open question whose day has passed.
type Overdue struct {
	Question string `json:"question"`
	Owner    string `json:"owner"`
	Until    string `json:"until"`
	Note     string `json:"note"`
	Days     int    `json:"days"` // since then
}

func (t *teller) overdue(x decision.Overdue) Overdue {
	return Overdue{t.p.Questions[x.Question].ID, x.Owner, x.Until.String(), x.Note, x.Days}
}

// overdue says that the day of an open question has passed.
func (t *recheckText) overdue(x Overdue) string {
	w := lang.Open(t.tag)
	text := fmt.Sprintf(w.Overdue, x.Question, x.Until, w.OverdueBy.Of(x.Days))
	if x.Owner != "" {
		text += t.words.Semicolon + fmt.Sprintf(t.w.Owner, x.Owner)
	}
	if x.Note != "" {
		text += t.words.Colon + x.Note
	}
	return text
}

// LostText says what a merged sheet does not keep, in a sentence.
func (v ReviewText) LostText(l decision.Lost) string {
	w, words := lang.Open(v.Lang), lang.Report(v.Lang)
	said := ""
	for i, text := range l.Said {
		if text == "" {
			continue
		}
		if said != "" {
			said += words.Semicolon
		}
		said += newReviewPage(v).who(i) + words.Colon + text
	}
	format := w.LinksLost
	if l.Parked {
		format = w.OwnersLost
	}
	return fmt.Sprintf(format, v.Program.Questions[l.Question].ID, said)
}

// openSection lists the questions without an answer, those that can change the most
// first, each with who finds it out, its evidence and its note.
func (p *explainPage) openSection() {
	w := lang.Open(p.tag)
	if len(p.OpenQuestions) == 0 {
		p.paragraph(0, "", Plain, w.NothingOpen, Plain)
		return
	}
	p.heading(w.TabHead, "")
	var questions []string
	for _, q := range p.OpenQuestions {
		questions = append(questions, q.Question)
	}
	for _, id := range p.openOrder(questions) {
		p.item(p.openQuestion(id))
		if p.Explanation != nil {
			for i := range p.Homework {
				if h := &p.Homework[i]; h.Question == id {
					p.aside(4, w.Changes.Of(h.Changes, h.Answers))
				}
			}
		}
		who := p.parked(id)
		if who == "" {
			who = w.NoOwner
		}
		p.aside(4, who)
		p.evidence(id)
		for _, n := range p.Appendix.Notes {
			if n.Question == id {
				p.note(n.Text)
			}
		}
	}
}

func (p *explainPage) openQuestion(id string) string {
	if q := p.questions[id]; q != nil {
		return p.say(q.Prompt) + " (" + id + ")"
	}
	return id
}
