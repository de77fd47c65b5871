package decision

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// differencesOf lists what today's rules do on the recorded date that those of
// then did not, as far as the record tells:
//
//	fired, points   which rules fired, and what they gave
//	stack           it was possible then, so whatever forbids it now is new
//
// By rule in file order, then the rules that are gone, then relations, then
// lifecycle entries.
func differencesOf(p *program.Program, sheet *answers.Sheet) ([]Cause, error) {
	now, err := recommend(p, sheet, sheet.Recorded.AsOf)
	if err != nil {
		return nil, err
	}
	d := &differences{p: p, then: sheet.Recorded, now: now, given: givenBy(sheet.Recorded.Points), gives: givenBy(now.Record().Points)}
	for _, id := range d.then.Stack {
		if o := optionAt(p, id); o >= 0 {
			d.stack = append(d.stack, o)
		}
	}
	for i := range p.Rules {
		d.rule(i)
	}
	d.gone()
	for _, i := range broken(p, now.Engine.Held, d.stack) {
		d.list = append(d.list, Cause{Kind: ByRelation, Entry: i, ID: p.Relations[i].ID, New: true})
	}
	d.lifecycles()
	return d.list, nil
}

type differences struct {
	p            *program.Program
	then         *answers.Recorded
	now          *engine.Recommendation // today's rules on the recorded date
	stack        []int                  // the recorded one
	given, gives map[string]map[string]int64
	retired      bool // a rule excludes an option of the stack as unsupported
	list         []Cause
}

// givenBy has what each rule gave to each option.
func givenBy(points []answers.RecordedPoints) map[string]map[string]int64 {
	by := map[string]map[string]int64{}
	for _, p := range points {
		by[p.Rule] = map[string]int64{}
		for _, o := range p.Options {
			by[p.Rule][o.Option] += o.Amount
		}
	}
	return by
}

func (d *differences) rule(i int) {
	c := Cause{Entry: i, ID: d.p.Rules[i].ID}
	fired := slices.Contains(d.then.Fired, c.ID)
	switch fires := slices.Contains(d.now.Fired, i); {
	case fires && !fired:
		c.Kind = ByRuleFires
	case fired && !fires:
		c.Kind = ByRuleSilent
	case fired:
		if c.Points = d.changes(c.ID); c.Points != nil {
			c.Kind = ByPoints
			d.list = append(d.list, c)
		}
		if !d.constrains(i) {
			return
		}
		c.Kind, c.Points = ByConstraint, nil
	default:
		return
	}
	d.list = append(d.list, c)
}

// changes is what a rule gives differently, in the order of the options; nil if
// nothing, or if that was not recorded.
func (d *differences) changes(rule string) []PointChange {
	if d.then.Points == nil {
		return nil
	}
	var list []PointChange
	for i := range d.p.Options {
		id := d.p.Options[i].ID
		if then, now := d.given[rule][id], d.gives[rule][id]; then != now {
			list = append(list, PointChange{id, then, now})
		}
	}
	return list
}

// constrains reports whether a rule that fires forbids the recorded stack. What
// it excludes as unsupported is left to the lifecycle entries, unless the option
// was unsupported then, too.
func (d *differences) constrains(i int) bool {
	rule := &d.p.Rules[i]
	for _, o := range d.stack {
		if slices.Contains(rule.Exclude, o) {
			return true
		}
		if rule.ExcludeUnsupported && d.now.Engine.Unsupported[o] {
			if slices.Contains(d.then.Cautions, d.p.Options[o].ID) {
				return true
			}
			d.retired = true
		}
	}
	return len(rule.Require) > 0 && !anyOf(rule.Require, d.stack)
}

func (d *differences) gone() {
	for _, id := range d.then.Fired {
		if !slices.ContainsFunc(d.p.Rules, func(r check.Rule) bool { return r.ID == id }) {
			d.list = append(d.list, Cause{Kind: ByRuleGone, Entry: -1, ID: id, Points: d.changes(id)})
		}
	}
}

func (d *differences) lifecycles() {
	if !d.retired {
		return
	}
	for i := range d.p.Lifecycles {
		l := &d.p.Lifecycles[i]
		if on := unsupportedFrom(l); !on.IsZero() && on <= d.then.AsOf && slices.Contains(d.stack, l.Option) &&
			!slices.Contains(d.then.Cautions, d.p.Options[l.Option].ID) {
			d.list = append(d.list, Cause{Kind: ByLifecycle, Entry: i, ID: l.ID, On: on, New: true})
		}
	}
}

// broken lists the relations, of those that hold, that a stack breaks.
func broken(p *program.Program, held, stack []int) []int {
	var list []int
	for _, i := range held {
		r := &p.Relations[i]
		if anyOf(r.From, stack) && anyOf(r.To, stack) == (r.Kind == ruleset.Conflicts) {
			list = append(list, i)
		}
	}
	return list
}

func anyOf(list, stack []int) bool {
	return slices.ContainsFunc(list, func(o int) bool { return slices.Contains(stack, o) })
}
