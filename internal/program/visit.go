package program

import "stackadvisor/internal/check"

// VisitTests calls f for every test in the rule set, in facts, questions and
// rules.
func VisitTests(r *check.Resolved, f func(*check.Test)) {
	for i := range r.Facts {
		walk(r.Facts[i].When, f)
	}
	for i := range r.Questions {
		walk(r.Questions[i].AskWhen, f)
	}
	for i := range r.Rules {
		walk(r.Rules[i].When, f)
	}
}

func walk(c *check.Cond, f func(*check.Test)) {
	if c == nil {
		return
	}
	if c.Op == check.IsTest {
		f(c.Test)
	}
	for _, s := range c.Sub {
		walk(s, f)
	}
}
