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
	Questions []int  // ascending
	Method    Method // of a Yes: Exact or Proved
}

// Sufficient finds the sufficient reason of a sheet that is settled; where the
// diagram is past its limits, the caller must know that it is.
//
// It goes by the duality of reasons and changes: a change is a set of given
// answers that, with some other answers in their place and some completion, has
// another outcome. Every sufficient set contains a question of every change. The
// first smallest set that meets all changes found so far is the one sought if it
// is sufficient; if not, there is a change that it does not meet.
//
// Changes are found by branch and bound, which is quick where much is given. Past
// its limit they come from the diagram of all sheets, which is there already if
// the sheet has no answers.
func (v *View) Sufficient(ctx context.Context) (Sufficient, error) {
	if settled := v.Settled(); settled == No {
		return Sufficient{Verdict: No}, nil
	}
	whole := slices.Repeat([]program.Value{program.Unknown}, len(v.values))
	if v.space.covers(whole) == nil {
		s, err := v.prospect(ctx).reason()
		if s.Verdict != Undecided || err != nil {
			return s, err
		}
	}
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
	return findReason(r.change, Exact)
}

// changer finds a change beside the questions of a set: ascending question
// numbers, none of them in the set. The verdict is Yes if there is none, No if
// there is one.
type changer func(fixed []int) ([]int, Verdict, error)

// findReason finds the sufficient reason of a settled sheet.
func findReason(change changer, method Method) (Sufficient, error) {
	var h hitting
	for {
		set := h.smallest()
		found, verdict, err := change(set)
		switch {
		case err != nil || verdict == Undecided:
			return Sufficient{}, err
		case verdict == Yes:
			return Sufficient{Yes, set, method}, nil
		}
		h.changes = append(h.changes, found)
	}
}

// reasoning finds changes in a diagram.
type reasoning struct {
	d     *diagram
	now   Outcome
	given []int // by level: the class of the given answer, -1 for none
}

// change finds given answers beside those of a set that, changed, lead to
// another outcome, as few as possible.
func (r *reasoning) change(fixed []int) ([]int, Verdict, error) {
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
		return nil, Yes, nil
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
	return change, No, nil
}

// hitting finds sets that share a question with every change found so far.
type hitting struct {
	changes [][]int // each ascending question numbers
}

// smallest is the first of the smallest sets that share a question with every
// change.
func (h *hitting) smallest() []int {
	for size := 0; ; size++ {
		if set, ok := h.extend([]int{}, size); ok {
			return set
		}
	}
}

// extend looks for the first ascending list of so many more questions, all
// behind those of the set, that meets every change.
func (h *hitting) extend(set []int, more int) ([]int, bool) {
	if !h.within(set, more) {
		return nil, false
	}
	if more == 0 {
		return set, true
	}
	last := -1
	if len(set) > 0 {
		last = set[len(set)-1]
	}
	for _, q := range h.involved(last) {
		if found, ok := h.extend(append(slices.Clone(set), q), more-1); ok {
			return found, true
		}
	}
	return nil, false
}

// involved lists the questions behind one that stand in a change, ascending. A
// smallest set needs no others.
func (h *hitting) involved(behind int) []int {
	var list []int
	for _, change := range h.changes {
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
func (h *hitting) within(set []int, more int) bool {
	var taken []int
	meets := func(change, set []int) bool {
		return slices.ContainsFunc(change, func(q int) bool { return slices.Contains(set, q) })
	}
	for _, change := range h.changes {
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
