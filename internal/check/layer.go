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
	for i := range c.res.Relations {
		r := &c.res.Relations[i]
		if r.Kind != ruleset.Requires || len(r.To) == 0 {
			continue
		}
		for _, from := range r.From {
			if shared := c.crowdedLayer(from, r.To); shared >= 0 {
				c.list.Warnf(diag.CrowdedLayer, c.requiredAt(i), "option %q requires an option of its own layer %q, so it can never be chosen",
					c.options.ids[from], c.layers.ids[shared])
			}
		}
	}
}

// crowdedLayer is a layer that the option shares with one of those of which it
// requires any, if it shares one with each; else -1. An option that meets its own
// requirement shares none: that is met, or has been reported.
func (c *checker) crowdedLayer(from int, to []int) int {
	shared := -1
	for _, o := range to {
		if shared = sharedLayer(&c.res.Options[from], &c.res.Options[o]); shared < 0 || o == from {
			return -1
		}
	}
	return shared
}

// requiredAt is where the file says what relation i requires.
func (c *checker) requiredAt(i int) diag.Span {
	r := c.set.Relations[i]
	if len(r.To) > 0 {
		return r.To[0].Span
	}
	return r.ToLayers[0].Span
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
