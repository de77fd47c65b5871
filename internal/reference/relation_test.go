package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Three layers: low with a, middle with f (which fills high, too) and h, high with g. All but f have the tag "kin".
const threeLayers = `
	layer = [ { id = "low" }, { id = "middle" }, { id = "high" } ]
	option = [ { id = "a", layer = "low", tags = ["kin"] }, { id = "f", layer = "middle", fills = ["high"] },
		{ id = "h", layer = "middle", tags = ["kin"] }, { id = "g", layer = "high", tags = ["kin"] } ]
`

func TestWideRelations(t *testing.T) {
	tests := []struct {
		name, base, points, relation string
		stack                        []string
		score                        int64
	}{
		{"requires holds for each of from", twoLayers, `b = 3, d = -1`,
			`from = ["a", "b"], kind = "requires", to = ["d"]`, []string{"b", "d"}, 2000},
		{"conflicts holds for each of from", twoLayers, `a = 1, b = 3, c = 2`,
			`from = ["a", "b"], kind = "conflicts", to = ["c"]`, []string{"b"}, 3000},
		{"a list of one", twoLayers, `b = 3, d = -1`,
			`from = ["b"], kind = "requires", to = ["d"]`, []string{"b", "d"}, 2000},
		{"requires a layer", threeLayers, `a = 5, f = -2, g = -1`,
			`from = "a", kind = "requires", to_layers = ["high"]`, []string{"a", "g"}, 4000},
		{"requires a layer, by fills", threeLayers, `a = 5, f = -1, g = -2`,
			`from = "a", kind = "requires", to_layers = ["high"]`, []string{"a", "f"}, 4000},
		{"requires one of two layers", threeLayers, `a = 5, f = -3, g = -2, h = -1`,
			`from = "a", kind = "requires", to_layers = ["high", "middle"]`, []string{"a", "h"}, 4000},
		{"conflicts with a layer", threeLayers, `a = 5, g = 1, h = 1`,
			`from = "a", kind = "conflicts", to_layers = ["high"]`, []string{"a", "h"}, 6000},
		{"conflicts with a layer, by fills", threeLayers, `a = 5, f = 3, h = 1`,
			`from = "a", kind = "conflicts", to_layers = ["high"]`, []string{"a", "h"}, 6000},
		{"requires an option or a layer: the option", threeLayers, `a = 5, f = -9, g = -2, h = -1`,
			`from = "a", kind = "requires", to = ["h"], to_layers = ["high"]`, []string{"a", "h"}, 4000},
		{"requires an option or a layer: the layer", threeLayers, `a = 5, f = -9, g = -1, h = -2`,
			`from = "a", kind = "requires", to = ["h"], to_layers = ["high"]`, []string{"a", "g"}, 4000},
		{"conflicts with an option and a layer", threeLayers, `a = 3, g = 1, h = 1`,
			`from = "a", kind = "conflicts", to = ["h"], to_layers = ["high"]`, []string{"a"}, 3000},
		{"its own layer is what it requires", threeLayers, `a = 3, g = -1, h = -1`,
			`from = "a", kind = "requires", to_layers = ["low"]`, []string{"a"}, 3000},
		{"no conflict with itself", threeLayers, `a = 3`,
			`from = "a", kind = "conflicts", to_layers = ["low"]`, []string{"a"}, 3000},
		{"a conflict within a family", threeLayers, `a = 1, f = 1, h = 3, g = 2`,
			`from = "@kin", kind = "conflicts", to = ["@kin"]`, []string{"h"}, 3000},
		{"the family of a layer", threeLayers, `a = 5, f = 3, h = 1`,
			`from = "a", kind = "conflicts", to = ["@layer:high"]`, []string{"a", "h"}, 6000},
		{"a layer is no constraint after the last day", threeLayers, `a = 5, g = 1`,
			`from = "a", kind = "conflicts", to_layers = ["high"], until = 2025-12-31`, []string{"a", "g"}, 6000},
		{"and one on it", threeLayers, `a = 5, g = 1`,
			`from = "a", kind = "conflicts", to_layers = ["high"], until = 2026-01-01`, []string{"a"}, 5000},
	}
	for _, test := range tests {
		r := recommend(t, test.base+`
			rule = [ { id = "r", points = { `+test.points+` } } ]
			relation = [ { id = "x", `+test.relation+` } ]`)
		if r.Status != Recommended || r.Score != test.score || !cmp.Equal(r.Stack, test.stack) {
			t.Errorf("%s: got %s %v %d, want %v %d", test.name, r.Status, r.Stack, r.Score, test.stack, test.score)
		}
	}
}

func TestWideRelationIsOneConstraint(t *testing.T) {
	r := recommend(t, twoLayers+`
		rule = [ { id = "x", require = ["a", "b"] }, { id = "y", require = ["c"] } ]
		relation = [ { id = "k", from = ["a", "b"], kind = "conflicts", to = ["c"] } ]`)
	want := Conflict{[]string{"x", "y"}, []string{"k"}, []string{}}
	if diff := cmp.Diff(&want, r.Conflict); diff != "" {
		t.Error(diff)
	}
}
