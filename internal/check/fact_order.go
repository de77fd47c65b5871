package check

import (
	"strconv"
	"strings"

	"stackadvisor/internal/diag"
)

// factOrder puts every fact behind those that it is built from, and reports
// facts that are built from themselves. It is a depth-first walk with a stack
// of its own: a chain of facts may be as long as a file.
func (c *checker) factOrder() {
	facts := c.res.Facts
	w := factWalk{
		state: make([]uint8, len(facts)),
		order: make([]int, 0, len(facts)),
	}
	c.cyclic = make([]bool, len(facts))
	for start := range facts {
		if w.state[start] == unseen {
			w.enter(facts, start)
		}
		for len(w.stack) > 0 {
			top := &w.stack[len(w.stack)-1]
			if len(top.uses) == 0 {
				w.state[top.fact] = done
				w.order = append(w.order, top.fact)
				w.stack = w.stack[:len(w.stack)-1]
				continue
			}
			use := top.uses[0]
			top.uses = top.uses[1:]
			switch w.state[use.fact] {
			case unseen:
				w.enter(facts, use.fact)
			case open:
				c.factCycle(&w, use)
			}
		}
	}
	c.res.FactOrder = w.order
}

const (
	unseen uint8 = iota
	open
	done
)

// factUse is a fact in the condition of another.
type factUse struct {
	fact int
	at   diag.Span
}

type factVisit struct {
	fact int
	uses []factUse // not followed yet
}

type factWalk struct {
	state []uint8
	stack []factVisit
	order []int
}

func (w *factWalk) enter(facts []Fact, i int) {
	w.state[i] = open
	w.stack = append(w.stack, factVisit{i, factUses(facts[i].When, nil)})
}

func factUses(cond *Cond, uses []factUse) []factUse {
	if cond == nil {
		return uses
	}
	if cond.Op == IsFact {
		return append(uses, factUse{cond.Fact, cond.Span})
	}
	for _, s := range cond.Sub {
		uses = factUses(s, uses)
	}
	return uses
}

// factCycle reports the cycle that the use closes; every fact of it is on the
// stack.
func (c *checker) factCycle(w *factWalk, use factUse) {
	const shownFacts = 6
	from := len(w.stack) - 1
	for w.stack[from].fact != use.fact {
		c.cyclic[w.stack[from].fact] = true
		from--
	}
	c.cyclic[use.fact] = true
	var path strings.Builder
	for i, v := range w.stack[from:] {
		if i == shownFacts {
			path.WriteString("... -> ")
			break
		}
		path.WriteString(strconv.Quote(c.facts.ids[v.fact]) + " -> ")
	}
	path.WriteString(strconv.Quote(c.facts.ids[use.fact]))
	c.list.Errorf(diag.FactCycle, use.at, "fact %q is built from itself: %s", c.facts.ids[use.fact], path.String())
}
