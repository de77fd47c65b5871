package verify

import (
	"slices"

	"stackadvisor/internal/check"
)

// breaks reports whether a stack breaks an invariant whose condition holds.
func breaks(r *check.Resolved, i *check.Invariant, stack []int) bool {
	return len(stack) > 0 && (i.If == nil || fits(r, i.If, stack)) && !fits(r, &i.Stack, stack)
}

// fits reports whether a stack has a shape.
func fits(r *check.Resolved, s *check.StackShape, stack []int) bool {
	has := func(o int) bool { return slices.Contains(stack, o) }
	fills := func(l int) bool {
		return slices.ContainsFunc(stack, func(o int) bool { return slices.Contains(r.Options[o].Layers, l) })
	}
	return each(s.Every, has) && (len(s.Any) == 0 || slices.ContainsFunc(s.Any, has)) && !slices.ContainsFunc(s.None, has) &&
		each(s.Filled, fills) && !slices.ContainsFunc(s.Empty, fills)
}

func each(list []int, holds func(int) bool) bool {
	return !slices.ContainsFunc(list, func(i int) bool { return !holds(i) })
}
