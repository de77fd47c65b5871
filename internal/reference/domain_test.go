package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDomain(t *testing.T) {
	numbers := func(list ...int64) (domain []Answer) {
		for _, n := range list {
			domain = append(domain, n)
		}
		return domain
	}
	tests := []struct {
		name, question, rules string
		want                  []Answer
	}{
		{"yesno", `kind = "yesno"`, ``, []Answer{true, false}},
		{"single", `kind = "single", choices = [ { id = "b" }, { id = "a" } ]`, ``, []Answer{"b", "a"}},
		{"multi", `kind = "multi", choices = [ { id = "b" }, { id = "a" } ]`, ``,
			[]Answer{[]string{"b"}, []string{"a"}, []string{"b", "a"}}},
		{"multi from none", `kind = "multi", min = 0, max = 1, choices = [ { id = "b" }, { id = "a" } ]`, ``,
			[]Answer{[]string{}, []string{"b"}, []string{"a"}}},
		{"multi of two", `kind = "multi", min = 2, max = 2, choices = [ { id = "a" }, { id = "b" }, { id = "c" } ]`, ``,
			[]Answer{[]string{"a", "b"}, []string{"a", "c"}, []string{"b", "c"}}},
		{"number without thresholds", `kind = "number", min = 3, max = 9`, ``, numbers(3)},
		{"n cuts before and after", `kind = "number", max = 9`, `{ id = "r", when = { q = 4 } }`, numbers(0, 4, 5)},
		{"a list cuts at each member", `kind = "number", max = 9`, `{ id = "r", when = { q = [4, 5, 8] } }`, numbers(0, 4, 5, 6, 8, 9)},
		{"at_least cuts before", `kind = "number", max = 9`, `{ id = "r", when = { q = { at_least = 4 } } }`, numbers(0, 4)},
		{"below cuts before", `kind = "number", max = 9`, `{ id = "r", when = { q = { below = 4 } } }`, numbers(0, 4)},
		{"at_most cuts after", `kind = "number", max = 9`, `{ id = "r", when = { q = { at_most = 4 } } }`, numbers(0, 5)},
		{"above cuts after", `kind = "number", max = 9`, `{ id = "r", when = { q = { above = 4 } } }`, numbers(0, 5)},
		{"outside the range", `kind = "number", min = 2, max = 9`,
			`{ id = "r", when = { q = { at_least = 0 } } }, { id = "s", when = { q = { above = 9 } } }, { id = "t", when = { q = 1 } }`, numbers(2)},
		{"at the ends", `kind = "number", min = 2, max = 9`,
			`{ id = "r", when = { q = { at_least = 2 } } }, { id = "s", when = { q = 9 } }`, numbers(2, 9)},
		{"deep inside", `kind = "number", max = 9`,
			`{ id = "r", when = { any = [ { not = { all = [ { q = { above = 6 } } ] } } ] } }`, numbers(0, 7)},
	}
	for _, test := range tests {
		s := parse(t, "question = [ { id = \"q\", "+test.question+" } ]\nrule = [ "+test.rules+" ]")
		if diff := cmp.Diff(test.want, s.Domain("q")); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestThresholdsCountEverywhere(t *testing.T) {
	s := parse(t, `
		question = [ { id = "q", kind = "number", max = 99 }, { id = "r", kind = "yesno", ask_when = { q = { at_least = 10 } } } ]
		fact = [ { id = "f", when = { q = { at_least = 20 } } } ]
		rule = [ { id = "x", when = { q = { at_least = 30 } } } ]`)
	want := []Answer{int64(0), int64(10), int64(20), int64(30)}
	if diff := cmp.Diff(want, s.Domain("q")); diff != "" {
		t.Error(diff)
	}
}

func TestCompletions(t *testing.T) {
	s := parse(t, `
		question = [ { id = "a", kind = "yesno" }, { id = "b", kind = "yesno", ask_when = { a = true } }, { id = "c", kind = "yesno" } ]`)
	sheet := Sheet{"a": false, "c": "unknown"}
	want := []Sheet{ // b does not apply and counts all the same
		{"a": false, "b": true, "c": true},
		{"a": false, "b": true, "c": false},
		{"a": false, "b": false, "c": true},
		{"a": false, "b": false, "c": false},
	}
	if diff := cmp.Diff(want, s.Completions(sheet)); diff != "" {
		t.Error(diff)
	}
	if got := s.CountCompletions(sheet).String(); got != "4" {
		t.Errorf("got %s completions, want 4", got)
	}
	if got := s.Completions(Sheet{"a": true, "b": true, "c": true}); len(got) != 1 {
		t.Errorf("a complete sheet has itself as its only completion, got %v", got)
	}
}
