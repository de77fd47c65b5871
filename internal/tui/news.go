package tui

import (
	"fmt"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
)

// shiftLine says in a line what the present answers have changed about the leading
// platform, and by which rule; "" if nothing, or if the room is not to know.
func (s *Session) shiftLine(before *interview.Standing) string {
	i := s.Interview
	shift := i.ShiftBetween(before, &i.Insight().Standing)
	if shift == nil {
		return ""
	}
	w := s.words()
	text := fmt.Sprintf(w.Shift, s.difference(shift.From, shift.To))
	if shift.Rule < 0 {
		return text + w.Stop
	}
	rule := &i.Program().Rules[shift.Rule]
	text += fmt.Sprintf(w.ShiftRule, rule.ID)
	if because := s.shown(rule.Because); because != "" {
		return text + w.Colon + because
	}
	return text + w.Stop
}

// undone says which answer was taken back, and what the question has now.
func (s *Session) undone(u interview.Undone) string {
	w := s.words()
	if u.Question < 0 {
		return w.UndoneAll
	}
	prompt := s.shown(s.Interview.Program().Questions[u.Question].Prompt)
	now := w.Open
	if state := s.Interview.State(u.Question); state == interview.Answered || state == interview.SaidUnknown {
		now = diag.Printable(s.answer(u.Question, s.Interview.Value(u.Question)))
	}
	return fmt.Sprintf(w.Undone, prompt, diag.Printable(s.answer(u.Question, u.Was)), now)
}
