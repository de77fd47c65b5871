package program

import "stackadvisor/internal/check"

// VisitTests calls f for every test on which a result depends, in facts,
// questions, rules and contradictions; those of invariants never change one.
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
	for i := range r.Contradictions {
		walk(r.Contradictions[i].When, f)
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
