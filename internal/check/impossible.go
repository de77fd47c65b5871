package check

import (
	"math/bits"
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// impossible warns of conditions that no answers can make true: a test that
// nothing passes, and tests of one question that contradict each other, also
// through facts. It never warns without cause; contradictions that only show
// when several questions are combined are for the verification of the set.
func (c *checker) impossible() {
	for i := range c.res.Facts {
		c.branch(c.res.Facts[i].When)
	}
	for i := range c.res.Questions {
		c.branch(c.res.Questions[i].AskWhen)
	}
	for i := range c.res.Rules {
		c.branch(c.res.Rules[i].When)
	}
	for i := range c.res.Contradictions {
		c.branch(c.res.Contradictions[i].When)
	}
	for i := range c.res.Invariants {
		c.branch(c.res.Invariants[i].When)
	}
}

// branch looks at one condition, and at each branch of an `any` in it.
func (c *checker) branch(cond *Cond) {
	if cond == nil {
		return
	}
	w := &conjunction{c: c}
	if last := len(c.idle) - 1; last >= 0 {
		w, c.idle = c.idle[last], c.idle[:last]
	}
	w.tests, w.budget, w.refuted = w.tests[:0], 64, false
	clear(w.facts)
	w.add(cond, diag.Span{})
	c.idle = append(c.idle, w)
}

// conjunction collects what must hold at once. Of each question it keeps what
// answers pass all the tests so far.
type conjunction struct {
	c       *checker
	tests   []passing
	facts   map[factSign]diag.Span
	budget  int // facts that may still be looked into
	refuted bool
}

// mostQuestions is how many questions of one condition are looked at.
const mostQuestions = 100

type factSign struct {
	fact     int
	negative bool
}

// passing is what is left of one question's answers after some tests.
type passing struct {
	question int
	places   []diag.Span
	choices  []int   // single, yesno
	ranges   []Range // number

	// Multi, as in Test; of `any` there may be several.
	anys              []uint16
	every, none, only uint16
	atLeast, atMost   int
}

// add takes a condition in. A condition inside a fact has its place where the
// fact is used.
func (w *conjunction) add(cond *Cond, used diag.Span) {
	at := cond.Span
	inFact := !used.IsZero()
	if inFact {
		at = used
	}
	switch cond.Op {
	case All:
		for _, s := range cond.Sub {
			w.add(s, used)
		}
	case Any:
		if len(cond.Sub) == 1 {
			w.add(cond.Sub[0], used)
			return
		}
		for _, s := range cond.Sub {
			if !inFact { // a branch of its own
				w.c.branch(s)
			}
		}
	case Not:
		if f := cond.Sub[0]; f.Op == IsFact {
			w.fact(factSign{f.Fact, true}, at)
		} else if !inFact && f.Op != IsTest {
			w.c.branch(f)
		}
	case IsFact:
		w.fact(factSign{cond.Fact, false}, at)
		if w.budget--; w.budget > 0 && !w.c.cyclic[cond.Fact] && w.c.res.Facts[cond.Fact].When != nil {
			w.add(w.c.res.Facts[cond.Fact].When, at)
		}
	case IsTest:
		w.test(cond.Test, at)
	}
}

func (w *conjunction) fact(f factSign, at diag.Span) {
	if first, ok := w.facts[factSign{f.fact, !f.negative}]; ok && !w.refuted {
		w.refuted = true
		w.c.list.Warnf(diag.ImpossibleCondition, at, "this cannot hold: fact %q would have to be true and false", w.c.facts.ids[f.fact]).
			Notef(first, "the opposite is asked for here")
	}
	if w.facts == nil {
		w.facts = map[factSign]diag.Span{}
	}
	w.facts[f] = at
}

func (w *conjunction) test(t *Test, at diag.Span) {
	if w.c.flagged[t] {
		return
	}
	q := &w.c.res.Questions[t.Question]
	i := slices.IndexFunc(w.tests, func(p passing) bool { return p.question == t.Question })
	if i < 0 {
		if len(w.tests) == mostQuestions {
			return
		}
		i = len(w.tests)
		w.tests = append(w.tests, passing{question: t.Question, choices: t.Choices, ranges: t.Ranges, atMost: ruleset.MaxChoices})
	}
	p := &w.tests[i]
	possible := p.narrow(q, t)
	if !possible && !w.refuted {
		w.refuted = true
		d := w.c.list.Warnf(diag.ImpossibleCondition, at, "this cannot hold: no answer to question %q passes%s", q.ID, together(len(p.places)))
		for _, place := range p.places[:min(len(p.places), 3)] {
			d.Notef(place, "together with this")
		}
	}
	p.places = append(p.places, at)
}

func together(others int) string {
	if others == 0 {
		return ""
	}
	return " it together with the other tests"
}

// narrow keeps the answers that pass the test too; it is false if none is left.
func (p *passing) narrow(q *Question, t *Test) bool {
	switch q.Kind {
	case ruleset.Multi:
		return p.narrowMulti(q, t)
	case ruleset.Number:
		if len(p.places) > 0 {
			p.ranges = intersect(p.ranges, t.Ranges)
		}
		return len(p.ranges) > 0
	}
	if len(p.places) == 0 {
		return true // the first test, which has at least one choice
	}
	both := make([]int, 0, len(p.choices))
	for _, i := range p.choices {
		if _, ok := slices.BinarySearch(t.Choices, i); ok {
			both = append(both, i)
		}
	}
	p.choices = both
	return len(both) > 0
}

func (p *passing) narrowMulti(q *Question, t *Test) bool {
	all := uint16(1<<len(q.Choices) - 1)
	p.every |= t.Every
	p.none |= t.None
	if t.Only != 0 {
		if p.only == 0 {
			p.only = all
		}
		// An empty intersection must not look like "not written".
		if p.only &= t.Only; p.only == 0 {
			p.none = all
			p.atLeast = 1
		}
	}
	if t.Any != 0 {
		p.anys = append(p.anys, t.Any)
	}
	p.atLeast, p.atMost = max(p.atLeast, t.AtLeast), min(p.atMost, t.AtMost)

	allowed := all &^ p.none
	least := max(p.atLeast, int(q.Min), bits.OnesCount16(p.every))
	if p.only != 0 {
		allowed &= p.only
		least = max(least, 1)
	}
	for _, any := range p.anys {
		if any&allowed == 0 {
			return false
		}
		if any&p.every == 0 {
			least = max(least, bits.OnesCount16(p.every)+1)
		}
	}
	return p.every&^allowed == 0 && least <= min(p.atMost, int(q.Max), bits.OnesCount16(allowed))
}

// intersect has the numbers that are in both lists of ascending ranges.
func intersect(a, b []Range) []Range {
	var both []Range
	for len(a) > 0 && len(b) > 0 {
		if r := (Range{max(a[0].Low, b[0].Low), min(a[0].High, b[0].High)}); r.Low <= r.High {
			both = append(both, r)
		}
		if a[0].High < b[0].High {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return both
}
