package tui

import (
	"fmt"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/lang"
)

// clashWords are the words for answers that contradict each other.
func (s *Session) clashWords() *lang.ClashWords { return lang.Clash(s.Lang) }

// because is the reason of a contradiction, with its source.
func (s *Session) because(c interview.Clash) string {
	k := &s.Interview.Program().Contradictions[c.Contradiction]
	text := s.shown(k.Because)
	if source := s.cite(k.Source, k.At); source != "" {
		text += fmt.Sprintf(s.clashWords().Cite, source)
	}
	return text
}

// given is the answer to a question, safe to show.
func (s *Session) given(q int) string { return diag.Printable(s.answer(q, s.Interview.Value(q))) }

// against goes behind the answer to a question that others contradict; "" where
// none does.
func (s *Session) against(q int) string {
	others := s.Interview.Against(q)
	if len(others) == 0 {
		return ""
	}
	if others[0] == q && len(others) == 1 {
		return s.clashWords().Itself
	}
	var ids []string
	for _, other := range others {
		if other != q {
			ids = append(ids, s.Interview.Program().Questions[other].ID)
		}
	}
	return fmt.Sprintf(s.clashWords().Against, strings.Join(ids, s.words().Comma))
}

// whyUrgent says why a question is asked before its turn; "" if it is not.
func (s *Session) whyUrgent(why *interview.Why) string {
	var names []string
	for _, o := range why.Excludes {
		names = append(names, diag.Printable(s.option(o)))
	}
	return optional(s.clashWords().WhyUrgent, strings.Join(names, s.words().Comma))
}
