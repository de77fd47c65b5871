package answers

import (
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
	"stackadvisor/internal/syntax"
)

// Parked says who finds out the answer to a question, and until when. It changes
// no result.
type Parked struct {
	Owner string    // "": nobody yet
	Until date.Date // the last day; zero: none
	Note  string
}

// ParkedAt is what the sheet says of an open question; nil: nothing.
func (s *Sheet) ParkedAt(question int) *Parked {
	if question < len(s.Parked) {
		return s.Parked[question]
	}
	return nil
}

// LinkAt is the evidence for an answer, "" for none.
func (s *Sheet) LinkAt(question int) string {
	if question < len(s.Links) {
		return s.Links[question]
	}
	return ""
}

func (r *reader) open(n *syntax.Node, s *Sheet) {
	if !r.is(n, syntax.Table, "open") {
		return
	}
	for _, e := range n.Entries {
		i := r.question(e)
		if !r.is(e.Value, syntax.Table, e.Key) {
			continue
		}
		if p := r.parked(e.Value); i >= 0 {
			s.Parked[i] = p
		}
	}
}

func (r *reader) parked(n *syntax.Node) *Parked {
	p := &Parked{}
	for _, e := range n.Entries {
		switch e.Key {
		case "owner":
			p.Owner = r.text(e.Value, e.Key)
		case "until":
			p.Until = r.date(e.Value, e.Key)
		case "note":
			p.Note = r.text(e.Value, e.Key)
		default:
			r.unknownKey(e, "an open question", "owner", "until", "note")
		}
	}
	return p
}

func (r *reader) links(n *syntax.Node, s *Sheet) {
	if !r.is(n, syntax.Table, "links") {
		return
	}
	for _, e := range n.Entries {
		i := r.question(e)
		link := r.text(e.Value, e.Key)
		if e.Value.Kind == syntax.String && !ruleset.IsURL(link) {
			r.list.Errorf(diag.InvalidURL, e.Value.Span, "the link of %q must start with http:// or https:// and have no spaces", e.Key)
			continue
		}
		if i >= 0 {
			s.Links[i] = link
		}
	}
}

// beside writes who finds out what is open, and the evidence for answers.
func (w *writer) beside(s *Sheet) {
	w.table("[links]", func() {
		for i := range w.p.Questions {
			w.text(w.p.Questions[i].ID, s.LinkAt(i))
		}
	})
	for i := range w.p.Questions {
		p := s.ParkedAt(i)
		if p == nil {
			continue
		}
		if len(w.b) > 0 {
			w.b = append(w.b, '\n')
		}
		w.b = append(w.b, "[open."+w.p.Questions[i].ID+"]\n"...)
		w.text("owner", p.Owner)
		w.date("until", p.Until)
		w.text("note", p.Note)
	}
}
