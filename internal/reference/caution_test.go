package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestEndedRelation(t *testing.T) {
	ended := func(option, to string) Caution {
		return Caution{Kind: EndedRelation, Option: option, Relation: "k", To: to}
	}
	tests := []struct {
		name, relation string
		want           []Caution
	}{
		{"runs-on", `from = "a", kind = "runs-on", to = ["c", "d"], until = 2025-12-31`, []Caution{ended("a", "c")}},
		{"drives", `from = "c", kind = "drives", to = ["a"], until = 2025-12-31`, []Caution{ended("c", "a")}},
		{"from several", `from = ["b", "a", "g"], kind = "drives", to = ["c"], until = 2025-12-31`,
			[]Caution{ended("a", "c"), ended("g", "c")}},
		{"to several", `from = "a", kind = "drives", to = ["g", "d", "c"], until = 2025-12-31`,
			[]Caution{ended("a", "g"), ended("a", "c")}},
		{"not to itself", `from = ["a", "c"], kind = "drives", to = ["c"], until = 2025-12-31`,
			[]Caution{ended("a", "c")}},
		{"from an option that is not recommended", `from = "b", kind = "drives", to = ["c"], until = 2025-12-31`, nil},
		{"to one that is not", `from = "a", kind = "drives", to = ["d"], until = 2025-12-31`, nil},
		{"on its last day", `from = "a", kind = "runs-on", to = ["c"], until = 2026-01-01`, nil},
		{"without a last day", `from = "a", kind = "runs-on", to = ["c"], since = 2020-01-01`, nil},
		{"other kinds made nothing possible", `from = "a", kind = "bundles", to = ["c"], until = 2025-12-31`, nil},
		{"nor do constraints", `from = "a", kind = "requires", to = ["c"], until = 2025-12-31`, nil},
	}
	for _, test := range tests {
		r := recommend(t, `
			layer = [ { id = "low" }, { id = "high" }, { id = "top" } ]
			option = [ { id = "a", layer = "low" }, { id = "b", layer = "low" }, { id = "c", layer = "high" },
				{ id = "d", layer = "high" }, { id = "g", layer = "top" } ]
			rule = [ { id = "r", points = { a = 1, c = 1, g = 1 } } ]
			relation = [ { id = "k", `+test.relation+` } ]`)
		if diff := cmp.Diff(test.want, r.Cautions, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
		if r.Supported != nil {
			t.Errorf("%s: got supported %v: nothing is unsupported", test.name, r.Supported)
		}
	}
}

func TestAgainstReasons(t *testing.T) {
	against := func(rules, layers []string) []Caution {
		return []Caution{{Kind: AgainstReasons, Required: Conflict{rules, nil, layers}}}
	}
	tests := []struct {
		name, text string
		stack      []string
		want       []Caution
	}{
		{"a required option with reasons against it", twoLayers + `
			rule = [ { id = "r", points = { c = -3, d = -2 } }, { id = "x", require = ["c", "d"] } ]`,
			[]string{"d"}, against([]string{"x"}, nil)},
		{"one for which nothing speaks", twoLayers + `rule = [ { id = "x", require = ["c"] } ]`,
			[]string{"c"}, against([]string{"x"}, nil)},
		{"a positive sum", twoLayers + `
			rule = [ { id = "r", points = { a = 3, c = -2 } }, { id = "x", require = ["c"] } ]`,
			[]string{"a", "c"}, nil},
		{"no sum at all", twoLayers + `
			rule = [ { id = "r", points = { a = 3, c = -3 } }, { id = "x", require = ["c"] } ]`,
			[]string{"a", "c"}, against([]string{"x"}, nil)},
		{"through a relation", twoLayers + `
			rule = [ { id = "r", points = { a = 2, c = -3 } }, { id = "x", require = ["a"] } ]
			relation = [ { id = "k", from = "a", kind = "requires", to = ["c"] } ]`,
			[]string{"a", "c"}, against([]string{"x"}, nil)}, // without x nothing would be recommended
		{"required layers and rules, not exclusions", `
			layer = [ { id = "low", required = true }, { id = "high" } ]
			option = [ { id = "a", layer = "low" }, { id = "b", layer = "low" }, { id = "c", layer = "high" } ]
			rule = [ { id = "r", points = { a = 2, c = -3 } }, { id = "x", require = ["c"] },
				{ id = "y", exclude = ["b"] }, { id = "z", when = { q = true }, require = ["a"] } ]
			question = [ { id = "q", kind = "yesno" } ]`,
			[]string{"a", "c"}, against([]string{"x"}, []string{"low"})},
		{"no evidence", twoLayers + `rule = [ { id = "r", points = { a = -3 } } ]`, []string{}, nil},
		{"infeasible", twoLayers + `rule = [ { id = "x", require = ["a"], exclude = ["a"] } ]`, []string{}, nil},
	}
	for _, test := range tests {
		r := recommend(t, test.text)
		if !cmp.Equal(test.stack, r.Stack) {
			t.Errorf("%s: got stack %v, want %v", test.name, r.Stack, test.stack)
		}
		if diff := cmp.Diff(test.want, r.Cautions, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestCautionsInOrder(t *testing.T) {
	r := recommend(t, `
		layer = [ { id = "low" }, { id = "high" } ]
		option = [ { id = "a", layer = "low" }, { id = "c", layer = "high" } ]
		rule = [ { id = "x", require = ["a"] }, { id = "y", require = ["c"] } ]
		relation = [ { id = "k", from = "c", kind = "runs-on", to = ["a"], until = 2025-01-01 } ]
		lifecycle = [ { id = "gone", option = "c", status = "retired", since = 2025-01-01 },
			{ id = "over", option = "a", status = "active", since = 2020-01-01, until = 2025-01-01 } ]`)
	want := []Caution{
		{Kind: UnsupportedOption, Option: "a"},
		{Kind: UnsupportedOption, Option: "c"},
		{Kind: EndedRelation, Option: "c", Relation: "k", To: "a"},
		{Kind: AgainstReasons, Required: Conflict{Rules: []string{"x", "y"}}},
	}
	if diff := cmp.Diff(want, r.Cautions, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
