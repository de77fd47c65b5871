package interview

import (
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/program"
)

// feeds knows for each rule the questions that its truth can depend on: those it
// tests, itself or through facts, and those on which it depends whether these
// apply.
//
// That is what the engine can prove without looking at answers: a rule whose
// condition is decided in Kleene's logic stays decided whatever else is answered,
// so a question on which no open rule depends can change nothing.
type feeds struct {
	p     *program.Program
	rules []map[int]bool // by rule
	asked []map[int]bool // by question: what it depends on whether it applies; nil until needed
}

func newFeeds(p *program.Program) *feeds {
	f := &feeds{p: p, rules: make([]map[int]bool, len(p.Rules)), asked: make([]map[int]bool, len(p.Questions))}
	for r := range p.Rules {
		f.rules[r] = f.of(p.Rules[r].When)
	}
	return f
}

// any reports whether one of the rules depends on the question.
func (f *feeds) any(question int, rules []int) bool {
	return slices.ContainsFunc(rules, func(r int) bool { return f.rules[r][question] })
}

// of collects the questions on which a condition depends. It ends because facts
// have no cycles and an ask_when looks at earlier questions only.
func (f *feeds) of(c *check.Cond) map[int]bool {
	found := map[int]bool{}
	for q := range tested(f.p, c) {
		found[q] = true
		if f.asked[q] == nil {
			f.asked[q] = f.of(f.p.Questions[q].AskWhen)
		}
		for earlier := range f.asked[q] {
			found[earlier] = true
		}
	}
	return found
}

// tested are the questions that a condition tests itself or through facts.
func tested(p *program.Program, c *check.Cond) map[int]bool {
	found := map[int]bool{}
	visited := map[int]bool{}
	var visit func(*check.Cond)
	visit = func(c *check.Cond) {
		switch {
		case c == nil:
		case c.Op == check.IsTest:
			found[c.Test.Question] = true
		case c.Op == check.IsFact && !visited[c.Fact]:
			visited[c.Fact] = true
			visit(p.Facts[c.Fact].When)
		default:
			for _, sub := range c.Sub {
				visit(sub)
			}
		}
	}
	visit(c)
	return found
}
