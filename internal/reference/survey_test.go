package reference

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func survey(t *testing.T, text string) (*Set, Survey) {
	t.Helper()
	s := parse(t, text)
	return s, s.Survey(Query{Date: "2026-01-01"})
}

func TestSurvey(t *testing.T) {
	_, v := survey(t, twoQuestions)
	// The sheets are TT, TF, FT, FF; a has 3, 2, 3, 2 and b 3, 3, 0, 0.
	if diff := cmp.Diff([]Outcome{just("a"), just("b"), just("a"), just("a")}, v.Outcomes); diff != "" {
		t.Errorf("outcomes:\n%s", diff)
	}
	if diff := cmp.Diff(map[string]int{Recommended: 4}, v.Statuses); diff != "" {
		t.Errorf("statuses:\n%s", diff)
	}
	if v.Ties != 1 {
		t.Errorf("got %d ties, want 1: both have 3", v.Ties)
	}
	rules := []RuleSurvey{
		{"always", []bool{true, true, true, true}, 4, 2},   // TT: b wins; FF: no evidence
		{"with-y", []bool{true, false, true, false}, 2, 1}, // TT
		{"with-x", []bool{true, true, false, false}, 2, 1}, // TF
	}
	if diff := cmp.Diff(rules, v.Rules); diff != "" {
		t.Errorf("rules:\n%s", diff)
	}
	options := []OptionSurvey{
		{"a", 3, &Leading{3000, 2}, &Leading{-1000, 1}, 2000, 3000},
		{"b", 1, &Leading{1000, 1}, &Leading{-3000, 2}, 0, 3000},
	}
	if diff := cmp.Diff(options, v.Options); diff != "" {
		t.Errorf("options:\n%s", diff)
	}
	if diff := cmp.Diff([]string{}, v.Irrelevant); diff != "" {
		t.Errorf("irrelevant:\n%s", diff)
	}
}

func TestSurveyFindsWhatIsOff(t *testing.T) {
	_, v := survey(t, `
		layer = [ { id = "l", required = true }, { id = "m" } ]
		option = [ { id = "always", layer = "l" }, { id = "never", layer = "m" }, { id = "barred", layer = "m" } ]
		question = [ { id = "x", kind = "yesno" }, { id = "y", kind = "yesno", ask_when = { x = true } } ]
		rule = [
			{ id = "never-fires", when = { x = false, y = true }, points = { never = 9 } },
			{ id = "always-fires", when = { any = [ { x = true }, { x = false } ] }, points = { always = 1 } },
			{ id = "no-effect", when = { x = true }, points = { never = -2 } },
			{ id = "bars", exclude = ["barred"] },
			{ id = "infeasible", when = { y = true }, exclude = ["always"] },
		]`)
	if diff := cmp.Diff(map[string]int{Recommended: 3, Infeasible: 1}, v.Statuses); diff != "" {
		t.Errorf("statuses:\n%s", diff)
	}
	fires, changes := []int{}, []int{}
	for _, r := range v.Rules {
		fires, changes = append(fires, r.Fires), append(changes, r.Changes)
	}
	if diff := cmp.Diff([]int{0, 4, 2, 4, 1}, fires); diff != "" {
		t.Errorf("fires:\n%s", diff)
	}
	// The layer is required, so always is recommended without its rule; barred has no points.
	if diff := cmp.Diff([]int{0, 0, 0, 0, 1}, changes); diff != "" {
		t.Errorf("changes:\n%s", diff)
	}
	options := []OptionSurvey{
		{"always", 3, nil, nil, 1000, 1000}, // no stack is without it
		{"never", 0, &Leading{0, 2}, &Leading{-2000, 1}, -2000, 0},
		{"barred", 0, nil, nil, 0, 0},
	}
	if diff := cmp.Diff(options, v.Options); diff != "" {
		t.Errorf("options:\n%s", diff)
	}
}

func TestSurveyWithoutAnInfluence(t *testing.T) {
	const idle = `, { id = "idle", kind = "number", max = 9 } ]`
	_, v := survey(t, strings.Replace(twoQuestions, `"yesno" } ]`, `"yesno" }`+idle, 1))
	if diff := cmp.Diff([]string{"idle"}, v.Irrelevant); diff != "" {
		t.Error(diff)
	}
}

func TestIndistinct(t *testing.T) {
	s := parse(t, `
		layer = [ { id = "l" } ]
		option = [ { id = "a", layer = "l" } ]
		question = [
			{ id = "one", kind = "single", choices = [ { id = "p" }, { id = "q" }, { id = "r" } ] },
			{ id = "some", kind = "multi", choices = [ { id = "p" }, { id = "q" }, { id = "r" } ] },
		]
		rule = [
			{ id = "k", when = { one = ["p", "q"] }, points = { a = 1 } },
			{ id = "l", when = { some = { every = ["p", "r"] } }, points = { a = 1 } },
			{ id = "m", when = { some = { at_least = 2 } }, points = { a = 1 } },
		]`)
	if diff := cmp.Diff([][2]string{{"p", "q"}}, s.Indistinct("one")); diff != "" {
		t.Errorf("single:\n%s", diff)
	}
	if diff := cmp.Diff([][2]string{{"p", "r"}}, s.Indistinct("some")); diff != "" {
		t.Errorf("multi:\n%s", diff)
	}
}
