package tui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/layout"
)

// slip is a form of a few lines over a question. What was written is taken however
// it is left.
type slip struct {
	q      int
	title  string
	form   *huh.Form
	fields []huh.Field
	first  []string // the texts as the fields took them
	texts  []*string
	take   func() bool // takes the texts; it reports whether the sheet has changed
	laid   [2]int
	after  func(r *rich) tea.Cmd // what follows when the form was filled in; nil: the question again
}

// newParking asks who finds out the answer to a question, and until when.
func (r *rich) newParking(q int) *slip {
	w, now := r.openWords(), answers.Parked{}
	if p := r.Interview.Parked(q); p != nil {
		now = *p
	}
	owner, until, note := now.Owner, now.Until.String(), now.Note
	day := func(s string) error {
		if s = strings.TrimSpace(narrow(s)); s == "" {
			return nil
		}
		if _, err := date.Parse(s); err != nil {
			return errors.New(w.DayHint)
		}
		return nil
	}
	s := &slip{q: q, title: w.ParkTitle, texts: []*string{&owner, &until, &note}}
	s.fields = []huh.Field{
		huh.NewInput().Prompt("› ").Title(w.ParkOwner).Value(&owner),
		huh.NewInput().Prompt("› ").Title(w.ParkUntil).Value(&until).CharLimit(10).Validate(day),
		huh.NewInput().Prompt("› ").Title(w.ParkNote).Value(&note),
	}
	s.take = func() bool {
		p := &answers.Parked{Owner: holdable(owner), Note: holdable(note)}
		if d, err := date.Parse(strings.TrimSpace(narrow(until))); err == nil {
			p.Until = d
		} else if text := strings.TrimSpace(holdable(until)); text != "" { // no day, and not thrown away either
			p.Note = strings.TrimSpace(text + w.Then + p.Note)
		}
		if *p == (answers.Parked{}) && r.Interview.Parked(q) == nil {
			return false
		}
		r.Interview.Park(q, p)
		return true
	}
	s.after = func(r *rich) tea.Cmd {
		if r.Interview.Parked(q) == nil { // parked, with no owner yet
			r.Interview.Park(q, &answers.Parked{})
		}
		if r.Interview.Question() == q && r.Interview.Unknown() == nil {
			return r.changed()
		}
		return nil
	}
	return r.started(s)
}

// newLinking asks for the evidence for an answer.
func (r *rich) newLinking(q int) *slip {
	w, link := r.openWords(), r.Interview.Link(q)
	s := &slip{q: q, title: w.LinkTitle, texts: []*string{&link}}
	s.fields = []huh.Field{huh.NewInput().Prompt("› ").Title(w.LinkField).Value(&link).Validate(func(text string) error {
		if !r.Interview.LinkFits(text) {
			return errors.New(w.LinkHint)
		}
		return nil
	})}
	s.take = func() bool {
		if !r.Interview.SetLink(q, holdable(link)) {
			r.refused = append(r.refused, fmt.Sprintf(w.BadLink, diag.Printable(link)))
			return false
		}
		return true
	}
	return r.started(s)
}

func (r *rich) started(s *slip) *slip {
	s.form = huh.NewForm(huh.NewGroup(s.fields...)).WithShowHelp(false).WithTheme(r.t)
	s.form.WithWidth(60)
	s.form.Init()
	for i, f := range s.fields {
		f.Update(nil) // what a field cannot hold is gone from its value now
		s.first = append(s.first, *s.texts[i])
	}
	return s
}

func (s *slip) update(r *rich, msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			s.leave(r)
			return nil
		case "up":
			return s.form.PrevField()
		case "down":
			return s.form.NextField()
		}
	}
	_, cmd := s.form.Update(msg)
	if s.form.State == huh.StateCompleted {
		s.leave(r)
		if s.after != nil {
			return s.after(r)
		}
		return nil
	}
	return cmd
}

// leave takes what was written and closes the form.
func (s *slip) leave(r *rich) {
	changed := s.keep(r)
	r.close()
	if changed && r.save() == nil {
		r.status = r.w.Noted
	}
}

// keep takes what was written.
func (s *slip) keep(*rich) bool {
	for i, text := range s.texts {
		if *text != s.first[i] {
			return s.take()
		}
	}
	return false
}

func (s *slip) view(r *rich, width, height int) []string {
	lines := []string{"", r.t.heading.Render(s.title)}
	lines = append(lines, paint(r.t.strong, layout.Wrap(r.shown(r.Interview.Program().Questions[s.q].Prompt), width))...)
	lines = append(lines, "")
	if height < 3*len(s.fields)+len(lines) { // the fields need the room more
		lines = nil
	}
	now := [2]int{width, max(height-len(lines)-len(s.form.Errors()), 3)}
	s.form.WithWidth(now[0]).WithHeight(now[1])
	if s.laid != now {
		s.laid = now
		s.form.Update(nil)
	}
	return append(lines, bare(s.form.View())...)
}

func (s *slip) hints(r *rich) []hint {
	return []hint{{"enter", r.w.KeyNextField}, {"esc", r.w.KeyClose}, {"ctrl+c", r.w.KeyLeave}}
}
