package check

import (
	"cmp"
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
	"stackadvisor/internal/syntax"
)

// numberTest types a test of a number: the numbers themselves, or bounds.
func (c *checker) numberTest(t *Test, q *Question, n *syntax.Node) bool {
	ok := true
	switch n.Kind {
	case syntax.Integer:
		ok = c.exact(t, q, n)
	case syntax.Array:
		if len(n.Items) == 0 {
			c.list.Errorf(diag.EmptyCondition, n.Span, "condition compares question %q with an empty list", q.ID)
			return false
		}
		for _, item := range n.Items {
			ok = c.exact(t, q, item) && ok
		}
		t.Ranges = union(t.Ranges)
	case syntax.Table:
		ok = c.numberBounds(t, q, n)
	default:
		c.mismatch(q, n, "a whole number, a list of them or a table")
		return false
	}
	slices.Sort(t.Cuts)
	t.Cuts = slices.Compact(t.Cuts)
	return ok
}

// exact adds one number that passes.
func (c *checker) exact(t *Test, q *Question, n *syntax.Node) bool {
	if n.Kind != syntax.Integer {
		c.mismatch(q, n, "a whole number")
		return false
	}
	if c.inRange(t, q, n) {
		t.Ranges = append(t.Ranges, Range{n.Int, n.Int})
		t.cut(q, n.Int)
		t.cut(q, n.Int+1)
	}
	return true
}

func (c *checker) inRange(t *Test, q *Question, n *syntax.Node) bool {
	if q.Min <= n.Int && n.Int <= q.Max {
		return true
	}
	c.flagged[t] = true
	c.list.Warnf(diag.Threshold, n.Span, "question %q is a number from %d to %d; it is never %d", q.ID, q.Min, q.Max, n.Int)
	return false
}

// cut notes that the numbers below x and those from x on may differ. At the
// ends of the question's range there is nothing to cut.
func (t *Test) cut(q *Question, x int64) {
	if q.Min < x && x <= q.Max {
		t.Cuts = append(t.Cuts, x)
	}
}

func (c *checker) numberBounds(t *Test, q *Question, n *syntax.Node) bool {
	if len(n.Entries) == 0 {
		c.list.Errorf(diag.EmptyCondition, n.Span, "condition compares question %q with an empty table", q.ID)
		return false
	}
	ok := true
	r := Range{q.Min, q.Max}
	for _, e := range n.Entries {
		above := false // the cut lies above the number
		switch e.Key {
		case "at_least", "below":
		case "at_most", "above":
			above = true
		default:
			c.list.Errorf(diag.UnknownKey, e.Span, "unknown key %q in a test of question %q (number)%s", e.Key, q.ID,
				c.spell.Hint(e.Key, []string{"at_least", "at_most", "above", "below"}))
			ok = false
			continue
		}
		if e.Value.Kind != syntax.Integer {
			c.mismatch(q, e.Value, "a whole number")
			ok = false
			continue
		}
		c.inRange(t, q, e.Value)
		first := clamp(e.Value.Int, above) // the first number above the cut
		t.cut(q, first)
		if e.Key == "at_least" || e.Key == "above" {
			r.Low = max(r.Low, first)
		} else {
			r.High = min(r.High, first-1)
		}
	}
	if r.Low <= r.High {
		t.Ranges = []Range{r}
	}
	return ok
}

// clamp is n, or the number after it, kept clear of overflow; ranges of
// questions lie within MaxNumber.
func clamp(n int64, next bool) int64 {
	n = min(max(n, -2*ruleset.MaxNumber), 2*ruleset.MaxNumber)
	if next {
		n++
	}
	return n
}

// union sorts ranges and joins those that touch.
func union(ranges []Range) []Range {
	slices.SortFunc(ranges, func(a, b Range) int { return cmp.Compare(a.Low, b.Low) })
	joined := ranges[:0]
	for _, r := range ranges {
		if last := len(joined) - 1; last >= 0 && r.Low <= joined[last].High+1 {
			joined[last].High = max(joined[last].High, r.High)
			continue
		}
		joined = append(joined, r)
	}
	return joined
}
