package check

import "stackadvisor/internal/diag"

// askWhen reports conditions on when to ask a question that need the answer of
// that question or of a later one, also through facts.
func (c *checker) askWhen() {
	latest := make([]int, len(c.res.Facts)) // the last question that a fact depends on
	for i := range latest {
		latest[i] = -1
	}
	for _, i := range c.res.FactOrder {
		latest[i] = latestQuestion(c.res.Facts[i].When, latest)
	}
	for i := range c.res.Questions {
		c.askWhenOf(i, c.res.Questions[i].AskWhen, latest)
	}
}

func latestQuestion(cond *Cond, latest []int) int {
	if cond == nil {
		return -1
	}
	switch cond.Op {
	case IsFact:
		return latest[cond.Fact]
	case IsTest:
		return cond.Test.Question
	}
	last := -1
	for _, s := range cond.Sub {
		last = max(last, latestQuestion(s, latest))
	}
	return last
}

func (c *checker) askWhenOf(question int, cond *Cond, latest []int) {
	if cond == nil {
		return
	}
	id := c.questions.ids[question]
	switch cond.Op {
	case IsTest:
		if on := cond.Test.Question; on == question {
			c.list.Errorf(diag.LaterQuestion, cond.Span, "question %q is asked depending on its own answer", id)
		} else if on > question {
			c.list.Errorf(diag.LaterQuestion, cond.Span, "question %q is asked depending on question %q, which comes later", id, c.questions.ids[on]).
				Notef(c.set.Questions[on].Place(), "question %q", c.questions.ids[on])
		}
	case IsFact:
		if on := latest[cond.Fact]; on >= question && !c.cyclic[cond.Fact] {
			c.list.Errorf(diag.LaterQuestion, cond.Span, "question %q is asked depending on fact %q, which depends on %s question %q",
				id, c.facts.ids[cond.Fact], which(on == question), c.questions.ids[on]).
				Notef(c.set.Facts[cond.Fact].Place(), "fact %q", c.facts.ids[cond.Fact])
		}
	}
	for _, s := range cond.Sub {
		c.askWhenOf(question, s, latest)
	}
}

func which(same bool) string {
	if same {
		return "this"
	}
	return "the later"
}
