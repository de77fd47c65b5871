package engine

import (
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/program"
)

// Grounds lists the questions, ascending, that decide a condition for the present
// answers: where it is true or false, those whose answers make it so; where it is
// unknown, the unanswered ones that it waits for.
//
// Of the parts of `all` and `any` only those count that are as true as the whole.
// A test on a question also stands on that question's ask_when, unless the given
// answer fails it. So the answers to the grounds of what is true or false make it
// so alone.
func (s *State) Grounds(c *check.Cond) []int {
	var list []int
	if c != nil {
		t := s.newTruths()
		t.grounds(c, func(q int) { list = append(list, q) })
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (t *truths) grounds(c *check.Cond, add func(question int)) {
	switch c.Op {
	case check.Not:
		t.grounds(c.Sub[0], add)
	case check.IsFact:
		t.grounds(t.s.e.Facts[c.Fact].When, add)
	case check.IsTest:
		t.testGrounds(c.Test, add)
	default:
		whole := t.of(c)
		for _, sub := range c.Sub {
			if t.of(sub) == whole {
				t.grounds(sub, add)
			}
		}
	}
}

func (t *truths) testGrounds(test *check.Test, add func(question int)) {
	q := test.Question
	truth, applies := t.s.test(test), t.s.applied[q]
	given := t.s.values[q] != program.Unknown
	if applies != program.No && (truth != Unknown || !given) {
		add(q)
	}
	failed := applies != program.No && truth == False
	if when := t.s.e.Questions[q].AskWhen; when != nil && !failed && (truth != Unknown || applies == program.Unsure) {
		t.grounds(when, add)
	}
}
