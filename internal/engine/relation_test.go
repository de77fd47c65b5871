package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/reference"
)

// threeLayers is a set in which h and g are of different layers, and no option
// fills the last layer.
const threeLayers = `
	format = 1
	layer = [ { id = "low" }, { id = "middle" }, { id = "high" }, { id = "bare" } ]
	option = [ { id = "a", layer = "low" }, { id = "b", layer = "low" },
		{ id = "h", layer = "middle" }, { id = "g", layer = "high" } ]
	ruleset = { id = "random", version = "1.0.0", title = "Three layers" }
`

// TestRelations holds sets that are rare at random against the reference.
func TestRelations(t *testing.T) {
	const together = `
		relation = [ { id = "k", from = "h", kind = "requires", to = ["g"] },
			{ id = "l", from = "g", kind = "requires", to = ["h"] } ]`
	for _, test := range []struct {
		name, text   string
		stack, rival []string
	}{
		{"a layer that no option fills, required by options of two components", `
			rule = [ { id = "r", points = { a = 3, b = 1, h = 2, g = 2 }, because = "." } ]
			relation = [ { id = "k", from = ["a", "h"], kind = "requires", to_layers = ["bare"] } ]`,
			[]string{"b", "g"}, nil},
		{"one that may be met otherwise", `
			rule = [ { id = "r", points = { a = 3, b = 1, h = -1 }, because = "." } ]
			relation = [ { id = "k", from = "a", kind = "requires", to = ["h"], to_layers = ["bare"] } ]`,
			[]string{"a", "h"}, []string{"b"}},
		{"a conflict with a layer that no option fills", `
			rule = [ { id = "r", points = { a = 3, b = 1 }, because = "." } ]
			relation = [ { id = "k", from = "a", kind = "conflicts", to_layers = ["bare"] } ]`,
			[]string{"a"}, []string{"b"}},
		{"options that fill the layer themselves can be added", `
			rule = [ { id = "r", points = { a = 5, b = 3, h = 1 }, because = "." } ]
			relation = [ { id = "k", from = ["a", "b"], kind = "requires", to_layers = ["low"] } ]`,
			[]string{"a", "h"}, []string{"b", "h"}},
		{"and removed", `
			rule = [ { id = "r", points = { a = -1, h = 3, g = 2 }, because = "." } ]
			relation = [ { id = "k", from = "a", kind = "requires", to_layers = ["low"] },
				{ id = "l", from = "h", kind = "conflicts", to = ["g"] } ]`,
			[]string{"h"}, []string{"g"}},
		{"the only alternative is a part of the stack", together + `
			rule = [ { id = "r", points = { a = 3, h = 1, g = 1 }, because = "." } ]`,
			[]string{"a", "h", "g"}, nil},
		{"the best alternative is a part of the stack", together + `
			rule = [ { id = "r", points = { a = 3, b = 1, h = 1, g = 1 }, because = "." } ]`,
			[]string{"a", "h", "g"}, []string{"b", "h", "g"}},
	} {
		text := []byte(threeLayers + test.text)
		set, err := reference.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		q := reference.Query{Date: "2026-01-01", Alternatives: -1}
		got := recommend(t, compile(t, text), q)
		if diff := cmp.Diff(set.Recommend(q), got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-reference +engine):\n%s", test.name, diff)
		}
		var rival []string
		if got.Rival != nil {
			rival = got.Rival.Stack
		}
		if !cmp.Equal(got.Stack, test.stack) || !cmp.Equal(rival, test.rival) {
			t.Errorf("%s: got %v with rival %v, want %v with %v", test.name, got.Stack, rival, test.stack, test.rival)
		}
	}
}
