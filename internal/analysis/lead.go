package analysis

import (
	"slices"

	"stackadvisor/internal/engine"
)

// leads bounds by how much other stacks can lead one stack, the favourite, while
// some answers are free. All in whole thousandths.
//
// # The bound
//
// Each option o that is not in the favourite W gets what it can have at most
// more than those members of W whose place it takes, and what these have at
// least:
//
//	bound(o) = max(score(o) - sum of score(w)) + sum of min score(w)
//	           over the w in W whose first layer o occupies
//	bound(w) = min score(w)   for w in W
//
// As no two options of a stack occupy one layer, each w is taken off at most
// once, and for every stack K that the free answers may lead to
//
//	score(K) - score(W) <= bound(K) - bound(W)
//
// So where W is the best stack by these bounds, tie rules included, under the
// constraints that hold for sure, and no free answer can exclude W, it is the
// best whatever the free answers are.
//
// # The greatest difference
//
// A difference of scores is a sum over rules. A rule that may or may not fire is
// booked on one of its free questions. For each answer to this question those of
// its rules that can still fire count if they help, and those that fire for sure
// if they harm; the largest sum over the answers is what the question adds. This
// is exact where every rule looks at one free question.
type leads struct {
	e         *engine.Engine
	favourite Outcome
	effects   *effects
	shares    [][]share // by rule
	slots     []slotShare
	replaced  [][]int // by option: members of the favourite whose place it takes
	rules     []int   // those with shares
}

// share is what a rule adds to one difference, which has the number of its
// option: that of an option outside the favourite is the one to be bounded; that
// of a member is less its score.
type share struct {
	option int
	amount int64
}

// slotShare is what a group adds to an option, with the differences that it is
// in: of the gifts, the first that fires counts.
type slotShare struct {
	gifts  []gift
	adds   int   // the option itself; -1: none
	lowers []int // differences from which it is taken
}

func newLeads(e *engine.Engine, f *effects, favourite Outcome) *leads {
	l := &leads{e: e, favourite: favourite, effects: f, shares: make([][]share, len(e.Rules)), replaced: make([][]int, len(e.Options))}
	for o := range e.Options {
		l.replaced[o] = l.places(o)
	}
	for o := range e.Options {
		lowers, adds := l.lowers(o), o
		if favourite.Has(o) {
			adds = -1
		}
		for _, g := range f.gives[o] {
			if adds >= 0 {
				l.shares[g.rule] = append(l.shares[g.rule], share{o, g.amount})
			}
			for _, other := range lowers {
				l.shares[g.rule] = append(l.shares[g.rule], share{other, -g.amount})
			}
		}
		for _, gifts := range f.slots[o] {
			l.slots = append(l.slots, slotShare{gifts, adds, lowers})
		}
	}
	for r, shares := range l.shares {
		if len(shares) > 0 {
			l.rules = append(l.rules, r)
		}
	}
	return l
}

// places lists the members of the favourite whose first layer an option
// occupies.
func (l *leads) places(option int) (members []int) {
	if l.favourite.Has(option) {
		return nil
	}
	for _, w := range l.favourite.Stack {
		if slices.Contains(l.e.Options[option].Layers, l.e.Options[w].Layers[0]) {
			members = append(members, w)
		}
	}
	return members
}

// lowers lists the differences that the score of an option is taken from.
func (l *leads) lowers(option int) (differences []int) {
	if !l.favourite.Has(option) {
		return nil
	}
	for o, members := range l.replaced {
		if o == option || slices.Contains(members, option) {
			differences = append(differences, o)
		}
	}
	return differences
}

// bookings is what the free questions can add to each difference.
type bookings struct {
	sums []int64 // by option: the greatest difference
	// cells has for each free question and each of its answers what that adds, by
	// question, answer and option; nil: no rule is booked on the question.
	cells [][]int64
	rules [][]int // by free question: rules booked on it
}

// manyAnswers is up to how many answers to a question are told apart by bounds.
const manyAnswers = 64

// bound finds the greatest differences.
func (s *proof) bound(l *leads, b *bookings) {
	n := len(l.e.Options)
	b.sums = append(b.sums[:0], make([]int64, n)...)
	b.cells, b.rules = make([][]int64, len(s.questions)), make([][]int, len(s.questions))
	for _, r := range l.rules {
		switch sure, possible := s.sheet.fires(r); {
		case sure:
			for _, x := range l.shares[r] {
				b.sums[x.option] += x.amount
			}
		case possible:
			if i := s.booked(r); i >= 0 {
				b.rules[i] = append(b.rules[i], r)
			} else {
				addLoosely(b.sums, l.shares[r], false)
			}
		}
	}
	for i, rules := range b.rules {
		if len(rules) > 0 {
			s.book(l, b, i)
		}
	}
	for i := range l.slots {
		s.boundSlot(&l.slots[i], b.sums)
	}
}

// addLoosely adds what a rule adds at most; sure: it fires.
func addLoosely(sums []int64, shares []share, sure bool) {
	for _, x := range shares {
		if sure || x.amount > 0 {
			sums[x.option] += x.amount
		}
	}
}

// booked is the free question on which a rule is booked, or -1.
func (s *proof) booked(rule int) int {
	for _, i := range s.asks[rule] {
		if s.sheet.free[s.questions[i].question] && len(s.questions[i].answers) <= manyAnswers {
			return i
		}
	}
	return -1
}

// book adds what a free question adds at most to every difference.
func (s *proof) book(l *leads, b *bookings, i int) {
	n, q := len(l.e.Options), &s.questions[i]
	cells := make([]int64, n*len(q.answers))
	for k, v := range q.answers {
		s.sheet.set(q.question, v)
		for _, r := range b.rules[i] {
			if sure, possible := s.sheet.fires(r); possible {
				addLoosely(cells[k*n:(k+1)*n], l.shares[r], sure)
			}
		}
	}
	s.sheet.release(q.question)
	for o := range n {
		most := cells[o]
		for k := 1; k < len(q.answers); k++ {
			most = max(most, cells[k*n+o])
		}
		b.sums[o] += most
	}
	b.cells[i] = cells
}

// boundSlot adds what a group adds at most.
func (s *proof) boundSlot(x *slotShare, sums []int64) {
	low, high, first := int64(0), int64(0), true
	may := func(amount int64) {
		if first {
			low, high, first = amount, amount, false
			return
		}
		low, high = min(low, amount), max(high, amount)
	}
	for _, g := range x.gifts {
		sure, possible := s.sheet.fires(g.rule)
		if possible {
			may(g.amount)
		}
		if sure {
			break
		}
		if g.rule == x.gifts[len(x.gifts)-1].rule {
			may(0)
		}
	}
	if x.adds >= 0 {
		sums[x.adds] += high
	}
	for _, o := range x.lowers {
		sums[o] -= low
	}
}

// scores turns the greatest differences into the bounds of the options. It
// reports false if they are too large to be summed up.
func (l *leads) scores(sums []int64) ([]int64, bool) {
	scores := make([]int64, len(sums))
	room := int64(1) << 61 / (int64(len(l.e.Layers)) + 1)
	for o, d := range sums {
		scores[o] = d
		if l.favourite.Has(o) {
			scores[o] = -d
		}
		for _, w := range l.replaced[o] {
			scores[o] -= sums[w]
		}
		if room -= max(scores[o], -scores[o]); room < 0 {
			return nil, false
		}
	}
	return scores, true
}
