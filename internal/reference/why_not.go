package reference

// WhyNot tells why an option is not recommended.
type WhyNot struct {
	Option      string
	ExcludedBy  []string         // fired rules
	Stack       []string         // the best stack that contains it; empty if there is none
	Gap         *int64           // what that stack lacks; nil if there is none
	ByRule      map[string]int64 // the gap's parts by fired rule; no zeros
	ByCriterion map[string]int64 // and by criterion; no zeros
	Flips       []Flip           // the smallest that would recommend it; only outcomes that do
}

// WhyNot is "the rules that exclude it, or the best stack that contains it and the points it lacks, by rule and by
// criterion; and the smallest flip that would recommend it".
//
// Reading: flips of the smallest size, at most so many answers, whose change makes a stack with the option the
// recommended one, all of that size in question order; none for a recommended option. Points of a rule or criterion
// may be negative: there the stack with the option is ahead. Without any stack (infeasible) there is no gap.
func (a *Analysis) WhyNot(option string, most int) WhyNot {
	e := a.set.evaluate(a.query)
	fired, _ := a.set.Rulings(a.query.Answers)
	position := a.set.option(option)
	w := WhyNot{Option: option, ExcludedBy: a.set.excludedBy(fired, option, a.query.Date), Stack: []string{}}
	w.Flips = a.flipsTo(position, most)
	with, found := e.best(func(k stack) bool { return k.has(position) })
	if !found {
		return w
	}
	recommended, _ := e.best(anyStack)
	gap := e.sum(recommended) - e.sum(with)
	w.Stack, w.Gap = a.set.ids(with), &gap
	w.ByRule, w.ByCriterion = a.parts(fired, recommended, with)
	return w
}

// flipsTo lists the flips of the smallest size to a stack with the option.
func (a *Analysis) flipsTo(option, most int) []Flip {
	has := func(o Outcome) bool { return stack(a.set.positions(o.Stack)).has(option) }
	if has(a.now) {
		return []Flip{}
	}
	for size := 1; size <= most; size++ {
		if flips := a.flipsOf(size, has); len(flips) > 0 {
			return flips
		}
	}
	return []Flip{}
}

// parts splits the difference of two stacks' sums.
func (a *Analysis) parts(fired []Rule, more, less stack) (byRule, byCriterion map[string]int64) {
	byRule, byCriterion = map[string]int64{}, map[string]int64{}
	add := func(k stack, sign int64) {
		for _, option := range k {
			for _, c := range contributions(fired, a.set.Options[option].ID, a.set.weights(a.query)) {
				if c.Counted {
					byRule[c.Rule] += sign * c.Weight * c.Points
					byCriterion[c.Criterion] += sign * c.Weight * c.Points
				}
			}
		}
	}
	add(more, 1)
	add(less, -1)
	for _, parts := range []map[string]int64{byRule, byCriterion} {
		for id, points := range parts {
			if points == 0 {
				delete(parts, id)
			}
		}
	}
	return byRule, byCriterion
}
