package check

import (
	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// periods warns of relations and lifecycle entries that end before they begin.
func (c *checker) periods() {
	for _, r := range c.set.Relations {
		c.period("relation", &r.Entry, r.Since, r.Until)
	}
	for _, l := range c.set.Lifecycles {
		c.period("lifecycle", &l.Entry, l.Since, l.Until)
	}
}

func (c *checker) period(kind string, e *ruleset.Entry, since, until ruleset.Date) {
	if until.Value != 0 && until.Value < since.Value {
		c.list.Warnf(diag.EmptyPeriod, until.Span, "%s %q ends on %s, before it begins", kind, e.ID.ID, until.Value).
			Notef(since.Span, "it begins on %s", since.Value)
	}
}
