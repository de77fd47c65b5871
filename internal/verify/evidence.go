package verify

import (
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
)

// sources finds rules without a source, and sources and facts that nobody has
// looked at for longer than maxAge days before the date.
func (f *findings) sources(on date.Date, maxAge int) {
	for i := range f.p.Rules {
		if f.p.Rules[i].Source < 0 {
			f.add(Finding{Code: diag.UnsourcedRule, Severity: diag.Warning,
				Message: f.say("rule %q names no source", f.p.Rules[i].ID)}, f.rule(i))
		}
	}
	stale := func(format string, checked date.Date, a about) {
		if checked == 0 {
			return
		}
		if age := on.Days() - checked.Days(); age > maxAge {
			f.add(Finding{Code: diag.StaleSource, Severity: diag.Warning,
				Message: f.say(format, a.id, age, checked)}, a)
		}
	}
	for i := range f.p.Sources {
		s := &f.p.Sources[i]
		stale("source %q was checked %d days ago, on %s; look again", s.Checked, about{s.ID, s.Span, s.Allow})
	}
	for i := range f.p.Lifecycles {
		l := &f.p.Lifecycles[i]
		stale("lifecycle entry %q was checked %d days ago, on %s; look again", l.Checked, about{l.ID, l.Span, l.Allow})
	}
}

// unused finds entries that nothing refers to.
func (f *findings) unused() {
	u := newUses(f.p.Resolved)
	for i := range f.p.Sources {
		if s := &f.p.Sources[i]; !u.sources[i] {
			f.unusedEntry("source %q is unused: nothing cites it", about{s.ID, s.Span, s.Allow})
		}
	}
	for i := range f.p.Criteria {
		if c := &f.p.Criteria[i]; !u.criteria[i] && !c.Span.IsZero() {
			f.unusedEntry("criterion %q is unused: no rule gives points under it", about{c.ID, c.Span, c.Allow})
		}
	}
	for i := range f.p.Layers {
		if l := &f.p.Layers[i]; !u.layers[i] {
			f.unusedEntry("layer %q is unused: no option fills it", about{l.ID, l.Span, l.Allow})
		}
	}
	for i := range f.p.Facts {
		if c := &f.p.Facts[i]; !u.facts[i] {
			f.unusedEntry("fact %q is unused: no condition mentions it", about{c.ID, c.Span, c.Allow})
		}
	}
}

func (f *findings) unusedEntry(format string, a about) {
	f.add(Finding{Code: diag.Unused, Severity: diag.Warning, Message: f.say(format, a.id)}, a)
}

// uses marks what is referred to.
type uses struct{ sources, criteria, layers, facts []bool }

func newUses(r *check.Resolved) *uses {
	u := &uses{
		make([]bool, len(r.Sources)), make([]bool, len(r.Criteria)), make([]bool, len(r.Layers)), make([]bool, len(r.Facts)),
	}
	for i := range r.Options {
		for _, l := range r.Options[i].Layers {
			u.layers[l] = true
		}
		for _, t := range r.Options[i].Traits {
			u.source(t.Source)
		}
	}
	for i := range r.Questions {
		u.condition(r.Questions[i].AskWhen)
	}
	for i := range r.Facts {
		u.condition(r.Facts[i].When)
	}
	for i := range r.Rules {
		rule := &r.Rules[i]
		u.condition(rule.When)
		u.source(rule.Source)
		if len(rule.Points) > 0 {
			u.criteria[rule.Criterion] = true
		}
	}
	for i := range r.Relations {
		u.source(r.Relations[i].Source)
	}
	for i := range r.Lifecycles {
		u.source(r.Lifecycles[i].Source)
	}
	for i := range r.Contradictions {
		u.condition(r.Contradictions[i].When)
		u.source(r.Contradictions[i].Source)
	}
	for i := range r.Invariants {
		u.condition(r.Invariants[i].When)
	}
	return u
}

func (u *uses) source(i int) {
	if i >= 0 {
		u.sources[i] = true
	}
}

func (u *uses) condition(c *check.Cond) {
	if c == nil {
		return
	}
	if c.Op == check.IsFact {
		u.facts[c.Fact] = true
	}
	for _, sub := range c.Sub {
		u.condition(sub)
	}
}
