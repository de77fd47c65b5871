package analysis

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
)

// hitting finds the smallest sets that share a question with every change found
// so far, by branch and bound. How much it may look at is bounded: there can be
// very many such sets.
type hitting struct {
	ctx     context.Context
	tell    Progress
	changes []bitset // of questions, those with few questions first
	count   []int    // by change: its questions
	all     bitset   // questions that stand in some change
	size    int      // of the smallest sets so far: more changes never make it less
	met     bitset   // the set that fits found last
	left    int      // changes that may still be looked at
	err     error
}

// hittingWork is how many changes a search may look at, all sets together.
const hittingWork = 400_000_000

func newHitting(ctx context.Context, tell Progress) *hitting {
	return &hitting{ctx: ctx, tell: tell, left: hittingWork}
}

// add takes one more change: ascending question numbers, at least one.
func (h *hitting) add(change []int) {
	set := newBitset(change[len(change)-1] + 1)
	for _, q := range change {
		set.add(q)
	}
	at, _ := slices.BinarySearchFunc(h.count, len(change)+1, cmp.Compare[int])
	h.changes, h.count = slices.Insert(h.changes, at, set), slices.Insert(h.count, at, len(change))
	if len(set) > len(h.all) {
		h.all = append(h.all, make(bitset, len(set)-len(h.all))...)
	}
	for i, word := range set {
		h.all[i] |= word
	}
}

// some is one of the smallest sets, as ascending question numbers. It reports
// false if that took too much work.
func (h *hitting) some() ([]int, bool, error) {
	h.tell.tell(hittingWork-h.left, hittingWork)
	for !h.fits(make(bitset, len(h.all)), make(bitset, len(h.all)), h.size) && !h.stopped() {
		h.size++
	}
	return slices.AppendSeq([]int{}, h.met.members()), !h.stopped(), h.err
}

// smallest is the first of the smallest sets. It reports false if that took too
// much work.
func (h *hitting) smallest() ([]int, bool, error) {
	if _, enough, err := h.some(); !enough {
		return nil, false, err
	}
	taken, barred := make(bitset, len(h.all)), make(bitset, len(h.all))
	set := []int{}
	for q := 0; len(set) < h.size && !h.stopped(); q++ {
		if !h.all.has(q) {
			continue
		}
		taken.add(q)
		if h.fits(taken, barred, h.size-len(set)-1) {
			set = append(set, q)
			continue
		}
		taken.remove(q)
		barred.add(q)
	}
	return set, !h.stopped(), h.err
}

func (h *hitting) stopped() bool { return h.left <= 0 || h.err != nil }

// fits reports whether so many more questions, none of them barred, can make a
// set that meets every change. Once it is stopped what it says is void.
func (h *hitting) fits(taken, barred bitset, more int) bool {
	if h.left -= len(h.changes) + 1; h.left <= 0 {
		return false
	}
	if h.err = h.ctx.Err(); h.err != nil {
		return false
	}
	branch, least := h.unmet(taken, barred, more)
	if branch == nil {
		h.met = slices.Clone(taken)
		return true
	}
	if least > more {
		return false
	}
	barred = slices.Clone(barred)
	for q := range branch.members() {
		if barred.has(q) {
			continue
		}
		taken.add(q)
		fits := h.fits(taken, barred, more-1)
		taken.remove(q)
		if fits {
			return true
		}
		barred.add(q)
	}
	return false
}

// unmet finds the change to meet next, which leaves the fewest ways to do so; nil:
// all are met. At least so many more questions are needed, since so many changes
// share no question with each other; anything above more is any such number.
func (h *hitting) unmet(taken, barred bitset, more int) (branch bitset, least int) {
	used := make(bitset, len(h.all))
	fewest := 0
	for _, change := range h.changes {
		met, apart, ways := false, true, 0
		for i, word := range change {
			open := word &^ barred[i]
			met = met || word&taken[i] != 0
			apart = apart && open&used[i] == 0
			ways += bits.OnesCount64(open)
		}
		switch {
		case met:
			continue
		case ways == 0:
			return change, more + 1
		case branch == nil || ways < fewest:
			branch, fewest = change, ways
		}
		if !apart {
			continue
		}
		if least++; least > more {
			return branch, least
		}
		for i, word := range change {
			used[i] |= word &^ barred[i]
		}
	}
	return branch, least
}
