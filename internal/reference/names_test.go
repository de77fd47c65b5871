package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const families = `
	layer = [ { id = "low" }, { id = "high" } ]
	option = [
		{ id = "c", layer = "high", tags = ["red"], aliases = ["see", "C"] },
		{ id = "a", layer = "low", tags = ["red", "blue"] },
		{ id = "b", layer = "low", fills = ["high"] },
	]
	question = [ { id = "q", kind = "single", choices = [ { id = "x", aliases = ["ex"] }, { id = "y" } ] } ]
`

func TestFamilies(t *testing.T) {
	s := parse(t, families+`
		lifecycle = [ { id = "e", option = "c", status = "retired", since = 2020-01-01 } ]
		rule = [
			{ id = "points", points = { "@red" = 3, b = 1 } },
			{ id = "layer", points = { "@layer:high" = 2, a = 1 } },
			{ id = "exclude", exclude = ["b", "@blue", "@unsupported"] },
			{ id = "require", require = ["@layer:low"] },
		]
		relation = [ { id = "k", from = ["b", "@red"], kind = "like", to = ["@layer:high", "a"] } ]
		[[invariant]]
		id = "i"
		if = { any = ["@red"], empty = ["low"] }
		stack = { every = ["@blue"], none = ["@layer:low"] }`)
	want := []Rule{
		{ID: "points", Criterion: "fit", Points: map[string]int64{"a": 3, "b": 1, "c": 3}},
		{ID: "layer", Criterion: "fit", Points: map[string]int64{"a": 1, "b": 2, "c": 2}},
		{ID: "exclude", Criterion: "fit", Exclude: []string{"b", "a", "@unsupported"}},
		{ID: "require", Criterion: "fit", Require: []string{"a", "b"}},
	}
	if diff := cmp.Diff(want, s.Rules); diff != "" {
		t.Errorf("rules:\n%s", diff)
	}
	relations := []Relation{{ID: "k", From: []string{"b", "c", "a"}, Kind: "like", To: []string{"c", "b", "a"}}}
	if diff := cmp.Diff(relations, s.Relations); diff != "" {
		t.Errorf("relations:\n%s", diff)
	}
	invariants := []Invariant{{"i", nil, &Shape{Any: []string{"c", "a"}, Empty: []string{"low"}},
		Shape{Every: []string{"a"}, None: []string{"a", "b"}}}}
	if diff := cmp.Diff(invariants, s.Invariants); diff != "" {
		t.Errorf("invariants:\n%s", diff)
	}
	r := s.Recommend(Query{Date: "2026-01-01"})
	if diff := cmp.Diff(map[string]int64{"a": 4000, "b": 3000, "c": 5000}, scores(r)); diff != "" {
		t.Errorf("scores:\n%s", diff)
	}
	for _, o := range r.Options {
		if diff := cmp.Diff([]string{"exclude"}, o.ExcludedBy); diff != "" {
			t.Errorf("%s: excluded by:\n%s", o.ID, diff)
		}
	}
}

func TestFamilyErrors(t *testing.T) {
	tests := map[string]string{
		"no option has the tag":    `rule = [ { id = "r", points = { "@green" = 1 } } ]`,
		"no tag to exclude":        `rule = [ { id = "r", exclude = ["@green"] } ]`,
		"no layer to require":      `rule = [ { id = "r", require = ["@layer:top"] } ]`,
		"a layer is no tag":        `rule = [ { id = "r", require = ["@low"] } ]`,
		"a tag is no layer":        `rule = [ { id = "r", require = ["@layer:red"] } ]`,
		"no tag to lead from":      `relation = [ { id = "k", from = "@green", kind = "like", to = ["a"] } ]`,
		"no tag to lead to":        `relation = [ { id = "k", from = "a", kind = "like", to = ["@green"] } ]`,
		"no layer to lead to":      `relation = [ { id = "k", from = "a", kind = "requires", to_layers = ["top"] } ]`,
		"no option to lead from":   `relation = [ { id = "k", from = ["a", "d"], kind = "like", to = ["c"] } ]`,
		"nothing to lead from":     `relation = [ { id = "k", kind = "like", to = ["c"] } ]`,
		"points of tag and option": `rule = [ { id = "r", points = { "@red" = 1, a = 2 } } ]`,
		"points of two tags":       `rule = [ { id = "r", points = { "@red" = 1, "@blue" = 1 } } ]`,
		"points of tag and layer":  `rule = [ { id = "r", points = { "@blue" = 1, "@layer:low" = 1 } } ]`,
		"no option in a shape":     `invariant = [ { id = "i", stack = { none = ["d"] } } ]`,
		"no tag in a shape":        `invariant = [ { id = "i", stack = { none = ["@green"] } } ]`,
		"no layer in a shape":      `invariant = [ { id = "i", stack = { filled = ["top"] } } ]`,
		"no option":                `invariant = [ { id = "i", if = { any = ["d"] }, stack = { filled = ["low"] } } ]`,
		"no question in when":      `invariant = [ { id = "i", when = { z = true }, stack = { filled = ["low"] } } ]`,
		"no question":              `contradiction = [ { id = "k", when = { z = true } } ]`,
		"no when":                  `contradiction = [ { id = "k" } ]`,
	}
	for name, text := range tests {
		if _, err := Parse([]byte(families + text)); err == nil {
			t.Errorf("%s: was read", name)
		}
	}
}

func TestParseAdditions(t *testing.T) {
	s := parse(t, `
		[ruleset]
		id = "r"
		knowledge_until = 2023-12-22
		continued_by = "later"
		[[layer]]
		id = "l"
		minor = true
		[[layer]]
		id = "m"
		[[option]]
		id = "a"
		layer = "l"
		[[question]]
		id = "q"
		kind = "yesno"
		[[relation]]
		id = "k"
		from = "a"
		kind = "requires"
		to_layers = ["m"]
		[[contradiction]]
		id = "c"
		when = { q = true }
		because = "so"`)
	if s.KnowledgeUntil != "2023-12-22" || s.ContinuedBy != "later" {
		t.Errorf("got knowledge until %q, continued by %q", s.KnowledgeUntil, s.ContinuedBy)
	}
	if !s.Layers[0].Minor || s.Layers[1].Minor {
		t.Errorf("got layers %+v", s.Layers)
	}
	relations := []Relation{{ID: "k", From: []string{"a"}, Kind: "requires", ToLayers: []string{"m"}}}
	if diff := cmp.Diff(relations, s.Relations); diff != "" {
		t.Errorf("relation:\n%s", diff)
	}
	if diff := cmp.Diff([]Contradiction{{"c", parseCondition(t, s, `{ q = true }`)}}, s.Contradictions); diff != "" {
		t.Errorf("contradiction:\n%s", diff)
	}
	if s := parse(t, "[ruleset]\nid = \"r\""); s.KnowledgeUntil != "" || s.ContinuedBy != "" {
		t.Errorf("got knowledge until %q, continued by %q, want neither", s.KnowledgeUntil, s.ContinuedBy)
	}
}
