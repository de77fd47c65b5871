package verify

import (
	"fmt"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Mutant is a rule set with one thing changed.
type Mutant struct {
	Kind, ID string // of the entry
	Span     diag.Span
	What     string // what was changed, in English words
	change   string // its key in the words
	args     []any

	rule, fact, question, relation int  // what is changed, -1: something else
	effect                         bool // not the rule's condition
	set                            *check.Resolved
}

// Words says in some language what was changed.
func (m *Mutant) Words(words *lang.AuthoringWords) string {
	return fmt.Sprintf(words.Mutants[m.change], m.args...)
}

// mutator lists the mutants of a set.
type mutator struct {
	p    *program.Program
	list []Mutant
}

// mutants lists what is changed, one thing at a time:
//
//   - a rule's points for one option: turned round, taken away, one nearer to
//     zero (where that is not taking them away);
//   - a rule's veto of one option, of the unsupported ones, its `require`: removed;
//   - one condition within a rule, fact or ask_when: negated, or left out where
//     others stand beside it;
//   - a threshold (of a number, or of how many are chosen): one up, one down;
//   - a relation that is enforced: removed.
//
// Questions, options, rules and facts keep their positions. Only entries that
// counts accepts are changed.
func mutants(p *program.Program, counts func(diag.Span) bool) []Mutant {
	m := &mutator{p: p}
	for i := range p.Rules {
		if r := &p.Rules[i]; counts(r.Span) {
			m.effects(i)
			m.conditions(Mutant{Kind: "rule", ID: r.ID, rule: i, fact: -1, question: -1, relation: -1}, r.When, func(set *check.Resolved, c *check.Cond) {
				set.Rules = slices.Clone(set.Rules)
				set.Rules[i].When = c
			})
		}
	}
	for i := range p.Facts {
		if f := &p.Facts[i]; counts(f.Span) {
			m.conditions(Mutant{Kind: "fact", ID: f.ID, rule: -1, fact: i, question: -1, relation: -1}, f.When, func(set *check.Resolved, c *check.Cond) {
				set.Facts = slices.Clone(set.Facts)
				set.Facts[i].When = c
			})
		}
	}
	for i := range p.Questions {
		if q := &p.Questions[i]; counts(q.Span) {
			m.conditions(Mutant{Kind: "question", ID: q.ID, rule: -1, fact: -1, question: i, relation: -1}, q.AskWhen, func(set *check.Resolved, c *check.Cond) {
				set.Questions = slices.Clone(set.Questions)
				set.Questions[i].AskWhen = c
			})
		}
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		if counts(r.Span) && (r.Kind == ruleset.Requires || r.Kind == ruleset.Conflicts) {
			m.add(Mutant{Kind: "relation", ID: r.ID, Span: r.Span, change: "removed", rule: -1, fact: -1, question: -1, relation: i}, func(set *check.Resolved) {
				set.Relations = slices.Delete(slices.Clone(set.Relations), i, i+1)
			})
		}
	}
	return m.list
}

func (m *mutator) add(x Mutant, change func(*check.Resolved)) {
	set := *m.p.Resolved
	change(&set)
	x.set = &set
	x.What = x.Words(lang.Authoring(lang.English))
	m.list = append(m.list, x)
}

// effects changes what a rule does.
func (m *mutator) effects(rule int) {
	r := &m.p.Rules[rule]
	add := func(at diag.Span, change func(*check.Rule), what string, args ...any) {
		m.add(Mutant{Kind: "rule", ID: r.ID, Span: at, change: what, args: args, rule: rule, fact: -1, question: -1, relation: -1, effect: true}, func(set *check.Resolved) {
			set.Rules = slices.Clone(set.Rules)
			change(&set.Rules[rule])
		})
	}
	for i, p := range r.Points {
		id := m.p.Options[p.Option].ID
		points := func(value int64) func(*check.Rule) {
			return func(r *check.Rule) {
				r.Points = slices.Clone(r.Points)
				r.Points[i].Value = value
			}
		}
		if p.Value == 0 {
			continue
		}
		add(p.Span, points(-p.Value), "points", id, p.Value, -p.Value)
		add(p.Span, func(r *check.Rule) {
			r.Points = slices.Delete(slices.Clone(r.Points), i, i+1)
		}, "points-gone", id, p.Value)
		if nearer := p.Value - p.Value/max(p.Value, -p.Value); nearer != 0 {
			add(p.Span, points(nearer), "points", id, p.Value, nearer)
		}
	}
	for i, o := range r.Exclude {
		add(r.Span, func(r *check.Rule) {
			r.Exclude = slices.Delete(slices.Clone(r.Exclude), i, i+1)
		}, "veto-gone", m.p.Options[o].ID)
	}
	if r.ExcludeUnsupported {
		add(r.Span, func(r *check.Rule) { r.ExcludeUnsupported = false }, "unsupported-gone")
	}
	if len(r.Require) > 0 {
		add(r.Span, func(r *check.Rule) { r.Require = nil }, "require-gone")
	}
}

// conditions changes a condition in one place.
func (m *mutator) conditions(base Mutant, when *check.Cond, put func(*check.Resolved, *check.Cond)) {
	if when == nil {
		return
	}
	add := func(c, become *check.Cond, what string, args ...any) {
		x := base
		x.Span, x.change, x.args = c.Span, what, args
		m.add(x, func(set *check.Resolved) { put(set, replace(when, c, become)) })
	}
	words := reader{m.p}
	for _, a := range atomsOf(when, false, nil) {
		c := a.cond
		add(c, &check.Cond{Op: check.Not, Sub: []*check.Cond{c}, Span: c.Span}, "negated", words.cond(c))
		if rest := replace(when, c, nil); rest != nil {
			add(c, nil, "left-out", words.cond(c))
		}
		if c.Op == check.IsTest {
			for _, t := range shifted(&m.p.Questions[c.Test.Question], c.Test) {
				moved := *c
				moved.Test = t
				add(c, &moved, "moved", words.cond(c), words.cond(&moved))
			}
		}
	}
}

// replace is a condition with one of its parts replaced, or left out if become
// is nil; nil if nothing is left.
func replace(c, part, become *check.Cond) *check.Cond {
	if c == part {
		return become
	}
	if len(c.Sub) == 0 {
		return c
	}
	copied := *c
	copied.Sub = nil
	for _, sub := range c.Sub {
		if rest := replace(sub, part, become); rest != nil {
			copied.Sub = append(copied.Sub, rest)
		}
	}
	if len(copied.Sub) == 0 {
		return nil
	}
	return &copied
}

// shifted are a test with one of its thresholds one up or down, as far as the
// question's range goes.
func shifted(q *check.Question, t *check.Test) []*check.Test {
	var list []*check.Test
	for i, r := range t.Ranges {
		for _, by := range []int64{-1, 1} {
			if low := r.Low + by; r.Low > q.Min && low <= r.High {
				list = append(list, withRange(q, t, i, check.Range{Low: low, High: r.High}))
			}
			if high := r.High + by; r.High < q.Max && high >= r.Low {
				list = append(list, withRange(q, t, i, check.Range{Low: r.Low, High: high}))
			}
		}
	}
	if q.Kind != ruleset.Multi {
		return list
	}
	for _, by := range []int{-1, 1} {
		if n := t.AtLeast + by; t.AtLeast > 0 && int64(n) <= q.Max {
			moved := *t
			moved.AtLeast = n
			list = append(list, &moved)
		}
		if n := t.AtMost + by; t.AtMost < ruleset.MaxChoices && n >= 0 {
			moved := *t
			moved.AtMost = n
			list = append(list, &moved)
		}
	}
	return list
}

func withRange(q *check.Question, t *check.Test, at int, r check.Range) *check.Test {
	moved := *t
	moved.Ranges = slices.Clone(t.Ranges)
	moved.Ranges[at] = r
	moved.Cuts = slices.Clone(t.Cuts)
	for _, x := range []int64{r.Low, r.High + 1} {
		if q.Min < x && x <= q.Max {
			moved.Cuts = append(moved.Cuts, x)
		}
	}
	slices.Sort(moved.Cuts)
	moved.Cuts = slices.Compact(moved.Cuts)
	return &moved
}
