package tui

import (
	"fmt"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
)

// openWords are the words for questions that somebody finds out, and for evidence.
func (s *Session) openWords() *lang.OpenWords { return lang.Open(s.Lang) }

// besides are lines about who finds out the answer to a question, and its evidence.
func (s *Session) besides(q int) []string {
	w := s.openWords()
	var lines []string
	if p := s.Interview.Parked(q); p != nil {
		lines = append(lines, diag.Printable(parkedText(w, p)))
	}
	if link := s.Interview.Link(q); link != "" {
		lines = append(lines, diag.Printable(fmt.Sprintf(w.Evidence, link)))
	}
	return lines
}

// parkedText says who finds out an answer, and until when.
func parkedText(w *lang.OpenWords, p *answers.Parked) string {
	text := w.Who(p.Owner, p.Until.String())
	if p.Note != "" {
		text += w.Behind + p.Note
	}
	return text
}

// park writes down who finds out the answer to the question that is asked, and
// leaves it unknown. It reports whether there is such a question.
func (s *Session) park(q int, p *answers.Parked) bool {
	if q < 0 || q != s.Interview.Question() {
		return false
	}
	s.Interview.Park(q, p)
	_ = s.Interview.Unknown() // a question that is asked can be left unknown
	return true
}

// parseParked reads "Ann Lee, 2027-01-15, asks the vendor": in this order, each of
// the three may be missing. A part that looks like a day is one; wrong is a part
// that looks like one and is none.
func parseParked(text string) (p *answers.Parked, wrong string) {
	p = &answers.Parked{}
	parts := strings.Split(strings.NewReplacer("，", ",", "；", ",", ";", ",").Replace(text), ",")
	for i, part := range parts {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case looksLikeDay(part) && p.Until.IsZero():
			day, err := date.Parse(narrow(part))
			if err != nil {
				return nil, part
			}
			p.Until = day
			p.Note = strings.TrimSpace(strings.Join(parts[i+1:], ","))
			return p, ""
		case i == 0:
			p.Owner = part
		default:
			p.Note = strings.TrimSpace(strings.Join(parts[i:], ","))
			return p, ""
		}
	}
	return p, ""
}

// looksLikeDay reports whether somebody means a day: digits with signs between.
func looksLikeDay(s string) bool {
	s = narrow(s)
	digits := strings.Trim(s, "0123456789")
	return s != "" && strings.Trim(s, "0123456789-./") == "" && digits != s && len(s) >= 6
}
