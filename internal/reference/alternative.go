package reference

import "slices"

// alternatives lists all alternatives of section 3.6, best first: "another stack, not empty, with a positive sum,
// that does not contain the recommended one and is locally best".
func (e evaluation) alternatives(recommended stack) []stack {
	var list []stack
	for _, k := range e.stacks {
		if len(k) > 0 && e.sum(k) > 0 && !k.contains(recommended) && e.locallyBest(k) {
			list = append(list, k)
		}
	}
	slices.SortFunc(list, e.compare)
	return list
}

// locallyBest: "no option can be added that raises its sum, and none can be removed without lowering it or
// breaking a constraint".
//
// Reading: an option can be added, or removed, where the result is a stack; one option at a time.
func (e evaluation) locallyBest(k stack) bool {
	for option := range e.set.Options {
		if k.has(option) {
			if less := k.minus(option); e.isStack(less) && e.sum(less) >= e.sum(k) {
				return false
			}
		} else if more := k.plus(option); e.isStack(more) && e.sum(more) > e.sum(k) {
			return false
		}
	}
	return true
}

// setAlternatives keeps the first ones, and sets the margin: "score minus the first alternative's score".
//
// Reading: the margin is nil where there is no alternative, and does not depend on how many are shown.
func (r *Result) setAlternatives(list []Scored, most int) {
	if len(list) > 0 {
		margin := r.Score - list[0].Score
		r.Margin, r.Tie = &margin, margin == 0
	}
	if most >= 0 && most < len(list) {
		list = list[:most]
	}
	r.Alternatives = append(r.Alternatives, list...)
}

// layers is the second half of section 3.7: for every layer "the best stack that fills this layer otherwise (with
// another option, or not at all)".
//
// Reading: a stack fills a layer otherwise if its occupant of the layer differs; the occupant may be none, and
// an option occupies its layer and all it fills. The stack may be empty. Without evidence the recommended stack
// is the empty one, so the next stacks are those that fill the layer; where nothing is feasible there are none.
func (e evaluation) layers(recommended stack) []LayerNext {
	list := []LayerNext{}
	for _, l := range e.set.Layers {
		next := LayerNext{Layer: l.ID, Option: e.set.occupant(recommended, l.ID)}
		best, found := e.best(func(k stack) bool { return e.set.occupant(k, l.ID) != next.Option })
		if found {
			scored := e.scored(best)
			next.Next = &scored
		}
		list = append(list, next)
	}
	return list
}
