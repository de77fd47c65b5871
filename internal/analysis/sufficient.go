package analysis

import (
	"context"
	"slices"

	"stackadvisor/internal/program"
)

// Sufficient is a smallest set of given answers that fixes the outcome whatever
// all other questions are answered, the other given ones included, on sheets that
// do not contradict themselves by what contradicts no given answers; of several
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
// is sufficient; if not, there is a change that it does not meet. How large it is
// is found out first, with any of the smallest sets: that takes far less.
//
// Changes are found by branch and bound, which is quick where much is given. Past
// its limit they come from the diagram of all sheets, which is there already if
// the sheet has no answers. What is left undecided because there are too many sets
// to look at would be so with either.
func (v *View) Sufficient(ctx context.Context, progress Progress) (Sufficient, error) {
	if settled := v.Settled(); settled == No {
		return Sufficient{Verdict: No}, nil
	}
	whole := slices.Repeat([]program.Value{program.Unknown}, len(v.values))
	var d *diagram
	var err error
	if v.space.covers(whole) != nil {
		if d, err = v.space.counted(ctx, whole, v.untrue); err != nil {
			return Sufficient{}, err
		}
	}
	if d == nil {
		s, enough, err := v.prospect(ctx).reason(progress)
		if s.Verdict != Undecided || !enough || err != nil {
			return s, err
		}
		if d, err = v.space.counted(ctx, whole, v.untrue); err != nil || d == nil {
			return Sufficient{}, err
		}
	}
	return v.reasonOf(ctx, d, progress)
}

// reasonOf finds the sufficient reason with the diagram of all sheets.
func (v *View) reasonOf(ctx context.Context, d *diagram, progress Progress) (Sufficient, error) {
	r := reasoning{d: d, now: v.now, given: make([]int, len(d.vars))}
	for l, x := range d.vars {
		r.given[l] = -1
		if answer := v.values[x.question]; answer != program.Unknown {
			if r.given[l] = x.class(v.space.e.Program, answer); r.given[l] < 0 {
				return Sufficient{}, nil
			}
		}
	}
	s, _, err := findReason(newHitting(ctx, progress), r.change, Exact)
	return s, err
}

// changer finds a change beside the questions of a set: ascending question
// numbers, none of them in the set. The verdict is Yes if there is none, No if
// there is one.
type changer func(fixed []int) ([]int, Verdict, error)

// findReason finds the sufficient reason of a settled sheet. It reports false if
// there were too many sets to look at.
func findReason(h *hitting, change changer, method Method) (Sufficient, bool, error) {
	seek, last := h.some, false // any will do to find out how large it is
	var reason []int            // one of the smallest, if last
	for {
		set, enough, err := seek()
		if !enough || err != nil {
			return Sufficient{}, false, err
		}
		if last && slices.Equal(set, reason) {
			return Sufficient{Yes, set, method}, true, nil
		}
		found, verdict, err := change(set)
		switch {
		case err != nil || verdict == Undecided:
			return Sufficient{}, true, err
		case verdict == No && last:
			h.add(found)
		case verdict == No:
			if err := h.addApart(set, found, change); err != nil {
				return Sufficient{}, true, err
			}
		case last:
			return Sufficient{Yes, set, method}, true, nil
		default:
			seek, last, reason = h.smallest, true, set
		}
	}
}

// addApart adds a change that a set does not meet, and more of them that share no
// question with those added: one search for the next set has more to go by then.
func (h *hitting) addApart(set, found []int, change changer) error {
	for verdict := No; verdict == No; {
		h.add(found)
		set = slices.Concat(set, found)
		slices.Sort(set)
		var err error
		if found, verdict, err = change(set); err != nil {
			return err
		}
	}
	return nil
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
		case r.d.isVoid(n) || r.d.ends[^n].Equal(r.now):
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
