package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Three layers, of which e fills two; what is recommended is a with c, without c if x is false.
const invariants = `
	layer = [ { id = "low" }, { id = "high" }, { id = "top" } ]
	option = [ { id = "a", layer = "low" }, { id = "b", layer = "low" }, { id = "c", layer = "high", fills = ["top"] },
		{ id = "d", layer = "high", tags = ["kin"] }, { id = "g", layer = "top", tags = ["kin"] } ]
	question = [ { id = "x", kind = "yesno" }, { id = "y", kind = "yesno" } ]
	rule = [ { id = "r", points = { a = 2 } }, { id = "s", when = { x = true }, points = { c = 1 } } ]
`

func TestShapeOfAStack(t *testing.T) {
	tests := []struct {
		stack string // the shape that is claimed
		holds bool   // of a, c
	}{
		{`every = ["a"]`, true},
		{`every = ["c", "a"]`, true},
		{`every = ["a", "b"]`, false},
		{`any = ["b", "c"]`, true},
		{`any = ["b", "d"]`, false},
		{`none = ["b", "d"]`, true},
		{`none = ["b", "c"]`, false},
		{`filled = ["low", "high"]`, true},
		{`filled = ["top"]`, true}, // by c
		{`empty = ["top"]`, false},
		{`empty = ["low"]`, false},
		{`any = ["a"], none = ["d"], filled = ["top"]`, true},
		{`any = ["a"], none = ["c"], filled = ["top"]`, false},
		{`any = ["d"], none = ["b"], filled = ["top"]`, false},
		{`every = ["a"], empty = ["high"]`, false},
		{`any = ["@layer:top"]`, true},
		{`none = ["@kin"]`, true},
		{`any = ["@kin"]`, false},
		{`every = ["@layer:top"]`, false}, // g is not there
	}
	for _, test := range tests {
		s := parse(t, invariants+`invariant = [ { id = "i", stack = { `+test.stack+` } } ]`)
		q := Query{Answers: Sheet{"x": true}, Date: "2026-01-01"}
		want := []Violation{}
		if !test.holds {
			want = append(want, Violation{Invariant: "i", Stack: []string{"a", "c"}})
		}
		if diff := cmp.Diff(want, s.Violations(q)); diff != "" {
			t.Errorf("%s:\n%s", test.stack, diff)
		}
	}
	s := parse(t, invariants+`invariant = [ { id = "i", stack = { empty = ["high", "top"] } },
		{ id = "j", stack = { filled = ["high"] } } ]`)
	want := []Violation{{Invariant: "j", Stack: []string{"a"}}}
	if diff := cmp.Diff(want, s.Violations(Query{Date: "2026-01-01"})); diff != "" {
		t.Errorf("a alone:\n%s", diff)
	}
}

func TestWhenAnInvariantClaims(t *testing.T) {
	tests := []struct {
		name, invariant string
		sheet           Sheet
		breaks          bool
	}{
		{"always", `stack = { any = ["b"] }`, Sheet{}, true},
		{"if the condition is true", `when = { y = true }, stack = { any = ["b"] }`, Sheet{"y": true}, true},
		{"not if it is false", `when = { y = true }, stack = { any = ["b"] }`, Sheet{"y": false}, false},
		{"not if it is unknown", `when = { y = true }, stack = { any = ["b"] }`, Sheet{}, false},
		{"if the stack is such", `if = { any = ["a"], filled = ["top"] }, stack = { any = ["b"] }`,
			Sheet{"x": true}, true},
		{"not if it is not", `if = { any = ["a"], filled = ["top"] }, stack = { any = ["b"] }`,
			Sheet{"x": false}, false},
		{"not on a sheet that contradicts itself", `stack = { any = ["b"] }`, Sheet{"x": false, "y": false}, false},
	}
	for _, test := range tests {
		s := parse(t, invariants+`
			invariant = [ { id = "i", `+test.invariant+` } ]
			contradiction = [ { id = "k", when = { x = false, y = false } } ]`)
		if got := len(s.Violations(Query{Answers: test.sheet, Date: "2026-01-01"})) > 0; got != test.breaks {
			t.Errorf("%s: got broken %v", test.name, got)
		}
	}
}

func TestInvariantsOfOtherResults(t *testing.T) {
	const all = `
		invariant = [ { id = "i", stack = { filled = ["l"] } }, { id = "j", stack = { none = ["gone", "new"] } } ]`
	const retired = `
		layer = [ { id = "l" } ]
		option = [ { id = "gone", layer = "l" }, { id = "new", layer = "l" } ]
		lifecycle = [ { id = "e", option = "gone", status = "retired", since = 2025-01-01 } ]` + all
	tests := []struct {
		name, text string
		want       []Violation
	}{
		{"recommended and supported", retired + `
			rule = [ { id = "r", points = { gone = 2, new = 1 } } ]`,
			[]Violation{{"j", false, []string{"gone"}}, {"j", true, []string{"new"}}}},
		{"nothing supported speaks for anything: no stack", retired + `
			rule = [ { id = "r", points = { gone = 2 } } ]`, []Violation{{"j", false, []string{"gone"}}}},
		{"nothing supported is feasible: no stack", retired + `
			rule = [ { id = "r", require = ["gone"] } ]`, []Violation{{"j", false, []string{"gone"}}}},
		{"nothing unsupported: one stack", retired + `
			rule = [ { id = "r", points = { new = 2 } } ]`, []Violation{{"j", false, []string{"new"}}}},
		{"no evidence: no stack", retired, []Violation{}},
		{"infeasible: no stack", retired + `
			rule = [ { id = "r", require = ["gone"], exclude = ["gone"] } ]`, []Violation{}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, parse(t, test.text).Violations(Query{Date: "2026-01-01"})); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestDecide(t *testing.T) {
	broken := func(sheet Sheet, stack ...string) *Broken { return &Broken{sheet, Violation{"i", false, stack}} }
	tests := []struct {
		name, invariant, contradiction string
		sheet                          Sheet
		want                           Decision
	}{
		{"holds", `stack = { every = ["a"] }`, ``, nil, Decision{"i", nil, 4}},
		{"the first sheet on which it breaks", `stack = { every = ["c"] }`, ``, nil,
			Decision{"i", broken(Sheet{"x": false, "y": true}, "a"), 4}},
		{"among the completions of a sheet", `stack = { every = ["c"] }`, ``, Sheet{"y": false},
			Decision{"i", broken(Sheet{"x": false, "y": false}, "a"), 2}},
		{"holds where its condition does", `when = { x = true }, stack = { every = ["c"] }`, ``, nil,
			Decision{"i", nil, 2}},
		{"holds of the stacks that it is about", `if = { filled = ["high"] }, stack = { every = ["c"] }`, ``, nil,
			Decision{"i", nil, 2}},
		{"is about no stack", `if = { any = ["b"] }, stack = { every = ["c"] }`, ``, nil, Decision{"i", nil, 0}},
		{"breaks only on sheets that contradict", `stack = { every = ["c"] }`, `x = false`, nil, Decision{"i", nil, 2}},
		{"breaks on one that does not", `stack = { every = ["c"] }`, `x = false, y = true`, nil,
			Decision{"i", broken(Sheet{"x": false, "y": false}, "a"), 3}},
		{"the given answers contradict", `stack = { every = ["c"] }`, `x = false`, Sheet{"x": false},
			Decision{"i", nil, 0}},
	}
	for _, test := range tests {
		text := invariants + `invariant = [ { id = "i", ` + test.invariant + ` } ]`
		if test.contradiction != "" {
			text += "\ncontradiction = [ { id = \"k\", when = { " + test.contradiction + " } } ]"
		}
		got := parse(t, text).Decide(Query{Answers: test.sheet, Date: "2026-01-01"})
		if diff := cmp.Diff([]Decision{test.want}, got); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestDecideCutsWhereTheInvariantDoes(t *testing.T) {
	s := parse(t, `
		layer = [ { id = "l" } ]
		option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
		question = [ { id = "q", kind = "number", max = 9 } ]
		rule = [ { id = "r", points = { a = 1 } }, { id = "s", when = { q = { at_least = 5 } }, points = { b = 2 } } ]
		invariant = [ { id = "i", when = { q = { at_least = 8 } }, stack = { every = ["a"] } },
			{ id = "j", when = { q = { below = 3 } }, stack = { every = ["a"] } } ]`)
	if diff := cmp.Diff([]Answer{int64(0), int64(5)}, s.Domain("q")); diff != "" {
		t.Errorf("domain:\n%s", diff)
	}
	want := []Decision{
		{"i", &Broken{Sheet{"q": int64(8)}, Violation{"i", false, []string{"b"}}}, 1},
		{"j", nil, 1},
	}
	if diff := cmp.Diff(want, s.Decide(Query{Date: "2026-01-01"}), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
