package reference

import "testing"

const questions = `
	[[question]]
	id = "yes"
	kind = "yesno"
	[[question]]
	id = "one"
	kind = "single"
	choices = [ { id = "a" }, { id = "b" }, { id = "c" } ]
	[[question]]
	id = "some"
	kind = "multi"
	min = 0
	choices = [ { id = "x" }, { id = "y" }, { id = "z" } ]
	[[question]]
	id = "count"
	kind = "number"
	max = 100
	[[question]]
	id = "then"
	kind = "single"
	choices = [ { id = "p" }, { id = "q" } ]
	ask_when = { yes = true }
	[[question]]
	id = "later"
	kind = "number"
	max = 9
	ask_when = { then = "p" }
	[[fact]]
	id = "fact"
	when = { base = false, one = "a" }
	[[fact]]
	id = "base"
	when = { count = { at_least = 10 } }
`

func TestTruth(t *testing.T) {
	none := Sheet{}
	some := func(choices ...string) Sheet { return Sheet{"some": append([]string{}, choices...)} }
	count := func(n int64) Sheet { return Sheet{"count": n} }
	tests := []struct {
		when  string
		sheet Sheet
		want  Truth
	}{
		// yesno
		{`{ yes = true }`, Sheet{"yes": true}, True},
		{`{ yes = true }`, Sheet{"yes": false}, False},
		{`{ yes = false }`, Sheet{"yes": false}, True},
		// single: one of these
		{`{ one = "a" }`, Sheet{"one": "a"}, True},
		{`{ one = "a" }`, Sheet{"one": "b"}, False},
		{`{ one = ["a", "b"] }`, Sheet{"one": "b"}, True},
		{`{ one = ["a", "b"] }`, Sheet{"one": "c"}, False},
		// multi: at least one of these
		{`{ some = "x" }`, some("x", "y"), True},
		{`{ some = "x" }`, some("y"), False},
		{`{ some = ["x", "z"] }`, some("z", "y"), True},
		{`{ some = ["x", "z"] }`, some("y"), False},
		// multi: the table
		{`{ some = { any = ["x", "z"] } }`, some("z"), True},
		{`{ some = { any = ["x", "z"] } }`, some("y"), False},
		{`{ some = { every = ["x", "z"] } }`, some("z", "y", "x"), True},
		{`{ some = { every = ["x", "z"] } }`, some("x", "y"), False},
		{`{ some = { none = ["x", "z"] } }`, some("y"), True},
		{`{ some = { none = ["x", "z"] } }`, some("y", "z"), False},
		{`{ some = { only = ["x", "z"] } }`, some("x"), True},
		{`{ some = { only = ["x", "z"] } }`, some("x", "z"), True},
		{`{ some = { only = ["x", "z"] } }`, some("x", "y"), False},
		{`{ some = { only = "x" } }`, some("x"), True},
		{`{ some = { at_least = 2 } }`, some("x", "y"), True},
		{`{ some = { at_least = 2 } }`, some("x"), False},
		{`{ some = { at_most = 1 } }`, some("x"), True},
		{`{ some = { at_most = 1 } }`, some("x", "y"), False},
		{`{ some = { any = ["x"], none = ["y"], at_most = 2 } }`, some("x", "z"), True},
		{`{ some = { any = ["x"], none = ["y"], at_most = 2 } }`, some("x", "y"), False},
		{`{ some = { any = ["x"], none = ["y"], at_most = 1 } }`, some("x", "z"), False},
		// multi: nothing chosen is an answer
		{`{ some = "x" }`, some(), False},
		{`{ some = { every = ["x"] } }`, some(), False},
		{`{ some = { none = ["x"] } }`, some(), True},
		{`{ some = { only = ["x", "y", "z"] } }`, some(), False},
		{`{ some = { at_most = 0 } }`, some(), True},
		{`{ some = { at_least = 1 } }`, some(), False},
		// number
		{`{ count = 7 }`, count(7), True},
		{`{ count = 7 }`, count(8), False},
		{`{ count = [7, 8] }`, count(8), True},
		{`{ count = [7, 9] }`, count(8), False},
		{`{ count = { at_least = 7 } }`, count(7), True},
		{`{ count = { at_least = 7 } }`, count(6), False},
		{`{ count = { at_most = 7 } }`, count(7), True},
		{`{ count = { at_most = 7 } }`, count(8), False},
		{`{ count = { above = 7 } }`, count(8), True},
		{`{ count = { above = 7 } }`, count(7), False},
		{`{ count = { below = 7 } }`, count(6), True},
		{`{ count = { below = 7 } }`, count(7), False},
		{`{ count = { above = 3, at_most = 7 } }`, count(4), True},
		{`{ count = { above = 3, at_most = 7 } }`, count(3), False},
		{`{ count = { above = 3, at_most = 7 } }`, count(8), False},
		// without an answer a test is unknown, whatever it asks
		{`{ yes = true }`, none, Unknown},
		{`{ yes = true }`, Sheet{"yes": "unknown"}, Unknown},
		{`{ yes = true }`, Sheet{"yes": nil}, Unknown},
		{`{ one = ["a", "b", "c"] }`, none, Unknown},
		{`{ some = { at_most = 3 } }`, Sheet{"some": "unknown"}, Unknown},
		{`{ count = { at_least = 0 } }`, none, Unknown},
		// all entries must hold; Kleene
		{`{ yes = true, one = "a" }`, Sheet{"yes": true, "one": "a"}, True},
		{`{ yes = true, one = "a" }`, Sheet{"yes": true}, Unknown},
		{`{ yes = true, one = "a" }`, Sheet{"yes": false}, False},
		{`{ all = [ { yes = true }, { one = "a" } ] }`, Sheet{"yes": true}, Unknown},
		{`{ all = [ { yes = true }, { one = "a" } ] }`, Sheet{"one": "b"}, False},
		{`{ any = [ { yes = true }, { one = "a" } ] }`, Sheet{"one": "b"}, Unknown},
		{`{ any = [ { yes = true }, { one = "a" } ] }`, Sheet{"one": "a"}, True},
		{`{ any = [ { yes = true }, { one = "a" } ] }`, Sheet{"yes": false, "one": "c"}, False},
		{`{ not = { yes = true } }`, Sheet{"yes": false}, True},
		{`{ not = { yes = true } }`, Sheet{"yes": true}, False},
		{`{ not = { yes = true } }`, none, Unknown},
		{`{ any = [ { yes = true }, { not = { yes = true } } ] }`, none, Unknown}, // Kleene, not classical
		{`{ not = { all = [ { yes = true }, { any = [ { one = "a" }, { count = 1 } ] } ] }, some = "x" }`,
			Sheet{"yes": true, "one": "b", "count": int64(2), "some": []string{"x"}}, True},
		// facts, over facts
		{`{ base = true }`, count(10), True},
		{`{ base = false }`, count(10), False},
		{`{ base = false }`, none, Unknown},
		{`{ fact = true }`, Sheet{"count": int64(3), "one": "a"}, True},
		{`{ fact = true }`, count(11), False},
		{`{ fact = false }`, count(11), True},
		// a question that does not apply makes every test on it false, answered or not
		{`{ then = "p" }`, Sheet{"yes": false, "then": "p"}, False},
		{`{ then = ["p", "q"] }`, Sheet{"yes": false}, False},
		{`{ not = { then = "p" } }`, Sheet{"yes": false, "then": "p"}, True},
		{`{ then = "p" }`, Sheet{"yes": true, "then": "p"}, True},
		{`{ then = "p" }`, Sheet{"yes": true}, Unknown},
		// if its ask_when is unknown: unknown, or false where the given answer already fails it
		{`{ then = "p" }`, Sheet{"then": "p"}, Unknown},
		{`{ then = "p" }`, Sheet{"then": "q"}, False},
		{`{ then = "p" }`, none, Unknown},
		{`{ not = { then = "p" } }`, Sheet{"then": "q"}, True},
		// chained: later applies if then applies and is p
		{`{ later = 3 }`, Sheet{"yes": false, "then": "p", "later": int64(3)}, False},
		{`{ later = 3 }`, Sheet{"then": "q", "later": int64(3)}, False},
		{`{ later = 3 }`, Sheet{"then": "p", "later": int64(3)}, Unknown},
		{`{ later = 3 }`, Sheet{"yes": true, "then": "p", "later": int64(3)}, True},
	}
	s := parse(t, questions)
	for _, test := range tests {
		if got := s.Truth(parseCondition(t, s, test.when), test.sheet); got != test.want {
			t.Errorf("%s on %v: got %v, want %v", test.when, test.sheet, got, test.want)
		}
	}
	if got := s.Truth(nil, none); got != True {
		t.Errorf("no condition: got %v, want true", got)
	}
}

func TestApplies(t *testing.T) {
	s := parse(t, questions)
	tests := []struct {
		question string
		sheet    Sheet
		want     Truth
	}{
		{"yes", Sheet{}, True},
		{"then", Sheet{}, Unknown},
		{"then", Sheet{"yes": true}, True},
		{"then", Sheet{"yes": false}, False},
		{"later", Sheet{"yes": true}, Unknown},
		{"later", Sheet{"yes": false}, False},
		{"later", Sheet{"yes": true, "then": "p"}, True},
		{"later", Sheet{"then": "p"}, Unknown},
		{"later", Sheet{"then": "q"}, False},
	}
	for _, test := range tests {
		if got := s.Applies(test.question, test.sheet); got != test.want {
			t.Errorf("%s on %v: got %v, want %v", test.question, test.sheet, got, test.want)
		}
	}
}
