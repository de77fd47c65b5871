package decision

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

const (
	// mostToggles bounds the search for the one or two differences that decide: 24
	// are at most 300 trials.
	mostToggles = 24
	// mostTogether bounds the search for more than two that do it together, with a
	// trial for each.
	mostTogether = 256
)

// deciding finds a smallest set of at most two differences without which the
// recorded stack comes out on the recorded date; else a set of which none can be
// left out; nil if there is none. Of sets of one it returns all that do it, each
// for itself.
func deciding(p *program.Program, sheet *answers.Sheet, list []Cause) ([]Cause, error) {
	if len(list) > mostTogether {
		return nil, nil
	}
	if len(list) <= mostToggles {
		var single []Cause
		for _, c := range list {
			ok, err := restores(p, sheet, c)
			if err != nil {
				return nil, err
			}
			if ok {
				c.Proven = true
				single = append(single, c)
			}
		}
		if single != nil {
			return withoutOutdone(p, single), nil
		}
		for i, a := range list {
			for _, b := range list[i+1:] {
				ok, err := restores(p, sheet, a, b)
				if err != nil {
					return nil, err
				}
				if ok {
					return jointly([]Cause{a, b}), nil
				}
			}
		}
	}
	return together(p, sheet, list)
}

// withoutOutdone leaves out the rules of groups whose points count otherwise
// because another rule fires, or does not: that rule is the cause.
func withoutOutdone(p *program.Program, list []Cause) []Cause {
	outdone := func(c Cause) bool { return c.Kind == ByPoints && p.Rules[c.Entry].Group >= 0 }
	if rest := slices.DeleteFunc(slices.Clone(list), outdone); len(rest) > 0 {
		return rest
	}
	return list
}

// together drops from all differences, the last one first, those that are not
// needed to bring the recorded stack back.
func together(p *program.Program, sheet *answers.Sheet, list []Cause) ([]Cause, error) {
	ok, err := restores(p, sheet, list...)
	if !ok || err != nil {
		return nil, err
	}
	needed := list
	for i := len(list) - 1; i >= 0; i-- {
		rest := slices.Delete(slices.Clone(needed), i, i+1)
		if ok, err = restores(p, sheet, rest...); err != nil {
			return nil, err
		}
		if ok {
			needed = rest
		}
	}
	return jointly(needed), nil
}

func jointly(list []Cause) []Cause {
	list = slices.Clone(list)
	for i := range list {
		list[i].Proven, list[i].Joint = true, len(list) > 1
	}
	return list
}

// restores reports whether the recorded outcome comes out on the recorded date
// if the given differences are undone.
func restores(p *program.Program, sheet *answers.Sheet, list ...Cause) (bool, error) {
	u := undoing{set: *p.Resolved, stack: sheet.Recorded.Stack, back: make([]int64, len(p.Options))}
	u.set.Rules, u.set.Relations, u.set.Lifecycles = slices.Clone(u.set.Rules), slices.Clone(u.set.Relations), slices.Clone(u.set.Lifecycles)
	for _, c := range list {
		u.undo(c)
	}
	u.giveBack()
	s := engine.New(program.Compile(&u.set), engine.Config{Date: sheet.Recorded.AsOf, Weights: sheet.Weights}).NewState()
	s.Reset(sheet.Values)
	best, err := s.Best()
	if err != nil {
		return false, err
	}
	return recordedAs(sheet.Recorded, chosen(p, best)), nil
}

// undoing is a rule set in which differences are undone.
type undoing struct {
	set   check.Resolved
	stack []string // the recorded one
	back  []int64  // by option: what it got more then, in thousandths
}

func (u *undoing) undo(c Cause) {
	for _, pt := range c.Points {
		o := slices.IndexFunc(u.set.Options, func(o check.Option) bool { return o.ID == pt.Option })
		u.back[o] += pt.Then - pt.Now
	}
	switch c.Kind {
	case ByRuleSilent:
		u.set.Rules[c.Entry].When = nil // fires
	case ByRuleFires:
		rule := &u.set.Rules[c.Entry]
		rule.Points, rule.Exclude, rule.Require, rule.ExcludeUnsupported = nil, nil, nil, false
	case ByConstraint:
		rule := &u.set.Rules[c.Entry]
		rule.Exclude = slices.DeleteFunc(slices.Clone(rule.Exclude), func(o int) bool { return slices.Contains(u.stack, u.set.Options[o].ID) })
		rule.ExcludeUnsupported = false
		if !slices.ContainsFunc(rule.Require, func(o int) bool { return slices.Contains(u.stack, u.set.Options[o].ID) }) {
			rule.Require = nil
		}
	case ByRelation:
		u.set.Relations[c.Entry].Kind = ruleset.Like // told, not enforced
	case ByLifecycle:
		l := &u.set.Lifecycles[c.Entry]
		l.Status, l.Until = ruleset.Active, 0
	}
}

// giveBack adds a rule that always fires and gives the options what they got
// more then: points of a criterion whose weight is a thousandth, so that every
// amount can be given. A sheet has no weight for that criterion.
func (u *undoing) giveBack() {
	rule := check.Rule{ID: "as-recorded", Criterion: len(u.set.Criteria), Group: -1, Source: -1}
	for o, amount := range u.back {
		if amount != 0 {
			rule.Points = append(rule.Points, check.Points{Option: o, Value: amount})
		}
	}
	if rule.Points == nil {
		return
	}
	u.set.Criteria = append(slices.Clone(u.set.Criteria), check.Criterion{ID: rule.ID, Weight: 1})
	u.set.Rules = append(u.set.Rules, rule)
}
