package reference

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Without x and not y, the sheet on which b is recommended, a always is.
const noB = twoQuestions + `
	contradiction = [ { id = "k", when = { x = true, y = false } } ]`

// One of the two always holds.
const never = twoQuestions + `
	contradiction = [ { id = "k", when = { x = true } }, { id = "l", when = { x = false } } ]`

func TestContradictionsOfASheet(t *testing.T) {
	s := parse(t, strings.TrimSuffix(never, "]")+`, { id = "m", when = { any = [ { x = true }, { y = true } ] } } ]`)
	tests := []struct {
		sheet Sheet
		want  []string
	}{
		{Sheet{}, []string{}},
		{Sheet{"x": "unknown"}, []string{}},
		{Sheet{"x": true}, []string{"k", "m"}},
		{Sheet{"x": false}, []string{"l"}},
		{Sheet{"y": true}, []string{"m"}}, // whatever x is
		{Sheet{"x": false, "y": true}, []string{"l", "m"}},
	}
	for _, test := range tests {
		r := s.Recommend(Query{Answers: test.sheet, Date: "2026-01-01"})
		if diff := cmp.Diff(test.want, r.Contradictions); diff != "" {
			t.Errorf("%v:\n%s", test.sheet, diff)
		}
		if r.Status != Recommended {
			t.Errorf("%v: got %s: a contradiction refuses nothing", test.sheet, r.Status)
		}
	}
}

func TestContradictoryCompletionsAreNotCounted(t *testing.T) {
	tests := []struct {
		name, text string
		sheet      Sheet
		settled    bool
		outcomes   []OutcomeCount
		irrelevant []string
		next       []Information
		sufficient []string
	}{
		{"all that count are alike", noB, Sheet{}, true, []OutcomeCount{{just("a"), 3}},
			[]string{"x", "y"}, []Information{{"x", 0}, {"y", 0}}, []string{}},
		{"one is left, and not what is recommended now", noB, Sheet{"x": true}, false, []OutcomeCount{{just("a"), 1}},
			[]string{"y"}, []Information{{"y", 0}}, nil},
		{"nothing has to be known", noB, Sheet{"y": true}, true, []OutcomeCount{{just("a"), 2}},
			[]string{"x"}, []Information{{"x", 0}}, []string{}}, // without k: y
		// k holds already and excludes nothing; with fewer answers than these b is not sure.
		{"it excludes nothing where it holds", noB, Sheet{"x": true, "y": false}, true, []OutcomeCount{{just("b"), 1}},
			[]string{}, []Information{}, []string{"x", "y"}},
		{"every completion contradicts", never, Sheet{}, false, nil,
			[]string{}, []Information{{"x", 0}, {"y", 0}}, nil},
		{"one of the two holds already", never, Sheet{"x": false}, true, []OutcomeCount{{just("a"), 2}},
			[]string{"y"}, []Information{{"y", 0}}, []string{}}, // k excludes that x were another
		// TT a, TF b, FT a are left.
		// x: log 3 + (0 + 0 + 0 - 2 log 2 - 2 log 2) / 3; y: log 3 + (2 log 2 + 0 - 2 log 2 - 2 log 2) / 3
		// y tells all, since x is true if y is not.
		{"answers need not be as frequent", twoQuestions + `
			contradiction = [ { id = "k", when = { x = false, y = false } } ]`,
			Sheet{}, false, []OutcomeCount{{just("a"), 2}, {just("b"), 1}},
			[]string{"x"}, []Information{{"y", 918296}, {"x", 251629}}, nil},
	}
	for _, test := range tests {
		a := analyse(t, test.text, test.sheet)
		if got := a.Settled(); got != test.settled {
			t.Errorf("%s: got settled %v", test.name, got)
		}
		for what, diff := range map[string]string{
			"outcomes":   cmp.Diff(test.outcomes, a.Outcomes()),
			"irrelevant": cmp.Diff(test.irrelevant, a.Irrelevant()),
			"next":       cmp.Diff(test.next, a.Next()),
			"sufficient": cmp.Diff(test.sufficient, a.Sufficient()),
		} {
			if diff != "" {
				t.Errorf("%s: %s:\n%s", test.name, what, diff)
			}
		}
	}
}

// x and y have to be alike, and x decides; so either tells the other.
const alike = `
	layer = [ { id = "l" } ]
	option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
	question = [ { id = "x", kind = "yesno" }, { id = "y", kind = "yesno" }, { id = "z", kind = "yesno" } ]
	rule = [ { id = "r", points = { a = 1 } }, { id = "s", when = { x = true }, points = { b = 2 } } ]
	contradiction = [ { id = "k", when = { x = true, y = false } }, { id = "l", when = { x = false, y = true } } ]`

func TestIrrelevantWithContradictions(t *testing.T) {
	if diff := cmp.Diff([]string{"x", "y", "z"}, analyse(t, alike, Sheet{}).Irrelevant()); diff != "" {
		t.Errorf("without answers, each by itself:\n%s", diff)
	}
	a := analyse(t, alike, Sheet{"y": true}) // only x = true is left
	if diff := cmp.Diff([]string{"x", "z"}, a.Irrelevant()); diff != "" {
		t.Errorf("with y:\n%s", diff)
	}
	if a.Settled() {
		t.Error("settled, but without x a is recommended")
	}
	onlyContradicts := strings.Replace(twoQuestions, `"yesno" } ]`, `"yesno" }, { id = "z", kind = "yesno" } ]`, 1) + `
		contradiction = [ { id = "k", when = { x = true, z = true } } ]`
	if diff := cmp.Diff([]string{"z"}, analyse(t, onlyContradicts, Sheet{}).Irrelevant()); diff != "" {
		t.Errorf("z is only in a contradiction:\n%s", diff)
	}
}

func TestFlipsDoNotContradict(t *testing.T) {
	flip := func(question string, answer bool) Flip {
		return Flip{[]string{question}, []Reached{{just("a"), 1, []Sheet{{question: answer}}}}}
	}
	tests := []struct {
		name, text string
		sheet      Sheet
		want       []Flip
	}{
		{"the only flip contradicts", noB, Sheet{"x": true, "y": true}, nil},
		{"out of a contradiction", noB, Sheet{"x": true, "y": false}, []Flip{flip("x", false), flip("y", true)}},
		{"from one contradiction into another", strings.TrimSuffix(noB, "]") + `, { id = "l", when = { x = false } } ]`,
			Sheet{"x": true, "y": false}, []Flip{flip("y", true)}},
		{"a contradiction that stays", twoQuestions + `
			contradiction = [ { id = "k", when = { y = false } } ]`,
			Sheet{"x": true, "y": false}, []Flip{flip("x", false), flip("y", true)}},
		{"what is unknown does not contradict", noB, Sheet{"x": true}, []Flip{flip("x", false)}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, analyse(t, test.text, test.sheet).Flips(2), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
	if w := analyse(t, noB, Sheet{"x": true, "y": true}).WhyNot("b", 2); len(w.Flips) > 0 {
		t.Errorf("why not b: got flips %v, want none", w.Flips)
	}
}

func TestSurveyWithContradictions(t *testing.T) {
	_, v := survey(t, noB)
	sheets := []Sheet{{"x": true, "y": true}, {"x": false, "y": true}, {"x": false, "y": false}}
	if diff := cmp.Diff(sheets, v.Sheets); diff != "" {
		t.Errorf("sheets:\n%s", diff)
	}
	contradictions := []ContradictionSurvey{{"k", []bool{false, true, false, false}, 1}}
	if diff := cmp.Diff(contradictions, v.Contradictions); diff != "" {
		t.Errorf("contradictions:\n%s", diff)
	}
	rules := []RuleSurvey{ // TT: without always b wins, without with-y, too; FF: without always there is no evidence
		{"always", []bool{true, true, true}, 3, 2},
		{"with-y", []bool{true, true, false}, 2, 1},
		{"with-x", []bool{true, false, false}, 1, 0},
	}
	if diff := cmp.Diff(rules, v.Rules); diff != "" {
		t.Errorf("rules:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"x", "y"}, v.Irrelevant); diff != "" {
		t.Errorf("irrelevant:\n%s", diff)
	}
	if v.Ties != 1 || v.Options[0].Wins != 3 || v.Options[1].Wins != 0 {
		t.Errorf("got %d ties, options %+v", v.Ties, v.Options)
	}
	_, v = survey(t, never)
	if len(v.Sheets)+len(v.Statuses)+len(v.Irrelevant) > 0 || v.Contradictions[0].Holds+v.Contradictions[1].Holds != 4 {
		t.Errorf("where all sheets contradict: %+v", v)
	}
}

func TestContradictionsTellChoicesApart(t *testing.T) {
	const plain = `
		question = [ { id = "one", kind = "single", choices = [ { id = "p" }, { id = "q" }, { id = "r" } ] },
			{ id = "x", kind = "yesno" } ]
		contradiction = [ { id = "k", when = { one = "p", x = true } },
			{ id = "l", when = { one = ["q", "r"], x = false } } ]`
	if diff := cmp.Diff([][2]string{{"q", "r"}}, parse(t, plain).Indistinct("one")); diff != "" {
		t.Error(diff)
	}
}

func TestThresholdsOfContradictionsCount(t *testing.T) {
	s := parse(t, `
		layer = [ { id = "l" } ]
		question = [ { id = "q", kind = "number", max = 99 } ]
		contradiction = [ { id = "k", when = { q = { at_least = 40 } } } ]
		invariant = [ { id = "i", when = { q = { at_least = 50 } }, stack = { filled = ["l"] } } ]`)
	if diff := cmp.Diff([]Answer{int64(0), int64(40)}, s.Domain("q")); diff != "" {
		t.Errorf("an invariant cuts nothing:\n%s", diff)
	}
}
