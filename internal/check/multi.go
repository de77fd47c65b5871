package check

import (
	"math"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
	"stackadvisor/internal/syntax"
)

// multiTest types a test of a multi question: choices, or a table of sets and
// counts.
func (c *checker) multiTest(t *Test, question int, n *syntax.Node) bool {
	q := &c.res.Questions[question]
	t.AtMost = ruleset.MaxChoices
	if n.Kind != syntax.Table {
		return c.choiceSet(&t.Any, question, n, "a choice, a list of choices or a table")
	}
	if len(n.Entries) == 0 {
		c.list.Errorf(diag.EmptyCondition, n.Span, "condition compares question %q with an empty table", q.ID)
		return false
	}
	ok := true
	for _, e := range n.Entries {
		good := true
		switch e.Key {
		case "any":
			good = c.choiceSet(&t.Any, question, e.Value, "a list of choices")
		case "every":
			good = c.choiceSet(&t.Every, question, e.Value, "a list of choices")
		case "none":
			good = c.choiceSet(&t.None, question, e.Value, "a list of choices")
		case "only":
			good = c.choiceSet(&t.Only, question, e.Value, "a list of choices")
		case "at_least":
			good = c.count(t, &t.AtLeast, q, e.Value)
		case "at_most":
			good = c.count(t, &t.AtMost, q, e.Value)
		default:
			c.list.Errorf(diag.UnknownKey, e.Span, "unknown key %q in a test of question %q (multi)%s", e.Key, q.ID,
				c.spell.Hint(e.Key, []string{"any", "every", "none", "only", "at_least", "at_most"}))
			good = false
		}
		ok = ok && good
	}
	return ok
}

func (c *checker) choiceSet(set *uint16, question int, n *syntax.Node, want string) bool {
	choices, ok := c.choiceList(question, n, want)
	for _, i := range choices {
		if i < ruleset.MaxChoices {
			*set |= 1 << i
		}
	}
	return ok
}

// count reads how many choices are chosen.
func (c *checker) count(t *Test, to *int, q *Question, n *syntax.Node) bool {
	if n.Kind != syntax.Integer {
		c.mismatch(q, n, "how many are chosen, a whole number")
		return false
	}
	if n.Int < 0 || n.Int > q.Max {
		c.flagged[t] = true
		c.list.Warnf(diag.Threshold, n.Span, "question %q takes at most %d choices; %d are never chosen", q.ID, q.Max, n.Int)
	}
	*to = int(min(max(n.Int, 0), math.MaxInt16))
	return true
}
