package engine_test

import (
	"math"
	"slices"
	"sort"
	"testing"

	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
	"stackadvisor/internal/ruleset"
)

type bridge struct {
	s *reference.Set
	r *check.Resolved
	q, f, o, l map[string]int
}

func compile(t *testing.T, s *reference.Set) *program.Program {
	b := &bridge{s: s, r: &check.Resolved{}, q: map[string]int{}, f: map[string]int{}, o: map[string]int{}, l: map[string]int{}}
	c := map[string]int{}
	for i, x := range s.Criteria {
		c[x.ID] = i
		b.r.Criteria = append(b.r.Criteria, check.Criterion{ID: x.ID, Weight: x.Weight})
	}
	for i, x := range s.Layers {
		b.l[x.ID] = i
		b.r.Layers = append(b.r.Layers, check.Layer{ID: x.ID, Required: x.Required})
	}
	for i, x := range s.Options {
		b.o[x.ID] = i
		opt := check.Option{ID: x.ID, Layers: []int{b.l[x.Layer]}}
		for _, f := range x.Fills {
			if !slices.Contains(opt.Layers, b.l[f]) {
				opt.Layers = append(opt.Layers, b.l[f])
			}
		}
		b.r.Options = append(b.r.Options, opt)
	}
	for i, x := range s.Questions {
		b.q[x.ID] = i
		q := check.Question{ID: x.ID, Kind: ruleset.Kind(x.Kind), Min: x.Min, Max: x.Max}
		for _, ch := range x.Choices {
			q.Choices = append(q.Choices, check.Choice{ID: ch, Label: lang.Plain(ch)})
		}
		b.r.Questions = append(b.r.Questions, q)
	}
	for i, x := range s.Facts {
		b.f[x.ID] = i
	}
	for _, x := range s.Facts {
		b.r.Facts = append(b.r.Facts, check.Fact{ID: x.ID, When: b.cond(x.When)})
	}
	for i, x := range s.Questions {
		if x.AskWhen != nil {
			b.r.Questions[i].AskWhen = b.cond(x.AskWhen)
		}
	}
	g := map[string]int{}
	for _, x := range s.Rules {
		r := check.Rule{ID: x.ID, Criterion: c[x.Criterion], Group: -1, Source: -1}
		if x.When != nil {
			r.When = b.cond(x.When)
		}
		for o, p := range x.Points {
			r.Points = append(r.Points, check.Points{Option: b.o[o], Value: p})
		}
		sort.Slice(r.Points, func(i, j int) bool { return r.Points[i].Option < r.Points[j].Option })
		for _, e := range x.Exclude {
			if e == ruleset.Unsupported {
				r.ExcludeUnsupported = true
			} else {
				r.Exclude = append(r.Exclude, b.o[e])
			}
		}
		for _, e := range x.Require {
			r.Require = append(r.Require, b.o[e])
		}
		slices.Sort(r.Exclude)
		slices.Sort(r.Require)
		if x.Group != "" {
			if _, ok := g[x.Group]; !ok {
				g[x.Group] = len(g)
				b.r.Groups = append(b.r.Groups, x.Group)
			}
			r.Group = g[x.Group]
		}
		b.r.Rules = append(b.r.Rules, r)
	}
	for _, x := range s.Relations {
		rel := check.Relation{ID: x.ID, From: b.o[x.From], Kind: ruleset.RelationKind(x.Kind), Since: day(t, x.Since), Until: day(t, x.Until)}
		for _, o := range x.To {
			rel.To = append(rel.To, b.o[o])
		}
		b.r.Relations = append(b.r.Relations, rel)
	}
	for _, x := range s.Lifecycles {
		b.r.Lifecycles = append(b.r.Lifecycles, check.Lifecycle{ID: x.ID, Option: b.o[x.Option], Status: ruleset.Status(x.Status), Since: day(t, x.Since), Until: day(t, x.Until)})
	}
	return program.Compile(b.r)
}

func day(t *testing.T, s string) date.Date {
	if s == "" {
		return 0
	}
	d, err := date.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (b *bridge) cond(c reference.Condition) *check.Cond {
	all := &check.Cond{Op: check.All}
	for _, e := range c {
		all.Sub = append(all.Sub, b.entry(e))
	}
	return all
}

func (b *bridge) entry(e reference.Entry) *check.Cond {
	switch e.Kind {
	case "all", "any", "not":
		c := &check.Cond{Op: map[string]check.Op{"all": check.All, "any": check.Any, "not": check.Not}[e.Kind]}
		for _, p := range e.Parts {
			c.Sub = append(c.Sub, b.cond(p))
		}
		return c
	case "fact":
		c := &check.Cond{Op: check.IsFact, Fact: b.f[e.Key]}
		if !e.Is {
			return &check.Cond{Op: check.Not, Sub: []*check.Cond{c}}
		}
		return c
	}
	qi := b.q[e.Key]
	q := &b.r.Questions[qi]
	set := func(ids []string) (s uint16) {
		for _, id := range ids {
			for i := range q.Choices {
				if q.Choices[i].ID == id {
					s |= 1 << i
				}
			}
		}
		return s
	}
	t := &check.Test{Question: qi, AtMost: 16}
	switch e.Kind {
	case "yesno":
		t.Choices = []int{0}
		if e.Is {
			t.Choices = []int{1}
		}
	case "single":
		for i := range q.Choices {
			if slices.Contains(e.Test.OneOf, q.Choices[i].ID) {
				t.Choices = append(t.Choices, i)
			}
		}
	case "multi":
		t.Any, t.Every, t.None, t.Only = set(e.Test.Any), set(e.Test.Every), set(e.Test.None), set(e.Test.Only)
		if e.Test.AtLeast != nil {
			t.AtLeast = int(*e.Test.AtLeast)
		}
		if e.Test.AtMost != nil {
			t.AtMost = int(*e.Test.AtMost)
		}
	case "number":
		if e.Test.Numbers != nil {
			for _, n := range slices.Sorted(slices.Values(e.Test.Numbers)) {
				t.Ranges = append(t.Ranges, check.Range{Low: n, High: n})
				t.Cuts = append(t.Cuts, n, n+1)
			}
			break
		}
		lo, hi := int64(math.MinInt64), int64(math.MaxInt64)
		if n := e.Test.AtLeast; n != nil {
			lo = max(lo, *n)
			t.Cuts = append(t.Cuts, *n)
		}
		if n := e.Test.Above; n != nil {
			lo = max(lo, *n+1)
			t.Cuts = append(t.Cuts, *n+1)
		}
		if n := e.Test.AtMost; n != nil {
			hi = min(hi, *n)
			t.Cuts = append(t.Cuts, *n+1)
		}
		if n := e.Test.Below; n != nil {
			hi = min(hi, *n-1)
			t.Cuts = append(t.Cuts, *n)
		}
		if lo <= hi {
			t.Ranges = append(t.Ranges, check.Range{Low: lo, High: hi})
		}
	}
	return &check.Cond{Op: check.IsTest, Test: t}
}

func values(p *program.Program, a reference.Sheet) []program.Value {
	vs := make([]program.Value, len(p.Questions))
	for i := range p.Questions {
		q := &p.Questions[i]
		vs[i] = program.Unknown
		given, ok := a.Given(q.ID)
		if !ok {
			continue
		}
		pos := func(id string) program.Value {
			return program.Value(slices.IndexFunc(q.Choices, func(c check.Choice) bool { return c.ID == id }))
		}
		switch v := given.(type) {
		case bool:
			vs[i] = 0
			if v {
				vs[i] = 1
			}
		case string:
			vs[i] = pos(v)
		case int64:
			vs[i] = program.Value(v)
		case []string:
			vs[i] = 0
			for _, id := range v {
				vs[i] |= 1 << pos(id)
			}
		}
	}
	return vs
}
