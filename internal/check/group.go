package check

import "stackadvisor/internal/diag"

// groups reports groups whose rules count for different criteria.
func (c *checker) groups() {
	first := make([]int, len(c.res.Groups))
	for i := range first {
		first[i] = -1
	}
	for i, r := range c.res.Rules {
		if r.Group < 0 || r.Criterion < 0 {
			continue
		}
		if first[r.Group] < 0 {
			first[r.Group] = i
			continue
		}
		f := &c.res.Rules[first[r.Group]]
		if f.Criterion != r.Criterion {
			c.list.Errorf(diag.MixedGroup, c.set.Rules[i].Group.Span, "group %q has rules for criterion %q and for criterion %q",
				c.res.Groups[r.Group], c.criteria.ids[f.Criterion], c.criteria.ids[r.Criterion]).
				Notef(c.set.Rules[first[r.Group]].Group.Span, "the group starts here")
		}
	}
}
