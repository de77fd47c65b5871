package check

import (
	"cmp"
	"slices"
	"strconv"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
	"stackadvisor/internal/syntax"
)

// cond types a condition. It returns nil if nothing of it could be typed.
func (c *checker) cond(src *ruleset.Cond, by user) *Cond {
	res := &Cond{Op: All, Span: src.Span}
	for _, t := range src.Terms {
		if sub := c.term(t, by); sub != nil {
			res.Sub = append(res.Sub, sub)
		}
	}
	switch len(res.Sub) {
	case 0:
		return nil
	case 1:
		return res.Sub[0]
	}
	return res
}

func (c *checker) term(t ruleset.Term, by user) *Cond {
	op := All
	switch t.Key.ID {
	case "any":
		op = Any
	case "not":
		op = Not
	case "all":
	default:
		return c.atom(t, by)
	}
	res := &Cond{Op: op, Span: t.Key.Span}
	for _, s := range t.Conds {
		if sub := c.cond(s, by); sub != nil {
			res.Sub = append(res.Sub, sub)
		}
	}
	if len(res.Sub) == 0 {
		return nil
	}
	return res
}

// atom types a fact or a test of a question.
func (c *checker) atom(t ruleset.Term, by user) *Cond {
	at := t.Key.Span
	at.End = max(at.End, t.Value.Span.End)
	if i, ok := c.questions.at[t.Key.ID]; ok {
		if test := c.test(i, t.Value); test != nil {
			return &Cond{Op: IsTest, Test: test, Span: at}
		}
		return nil
	}
	i, ok := c.facts.at[t.Key.ID]
	if c.set.Dropped["question"][t.Key.ID] || c.set.Dropped["fact"][t.Key.ID] { // reported at the drop
		return nil
	}
	if !ok {
		c.list.Errorf(diag.UnknownQuestion, t.Key.Span, "condition of %s asks unknown question or fact %q%s",
			by, t.Key.ID, c.spell.Hint(t.Key.ID, c.conditionNames))
		return nil
	}
	if t.Value.Kind != syntax.Bool {
		c.list.Errorf(diag.TypeMismatch, t.Value.Span, "condition compares fact %q with %s; a fact is true or false",
			t.Key.ID, shown(t.Value))
		return nil
	}
	res := &Cond{Op: IsFact, Fact: i, Span: at}
	if !t.Value.Bool {
		res = &Cond{Op: Not, Sub: []*Cond{res}, Span: at}
	}
	return res
}

func (u user) String() string {
	if u.id == "" {
		return "the " + u.kind
	}
	return u.kind + " " + strconv.Quote(u.id)
}

// shown is a value in a message: "small" (text).
func shown(n *syntax.Node) string {
	switch n.Kind {
	case syntax.String:
		return strconv.Quote(n.Str) + " (text)"
	case syntax.Table, syntax.Array:
		return n.Kind.Noun()
	case syntax.Bool:
		return strconv.FormatBool(n.Bool)
	}
	return n.Span.Text() + " (" + n.Kind.Noun() + ")"
}

func (c *checker) mismatch(q *Question, n *syntax.Node, want string) {
	c.list.Errorf(diag.TypeMismatch, n.Span, "condition compares question %q (%s) with %s; expected %s",
		q.ID, q.Kind, shown(n), want)
}

// test types the value that a question is compared with.
func (c *checker) test(question int, n *syntax.Node) *Test {
	q := &c.res.Questions[question]
	t := &Test{Question: question}
	ok := false
	switch q.Kind {
	case ruleset.YesNo:
		if ok = n.Kind == syntax.Bool; !ok {
			c.mismatch(q, n, "true or false")
		} else if t.Choices = []int{0}; n.Bool {
			t.Choices[0] = 1
		}
	case ruleset.Single:
		t.Choices, ok = c.choiceList(question, n, "a choice or a list of choices")
	case ruleset.Multi:
		ok = c.multiTest(t, question, n)
	case ruleset.Number:
		ok = c.numberTest(t, q, n)
	}
	if !ok {
		return nil
	}
	return t
}

// choiceList reads one choice or a list of them as ascending positions. It is
// false if a part was wrong.
func (c *checker) choiceList(question int, n *syntax.Node, want string) ([]int, bool) {
	q, in := &c.res.Questions[question], c.choices[question]
	items := n.Items
	switch {
	case n.Kind == syntax.String:
		items = []*syntax.Node{n}
	case n.Kind != syntax.Array:
		c.mismatch(q, n, want)
		return nil, false
	case len(items) == 0:
		c.list.Errorf(diag.EmptyCondition, n.Span, "condition compares question %q with an empty list", q.ID)
		return nil, false
	}
	type match struct {
		choice int
		at     diag.Span
	}
	matches := make([]match, 0, len(items))
	for _, item := range items {
		if item.Kind != syntax.String {
			c.mismatch(q, item, "a choice")
		} else if i, ok := in.at[item.Str]; ok {
			matches = append(matches, match{i, item.Span})
		} else {
			c.list.Errorf(diag.UnknownChoice, item.Span, "question %q has no choice %q%s", q.ID, item.Str, in.hint(item.Str, &c.spell))
		}
	}
	ok := len(matches) == len(items)
	slices.SortStableFunc(matches, func(a, b match) int { return cmp.Compare(a.choice, b.choice) })
	choices := make([]int, 0, len(matches))
	for i, m := range matches {
		if i > 0 && m.choice == matches[i-1].choice {
			c.repeated(in.ids[m.choice], m.at, matches[i-1].at)
			continue
		}
		choices = append(choices, m.choice)
	}
	return choices, ok
}
