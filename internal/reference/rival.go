package reference

import "slices"

// rival is contract 8.4: "the best stack, feasible and with a positive sum, that differs from the recommended one
// in a layer that is not minor"; without minor layers "the best alternative that is not a superset or subset". It
// must not be asked unless the status is recommended.
//
// Reading: the tie rules are those of section 3.4. Two stacks differ in a layer unless the same option fills it or
// nothing does. The rival need not be an alternative: it may contain the recommended stack, and need not be locally
// best. Where all layers are minor there is none.
func (e evaluation) rival(recommended stack) *Scored {
	var rival stack
	var found bool
	if slices.ContainsFunc(e.set.Layers, func(l Layer) bool { return l.Minor }) {
		rival, found = e.best(func(k stack) bool { return e.sum(k) > 0 && e.set.differ(k, recommended) })
	} else {
		others := slices.DeleteFunc(e.alternatives(recommended), recommended.contains) // a superset is no alternative
		if found = len(others) > 0; found {
			rival = others[0]
		}
	}
	if !found {
		return nil
	}
	scored := e.scored(rival)
	return &scored
}

// differ tells whether two stacks differ in a layer that is not minor.
func (s *Set) differ(a, b stack) bool {
	return slices.ContainsFunc(s.Layers, func(l Layer) bool {
		return !l.Minor && s.occupant(a, l.ID) != s.occupant(b, l.ID)
	})
}
