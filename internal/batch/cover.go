package batch

import (
	"cmp"
	"slices"
)

// # Standard stacks as a covering problem
//
// A stack serves a sheet if the sheet's answers allow it and it scores at most so
// many points less than the sheet's best. Of the stacks that are recommended to
// some sheet, which k serve most sheets? That is the maximum coverage problem. It
// is solved exactly by branch and bound: what a stack adds to those chosen only
// shrinks when more are chosen, so the sum of what the next few add at most bounds
// what can still come. It starts from the greedy choice, each time the stack that
// adds most, which is never worse than 63 % of the best and mostly the best itself.
// Should the work for a proof pass its budget, the greedy choice is told, and a
// bound: no choice of k stacks serves more sheets than some greedy choice plus the
// k largest additions to it.
//
// Sheets that the same stacks serve are one group; a stack that serves no more
// groups than another is left out.

// coverBudget bounds the work of all searches for one number of stacks: how often
// a group is looked at, and a candidate of a group.
const coverBudget = 50_000_000

// group is the sheets that a certain set of candidates serves.
type group struct {
	served mask
	sheets int64
}

// maxCandidates is how many stacks may become standards: the most frequent ones.
const maxCandidates = 256

// mask is a set of candidates.
type mask [maxCandidates / 64]uint64

func (m *mask) set(i int)      { m[i/64] |= 1 << (i % 64) }
func (m *mask) has(i int) bool { return m[i/64]>>(i%64)&1 == 1 }

// cut keeps the first n candidates.
func (m *mask) cut(n int) {
	for w := range m {
		switch {
		case 64*w >= n:
			m[w] = 0
		case 64*(w+1) > n:
			m[w] &= 1<<(n%64) - 1
		}
	}
}

// cover searches for candidates that serve most sheets.
type cover struct {
	groups []group
	pool   []int // candidates that are not left out, ascending
	budget int
	work   int
	spent  bool

	covered []bool // by group
	chosen  []int
	best    []int
	most    int64
}

// covering is an answer: the candidates, how many sheets they serve, and how many
// any choice of so many serves at most.
type covering struct {
	candidates    []int // ascending
	served, bound int64
}

func newCover(groups []group, candidates int) *cover {
	c := &cover{groups: groups, budget: coverBudget, covered: make([]bool, len(groups))}
	serves := make([][]uint64, candidates) // groups, a bit each
	for i := range serves {
		serves[i] = make([]uint64, (len(groups)+63)/64)
		for g := range groups {
			if groups[g].served.has(i) {
				serves[i][g/64] |= 1 << (g % 64)
			}
		}
	}
	for i := range serves {
		if !slices.ContainsFunc(c.pool, func(other int) bool { return within(serves[i], serves[other]) }) {
			c.pool = slices.DeleteFunc(c.pool, func(other int) bool { return within(serves[other], serves[i]) })
			c.pool = append(c.pool, i)
		}
	}
	return c
}

func within(set, other []uint64) bool {
	for w := range set {
		if set[w]&^other[w] != 0 {
			return false
		}
	}
	return true
}

// gain is how many sheets a candidate serves beside those that are served.
type gain struct {
	candidate int
	sheets    int64
}

// gains lists what each of the candidates would add, largest first.
func (c *cover) gains(pool []int) []gain {
	sheets := make([]int64, maxCandidates)
	for g := range c.groups {
		if c.covered[g] {
			continue
		}
		for i := range ones(c.groups[g].served[:]) {
			sheets[i] += c.groups[g].sheets
			c.work++
		}
	}
	c.work += len(c.groups)
	list := make([]gain, len(pool))
	for n, i := range pool {
		list[n] = gain{i, sheets[i]}
	}
	slices.SortStableFunc(list, func(a, b gain) int { return cmp.Compare(b.sheets, a.sheets) })
	return list
}

// top is the sum of the n largest gains.
func top(list []gain, n int) (sum int64) {
	for _, g := range list[:min(n, len(list))] {
		sum += g.sheets
	}
	return sum
}

// choose finds the best k candidates. The greedy choice and its bound come first.
func (c *cover) choose(k int) covering {
	c.work, c.spent, c.chosen, c.best, c.most = 0, false, c.chosen[:0], nil, -1
	clear(c.covered)
	var undo [][]int
	served, bound := int64(0), int64(-1)
	for len(c.chosen) <= k {
		list := c.gains(c.pool)
		if limit := served + top(list, k); bound < 0 || limit < bound {
			bound = limit
		}
		if len(c.chosen) == k || len(list) == 0 || list[0].sheets == 0 {
			break
		}
		served += list[0].sheets
		undo = append(undo, c.add(list[0].candidate))
	}
	c.best, c.most = slices.Clone(c.chosen), served
	for i := len(undo) - 1; i >= 0; i-- {
		c.remove(undo[i])
	}
	if served < bound {
		c.search(c.pool, k, 0)
		if !c.spent {
			bound = c.most
		}
	}
	slices.Sort(c.best)
	return covering{c.best, c.most, bound}
}

// search chooses k more candidates of the pool.
func (c *cover) search(pool []int, k int, served int64) {
	if served > c.most {
		c.best, c.most = slices.Clone(c.chosen), served
	}
	if c.work > c.budget {
		c.spent = true
	}
	if k == 0 || c.spent {
		return
	}
	list := c.gains(pool)
	rest := make([]int, len(list))
	for i, g := range list {
		rest[i] = g.candidate
	}
	for i, g := range list {
		if served+top(list[i:], k) <= c.most {
			return
		}
		undo := c.add(g.candidate)
		c.search(rest[i+1:], k-1, served+g.sheets)
		c.remove(undo)
	}
}

// add chooses a candidate and returns the groups that it serves first.
func (c *cover) add(candidate int) (groups []int) {
	c.chosen = append(c.chosen, candidate)
	for g := range c.groups {
		if !c.covered[g] && c.groups[g].served.has(candidate) {
			c.covered[g] = true
			groups = append(groups, g)
		}
	}
	c.work += len(c.groups)
	return groups
}

func (c *cover) remove(groups []int) {
	c.chosen = c.chosen[:len(c.chosen)-1]
	for _, g := range groups {
		c.covered[g] = false
	}
}
