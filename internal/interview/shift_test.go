package interview

import (
	"testing"

	"stackadvisor/internal/program"
)

// shifting has a leader that answers change by points, by a veto, by a demand, and
// by a rule that ceases to fire.
const shifting = `
format = 1
[ruleset]
id = "shifting"
version = "1"
title = "Shifting"
[[layer]]
id = "l"
[[layer]]
id = "small"
minor = true
[[option]]
id = "extra"
layer = "small"
[[option]]
id = "one"
layer = "l"
[[option]]
id = "two"
layer = "l"
[[question]]
id = "taste"
prompt = "Taste?"
kind = "single"
choices = [{ id = "plain" }, { id = "sweet" }, { id = "veto" }, { id = "demand" }, { id = "minor" }]
[[rule]]
id = "always"
points = { one = 2, two = 1 }
[[rule]]
id = "sweet"
when = { taste = "sweet" }
points = { two = 5 }
[[rule]]
id = "sweet-too"
when = { taste = "sweet" }
points = { two = 1 }
[[rule]]
id = "minor"
when = { taste = "minor" }
points = { extra = 9 }
[[rule]]
id = "veto"
when = { taste = "veto" }
exclude = ["one"]
[[rule]]
id = "demand"
when = { taste = "demand" }
require = ["two"]
`

// TestShift names the rule that weighs most in a change of the leader.
func TestShift(t *testing.T) {
	p := compile(t, shifting)
	for _, c := range []struct {
		name          string
		before, after program.Value
		to            int
		rule          string // "": no change
	}{
		{"points", 0, 1, 2, "sweet"},
		{"points taken back", 1, 0, 1, "sweet"},
		{"veto", 0, 2, 2, "veto"},
		{"veto lifted", 2, 0, 1, "veto"},
		{"demand", program.Unknown, 3, 2, "demand"},
		{"a minor layer", 0, 4, 0, ""},
		{"no change", 1, 2, 1, ""},
	} {
		standing := func(v program.Value) *Standing {
			i := begin(t, p, Author)
			if v != program.Unknown {
				answer(t, i, v)
			}
			return &i.Insight().Standing
		}
		i := begin(t, p, Author)
		s := i.ShiftBetween(standing(c.before), standing(c.after))
		switch {
		case c.rule == "" && s != nil:
			t.Errorf("%s: %+v", c.name, s)
		case c.rule != "" && (s == nil || s.Rule < 0 || p.Rules[s.Rule].ID != c.rule || s.To[0] != c.to):
			t.Errorf("%s: %+v", c.name, s)
		}
	}
}
