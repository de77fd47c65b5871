package ruleset

import "stackadvisor/internal/diag"

// place moves the entries of over that say where they belong, and brings all
// into their order.
func place[T entry](m *merger, kind string, merged, over []T, at map[string]int) []T {
	p := placer{order: newChain(len(merged)), behind: map[int]int{}, wish: map[int]wish{}}
	var wishing []int
	for _, e := range over {
		c := e.common()
		w := wish{after: c.After.ID != ""}
		target := c.Before
		if w.after {
			target = c.After
		}
		i, kept := at[c.ID.ID]
		if target.ID == "" || !kept || merged[i].common() != c {
			continue
		}
		var ok bool
		if w.target, ok = at[target.ID]; !ok {
			m.list.Errorf(diag.UnknownPlace, target.Span, "unknown %s %q%s", kind, target.ID, hint(m, target.ID, merged))
		} else if w.target == i {
			m.list.Errorf(diag.UnknownPlace, target.Span, "%s %q cannot stand next to itself", kind, target.ID)
		} else {
			p.wish[i] = w
			wishing = append(wishing, i)
		}
	}
	for _, i := range wishing {
		p.place(i)
	}
	result := make([]T, 0, len(merged))
	for i := p.order.first(); i >= 0; i = p.order.next(i) {
		result = append(result, merged[i])
	}
	return result
}

// wish says beside which entry another one belongs.
type wish struct {
	target int
	after  bool
}

// placer moves entries, each after the one that it wants to stand beside has
// found its own place. Entries that belong after the same one keep their order.
type placer struct {
	order  *chain
	wish   map[int]wish // of those that have not moved yet
	behind map[int]int  // the last entry moved behind an entry
}

func (p *placer) place(i int) {
	var moves []wish // target is who moves
	for {
		w, ok := p.wish[i]
		if !ok {
			break
		}
		delete(p.wish, i) // so a circle ends, too
		moves = append(moves, wish{i, w.after})
		i = w.target
	}
	for len(moves) > 0 {
		last := len(moves) - 1
		p.move(moves[last].target, i, moves[last].after)
		i, moves = moves[last].target, moves[:last]
	}
}

func (p *placer) move(i, target int, after bool) {
	if !after {
		p.order.moveAfter(i, p.order.before(target))
		return
	}
	last, ok := p.behind[target]
	if !ok || last == i {
		last = target
	}
	p.order.moveAfter(i, last)
	p.behind[target] = i
}

// chain is a doubly linked list of 0..n-1, so that moving costs the same in a
// set of any size. Slot n stands before the first and behind the last.
type chain struct{ prev, succ []int }

func newChain(n int) *chain {
	c := &chain{make([]int, n+1), make([]int, n+1)}
	for i := range c.prev {
		c.prev[i] = (i + n) % (n + 1)
		c.succ[i] = (i + 1) % (n + 1)
	}
	return c
}

func (c *chain) first() int       { return c.next(len(c.succ) - 1) }
func (c *chain) before(i int) int { return c.prev[i] }

func (c *chain) next(i int) int {
	if c.succ[i] == len(c.succ)-1 {
		return -1
	}
	return c.succ[i]
}

func (c *chain) moveAfter(i, target int) {
	if i == target {
		return
	}
	c.succ[c.prev[i]], c.prev[c.succ[i]] = c.succ[i], c.prev[i]
	c.prev[i], c.succ[i] = target, c.succ[target]
	c.prev[c.succ[i]], c.succ[target] = i, i
}
