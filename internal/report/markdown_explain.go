package report

import "strings"

// explained tells how firm the result is and what would change it.
func (m *markdown) explained() {
	e := m.Explained
	if e == nil {
		return
	}
	if len(e.Change)+len(e.ChangeNote) > 0 {
		m.heading(2, m.W.Change)
		m.changes()
	}
	m.heading(2, m.W.Stability)
	m.shares(&e.Firm)
	m.introduced(e.Sufficient)
	m.pairs(m.W.Weights, e.Weights)
	if len(e.Weights) > 0 {
		m.shares(&e.Accepted)
	}
	m.whyNot()
}

func (m *markdown) changes() {
	m.list(each(m.Explained.Change, markdownText))
	for _, note := range m.Explained.ChangeNote {
		m.paragraph(note)
	}
}

// introduced is a list whose first item introduces it.
func (m *markdown) introduced(list []string) {
	if len(list) > 0 {
		m.paragraph(list[0])
		m.list(each(list[1:], markdownText))
	}
}

func (m *markdown) shares(s *shares) {
	m.paragraph(s.Lead)
	if len(s.Rows) > 0 {
		m.block("| % | " + markdownInline(m.W.Stack) + " |\n| ---: | --- |" + strings.Join(each(s.Rows, func(r shareRow) string {
			return "\n" + m.row([]string{r.Percent, r.Text})
		}), ""))
	}
	for _, note := range s.Notes {
		m.paragraph(note)
	}
}

func (m *markdown) whyNot() {
	if len(m.Explained.WhyNot) == 0 {
		return
	}
	m.heading(2, m.W.WhyNot)
	m.list(each(m.Explained.WhyNot, func(w whyNot) string {
		text := "**" + markdownInline(w.Option) + "**" + m.words.Colon + markdownInline(w.Text)
		for _, flip := range w.Flips {
			text += m.W.Between + markdownInline(flip)
		}
		if w.Gap != "" {
			text += "\n  * " + markdownText(w.Gap)
		}
		for _, r := range w.Reasons {
			text += "\n  * " + m.item(r)
		}
		return text
	}))
}

// worth tells which open questions are worth an answer.
func (m *markdown) worth() {
	e := m.Explained
	if e == nil || len(e.Worth)+len(e.WorthNote) == 0 || len(m.dossier.Unknown) == 0 {
		return
	}
	m.heading(2, m.W.Worth)
	m.list(each(e.Worth, func(w worth) string {
		text := markdownText(w.Text)
		for _, lead := range w.Leads {
			text += "\n  * " + markdownText(lead)
		}
		return text
	}))
	for _, note := range e.WorthNote {
		m.paragraph(note)
	}
}
