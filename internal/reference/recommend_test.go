package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// recommend works out the sheet without answers, with all alternatives.
func recommend(t *testing.T, text string) Result {
	t.Helper()
	return parse(t, text).Recommend(Query{Date: "2026-01-01", Alternatives: -1})
}

// Two layers: low with a and b, high with c and d; e would fill both.
const twoLayers = `
	layer = [ { id = "low" }, { id = "high" } ]
	option = [ { id = "a", layer = "low" }, { id = "b", layer = "low" }, { id = "c", layer = "high" },
		{ id = "d", layer = "high" }, { id = "e", layer = "low", fills = ["high"] } ]
`

func TestRecommendedStack(t *testing.T) {
	tests := []struct {
		name, text string
		status     string
		stack      []string
		score      int64
	}{
		{"nothing speaks for anything", ``, NoEvidence, []string{}, 0},
		{"the largest sum", `rule = [ { id = "r", points = { a = 1, b = 2, c = 1, d = 4, e = 5 } } ]`, Recommended, []string{"b", "d"}, 6000},
		{"an option may fill two layers", `rule = [ { id = "r", points = { b = 2, d = 4, e = 7 } } ]`, Recommended, []string{"e"}, 7000},
		{"a layer may stay empty", `rule = [ { id = "r", points = { a = 1, c = -1, d = -2 } } ]`, Recommended, []string{"a"}, 1000},
		{"a tie: the fewest options", `rule = [ { id = "r", points = { b = 2, d = 4, e = 6 } } ]`, Recommended, []string{"e"}, 6000},
		{"a tie: no option for nothing", `rule = [ { id = "r", points = { b = 2, d = 0 } } ]`, Recommended, []string{"b"}, 2000},
		{"a tie: earlier in the file", `rule = [ { id = "r", points = { a = 2, b = 2 } } ]`, Recommended, []string{"a"}, 2000},
		{"a tie: the first position decides", `
			rule = [ { id = "r", points = { a = 2, b = 2, c = 3, d = 3 } } ]
			relation = [ { id = "x", from = "a", kind = "conflicts", to = ["c"], because = "" } ]`, Recommended, []string{"a", "d"}, 5000},
		{"a sum of nothing is no evidence", `rule = [ { id = "r", points = { a = 0 } } ]`, NoEvidence, []string{}, 0},
		{"nothing excluded", `rule = [ { id = "r", points = { a = 1, b = 2 } }, { id = "x", exclude = ["b"] } ]`, Recommended, []string{"a"}, 1000},
		{"a require list", `rule = [ { id = "r", points = { a = 1, c = -3, d = -2 } }, { id = "x", require = ["c", "d"] } ]`, Recommended, []string{"a", "d"}, -1000},
		{"a requires relation: any one", `
			rule = [ { id = "r", points = { a = 3, c = -3, d = -2 } } ]
			relation = [ { id = "x", from = "a", kind = "requires", to = ["c", "d"] } ]`, Recommended, []string{"a", "d"}, 1000},
		{"a requires relation counts only with its option", `
			rule = [ { id = "r", points = { a = 2, b = 1, c = -3, d = -2 } } ]
			relation = [ { id = "x", from = "a", kind = "requires", to = ["c", "d"] } ]`, Recommended, []string{"b"}, 1000},
		{"a conflicts relation: none", `
			rule = [ { id = "r", points = { a = 3, c = 2, d = 1 } } ]
			relation = [ { id = "x", from = "a", kind = "conflicts", to = ["c", "d"] } ]`, Recommended, []string{"a"}, 3000},
		{"a conflict with a later option", `
			rule = [ { id = "r", points = { a = 3, c = 2 } } ]
			relation = [ { id = "x", from = "c", kind = "conflicts", to = ["a"] } ]`, Recommended, []string{"a"}, 3000},
		{"other relations are told, not enforced", `
			rule = [ { id = "r", points = { a = 3 } } ]
			relation = [ { id = "x", from = "a", kind = "runs-on", to = ["c"] } ]`, Recommended, []string{"a"}, 3000},
		{"a relation from its first day", `
			rule = [ { id = "r", points = { a = 3, c = 2 } } ]
			relation = [ { id = "x", from = "a", kind = "conflicts", to = ["c"], since = 2026-01-01 } ]`, Recommended, []string{"a"}, 3000},
		{"not before its first day", `
			rule = [ { id = "r", points = { a = 3, c = 2 } } ]
			relation = [ { id = "x", from = "a", kind = "conflicts", to = ["c"], since = 2026-01-02 } ]`, Recommended, []string{"a", "c"}, 5000},
		{"until its last day", `
			rule = [ { id = "r", points = { a = 3 } } ]
			relation = [ { id = "x", from = "a", kind = "requires", to = ["c"], until = 2026-01-01 } ]`, Recommended, []string{"a", "c"}, 3000},
		{"not after its last day", `
			rule = [ { id = "r", points = { a = 3 } } ]
			relation = [ { id = "x", from = "a", kind = "requires", to = ["c"], until = 2025-12-31 } ]`, Recommended, []string{"a"}, 3000},
		{"an infeasible set", `rule = [ { id = "x", require = ["a"] }, { id = "y", exclude = ["a"] } ]`, Infeasible, []string{}, 0},
		{"options of one layer cannot both be required", `rule = [ { id = "x", require = ["a"] }, { id = "y", require = ["b"] } ]`, Infeasible, []string{}, 0},
		{"nor one that fills the other's layer", `rule = [ { id = "x", require = ["d"] }, { id = "y", require = ["e"] } ]`, Infeasible, []string{}, 0},
		{"a stack that nothing speaks for", `rule = [ { id = "x", require = ["b", "d"] } ]`, Recommended, []string{"b"}, 0},
	}
	for _, test := range tests {
		r := recommend(t, twoLayers+test.text)
		if r.Status != test.status || r.Score != test.score || !cmp.Equal(r.Stack, test.stack) {
			t.Errorf("%s: got %s %v %d, want %s %v %d", test.name, r.Status, r.Stack, r.Score, test.status, test.stack, test.score)
		}
	}
}

func TestRequiredLayer(t *testing.T) {
	text := `
		layer = [ { id = "low" }, { id = "high", required = true } ]
		option = [ { id = "a", layer = "low" }, { id = "c", layer = "high" }, { id = "e", layer = "low", fills = ["high"] } ]`
	r := recommend(t, text)
	if !cmp.Equal(r.Stack, []string{"c"}) {
		t.Errorf("got %v, want c, the earliest that fills the layer", r.Stack)
	}
	r = recommend(t, text+`
		rule = [ { id = "x", exclude = ["c"] } ]`)
	if !cmp.Equal(r.Stack, []string{"e"}) {
		t.Errorf("got %v, want e, which fills the layer besides its own", r.Stack)
	}
}

func TestExcludedBy(t *testing.T) {
	r := recommend(t, lifecycles+`
		[[rule]]
		id = "by-name"
		exclude = ["plain"]
		[[rule]]
		id = "by-state"
		exclude = ["@unsupported", "ending"]
		[[rule]]
		id = "likes"
		points = { retired = 5, ending = 4, plain = 3 }`)
	want := map[string][]string{"retired": {"by-state"}, "ending": {"by-state"}, "plain": {"by-name"}}
	for _, o := range r.Options {
		if diff := cmp.Diff(want[o.ID], o.ExcludedBy); diff != "" {
			t.Errorf("%s:\n%s", o.ID, diff)
		}
	}
	if r.Status != NoEvidence {
		t.Errorf("got %s, want no-evidence: all is excluded, and the empty stack is one", r.Status)
	}
}

func TestMinimalConflict(t *testing.T) {
	tests := []struct {
		name, text string
		want       Conflict
	}{
		{"a rule against a rule", `rule = [ { id = "x", require = ["a"] }, { id = "p", points = { a = 1 } }, { id = "y", exclude = ["a"] } ]`,
			Conflict{[]string{"x", "y"}, []string{}, []string{}}},
		{"a rule against itself", `rule = [ { id = "x", require = ["a"] }, { id = "y", exclude = ["a"] }, { id = "z", require = ["b"], exclude = ["b"] } ]`,
			Conflict{[]string{"z"}, []string{}, []string{}}},
		{"the earliest of two", `rule = [ { id = "x", require = ["a"] }, { id = "y", exclude = ["a"] }, { id = "z", require = ["b"] } ]`,
			Conflict{[]string{"x", "y"}, []string{}, []string{}}},
		{"ascending lists: the first member decides", `rule = [ { id = "w", require = ["c"] }, { id = "x", require = ["a"] }, { id = "y", exclude = ["a"] },
			{ id = "z", exclude = ["c"] } ]`,
			Conflict{[]string{"w", "z"}, []string{}, []string{}}},
		{"with a relation", `rule = [ { id = "x", require = ["a"] }, { id = "y", require = ["c"] }, { id = "z", exclude = ["b"] } ]
			relation = [ { id = "k", from = "c", kind = "conflicts", to = ["a", "b"] } ]`,
			Conflict{[]string{"x", "y"}, []string{"k"}, []string{}}},
		{"a relation of another date is none", `rule = [ { id = "x", require = ["a"] }, { id = "y", exclude = ["a"] }, { id = "v", exclude = ["c"] } ]
			relation = [ { id = "k", from = "a", kind = "requires", to = ["c"], until = 2020-01-01 } ]`,
			Conflict{[]string{"x", "y"}, []string{}, []string{}}},
	}
	for _, test := range tests {
		r := recommend(t, twoLayers+test.text)
		if r.Status != Infeasible || r.Conflict == nil {
			t.Errorf("%s: got %s %v, want infeasible", test.name, r.Status, r.Stack)
			continue
		}
		if diff := cmp.Diff(test.want, *r.Conflict); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
		if len(r.Alternatives) > 0 || r.Margin != nil || r.Score != 0 {
			t.Errorf("%s: alternatives %v, margin %v, score %d; want none", test.name, r.Alternatives, r.Margin, r.Score)
		}
	}
}

func TestRequiredLayerInTheConflict(t *testing.T) {
	r := recommend(t, `
		layer = [ { id = "low" }, { id = "high", required = true } ]
		option = [ { id = "a", layer = "low" }, { id = "c", layer = "high" } ]
		rule = [ { id = "x", require = ["a", "c"] }, { id = "y", exclude = ["c"] }, { id = "z", exclude = ["a"] } ]`)
	// x, y, z cannot hold together, but y and the layer are fewer.
	want := Conflict{[]string{"y"}, []string{}, []string{"high"}}
	if diff := cmp.Diff(&want, r.Conflict); diff != "" {
		t.Error(diff)
	}
}

func TestRulesComeFirstInTheConflict(t *testing.T) {
	r := recommend(t, `
		layer = [ { id = "low", required = true }, { id = "high", required = true } ]
		option = [ { id = "a", layer = "low" }, { id = "c", layer = "high" } ]
		rule = [ { id = "x", require = ["a"] } ]
		relation = [ { id = "k", from = "a", kind = "conflicts", to = ["c"] } ]`)
	// Rule x, relation k and layer high cannot hold together, nor can k with both layers; no two of them conflict.
	want := Conflict{[]string{"x"}, []string{"k"}, []string{"high"}}
	if diff := cmp.Diff(&want, r.Conflict); diff != "" {
		t.Error(diff)
	}
}

func TestAlternatives(t *testing.T) {
	tests := []struct {
		name, text string
		want       []Scored
	}{
		{"the next best of each layer", `rule = [ { id = "r", points = { a = 3, b = 2, c = 2, d = 1 } } ]`,
			// a,c is recommended. a alone, c alone, b alone can be raised; a,c,... do not exist.
			[]Scored{{[]string{"a", "d"}, 4000}, {[]string{"b", "c"}, 4000}, {[]string{"b", "d"}, 3000}}},
		{"no option for nothing", `rule = [ { id = "r", points = { a = 3, b = 2 } } ]`,
			[]Scored{{[]string{"b"}, 2000}}}, // b,c has the same sum: c can be removed without lowering it
		{"a positive sum", `rule = [ { id = "r", points = { a = 3, b = 0, e = -2 } } ]`, nil},
		{"removing may break a constraint", `
			rule = [ { id = "r", points = { a = 5, b = 4, c = -1 } } ]
			relation = [ { id = "x", from = "b", kind = "requires", to = ["c", "d"] }, { id = "y", from = "b", kind = "conflicts", to = ["d"] } ]`,
			[]Scored{{[]string{"b", "c"}, 3000}}},
		{"adding may break a constraint", `
			rule = [ { id = "r", points = { a = 5, b = 4, c = 6 } } ]
			relation = [ { id = "x", from = "b", kind = "conflicts", to = ["c"] } ]`,
			[]Scored{{[]string{"b"}, 4000}}}, // c alone can be raised by a; b cannot be raised by c
		{"not the recommended one with more", `
			rule = [ { id = "r", points = { a = 5, c = -1 } }, { id = "q", points = { b = 1 } } ]
			relation = [ { id = "x", from = "c", kind = "requires", to = ["a"] } ]`,
			[]Scored{{[]string{"b"}, 1000}}},
		{"a tie", `rule = [ { id = "r", points = { a = 2, b = 2, e = 2 } } ]`,
			[]Scored{{[]string{"b"}, 2000}, {[]string{"e"}, 2000}}},
	}
	for _, test := range tests {
		r := recommend(t, twoLayers+test.text)
		if diff := cmp.Diff(append([]Scored{}, test.want...), r.Alternatives); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
		if test.want == nil {
			if r.Margin != nil {
				t.Errorf("%s: got margin %d without an alternative", test.name, *r.Margin)
			}
			continue
		}
		if r.Margin == nil || *r.Margin != r.Score-test.want[0].Score || r.Tie != (*r.Margin == 0) {
			t.Errorf("%s: got margin %v, tie %v", test.name, r.Margin, r.Tie)
		}
	}
}

func TestMarginWithoutShownAlternatives(t *testing.T) {
	s := parse(t, twoLayers+`rule = [ { id = "r", points = { a = 3, b = 2 } } ]`)
	r := s.Recommend(Query{Date: "2026-01-01", Alternatives: 0})
	if len(r.Alternatives) != 0 || r.Margin == nil || *r.Margin != 1000 {
		t.Errorf("got alternatives %v, margin %v; want none, 1000", r.Alternatives, r.Margin)
	}
}

func TestLayers(t *testing.T) {
	next := func(score int64, stack ...string) *Scored { return &Scored{append([]string{}, stack...), score} }
	tests := []struct {
		name, text string
		want       []LayerNext
	}{
		{"another option or none", `rule = [ { id = "r", points = { a = 3, b = 2, c = 2, d = -1 } } ]`,
			[]LayerNext{{"low", "a", next(4000, "b", "c")}, {"high", "c", next(3000, "a")}}},
		{"a layer that stays empty", `rule = [ { id = "r", points = { a = 3, c = -2, d = -1 } } ]`,
			[]LayerNext{{"low", "a", next(0)}, {"high", "", next(2000, "a", "d")}}},
		{"an option that fills both", `rule = [ { id = "r", points = { e = 3, a = 1, c = 1 } } ]`,
			[]LayerNext{{"low", "e", next(2000, "a", "c")}, {"high", "e", next(2000, "a", "c")}}},
		{"without evidence", `rule = [ { id = "r", points = { a = -3, b = -2, c = -1, d = -1, e = -9 } } ]`,
			[]LayerNext{{"low", "", next(-2000, "b")}, {"high", "", next(-1000, "c")}}},
		{"no other way", `rule = [ { id = "r", points = { c = 1 } }, { id = "x", require = ["a"] }, { id = "y", exclude = ["b"] } ]`,
			[]LayerNext{{"low", "a", nil}, {"high", "c", next(0, "a")}}},
		{"infeasible", `rule = [ { id = "x", require = ["a"], exclude = ["a"] } ]`,
			[]LayerNext{{"low", "", nil}, {"high", "", nil}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, recommend(t, twoLayers+test.text).Layers); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestSupported(t *testing.T) {
	tests := []struct {
		name, rules string
		unsupported []string
		want        *Supported
	}{
		{"nothing unsupported", `[[rule]]
			id = "r"
			points = { retired = 1, plain = 2 }`, []string{}, nil},
		{"another option", `[[rule]]
			id = "r"
			points = { retired = 5, ending = 4, plain = 3 }`, []string{"retired"}, &Supported{Recommended, []string{"ending"}, 4000}},
		{"nothing else", `[[rule]]
			id = "r"
			points = { retired = 5 }`, []string{"retired"}, &Supported{NoEvidence, []string{}, 0}},
		{"nothing else will do", `[[rule]]
			id = "r"
			require = [ "retired" ]`, []string{"retired"}, &Supported{Infeasible, []string{}, 0}},
	}
	for _, test := range tests {
		r := recommend(t, lifecycles+test.rules)
		unsupported := []string{}
		for _, c := range r.Cautions {
			if c.Kind == UnsupportedOption {
				unsupported = append(unsupported, c.Option)
			}
		}
		if diff := cmp.Diff(test.unsupported, unsupported); diff != "" {
			t.Errorf("%s: cautions:\n%s", test.name, diff)
		}
		if diff := cmp.Diff(test.want, r.Supported); diff != "" {
			t.Errorf("%s: supported:\n%s", test.name, diff)
		}
	}
}
