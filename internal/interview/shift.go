package interview

import "slices"

// Shift says that answers have changed the leading platform: what it was, what it
// is, and which rule weighs most in that.
type Shift struct {
	From, To []int // options beyond minor layers, ascending
	Rule     int   // the rule, or -1 if no single one speaks for the change
}

// ShiftBetween compares the leading platforms of two standings. It is nil unless
// both have one and they differ.
func (i *Interview) ShiftBetween(before, after *Standing) *Shift {
	if len(before.Stacks) == 0 || len(after.Stacks) == 0 {
		return nil
	}
	s := &Shift{From: i.platform(before.Stacks[0].Options), To: i.platform(after.Stacks[0].Options), Rule: -1}
	if slices.Equal(s.From, s.To) {
		return nil
	}
	best := pull{}
	for r := range i.p.Rules {
		if now := i.pull(r, before, after, s); best.less(now) {
			s.Rule, best = r, now
		}
	}
	return s
}

// platform is what makes a stack a platform of its own: what it has beyond minor
// layers.
func (i *Interview) platform(options []int) []int {
	minor := func(layer int) bool { return i.p.Layers[layer].Minor }
	return slices.DeleteFunc(slices.Clone(options), func(o int) bool {
		return !slices.ContainsFunc(i.p.Options[o].Layers, func(l int) bool { return !minor(l) })
	})
}

// pull is how strongly a rule speaks for a Shift: first the constraints that it
// adds or lifts, then the points by which it moves the two stacks apart.
type pull struct {
	constraints int
	points      int64 // thousandths
}

func (p pull) less(than pull) bool {
	if p.constraints != than.constraints {
		return p.constraints < than.constraints
	}
	return p.points < than.points
}

// pull compares what the rule does after the change with what it did before.
func (i *Interview) pull(rule int, before, after *Standing, s *Shift) pull {
	apart := func(st *Standing) int64 { return st.gives(rule, s.To) - st.gives(rule, s.From) }
	p := pull{points: apart(after) - apart(before)}
	was, is := slices.Contains(before.fired, rule), slices.Contains(after.fired, rule)
	switch {
	case is && !was && i.forbids(rule, after, s.From):
		p.constraints = 1
	case was && !is && i.forbids(rule, before, s.To):
		p.constraints = 1
	}
	return p
}

// gives sums what counts of the rule's points for the options.
func (s *Standing) gives(rule int, options []int) (sum int64) {
	for _, o := range options {
		for _, c := range s.trace[o].Contributions {
			if c.Rule == rule && c.Counted {
				sum += c.Amount
			}
		}
	}
	return sum
}

// forbids reports whether the rule, which fires, allows no stack of these options.
func (i *Interview) forbids(rule int, s *Standing, options []int) bool {
	excluded := slices.ContainsFunc(options, func(o int) bool { return slices.Contains(s.trace[o].ExcludedBy, rule) })
	require := i.p.Rules[rule].Require
	met := len(require) == 0 || slices.ContainsFunc(require, func(o int) bool { return slices.Contains(options, o) })
	return excluded || !met
}
