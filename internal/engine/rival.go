package engine

import (
	"cmp"
	"slices"
)

// addRival finds the best stack that is really another one (contract 8.4).
//
// Where the set has minor layers, that is the best one with a positive sum that
// fills a layer otherwise which is not minor. The best stack that fills one layer
// otherwise is known for every layer; the best of these is the rival. In a set
// without minor layers it is the best alternative that is no part of the
// recommended stack (none contains it).
func (r *Recommendation) addRival(s *State) error {
	if !slices.ContainsFunc(s.e.Minor, func(minor bool) bool { return minor }) {
		return r.addSeparateRival(s)
	}
	for l, layer := range r.Layers {
		if !s.e.Minor[l] && layer.Next != nil && layer.Next.Score > 0 &&
			(r.Rival == nil || layer.Next.ranks(*r.Rival) < 0) {
			r.Rival = layer.Next
		}
	}
	r.lead()
	return nil
}

func (r *Recommendation) addSeparateRival(s *State) error {
	s.pose(nil)
	if _, err := s.run(); err != nil { // again: other searches came between
		return err
	}
	ranked := s.solver.apart()
	if s.solver.spent {
		return ErrBudget
	}
	if len(ranked) > 0 {
		r.Rival = s.solver.stack(ranked[0])
		r.lead()
	}
	return nil
}

func (r *Recommendation) lead() {
	if r.Rival != nil {
		lead := r.Stack.Score - r.Rival.Score
		r.Lead = &lead
	}
}

// ranks compares stacks by the contract's order (3.4): negative where s is better.
func (s Stack) ranks(other Stack) int {
	return cmp.Or(
		cmp.Compare(other.Score, s.Score),
		cmp.Compare(len(s.Options), len(other.Options)),
		slices.Compare(s.Options, other.Options),
	)
}
