package reference

import (
	"slices"
)

// stack is a set of options that fills no layer twice, as the ascending list of their positions.
type stack []int

// arrangements lists every set of options in which "no layer is filled twice", the empty one too. Whether a
// set is a stack depends on a sheet and a date: see constraint.
func (s *Set) arrangements() []stack {
	s.arrangeOnce.Do(func() {
		var extend func(chosen stack, next int, filled []string)
		extend = func(chosen stack, next int, filled []string) {
			if next == len(s.Options) {
				s.arranged = append(s.arranged, slices.Clone(chosen))
				return
			}
			extend(chosen, next+1, filled)
			occupies := s.Options[next].occupies()
			if !overlap(filled, occupies) {
				extend(append(slices.Clone(chosen), next), next+1, append(slices.Clone(filled), occupies...))
			}
		}
		extend(nil, 0, nil)
	})
	return s.arranged
}

// occupies lists the layers that the option fills: its own and those in fills.
func (o Option) occupies() []string {
	return append([]string{o.Layer}, o.Fills...)
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(member string) bool { return slices.Contains(b, member) })
}

func (k stack) has(option int) bool { return slices.Contains(k, option) }

// hasAny tells whether one of the options is in the stack.
func (k stack) hasAny(options []int) bool { return slices.ContainsFunc(options, k.has) }

// contains tells whether all of another stack is in this one.
func (k stack) contains(other stack) bool {
	return !slices.ContainsFunc(other, func(option int) bool { return !k.has(option) })
}

// plus returns the set with one option more, minus with one less.
func (k stack) plus(option int) stack {
	more := append(slices.Clone(k), option)
	slices.Sort(more)
	return more
}

func (k stack) minus(option int) stack {
	return slices.DeleteFunc(slices.Clone(k), func(member int) bool { return member == option })
}

// compareStacks is the tie rule of section 3.4: "the fewest options, then the options that stand earlier in the
// file (compare the ascending lists of positions)".
func compareStacks(a, b stack) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return slices.Compare(a, b)
}

// ids returns the ids of the options in file order.
func (s *Set) ids(k stack) []string {
	ids := []string{}
	for _, option := range k {
		ids = append(ids, s.Options[option].ID)
	}
	return ids
}

// positions returns the positions of options, in the order of the ids.
func (s *Set) positions(ids []string) []int {
	var list []int
	for _, id := range ids {
		list = append(list, s.option(id))
	}
	return list
}

// occupant returns the option of the stack that fills the layer, by its own layer or by fills; "" for none.
func (s *Set) occupant(k stack, layer string) string {
	for _, option := range k {
		if slices.Contains(s.Options[option].occupies(), layer) {
			return s.Options[option].ID
		}
	}
	return ""
}

// constraint is a fired rule, a relation or a required layer that a stack has to meet.
type constraint struct {
	kind string // rule, relation, layer
	id   string
	met  func(stack) bool
}

// constraints lists what a stack has to meet on a date when these rules fire: "every required layer is filled,
// nothing excluded is in it, every fired require list and every requires relation of the date is met, and no
// conflicts relation is broken". The order is that of a minimal conflict: rules, then relations, then layers,
// each in file order.
//
// Reading: since and until bound a conflicts relation as they bound a requires relation: they are "first and last
// day on which the relation counts". So a relation "whose until has passed is no constraint" (contract 8.1), and one
// whose since has not come is none, either.
func (s *Set) constraints(fired []Rule, date string) []constraint {
	var list []constraint
	for _, r := range fired {
		if r.Exclude != nil || r.Require != nil {
			list = append(list, s.ruleConstraint(r, date))
		}
	}
	for _, r := range s.Relations {
		if (r.Kind == "requires" || r.Kind == "conflicts") && r.counts(date) {
			list = append(list, s.relationConstraint(r))
		}
	}
	for _, l := range s.Layers {
		if l.Required {
			list = append(list, constraint{"layer", l.ID, func(k stack) bool { return s.occupant(k, l.ID) != "" }})
		}
	}
	return list
}

func (s *Set) ruleConstraint(r Rule, date string) constraint {
	excluded, required := s.positions(s.excludes(r, date)), s.positions(r.Require)
	return constraint{"rule", r.ID, func(k stack) bool {
		return !k.hasAny(excluded) && (r.Require == nil || k.hasAny(required))
	}}
}

// excludes lists the options that a rule excludes on a date, each once, in file order.
func (s *Set) excludes(r Rule, date string) []string {
	var excluded []string
	for _, o := range s.Options {
		byName := slices.Contains(r.Exclude, o.ID)
		byState := slices.Contains(r.Exclude, unsupportedOptions) && s.Unsupported(o.ID, date)
		if byName || byState {
			excluded = append(excluded, o.ID)
		}
	}
	return excluded
}

// meets tells whether a set of options meets all the constraints.
func (k stack) meets(constraints []constraint) bool {
	for _, c := range constraints {
		if !c.met(k) {
			return false
		}
	}
	return true
}

// minimalConflict returns the positions in the list of the fewest constraints that no arrangement meets together;
// among as many, the ascending list of positions that comes first. It is nil if all can be met.
func (s *Set) minimalConflict(constraints []constraint) []int {
	for size := 1; size <= len(constraints); size++ {
		for _, list := range combinations(len(constraints), size) {
			var some []constraint
			for _, i := range list {
				some = append(some, constraints[i])
			}
			if !slices.ContainsFunc(s.arrangements(), func(k stack) bool { return k.meets(some) }) {
				return list
			}
		}
	}
	return nil
}

// combinations lists all ascending lists of size numbers below n, the lists in ascending order.
func combinations(n, size int) [][]int {
	if size == 0 {
		return [][]int{{}}
	}
	var lists [][]int
	for last := size - 1; last < n; last++ {
		for _, head := range combinations(last, size-1) {
			lists = append(lists, append(head, last))
		}
	}
	slices.SortFunc(lists, slices.Compare[[]int])
	return lists
}
