package reference

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fourPoints is for twoLayers: of each layer the first option leads the second by 1.
const fourPoints = `rule = [ { id = "r", points = { a = 3, b = 2, c = 2, d = 1 } } ]`

func TestRival(t *testing.T) {
	minorLow := strings.Replace(twoLayers, `{ id = "low" }`, `{ id = "low", minor = true }`, 1)
	minorHigh := strings.Replace(twoLayers, `{ id = "high" }`, `{ id = "high", minor = true }`, 1)
	// h and g need each other, so a alone cannot be raised by either of them.
	const together = `
		layer = [ { id = "low" }, { id = "middle" }, { id = "high" } ]
		option = [ { id = "a", layer = "low" }, { id = "b", layer = "low" },
			{ id = "h", layer = "middle" }, { id = "g", layer = "high" } ]
		relation = [ { id = "k", from = "h", kind = "requires", to = ["g"] },
			{ id = "l", from = "g", kind = "requires", to = ["h"] } ]
	`
	rival := func(score int64, stack ...string) *Scored { return &Scored{stack, score} }
	tests := []struct {
		name, text string
		stack      []string
		want       *Scored
	}{
		{"without minor layers the best alternative", twoLayers + fourPoints,
			[]string{"a", "c"}, rival(4000, "a", "d")},
		{"a subset is none", together + `rule = [ { id = "r", points = { a = 3, h = 1, g = 1 } } ]`,
			[]string{"a", "h", "g"}, nil}, // a alone is an alternative
		{"what comes after a subset", together + `rule = [ { id = "r", points = { a = 3, b = 1, h = 1, g = 1 } } ]`,
			[]string{"a", "h", "g"}, rival(3000, "b", "h", "g")}, // a alone has 3, too, and fewer options
		{"what differs in a minor layer only is a variant", minorHigh + fourPoints,
			[]string{"a", "c"}, rival(4000, "b", "c")},
		{"another layer is minor", minorLow + fourPoints,
			[]string{"a", "c"}, rival(4000, "a", "d")},
		{"nothing in the layer instead", minorLow + `rule = [ { id = "r", points = { a = 3, c = 2, d = -1 } } ]`,
			[]string{"a", "c"}, rival(3000, "a")},
		{"something in an empty layer", minorLow + `rule = [ { id = "r", points = { a = 3, c = -1, d = -2 } } ]`,
			[]string{"a"}, rival(2000, "a", "c")},
		{"a tie contains the recommended one", minorLow + `rule = [ { id = "r", points = { a = 3 } } ]`,
			[]string{"a"}, rival(3000, "a", "c")},
		{"an option in both layers", minorLow + `rule = [ { id = "r", points = { b = 2, d = 4, e = 7 } } ]`,
			[]string{"e"}, rival(6000, "b", "d")},
		{"no positive sum", minorHigh + `rule = [ { id = "r", points = { a = 3, c = -1 } } ]`, []string{"a"}, nil},
		{"all layers are minor", strings.Replace(minorLow, `{ id = "high" }`, `{ id = "high", minor = true }`, 1) +
			fourPoints, []string{"a", "c"}, nil},
		{"no evidence", minorLow, []string{}, nil},
		{"infeasible", minorLow + `rule = [ { id = "x", require = ["a"], exclude = ["a"] } ]`, []string{}, nil},
	}
	for _, test := range tests {
		r := parse(t, test.text).Recommend(Query{Date: "2026-01-01"}) // no alternatives are shown
		if !cmp.Equal(r.Stack, test.stack) {
			t.Errorf("%s: got stack %v, want %v", test.name, r.Stack, test.stack)
		}
		if diff := cmp.Diff(test.want, r.Rival); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
		if (r.Lead == nil) != (test.want == nil) || r.Lead != nil && *r.Lead != r.Score-test.want.Score {
			t.Errorf("%s: got lead %v, score %d", test.name, r.Lead, r.Score)
		}
	}
}

func TestMinorLayersLeaveAlternatives(t *testing.T) {
	plain := recommend(t, twoLayers+fourPoints)
	minor := recommend(t, strings.Replace(twoLayers, `{ id = "high" }`, `{ id = "high", minor = true }`, 1)+fourPoints)
	minor.Rival, minor.Lead = plain.Rival, plain.Lead
	if diff := cmp.Diff(plain, minor); diff != "" {
		t.Error(diff)
	}
}
