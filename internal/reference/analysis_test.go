package reference

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// One layer with a and b. a has 2 points, 3 with y; b has 3 with x. With both they tie, and a stands earlier:
//
//	x true,  y true   a
//	x true,  y false  b
//	x false, y true   a
//	x false, y false  a
const twoQuestions = `
	layer = [ { id = "l" } ]
	option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
	question = [ { id = "x", kind = "yesno" }, { id = "y", kind = "yesno" } ]
	rule = [
		{ id = "always", points = { a = 2 } },
		{ id = "with-y", when = { y = true }, points = { a = 1 } },
		{ id = "with-x", when = { x = true }, points = { b = 3 } },
	]`

// b is recommended if one of x and y is true but not both, else a.
const exclusive = `
	layer = [ { id = "l" } ]
	option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
	question = [ { id = "x", kind = "yesno" }, { id = "y", kind = "yesno" }, { id = "z", kind = "yesno", ask_when = { x = true, y = true } } ]
	rule = [
		{ id = "always", points = { a = 1 } },
		{ id = "x-alone", when = { x = true, y = false }, points = { b = 2 } },
		{ id = "y-alone", when = { x = false, y = true }, points = { b = 2 } },
		{ id = "z-too", when = { z = true, x = false }, points = { b = 9 } },
	]`

func analyse(t *testing.T, text string, sheet Sheet) *Analysis {
	t.Helper()
	return parse(t, text).Analyse(Query{Answers: sheet, Date: "2026-01-01"})
}

func just(option string) Outcome { return Outcome{Recommended, []string{option}} }

func TestSettledAndSufficient(t *testing.T) {
	tests := []struct {
		sheet      Sheet
		settled    bool
		sufficient []string
	}{
		{Sheet{}, false, nil},
		{Sheet{"x": true}, false, nil},           // b now, but y decides
		{Sheet{"y": false}, false, nil},          // a now, but x decides
		{Sheet{"x": false}, true, []string{"x"}}, // a, whatever y
		{Sheet{"y": true}, true, []string{"y"}},  // a, whatever x
		{Sheet{"x": "unknown", "y": true}, true, []string{"y"}},
		{Sheet{"x": false, "y": true}, true, []string{"x"}}, // either would do: the earlier
		{Sheet{"x": true, "y": true}, true, []string{"y"}},
		{Sheet{"x": false, "y": false}, true, []string{"x"}},
		{Sheet{"x": true, "y": false}, true, []string{"x", "y"}},
	}
	for _, test := range tests {
		a := analyse(t, twoQuestions, test.sheet)
		if got := a.Settled(); got != test.settled {
			t.Errorf("%v: got settled %v", test.sheet, got)
		}
		if diff := cmp.Diff(test.sufficient, a.Sufficient()); diff != "" {
			t.Errorf("%v: sufficient reason:\n%s", test.sheet, diff)
		}
	}
}

func TestSettledIsAboutNowToo(t *testing.T) {
	// Every completion has b, but now nothing is known and a is ahead.
	a := analyse(t, `
		layer = [ { id = "l" } ]
		option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
		question = [ { id = "x", kind = "yesno" } ]
		rule = [ { id = "r", points = { a = 1 } }, { id = "s", when = { x = true }, points = { b = 2 } }, { id = "t", when = { x = false }, points = { b = 3 } } ]
	`, Sheet{})
	if got := a.Outcomes(); len(got) != 1 || a.Settled() || a.Sufficient() != nil {
		t.Errorf("got outcomes %v, settled %v, want one, not settled", got, a.Settled())
	}
}

func TestSufficientWithNothing(t *testing.T) {
	a := analyse(t, `
		layer = [ { id = "l" } ]
		option = [ { id = "a", layer = "l" } ]
		question = [ { id = "x", kind = "yesno" } ]
		rule = [ { id = "r", points = { a = 1 } } ]`, Sheet{"x": true})
	if got := a.Sufficient(); got == nil || len(got) != 0 {
		t.Errorf("got %#v, want an empty list: nothing has to be known", got)
	}
}

func TestOutcomes(t *testing.T) {
	tests := []struct {
		name, text string
		sheet      Sheet
		want       []OutcomeCount
	}{
		{"all", twoQuestions, Sheet{}, []OutcomeCount{{just("a"), 3}, {just("b"), 1}}},
		{"the earlier of as many", twoQuestions, Sheet{"x": true}, []OutcomeCount{{just("a"), 1}, {just("b"), 1}}},
		{"a single one", twoQuestions, Sheet{"x": true, "y": false}, []OutcomeCount{{just("b"), 1}}},
		{"questions that do not apply are counted", exclusive, Sheet{"x": true, "y": false}, []OutcomeCount{{just("b"), 2}}},
		{"empty stacks by status, then the fewest options", `
			layer = [ { id = "l" }, { id = "m" } ]
			option = [ { id = "a", layer = "l" }, { id = "b", layer = "m" } ]
			question = [ { id = "q", kind = "single", choices = [ { id = "p" }, { id = "q" }, { id = "r" }, { id = "s" } ] } ]
			rule = [ { id = "p", when = { q = "p" }, points = { a = 1, b = 1 } }, { id = "q", when = { q = "q" }, points = { b = 1 } },
				{ id = "r", when = { q = "r" }, require = ["a"], exclude = ["a"] } ]`, Sheet{},
			[]OutcomeCount{{Outcome{NoEvidence, []string{}}, 1}, {Outcome{Infeasible, []string{}}, 1}, {just("b"), 1}, {Outcome{Recommended, []string{"a", "b"}}, 1}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, analyse(t, test.text, test.sheet).Outcomes()); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestIrrelevant(t *testing.T) {
	tests := []struct {
		name, text string
		sheet      Sheet
		want       []string
	}{
		{"both matter", twoQuestions, Sheet{}, []string{}},
		{"nothing is left to change", twoQuestions, Sheet{"x": false}, []string{"y"}},
		{"zero bits is not irrelevant", exclusive, Sheet{}, []string{"z"}},
		{"what does not apply", exclusive, Sheet{"x": false, "y": true}, []string{"z"}},
		{"given answers are not listed", exclusive, Sheet{"z": true}, []string{}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, analyse(t, test.text, test.sheet).Irrelevant()); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestNext(t *testing.T) {
	tests := []struct {
		name, text string
		sheet      Sheet
		want       []Information
	}{
		// 1 + (2 log 2 - 3 log 3) / 4
		{"alike: file order", twoQuestions, Sheet{}, []Information{{"x", 311278}, {"y", 311278}}},
		{"all of it", twoQuestions, Sheet{"x": true}, []Information{{"y", 1000000}}},
		{"nothing", twoQuestions, Sheet{"x": false}, []Information{{"y", 0}}},
		{"neither tells anything alone; z may not apply", exclusive, Sheet{}, []Information{{"x", 0}, {"y", 0}}},
		{"z applies", exclusive, Sheet{"x": true, "y": true}, []Information{{"z", 0}}},
		{"z does not apply", exclusive, Sheet{"x": true, "y": false}, []Information{}},
		{"the most first", `
			layer = [ { id = "l" } ]
			option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
			question = [ { id = "x", kind = "yesno" }, { id = "s", kind = "single", choices = [ { id = "p" }, { id = "q" }, { id = "r" } ] } ]
			rule = [ { id = "r", points = { a = 1 } }, { id = "t", when = { s = "p" }, points = { b = 3 } }, { id = "u", when = { s = "q", x = true }, points = { b = 3 } } ]`,
			// of 6 completions b has 3: p twice, q with x.
			// s: log 3 + (2 log 2 + 0 + 0 + 2 log 2 - 3 log 3 - 3 log 3) / 6 = 2/3
			// x: log 2 + (2 log 2 + 0 + 0 + 2 log 2 - 6 log 3) / 6 = 5/3 - log 3 = 0.0817042
			Sheet{}, []Information{{"s", 666667}, {"x", 81704}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, analyse(t, test.text, test.sheet).Next()); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestLog2(t *testing.T) {
	tests := map[int64]string{
		1:       "0.000000000000000000000000000000",
		2:       "1.000000000000000000000000000000",
		3:       "1.584962500721156181453738943948", // known digits of log2 3: 1.58496250072115618145373894394781650875981440769248...
		4:       "2.000000000000000000000000000000",
		1 << 40: "40.000000000000000000000000000000",
	}
	for n, want := range tests {
		if got := log2(n).Text('f', 30); got != want {
			t.Errorf("log2(%d): got %s, want %s", n, got, want)
		}
	}
}

// TestAnalysesAgree holds the analyses of random sets without contradictions against each other; for those with
// contradictions see TestAnalysesWithContradictionsAgree.
func TestAnalysesAgree(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(150) {
		s := parse(t, string(Generate(seed, Small())))
		q := GenerateQuery(seed, s)
		a := s.Analyse(q)
		if r := s.Recommend(q); !a.Now().equal(Outcome{r.Status, r.Stack}) {
			t.Errorf("seed %d: now %v, recommended %v", seed, a.Now(), r.Stack)
		}
		outcomes := a.Outcomes()
		sum := int64(0)
		for _, o := range outcomes {
			sum += o.Count
		}
		if want := s.CountCompletions(q.Answers).Int64(); sum != want {
			t.Errorf("seed %d: the outcomes count %d completions, want %d", seed, sum, want)
		}
		settled := len(outcomes) == 1 && outcomes[0].equal(a.Now())
		if a.Settled() != settled || (a.Sufficient() != nil) != settled {
			t.Errorf("seed %d: settled %v, sufficient %v, outcomes %v", seed, a.Settled(), a.Sufficient(), outcomes)
		}
		if settled {
			seen["settled"]++
		}
		irrelevant := a.Irrelevant()
		for _, next := range a.Next() {
			if slices.Contains(irrelevant, next.Question) && next.Bits != 0 {
				t.Errorf("seed %d: %s is irrelevant and tells %d", seed, next.Question, next.Bits)
			}
			if next.Bits > 0 {
				seen["bits"]++
			}
		}
		for _, f := range a.Flips(2) {
			seen["flips of "+string(rune('0'+len(f.Questions)))]++
			for _, r := range f.Reached {
				for _, example := range r.Examples {
					if got := a.Outcome(a.changed(example)); len(example) != len(f.Questions) || !got.equal(r.Outcome) || got.equal(a.Now()) {
						t.Errorf("seed %d: %v leads to %v, want %v", seed, example, got, r.Outcome)
					}
				}
			}
		}
		if len(irrelevant) > 0 {
			seen["irrelevant"]++
		}
		for _, o := range s.Options {
			if w := a.WhyNot(o.ID, 2); w.Gap != nil && *w.Gap > 0 && len(w.Flips) > 0 {
				seen["why not"]++
			}
		}
	}
	for _, what := range []string{"settled", "bits", "flips of 1", "flips of 2", "irrelevant", "why not"} {
		if seen[what] < 5 {
			t.Errorf("%s: %d of 150", what, seen[what])
		}
	}
}

func BenchmarkSmall(b *testing.B)  { benchmarkAnalyses(b, Small()) }
func BenchmarkMedium(b *testing.B) { benchmarkAnalyses(b, Medium()) }

// benchmarkAnalyses works out everything about one random set and query after another.
func benchmarkAnalyses(b *testing.B, size Size) {
	for seed := uint64(0); b.Loop(); seed++ {
		s := parse(b, string(Generate(seed, size)))
		q := GenerateQuery(seed, s)
		s.Recommend(q)
		a := s.Analyse(q)
		a.Outcomes()
		a.Irrelevant()
		a.Next()
		a.Flips(2)
		a.Sufficient()
		a.WeightRanges()
		for _, o := range s.Options {
			a.WhyNot(o.ID, 2)
		}
		s.Survey(q)
	}
}
