package interview

import (
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/ruleset"
)

// Parked says who finds out the answer to a question; nil: it is not parked.
func (i *Interview) Parked(q int) *answers.Parked { return i.sheet.ParkedAt(q) }

// Park writes down who finds out the answer to a question; nil: nobody does any
// more. It answers nothing. A known answer ends it.
func (i *Interview) Park(q int, p *answers.Parked) {
	if p != nil {
		p = &answers.Parked{Owner: strings.TrimSpace(p.Owner), Until: p.Until, Note: strings.TrimSpace(p.Note)}
	}
	i.sheet.Parked[q] = p
}

// Link is the evidence for an answer, "" for none.
func (i *Interview) Link(q int) string { return i.sheet.LinkAt(q) }

// LinkFits reports whether a text is empty or an address of the web.
func (i *Interview) LinkFits(link string) bool {
	link = strings.TrimSpace(link)
	return link == "" || ruleset.IsURL(link)
}

// SetLink writes down the evidence for an answer, "" for none. It reports whether
// the text is one: an address of the web.
func (i *Interview) SetLink(q int, link string) bool {
	if !i.LinkFits(link) {
		return false
	}
	i.sheet.Links[q] = strings.TrimSpace(link)
	return true
}
