package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFlips(t *testing.T) {
	to := func(option string, changes int, examples ...Sheet) []Reached {
		return []Reached{{just(option), changes, examples}}
	}
	tests := []struct {
		name, text string
		sheet      Sheet
		most       int
		want       []Flip
	}{
		{"one answer", twoQuestions, Sheet{"x": true, "y": true}, 2, []Flip{{[]string{"y"}, to("b", 1, Sheet{"y": false})}}},
		{"one or the other", twoQuestions, Sheet{"x": true, "y": false}, 2, []Flip{
			{[]string{"x"}, to("a", 1, Sheet{"x": false})}, {[]string{"y"}, to("a", 1, Sheet{"y": true})}}},
		{"only both", twoQuestions, Sheet{"x": false, "y": true}, 2, []Flip{{[]string{"x", "y"}, to("b", 2, Sheet{"x": true, "y": false})}}},
		{"up to a size", twoQuestions, Sheet{"x": false, "y": true}, 1, []Flip{}},
		{"the unanswered unanswered", twoQuestions, Sheet{"x": true, "y": "unknown"}, 2, []Flip{{[]string{"x"}, to("a", 1, Sheet{"x": false})}}},
		{"nothing given", twoQuestions, Sheet{}, 2, []Flip{}},
		{"an answer that does not apply counts again", `
			layer = [ { id = "l" } ]
			option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
			question = [ { id = "x", kind = "yesno" }, { id = "y", kind = "yesno", ask_when = { x = true } } ]
			rule = [ { id = "r", points = { a = 1 } }, { id = "s", when = { y = true }, points = { b = 2 } } ]`,
			Sheet{"x": false, "y": true}, 2, []Flip{{[]string{"x"}, to("b", 1, Sheet{"x": true})}}},
		{"fewest choices of a multi", `
			layer = [ { id = "l" } ]
			option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
			question = [ { id = "m", kind = "multi", choices = [ { id = "p" }, { id = "q" }, { id = "r" } ] } ]
			rule = [ { id = "r", points = { a = 1 } }, { id = "s", when = { m = "p" }, points = { b = 2 } } ]`,
			Sheet{"m": []string{"r", "q"}}, 2, []Flip{{[]string{"m"}, to("b", 1, Sheet{"m": []string{"p", "q", "r"}})}}},
		{"several examples", `
			layer = [ { id = "l" } ]
			option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
			question = [ { id = "m", kind = "multi", choices = [ { id = "p" }, { id = "q" }, { id = "r" } ] } ]
			rule = [ { id = "r", points = { a = 1 } }, { id = "s", when = { m = { at_least = 2 } }, points = { b = 2 } } ]`,
			Sheet{"m": []string{"q"}}, 2, []Flip{{[]string{"m"}, to("b", 1, Sheet{"m": []string{"p", "q"}}, Sheet{"m": []string{"q", "r"}})}}},
		{"a number goes to another class", `
			layer = [ { id = "l" } ]
			option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
			question = [ { id = "n", kind = "number", max = 99 } ]
			rule = [ { id = "r", points = { a = 1 } }, { id = "s", when = { n = { above = 10 } }, points = { b = 2 } } ]`,
			Sheet{"n": int64(70)}, 2, []Flip{{[]string{"n"}, to("a", 1, Sheet{"n": int64(0)})}}},
		{"to no stack at all", `
			layer = [ { id = "l" } ]
			option = [ { id = "a", layer = "l" } ]
			question = [ { id = "s", kind = "single", choices = [ { id = "p" }, { id = "q" }, { id = "r" } ] } ]
			rule = [ { id = "p", when = { s = "p" }, points = { a = 1 } }, { id = "q", when = { s = "q" }, require = ["a"], exclude = ["a"] } ]`,
			Sheet{"s": "p"}, 2, []Flip{{[]string{"s"}, []Reached{
				{Outcome{NoEvidence, []string{}}, 1, []Sheet{{"s": "r"}}}, {Outcome{Infeasible, []string{}}, 1, []Sheet{{"s": "q"}}}}}}},
		{"no-evidence and infeasible are two outcomes", `
			layer = [ { id = "l" } ]
			option = [ { id = "a", layer = "l" } ]
			question = [ { id = "x", kind = "yesno" } ]
			rule = [ { id = "q", when = { x = true }, require = ["a"], exclude = ["a"] } ]`,
			Sheet{"x": true}, 2, []Flip{{[]string{"x"}, []Reached{{Outcome{NoEvidence, []string{}}, 1, []Sheet{{"x": false}}}}}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, analyse(t, test.text, test.sheet).Flips(test.most)); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

const whyNot = `
	layer = [ { id = "l" }, { id = "m" } ]
	option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" }, { id = "c", layer = "m" }, { id = "d", layer = "m" } ]
	criterion = [ { id = "fit" }, { id = "cost", weight = 0.5 } ]
	question = [ { id = "x", kind = "yesno" }, { id = "y", kind = "yesno" } ]
	rule = [
		{ id = "always", points = { a = 5, b = 1 } },
		{ id = "cheap", criterion = "cost", points = { b = 2 } },
		{ id = "both", points = { c = 3 } },
		{ id = "with-x", when = { x = true }, points = { b = 2 } },
		{ id = "with-y", when = { y = true }, points = { b = 2 } },
		{ id = "never-d", when = { x = false }, exclude = ["d"] },
		{ id = "d-then", points = { d = 9 }, when = { x = true } },
	]
	relation = [ { id = "k", from = "b", kind = "conflicts", to = ["c"] } ]`

func TestWhyNot(t *testing.T) {
	points := func(n int64) *int64 { return &n }
	sheet := Sheet{"x": false, "y": false} // a 5, b 2, c 3: a and c with 8
	tests := []struct {
		option string
		most   int
		want   WhyNot
	}{
		{"b", 2, WhyNot{"b", []string{}, []string{"b"}, points(6000),
			map[string]int64{"always": 4000, "cheap": -1000, "both": 3000}, map[string]int64{"fit": 7000, "cost": -1000},
			// x and y: b 6 and d 9 against a 5 and d 9
			[]Flip{{[]string{"x", "y"}, []Reached{{Outcome{Recommended, []string{"b", "d"}}, 2, []Sheet{{"x": true, "y": true}}}}}}}},
		{"b", 1, WhyNot{"b", []string{}, []string{"b"}, points(6000),
			map[string]int64{"always": 4000, "cheap": -1000, "both": 3000}, map[string]int64{"fit": 7000, "cost": -1000}, []Flip{}}},
		{"d", 2, WhyNot{"d", []string{"never-d"}, []string{}, nil, nil, nil,
			[]Flip{{[]string{"x"}, []Reached{{Outcome{Recommended, []string{"a", "d"}}, 1, []Sheet{{"x": true}}}}}}}},
		{"a", 2, WhyNot{"a", []string{}, []string{"a", "c"}, points(0), map[string]int64{}, map[string]int64{}, []Flip{}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, analyse(t, whyNot, sheet).WhyNot(test.option, test.most)); diff != "" {
			t.Errorf("%s:\n%s", test.option, diff)
		}
	}
}
