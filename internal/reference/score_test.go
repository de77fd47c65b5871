package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// scores returns the options' scores by id.
func scores(r Result) map[string]int64 {
	list := map[string]int64{}
	for _, o := range r.Options {
		list[o.ID] = o.Score
	}
	return list
}

const scored = `
	layer = [ { id = "l" }, { id = "m" } ]
	option = [ { id = "a", layer = "l" }, { id = "b", layer = "m" } ]
	criterion = [ { id = "fit" }, { id = "cost", weight = 0.25 } ]
	question = [ { id = "q", kind = "yesno" }, { id = "u", kind = "yesno" } ]
	rule = [
		{ id = "always", points = { a = 2 } },
		{ id = "if-q", when = { q = true }, points = { a = 3, b = -1 } },
		{ id = "if-not-q", when = { q = false }, points = { a = 100 } },
		{ id = "open", when = { u = true }, points = { a = 1000 } },
		{ id = "cheap", criterion = "cost", points = { a = 3, b = 10 } },
		{ id = "first", group = "g", when = { q = true }, points = { a = 4, b = -5 } },
		{ id = "second", group = "g", points = { a = -4, b = 5 } },
		{ id = "third", group = "g", points = { a = 1, b = 6 } },
		{ id = "fourth", group = "g", when = { q = false }, points = { a = 9, b = 9 } },
		{ id = "other", group = "h", points = { b = 0 } },
	]`

func TestScores(t *testing.T) {
	s := parse(t, scored)
	r := s.Recommend(Query{Answers: Sheet{"q": true}, Date: "2026-01-01"})
	// a: always 2, if-q 3, cheap 3 x 0.25, of group g first (4 before -4 before 1): 9.75
	// b: if-q -1, cheap 10 x 0.25, of group g third (6 beats -5 and 5), other 0: 7.5
	if diff := cmp.Diff(map[string]int64{"a": 9750, "b": 7500}, scores(r)); diff != "" {
		t.Errorf("scores:\n%s", diff)
	}
	want := []Contribution{
		{"always", "fit", 2, 1000, true},
		{"if-q", "fit", 3, 1000, true},
		{"cheap", "cost", 3, 250, true},
		{"first", "fit", 4, 1000, true},
		{"second", "fit", -4, 1000, false},
		{"third", "fit", 1, 1000, false},
	}
	if diff := cmp.Diff(want, r.Options[0].Contributions); diff != "" {
		t.Errorf("contributions of a:\n%s", diff)
	}
	want = []Contribution{
		{"if-q", "fit", -1, 1000, true},
		{"cheap", "cost", 10, 250, true},
		{"first", "fit", -5, 1000, false},
		{"second", "fit", 5, 1000, false},
		{"third", "fit", 6, 1000, true},
		{"other", "fit", 0, 1000, true},
	}
	if diff := cmp.Diff(want, r.Options[1].Contributions); diff != "" {
		t.Errorf("contributions of b:\n%s", diff)
	}
	fired := []string{"always", "if-q", "cheap", "first", "second", "third", "other"}
	if diff := cmp.Diff(fired, r.Fired); diff != "" {
		t.Errorf("fired:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"open"}, r.Open); diff != "" {
		t.Errorf("open:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"u"}, r.Unanswered); diff != "" {
		t.Errorf("unanswered:\n%s", diff)
	}
}

func TestWeightsOverTheSetsOwn(t *testing.T) {
	s := parse(t, scored)
	r := s.Recommend(Query{Answers: Sheet{"q": true}, Weights: map[string]int64{"fit": 0, "cost": 1500}, Date: "2026-01-01"})
	if diff := cmp.Diff(map[string]int64{"a": 4500, "b": 15000}, scores(r)); diff != "" {
		t.Errorf("scores:\n%s", diff)
	}
}
