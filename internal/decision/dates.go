package decision

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// dateCauses walks from the recorded date to today, one event after the other,
// and names the events at which the outcome changes. Today may be the earlier
// one; then the events are undone, the latest first.
func dateCauses(p *program.Program, sheet *answers.Sheet, before outcome, today date.Date) ([]Cause, error) {
	then := sheet.Recorded.AsOf
	events := eventsBetween(p, min(then, today), max(then, today))
	if today < then {
		slices.Reverse(events)
		for i := range events {
			events[i].Undone = true
		}
	}
	var list []Cause
	for _, same := range byDay(events) {
		on := same[0].On
		if today < then {
			on = on.AddDays(-1)
		}
		after, err := outcomeOn(p, sheet, on)
		if err != nil {
			return nil, err
		}
		if !after.equal(before) {
			decisive, err := butFor(p, sheet, same, on, before)
			if err != nil {
				return nil, err
			}
			list = append(list, decisive...)
		}
		before = after
	}
	return list, nil
}

// eventsBetween lists the entries that begin or cease to count after low, up to
// high, by day, then in file order, lifecycle first.
func eventsBetween(p *program.Program, low, high date.Date) []Cause {
	var list []Cause
	add := func(c Cause) {
		if low < c.On && c.On <= high {
			list = append(list, c)
		}
	}
	for i := range p.Lifecycles {
		l := &p.Lifecycles[i]
		if on := unsupportedFrom(l); !on.IsZero() {
			add(Cause{Kind: ByLifecycle, Entry: i, ID: l.ID, On: on})
		}
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		if r.Kind != ruleset.Requires && r.Kind != ruleset.Conflicts {
			continue
		}
		add(Cause{Kind: ByRelation, Entry: i, ID: r.ID, On: r.Since})
		if !r.Until.IsZero() {
			add(Cause{Kind: ByRelation, Entry: i, ID: r.ID, On: r.Until.AddDays(1), Ends: true})
		}
	}
	slices.SortStableFunc(list, func(a, b Cause) int { return int(a.On - b.On) })
	return list
}

// unsupportedFrom is the first day on which an entry makes its option
// unsupported (contract 1.3); zero: it never does.
func unsupportedFrom(l *check.Lifecycle) date.Date {
	var from date.Date
	if !l.Until.IsZero() {
		from = l.Until.AddDays(1)
	}
	if l.Status == ruleset.Retired && (from.IsZero() || l.Since < from) {
		from = l.Since
	}
	return from
}

// byDay groups neighbours of the same day.
func byDay(events []Cause) [][]Cause {
	var days [][]Cause
	for i, e := range events {
		if i == 0 || events[i-1].On != e.On {
			days = append(days, nil)
		}
		days[len(days)-1] = append(days[len(days)-1], e)
	}
	return days
}

// butFor picks of the events of one day those without which the outcome would
// not have changed; all of them if no single one is decisive.
func butFor(p *program.Program, sheet *answers.Sheet, events []Cause, on date.Date, before outcome) ([]Cause, error) {
	var decisive []Cause
	for _, e := range events {
		o, err := outcomeOn(undone(p, e), sheet, on)
		if err != nil {
			return nil, err
		}
		if o.equal(before) {
			e.Proven = true
			decisive = append(decisive, e)
		}
	}
	if decisive != nil {
		return decisive, nil
	}
	for i := range events {
		events[i].Proven, events[i].Joint = true, true
	}
	return events, nil
}

// undone is the program without an event: as if the entry had not begun or
// ceased to count; of one that has not happened yet, as if it had.
func undone(p *program.Program, e Cause) *program.Program {
	set := *p.Resolved
	if e.Kind == ByLifecycle {
		set.Lifecycles = slices.Clone(set.Lifecycles)
		l := &set.Lifecycles[e.Entry]
		if e.Undone {
			l.Status, l.Since = ruleset.Retired, 0
		} else {
			l.Status, l.Until = ruleset.Active, 0
		}
		return program.Compile(&set)
	}
	set.Relations = slices.Clone(set.Relations)
	r := &set.Relations[e.Entry]
	counts := e.Ends != e.Undone // it counts if its end, or the lack of its beginning, is undone
	if counts {
		r.Since, r.Until = 0, 0
	} else {
		r.Kind = ruleset.Like // told, not enforced
	}
	return program.Compile(&set)
}
