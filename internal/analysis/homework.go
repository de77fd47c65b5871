package analysis

import (
	"cmp"
	"context"
	"slices"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// Homework is what knowing the answer to one unanswered question can do to the
// stack, the others still unanswered. All of it is exact.
type Homework struct {
	Question int
	Answers  int // in its domain, without those that contradict given answers
	Changes  int // of these, how many would change the stack
	// Reached has the other outcomes that an answer leads to, by falling count,
	// then in the order of Outcome.Compare.
	Reached []HomeworkOutcome
}

// HomeworkOutcome is an outcome with the answers that lead to it.
type HomeworkOutcome struct {
	Outcome
	Answers int
	Example Change // the first of them, in the order of the domain
}

// Homeworks looks at each unanswered question that applies, or may apply; the
// questions whose answer changes the stack with the greatest chance come first,
// then in question order. It fails if the engine does, or with the context's
// error.
func Homeworks(ctx context.Context, r *engine.Recommendation) ([]Homework, error) {
	s := r.Engine.NewState()
	s.Reset(r.Values)
	now, excluding := Outcome{r.Status, r.Stack.Options}, newlyTrue(s)
	list := []Homework{}
	for _, q := range r.Unanswered {
		if r.Applies[q] == program.No {
			continue
		}
		h, err := homework(ctx, s, q, now, excluding)
		if err != nil {
			return nil, err
		}
		list = append(list, h)
	}
	slices.SortStableFunc(list, func(a, b Homework) int {
		return cmp.Compare(b.Changes*max(a.Answers, 1), a.Changes*max(b.Answers, 1))
	})
	return list, nil
}

func homework(ctx context.Context, s *engine.State, q int, now Outcome, excluding []int) (Homework, error) {
	domain := s.Engine().Domain(q)
	h := Homework{Question: q}
	byClass := map[int]*Outcome{} // nil: contradicts
	for _, v := range domain {
		class := s.Engine().Class(q, v)
		outcome, known := byClass[class]
		if !known {
			if err := ctx.Err(); err != nil {
				return h, err
			}
			s.Set(q, v)
			if !s.ContradictsAny(excluding) {
				c, err := s.Best()
				if err != nil {
					return h, err
				}
				o := OutcomeOf(c)
				outcome = &o
			}
			byClass[class] = outcome
		}
		if outcome == nil {
			continue
		}
		h.Answers++
		if !outcome.Equal(now) {
			h.count(*outcome, v)
		}
	}
	for i := range h.Reached {
		r := &h.Reached[i]
		s.Set(q, r.Example.Value)
		var err error
		if r.Example.Numbers, err = numbersAround(s, q, r.Example.Value, r.Outcome, excluding); err != nil {
			return h, err
		}
	}
	s.Set(q, program.Unknown)
	slices.SortFunc(h.Reached, func(a, b HomeworkOutcome) int {
		return cmp.Or(cmp.Compare(b.Answers, a.Answers), a.Compare(b.Outcome))
	})
	return h, nil
}

func (h *Homework) count(outcome Outcome, v program.Value) {
	h.Changes++
	i := slices.IndexFunc(h.Reached, func(r HomeworkOutcome) bool { return r.Equal(outcome) })
	if i < 0 {
		h.Reached = append(h.Reached, HomeworkOutcome{outcome, 1, Change{Question: h.Question, Value: v}})
		return
	}
	h.Reached[i].Answers++
}
