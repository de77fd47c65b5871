package decision

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Overdue is an open question whose answer should be known by now.
type Overdue struct {
	Question int
	answers.Parked
	Days int // since its last day; 1: that was yesterday
}

// overdue lists the parked questions without an answer whose day has passed, the
// longest ago first.
func overdue(now *engine.Recommendation, sheet *answers.Sheet, today date.Date) []Overdue {
	var list []Overdue
	for q, v := range sheet.Values {
		p := sheet.ParkedAt(q)
		if v == program.Unknown && p != nil && !p.Until.IsZero() && p.Until < today && now.Applies[q] != program.No {
			list = append(list, Overdue{q, *p, today.Days() - p.Until.Days()})
		}
	}
	slices.SortStableFunc(list, func(a, b Overdue) int { return b.Days - a.Days })
	return list
}

// Lost is what a merged sheet could not keep of a question, as the sheets differ in
// it.
type Lost struct {
	Question int
	Parked   bool     // who finds it out; else the links
	Said     []string // by sheet: the owner or the link, "" for none
}

// mergeOpen takes over who finds out what is open, and the links, where all sheets
// that say something say the same.
func (r *Review) mergeOpen(m *answers.Sheet) {
	for q := range r.Questions {
		parked := agreed(r.Sheets, func(s *answers.Sheet) answers.Parked { return of(s.ParkedAt(q)) })
		if m.Values[q] == program.Unknown && slices.ContainsFunc(r.Sheets, func(s *answers.Sheet) bool { return s.ParkedAt(q) != nil }) && !r.differ(q) {
			m.Parked[q] = &parked
		}
		m.Links[q] = agreed(r.Sheets, func(s *answers.Sheet) string { return s.LinkAt(q) })
	}
}

func of(p *answers.Parked) answers.Parked {
	if p == nil {
		return answers.Parked{}
	}
	return *p
}

// differ reports whether sheets say different things of who finds out the answer.
func (r *Review) differ(q int) bool {
	var said []answers.Parked
	for _, s := range r.Sheets {
		if p := s.ParkedAt(q); p != nil && *p != (answers.Parked{}) && !slices.Contains(said, *p) {
			said = append(said, *p)
		}
	}
	return len(said) > 1
}

// Lost lists what a merged sheet does not keep.
func (r *Review) Lost() []Lost {
	var list []Lost
	for q := range r.Questions {
		open := r.Questions[q].Agreement != Agreed
		if open && r.differ(q) {
			list = append(list, Lost{q, true, r.each(func(s *answers.Sheet) string { return of(s.ParkedAt(q)).Owner })})
		}
		links := r.each(func(s *answers.Sheet) string { return s.LinkAt(q) })
		given := slices.DeleteFunc(slices.Clone(links), func(l string) bool { return l == "" })
		if slices.Sort(given); len(slices.Compact(given)) > 1 {
			list = append(list, Lost{q, false, links})
		}
	}
	return list
}

func (r *Review) each(f func(*answers.Sheet) string) []string {
	list := make([]string, len(r.Sheets))
	for i, s := range r.Sheets {
		list[i] = f(s)
	}
	return list
}
