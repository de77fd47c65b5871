package check

import (
	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// unfillable warns of required layers that no option fills: no stack is
// possible then.
func (c *checker) unfillable() {
	filled := make([]bool, len(c.res.Layers))
	for _, o := range c.res.Options {
		for _, l := range o.Layers {
			filled[l] = true
		}
	}
	for i, l := range c.res.Layers {
		if l.Required && !filled[i] {
			c.list.Warnf(diag.UnfillableLayer, c.set.Layers[i].Place(), "layer %q is required, but no option fills it", l.ID)
		}
	}
}

// crowded warns of relations that require an option which cannot stand beside
// the one that requires it, because both fill the same layer.
func (c *checker) crowded() {
	for i, r := range c.res.Relations {
		if r.Kind != ruleset.Requires || r.From < 0 || len(r.To) == 0 {
			continue
		}
		shared := -1
		for _, to := range r.To {
			// One that requires itself has been reported.
			if shared = sharedLayer(&c.res.Options[r.From], &c.res.Options[to]); shared < 0 || to == r.From {
				shared = -1
				break
			}
		}
		if shared >= 0 {
			c.list.Warnf(diag.CrowdedLayer, c.set.Relations[i].To[0].Span, "option %q requires an option of its own layer %q, so it can never be chosen",
				c.options.ids[r.From], c.layers.ids[shared])
		}
	}
}

func sharedLayer(a, b *Option) int {
	for _, x := range a.Layers {
		for _, y := range b.Layers {
			if x == y {
				return x
			}
		}
	}
	return -1
}
