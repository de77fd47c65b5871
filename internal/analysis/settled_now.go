package analysis

import (
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// The work that SettledNow spends: completions drawn to find one that differs,
// then completions gone through one by one. Both are fewer where the rule set is
// so large that they would take longer than reading it.
const (
	settledDraws  = 512
	settledSheets = 1 << 12
	settledWork   = 400_000 // completions times rules
)

// SettledNow reports whether a result is settled, with so little work that every
// printed result can carry the verdict. A Space decides more, at its own price.
//
// No rule open: what fires now fires in every completion. Else some completions
// are drawn in a fixed order: one with another outcome is a proof that nothing
// is settled, and unsettled sheets nearly always have many. At last, if there
// are few completions, all are looked at.
func SettledNow(r *engine.Recommendation) Verdict {
	if len(r.Open) == 0 {
		return Yes
	}
	s := &settling{state: r.Engine.NewState(), now: Outcome{r.Status, r.Stack.Options}}
	s.state.Reset(r.Values)
	sheets, most := 1, min(settledSheets, settledWork/len(r.Engine.Rules))
	for _, q := range r.Unanswered {
		domain := r.Engine.Domain(q)
		s.questions, s.domains = append(s.questions, q), append(s.domains, domain)
		sheets = min(sheets*len(domain), most+1)
	}
	for i := range min(settledDraws, sheets) {
		s.draw(uint64(i))
		if s.failed {
			return Undecided
		}
		if s.differs() {
			return No
		}
	}
	if sheets > most {
		return Undecided
	}
	differs := s.anyDiffers(0)
	switch {
	case s.failed:
		return Undecided
	case differs:
		return No
	}
	return Yes
}

// settling goes through completions of one sheet.
type settling struct {
	state     *engine.State
	now       Outcome
	questions []int // unanswered
	domains   [][]program.Value
	failed    bool // a search for a stack has spent its budget
}

// draw answers every question by a number, differently for neighbours.
func (s *settling) draw(n uint64) {
	for i, q := range s.questions {
		n = (n ^ n>>29) * 0xbf58476d1ce4e5b9
		n ^= n >> 32
		s.state.Set(q, s.domains[i][(n+uint64(i))%uint64(len(s.domains[i]))])
	}
}

func (s *settling) differs() bool {
	choice, err := s.state.Best()
	if err != nil {
		s.failed = true
		return false
	}
	if choice.Status != s.now.Status {
		return true
	}
	if choice.Status != engine.Recommended {
		return false
	}
	for _, o := range s.now.Stack {
		if !choice.Has(o) {
			return true
		}
	}
	return choice.Len() != len(s.now.Stack)
}

func (s *settling) anyDiffers(level int) bool {
	if level == len(s.questions) {
		return s.differs()
	}
	for _, v := range s.domains[level] {
		s.state.Set(s.questions[level], v)
		if s.anyDiffers(level+1) || s.failed {
			return !s.failed
		}
	}
	return false
}
