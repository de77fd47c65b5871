package analysis

import (
	"context"
	"slices"

	"stackadvisor/internal/program"
)

// Sufficient is a smallest set of given answers that fixes the outcome whatever
// all other questions are answered, the other given ones included; of several
// the one with the earlier questions.
type Sufficient struct {
	// Verdict is Yes if there is such a set, No if the sheet is not settled.
	Verdict   Verdict
	Questions []int // ascending
}

// Sufficient finds the sufficient reason of the sheet.
//
// It goes by the duality of reasons and changes: a change is a set of given
// answers that, with some other answers in their place and some completion, has
// another outcome. Every sufficient set contains a question of every change. The
// first smallest set that meets all changes found so far is the one sought if it
// is sufficient; if not, there is a change that it does not meet.
func (v *View) Sufficient(ctx context.Context) (Sufficient, error) {
	if settled := v.Settled(); settled != Yes {
		return Sufficient{Verdict: settled}, nil
	}
	whole := slices.Repeat([]program.Value{program.Unknown}, len(v.values))
	d, err := v.space.diagram(ctx, whole)
	if err != nil || d == nil {
		return Sufficient{}, err
	}
	r := reasoning{d: d, now: v.now, given: make([]int, len(d.vars))}
	for l, x := range d.vars {
		r.given[l] = -1
		if answer := v.values[x.question]; answer != program.Unknown {
			if r.given[l] = x.class(v.space.e.Program, answer); r.given[l] < 0 {
				return Sufficient{}, nil
			}
		}
	}
	return Sufficient{Yes, r.search()}, nil
}

type reasoning struct {
	d     *diagram
	now   Outcome
	given []int // by level: the class of the given answer, -1 for none

	changes [][]int // each ascending question numbers
}

func (r *reasoning) search() []int {
	for {
		set := r.smallest()
		change := r.change(set)
		if change == nil {
			return set
		}
		r.changes = append(r.changes, change)
	}
}

// change finds given answers beside those of a set that, changed, lead to
// another outcome, as few as possible; nil if there are none.
func (r *reasoning) change(fixed []int) []int {
	const never = 1 << 30
	cost := make([]int, len(r.d.nodes))
	of := func(n ref) int {
		switch {
		case n >= 0:
			return cost[n]
		case r.d.ends[^n].Equal(r.now):
			return never
		}
		return 0
	}
	step := func(n ref, k int, kid ref) int {
		level := r.d.nodes[n].level
		switch given := r.given[level]; {
		case given < 0 || given == k:
			return of(kid)
		case slices.Contains(fixed, r.d.vars[level].question):
			return never
		}
		return min(of(kid)+1, never)
	}
	for n := range r.d.nodes {
		cost[n] = never
		for k, kid := range r.d.children(ref(n)) {
			cost[n] = min(cost[n], step(ref(n), k, kid))
		}
	}
	if of(r.d.root) == never {
		return nil
	}
	change := []int{}
	for at := r.d.root; at >= 0; {
		kids := r.d.children(at)
		k := 0
		for step(at, k, kids[k]) != of(at) {
			k++
		}
		if level := r.d.nodes[at].level; r.given[level] >= 0 && r.given[level] != k {
			change = append(change, r.d.vars[level].question)
		}
		at = kids[k]
	}
	slices.Sort(change)
	return change
}

// smallest is the first of the smallest sets that share a question with every
// change.
func (r *reasoning) smallest() []int {
	for size := 0; ; size++ {
		if set, ok := r.extend([]int{}, size); ok {
			return set
		}
	}
}

// extend looks for the first ascending list of so many more questions, all
// behind those of the set, that meets every change.
func (r *reasoning) extend(set []int, more int) ([]int, bool) {
	if !r.within(set, more) {
		return nil, false
	}
	if more == 0 {
		return set, true
	}
	last := -1
	if len(set) > 0 {
		last = set[len(set)-1]
	}
	for _, q := range r.involved(last) {
		if found, ok := r.extend(append(slices.Clone(set), q), more-1); ok {
			return found, true
		}
	}
	return nil, false
}

// involved lists the questions behind one that stand in a change, ascending. A
// smallest set needs no others.
func (r *reasoning) involved(behind int) []int {
	var list []int
	for _, change := range r.changes {
		for _, q := range change {
			if q > behind {
				list = append(list, q)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// within reports whether so many more questions may be enough: changes that the
// set does not meet and that share no question with each other need one each.
func (r *reasoning) within(set []int, more int) bool {
	var taken []int
	meets := func(change, set []int) bool {
		return slices.ContainsFunc(change, func(q int) bool { return slices.Contains(set, q) })
	}
	for _, change := range r.changes {
		if meets(change, set) || meets(change, taken) {
			continue
		}
		if len(set) > 0 && change[len(change)-1] < set[len(set)-1] {
			return false
		}
		if more--; more < 0 {
			return false
		}
		taken = append(taken, change...)
	}
	return true
}
