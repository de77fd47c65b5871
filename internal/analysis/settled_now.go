package analysis

import (
	"context"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// The work that a Settler spends: completions drawn to find one that differs,
// then completions gone through one by one. Both are fewer where the rule set is
// so large that they would take longer than reading it.
const (
	settledDraws  = 512
	settledSheets = 1 << 12
	settledWork   = 400_000 // completions times rules
)

// The work that SettledNow spends where a Settler is undecided: a small diagram,
// for rule sets that are not too large for it.
const (
	settledNodes = 60_000
	settledRules = 1000
)

// SettledNow reports whether a result is settled, with so little work that every
// printed result can carry the verdict. A Space decides more, at its own price.
func SettledNow(r *engine.Recommendation) Verdict {
	verdict := NewSettler(r.Engine).Settled(r.Values, Outcome{r.Status, r.Stack.Options})
	if verdict != Undecided || len(r.Engine.Rules) > settledRules {
		return verdict
	}
	v, err := NewSpace(r.Engine, Limits{Nodes: settledNodes}).View(context.Background(), r.Values)
	if err != nil {
		return Undecided
	}
	return v.Settled()
}

// Settler tells of many sheets of one Engine whether they are settled, at a low
// price for each.
//
// No rule open: what fires now fires in every completion. Else some completions
// are drawn in a fixed order: one with another outcome is a proof that nothing
// is settled, and unsettled sheets nearly always have many. At last, if there
// are few completions, all are looked at. Completions that contradict themselves
// do not count, but one that does not must be there.
type Settler struct {
	state  *engine.State
	domain [][]program.Value // by question; nil: not needed yet

	// The present sheet.
	now       Outcome
	questions []int // unanswered
	excluding []int // contradictions whose completions do not count
	counted   bool  // a completion has been found that counts
	failed    bool  // a search for a stack has spent its budget
}

// NewSettler does no work yet.
func NewSettler(e *engine.Engine) *Settler {
	return &Settler{state: e.NewState(), domain: make([][]program.Value, len(e.Questions))}
}

// Settled reports whether every completion of the sheet has the outcome that the
// sheet has now.
func (s *Settler) Settled(values []program.Value, now Outcome) Verdict {
	s.now, s.failed, s.questions = now, false, s.questions[:0]
	s.state.Reset(values)
	s.excluding = s.state.OpenContradictions()
	s.counted = len(s.excluding) == 0
	anyOpen := s.state.AnyOpen()
	if !anyOpen && s.counted {
		return Yes
	}
	sheets, most := 1, min(settledSheets, settledWork/len(s.state.Engine().Rules))
	for q, v := range values {
		if v == program.Unknown {
			if s.domain[q] == nil {
				s.domain[q] = s.state.Engine().Domain(q)
			}
			s.questions = append(s.questions, q)
			sheets = min(sheets*len(s.domain[q]), most+1)
		}
	}
	for i := range min(settledDraws, sheets) {
		s.draw(uint64(i))
		differs := s.differs()
		if s.failed {
			return Undecided
		}
		if differs {
			return No
		}
		if !anyOpen && s.counted {
			return Yes
		}
	}
	if sheets > most {
		return Undecided
	}
	differs := s.anyDiffers(0)
	switch {
	case s.failed:
		return Undecided
	case differs || !s.counted:
		return No
	}
	return Yes
}

// draw answers every question by a number, differently for neighbours.
func (s *Settler) draw(n uint64) {
	for i, q := range s.questions {
		n = (n ^ n>>29) * 0xbf58476d1ce4e5b9
		n ^= n >> 32
		s.state.Set(q, s.domain[q][(n+uint64(i))%uint64(len(s.domain[q]))])
	}
}

// differs reports whether the sheet counts and has another outcome.
func (s *Settler) differs() bool {
	if s.state.ContradictsAny(s.excluding) {
		return false
	}
	s.counted = true
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

func (s *Settler) anyDiffers(level int) bool {
	if level == len(s.questions) {
		return s.differs()
	}
	q := s.questions[level]
	for _, v := range s.domain[q] {
		s.state.Set(q, v)
		if s.anyDiffers(level+1) || s.failed {
			return !s.failed
		}
	}
	return false
}
