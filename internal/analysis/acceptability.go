package analysis

import (
	"cmp"
	"context"
	"slices"

	"stackadvisor/internal/engine"
)

// Acceptability is the share of weights, drawn uniformly from all that sum to
// one, that recommend each stack (SMAA). It is no forecast.
type Acceptability struct {
	Method  Method
	Samples int    // drawn weights; 0 unless Method is Estimated
	Seed    uint64 // of the draw; 0 unless Method is Estimated
	// Stacks is by falling share, then as CompareStacks orders them. It is empty
	// if no stack satisfies the constraints. The empty stack is there where
	// nothing has a positive score.
	Stacks []Acceptance
}

// Acceptance is one stack's share. Low to High is its 95 % interval, the share
// itself unless it is estimated. Estimated figures are neither 0 nor Whole.
type Acceptance struct {
	Stack            []int
	Share, Low, High Share
}

// Draw says how to estimate.
type Draw struct {
	Samples  int // 0: DefaultSamples
	Seed     uint64
	Progress Progress // in samples
}

// DefaultSamples is how many weights are drawn by default.
const DefaultSamples = 10_000

// Accept finds the acceptability of a sheet's stacks. It fails if the engine
// does, or with the context's error.
//
// A criterion under which no option has points does not count: the weights of
// the others are distributed as if it were not there. With none left, or one,
// there is only one stack; with two, weights are the points of a line, and the
// breaks between stacks on it are found exactly. With more, one stack is proved
// to be always recommended where no other has a larger score under any single
// criterion; else weights are drawn.
func Accept(ctx context.Context, r *engine.Recommendation, d Draw) (*Acceptability, error) {
	if r.Status == engine.Infeasible {
		return &Acceptability{Method: Exact}, nil
	}
	l := newLines(r)
	var criteria []int
	for c, points := range l.points {
		if slices.ContainsFunc(points, func(p int64) bool { return p != 0 }) {
			criteria = append(criteria, c)
		}
	}
	if len(criteria) == 2 && l.fits(criteria) {
		return l.acceptPair(criteria[0], criteria[1])
	}
	sure, err := l.undisputed(criteria)
	if err != nil {
		return nil, err
	}
	if sure != nil {
		a := &Acceptability{Method: Proved, Stacks: []Acceptance{{sure, Whole, Whole, Whole}}}
		if len(criteria) < 2 {
			a.Method = Exact
		}
		return a, nil
	}
	return l.sample(ctx, criteria, d)
}

// undisputed returns the stack that is recommended under all weights, if there
// is one. Its lead over another is linear in the weights: if it is behind
// nowhere where one criterion has all the weight, it is behind nowhere; and
// where a lead is zero for all of them the tie rules have decided.
func (l *lines) undisputed(criteria []int) ([]int, error) {
	weights := make([]int64, len(l.points))
	for _, c := range criteria {
		weights[c] = 1
	}
	choice, err := l.best(weights)
	if err != nil {
		return nil, err
	}
	stack := choice.Options()
	for _, c := range criteria {
		clear(weights)
		weights[c] = 1
		choice, err := l.best(weights)
		if err != nil {
			return nil, err
		}
		if choice.Score != l.sum(weights, stack) {
			return nil, nil
		}
	}
	return stack, nil
}

// sortAcceptances orders by falling share, then as CompareStacks.
func sortAcceptances(list []Acceptance) {
	slices.SortFunc(list, func(a, b Acceptance) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), CompareStacks(a.Stack, b.Stack))
	})
}
