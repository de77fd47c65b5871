package reference

import "slices"

// relationConstraint is what a requires or conflicts relation asks of a stack. All options that it leads from make one
// constraint, since "the relation holds for each".
//
// Reading: a list of options and a list of layers in one relation are one list of ways: "requires" is met by any,
// "conflicts" broken by any. An option that stands at both ends, by a family or by its own layer, meets what it
// requires itself, but has no conflict with itself. (The program lets nothing stand at both ends but an option that
// requires its own layer.)
func (s *Set) relationConstraint(r Relation) constraint {
	from, reached := s.positions(r.From), s.reached(r)
	met := func(k stack, _ int) bool { return reached(k) }
	if r.Kind == "conflicts" {
		met = func(k stack, option int) bool { return !reached(k.minus(option)) }
	}
	return constraint{"relation", r.ID, func(k stack) bool {
		return !slices.ContainsFunc(from, func(option int) bool { return k.has(option) && !met(k, option) })
	}}
}

// reached returns what tells whether the far end of a relation is in a stack: one of its options, or whatever "fills
// one of these layers (also by fills)".
func (s *Set) reached(r Relation) func(stack) bool {
	to := s.positions(r.To)
	return func(k stack) bool {
		fills := func(layer string) bool { return s.occupant(k, layer) != "" }
		return k.hasAny(to) || slices.ContainsFunc(r.ToLayers, fills)
	}
}
