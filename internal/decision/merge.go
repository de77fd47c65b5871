package decision

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
)

// Merge is a sheet with what everybody said alike; all else is unknown. A
// question that some left out is not agreed on. The caller gives notes for it,
// by question, such as who said what; people's own notes on agreed answers are
// kept if they are the same.
func (r *Review) Merge(notes []string) *answers.Sheet {
	first := r.Sheets[0]
	m := answers.New(r.Program)
	m.RuleSet = first.RuleSet
	m.Title = agreed(r.Sheets, func(s *answers.Sheet) string { return s.Title })
	m.AsOf = agreed(r.Sheets, func(s *answers.Sheet) date.Date { return s.AsOf })
	for _, s := range r.Sheets {
		for _, name := range s.Participants {
			if !slices.Contains(m.Participants, name) {
				m.Participants = append(m.Participants, name)
			}
		}
	}
	for q := range r.Questions {
		switch t := &r.Questions[q]; t.Agreement {
		case Agreed:
			m.Values[q] = t.Positions[0].Value
			m.Notes[q] = alike(r.Sheets, func(s *answers.Sheet) string { return s.Notes[q] })
		case Open:
			m.SaidUnknown[q] = !slices.ContainsFunc(r.Sheets, func(s *answers.Sheet) bool { return !s.SaidUnknown[q] })
		}
		if notes[q] != "" {
			m.Notes[q] = notes[q]
		}
	}
	r.mergeOpen(m)
	for c := range r.Weights {
		if t := &r.Weights[c]; t.Agreement == Agreed && t.Positions[0].Weight != r.Program.Criteria[c].Weight {
			m.Weights[c] = t.Positions[0].Weight
		}
	}
	for _, w := range first.Waivers {
		if !slices.ContainsFunc(r.Sheets, func(s *answers.Sheet) bool { return !hasWaiver(s, w) }) {
			m.Waivers = append(m.Waivers, w)
		}
	}
	return m
}

// agreed is what all sheets say that say something, or nothing if they do not say
// the same.
func agreed[T comparable](sheets []*answers.Sheet, of func(*answers.Sheet) T) T {
	var none, said T
	for _, s := range sheets {
		switch v := of(s); {
		case v == none || v == said:
		case said == none:
			said = v
		default:
			return none
		}
	}
	return said
}

// alike is what all sheets say, or "" if they do not say the same.
func alike(sheets []*answers.Sheet, of func(*answers.Sheet) string) string {
	for _, s := range sheets[1:] {
		if of(s) != of(sheets[0]) {
			return ""
		}
	}
	return of(sheets[0])
}

func hasWaiver(s *answers.Sheet, w answers.Waiver) bool {
	return slices.ContainsFunc(s.Waivers, func(other answers.Waiver) bool {
		return other.Option == w.Option && other.Reason == w.Reason && other.Owner == w.Owner && other.Until == w.Until
	})
}
