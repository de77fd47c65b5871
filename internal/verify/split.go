package verify

import (
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// part is a piece of a rule set that nothing joins to the rest: no constraint
// reaches out of its layers, and no rule about its options asks anything that a
// rule about others asks. What it recommends is independent of the rest, so what
// is true of the whole follows from the parts: shares multiply, and the rest is
// the worst or the best of all parts.
//
// Its program has all questions, so that sheets are sheets of the whole.
type part struct {
	p         *program.Program
	rules     []int // by rule of p: its number in the whole
	questions []int // that its rules are about, ascending
}

// split takes a set apart, as it is on the engine's date. Layers without any
// option and questions without any rule are in no part. A set that cannot be
// taken apart is one part, with the program itself. The layers of options that
// are listed together stay together.
func split(e *engine.Engine, together ...[]int) []part {
	s := &splitting{e: e, v: newSolver(e), join: newUnion(len(e.Layers) + len(e.Questions))}
	s.unite()
	for _, options := range together {
		if len(options) > 0 {
			s.layers(e.Options[options[0]].Layers[0], options...)
		}
	}
	var parts []part
	for root := range e.Layers {
		if s.join.find(root) != root || !slices.ContainsFunc(e.Options, func(o check.Option) bool { return s.join.find(o.Layers[0]) == root }) {
			continue
		}
		parts = append(parts, s.part(root))
	}
	if len(parts) == 1 {
		parts[0].p = e.Program
		parts[0].rules = nil
		for i := range e.Rules {
			parts[0].rules = append(parts[0].rules, i)
		}
	}
	return parts
}

type splitting struct {
	e      *engine.Engine
	v      *solver
	join   union    // layers, then questions
	used   [][]bool // by rule: its questions
	usedBy [][]bool // by contradiction: its questions
}

// unite joins the layers that a constraint joins, and those and the questions
// that a rule joins.
func (s *splitting) unite() {
	for o := range s.e.Options {
		s.layers(s.e.Options[o].Layers[0], o)
	}
	for _, i := range s.e.Held {
		r := &s.e.Relations[i]
		s.layers(s.e.Options[r.From[0]].Layers[0], slices.Concat(r.From, r.To)...)
	}
	for i := range s.e.Rules {
		r := &s.e.Rules[i]
		if len(r.Require) > 0 {
			s.layers(s.e.Options[r.Require[0]].Layers[0], r.Require...)
		}
		used := s.about(r.When)
		s.used = append(s.used, used)
		first := -1
		for q, yes := range used {
			if !yes {
				continue
			}
			if first < 0 {
				first = len(s.e.Layers) + q
			}
			s.join.unite(first, len(s.e.Layers)+q)
		}
		if first >= 0 {
			s.layers(first, s.touches(r)...)
		}
	}
	s.uniteAnswers()
}

// uniteAnswers joins the questions of each contradiction: which answers to one of
// them count hangs on the others. Those that no rule asks go with the first layer
// that has options, so that they are in some part.
func (s *splitting) uniteAnswers() {
	for i := range s.e.Contradictions {
		used := s.about(s.e.Contradictions[i].When)
		s.usedBy = append(s.usedBy, used)
		first := -1
		for q, yes := range used {
			if yes && first < 0 {
				first = len(s.e.Layers) + q
			}
			if yes {
				s.join.unite(first, len(s.e.Layers)+q)
			}
		}
	}
	for _, used := range s.usedBy {
		q := slices.Index(used, true)
		if q >= 0 && s.join.find(len(s.e.Layers)+q) >= len(s.e.Layers) && len(s.e.Options) > 0 {
			s.join.unite(len(s.e.Layers)+q, s.e.Options[0].Layers[0])
		}
	}
}

// layers joins a place with the layers of options.
func (s *splitting) layers(with int, options ...int) {
	for _, o := range options {
		for _, l := range s.e.Options[o].Layers {
			s.join.unite(with, l)
		}
	}
}

// about marks the questions on which a condition depends.
func (s *splitting) about(c *check.Cond) []bool {
	questions := make([]bool, len(s.e.Questions))
	s.v.mark(questions, c)
	for q := len(questions) - 1; q >= 0; q-- { // an ask_when is about earlier questions
		if questions[q] {
			s.v.mark(questions, s.e.Questions[q].AskWhen)
		}
	}
	return questions
}

// touches are the options that a rule does something to.
func (s *splitting) touches(r *check.Rule) []int {
	options := slices.Concat(r.Exclude, r.Require)
	for _, p := range r.Points {
		options = append(options, p.Option)
	}
	if r.ExcludeUnsupported {
		for o, unsupported := range s.e.Unsupported {
			if unsupported {
				options = append(options, o)
			}
		}
	}
	return options
}

// part makes the part with a root.
func (s *splitting) part(root int) part {
	r := *s.e.Resolved
	layers, options := moves(len(r.Layers)), moves(len(r.Options))
	r.Layers, r.Options, r.Relations, r.Lifecycles, r.Rules = nil, nil, nil, nil, nil
	r.Invariants = nil // they are about the whole
	for l, layer := range s.e.Layers {
		if s.join.find(l) == root {
			layers[l] = len(r.Layers)
			r.Layers = append(r.Layers, layer)
		}
	}
	for o, option := range s.e.Options {
		if s.join.find(option.Layers[0]) == root {
			options[o] = len(r.Options)
			option.Layers = renumber(option.Layers, layers)
			r.Options = append(r.Options, option)
		}
	}
	for _, i := range s.e.Held {
		if n := s.e.Relations[i]; options[n.From[0]] >= 0 {
			n.From, n.To, n.ToLayers = renumber(n.From, options), renumber(n.To, options), renumber(n.ToLayers, layers)
			r.Relations = append(r.Relations, n)
		}
	}
	for _, l := range s.e.Lifecycles {
		if options[l.Option] >= 0 {
			l.Option, l.Successor = options[l.Option], renumber(l.Successor, options)
			r.Lifecycles = append(r.Lifecycles, l)
		}
	}
	of := part{}
	questions := make([]bool, len(r.Questions))
	for i := range s.e.Rules {
		rule, ok := restricted(s.e.Rules[i], options, s.e.Unsupported)
		if !ok {
			continue
		}
		for q, yes := range s.used[i] {
			questions[q] = questions[q] || yes
		}
		r.Rules = append(r.Rules, rule)
		of.rules = append(of.rules, i)
	}
	r.Contradictions = nil
	for i, contradiction := range s.e.Contradictions {
		q := slices.Index(s.usedBy[i], true)
		if q >= 0 && s.join.find(len(s.e.Layers)+q) != root {
			continue
		}
		for q, yes := range s.usedBy[i] {
			questions[q] = questions[q] || yes
		}
		r.Contradictions = append(r.Contradictions, contradiction)
	}
	for q, yes := range questions {
		if yes {
			of.questions = append(of.questions, q)
		}
	}
	s.conditions(&r, questions)
	of.p = program.Compile(&r)
	return of
}

// restricted is a rule as far as it is about some options; ok says that it is.
func restricted(r check.Rule, options []int, unsupported []bool) (check.Rule, bool) {
	var points []check.Points
	for _, p := range r.Points {
		if p.Option = options[p.Option]; p.Option >= 0 {
			points = append(points, p)
		}
	}
	r.Points, r.Exclude, r.Require = points, renumber(r.Exclude, options), renumber(r.Require, options)
	if r.ExcludeUnsupported {
		r.ExcludeUnsupported = false
		for o, at := range options {
			if at >= 0 && unsupported[o] {
				r.ExcludeUnsupported = true
			}
		}
	}
	return r, len(r.Points)+len(r.Exclude)+len(r.Require) > 0 || r.ExcludeUnsupported
}

// conditions keeps the facts and ask_when of some questions. A number keeps all
// its thresholds: they make its answers.
func (s *splitting) conditions(r *check.Resolved, questions []bool) {
	r.Questions = slices.Clone(r.Questions)
	needed := make([]bool, len(r.Facts))
	var visit func(c *check.Cond)
	visit = func(c *check.Cond) {
		if c == nil {
			return
		}
		if c.Op == check.IsFact && !needed[c.Fact] {
			needed[c.Fact] = true
			visit(r.Facts[c.Fact].When)
		}
		for _, sub := range c.Sub {
			visit(sub)
		}
	}
	for i := range r.Rules {
		visit(r.Rules[i].When)
	}
	for i := range r.Contradictions {
		visit(r.Contradictions[i].When)
	}
	for q := range r.Questions {
		if !questions[q] {
			r.Questions[q].AskWhen = nil
		}
		visit(r.Questions[q].AskWhen)
	}
	move := recast{facts: moves(len(needed))}
	var order []int
	for _, i := range r.FactOrder {
		if needed[i] {
			move.facts[i] = len(order)
			order = append(order, i)
		}
	}
	facts := r.Facts
	r.Facts, r.FactOrder = nil, nil
	for i, old := range order {
		fact := facts[old]
		fact.When = move.cond(fact.When)
		r.Facts, r.FactOrder = append(r.Facts, fact), append(r.FactOrder, i)
	}
	for i := range r.Rules {
		r.Rules[i].When = move.cond(r.Rules[i].When)
	}
	for i := range r.Contradictions {
		r.Contradictions[i].When = move.cond(r.Contradictions[i].When)
	}
	for q := range r.Questions {
		r.Questions[q].AskWhen = move.cond(r.Questions[q].AskWhen)
	}
	program.VisitTests(s.e.Resolved, func(t *check.Test) {
		if questions[t.Question] && len(t.Cuts) > 0 {
			r.FactOrder = append(r.FactOrder, len(r.Facts))
			r.Facts = append(r.Facts, check.Fact{ID: "threshold", When: &check.Cond{Op: check.IsTest, Test: t}})
		}
	})
}

// moves says for each of n things where it goes: nowhere, to begin with.
func moves(n int) []int { return slices.Repeat([]int{-1}, n) }

// renumber is where some things have gone, without those that went nowhere.
func renumber(list, to []int) []int {
	var moved []int
	for _, i := range list {
		if to[i] >= 0 {
			moved = append(moved, to[i])
		}
	}
	return moved
}

// union joins numbers into sets; the least number of a set is its root.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) unite(a, b int) {
	a, b = u.find(a), u.find(b)
	u[max(a, b)] = min(a, b)
}
