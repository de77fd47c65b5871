package analysis

import (
	"cmp"
	"slices"

	"stackadvisor/internal/engine"
)

// Outcome is what a sheet comes to: two sheets with different outcomes do not
// have the same recommended stack. No evidence and no feasible stack are two
// outcomes, though both have the empty stack.
type Outcome struct {
	Status engine.Status
	Stack  []int // options, ascending; empty unless Status is Recommended
}

// OutcomeOf copies the outcome of a choice, which belongs to its State.
func OutcomeOf(c engine.Choice) Outcome { return Outcome{c.Status, c.Options()} }

// Has reports whether the option is recommended.
func (o Outcome) Has(option int) bool { return slices.Contains(o.Stack, option) }

// Equal reports whether two outcomes are the same.
func (o Outcome) Equal(other Outcome) bool {
	return o.Status == other.Status && slices.Equal(o.Stack, other.Stack)
}

// Compare orders outcomes as the tie rules of contract 3.4 order stacks: fewest
// options, then the options that stand earlier; no-evidence before infeasible.
func (o Outcome) Compare(other Outcome) int {
	return cmp.Or(CompareStacks(o.Stack, other.Stack), cmp.Compare(o.Status, other.Status))
}

// CompareStacks orders stacks of the same score (contract 3.4); both are
// ascending lists of options.
func CompareStacks(a, b []int) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b))
}
