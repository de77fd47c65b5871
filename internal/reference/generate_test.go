package reference

import (
	"bytes"
	"math/big"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGenerateTwice(t *testing.T) {
	for seed := range uint64(20) {
		if !bytes.Equal(Generate(seed, Small()), Generate(seed, Small())) {
			t.Errorf("seed %d: two different sets", seed)
		}
		s := parse(t, string(Generate(seed, Small())))
		if diff := cmp.Diff(GenerateQuery(seed, s), GenerateQuery(seed, s)); diff != "" {
			t.Errorf("seed %d: two different queries:\n%s", seed, diff)
		}
	}
	if bytes.Equal(Generate(1, Small()), Generate(2, Small())) {
		t.Error("two seeds, one set")
	}
}

// constructs are patterns of what some generated set must have.
func constructs() []string {
	return []string{
		`kind = "single"`, `kind = "multi"`, `kind = "yesno"`, `kind = "number"`,
		`single-\d = "`, `single-\d = \["."\]`, `single-\d = \[".", "`,
		`multi-\d = "`, `multi-\d = \["."\]`, `multi-\d = \[".", "`,
		`multi-\d = {[^}]* any = \[`, `multi-\d = {[^}]* every = \[`, `multi-\d = {[^}]* none = \[`,
		`multi-\d = {[^}]* only = \[`, `multi-\d = {[^}]* at_least = `, `multi-\d = {[^}]* at_most = `,
		`number-\d = \d`, `number-\d = \[\d+\]`, `number-\d = \[\d+, `,
		`number-\d = {[^}]* at_least = `, `number-\d = {[^}]* at_most = `, `number-\d = {[^}]* above = `,
		`number-\d = {[^}]* below = `, `number-\d = { \w+ = \d+, `,
		`yesno-\d = true`, `yesno-\d = false`,
		` all = \[.* any = \[`, ` any = \[.* not = {`, ` not = {.* all = \[`,
		`fact-\d = true`, `fact-\d = false`, `(?s)\[\[fact\]\][^\[]*when = [^\n]*fact-\d`,
		`ask_when = .*fact-\d`, `(?m)^min = 0`, `(?m)^max = 1$`,
		`weight = 0.125`, `weight = 0\n`, `criterion = "criterion-2"`, `criterion = "fit"`,
		`group = "`, `exclude = \["option`, `exclude = \["@unsupported"`, `require = \[`, `= -\d`, ` = 0[ ,]`,
		`kind = "requires"`, `kind = "conflicts"`, `kind = "runs-on"`, `(?s)kind = "requires"[^\[]*\[[^\[]*since = `,
		`(?s)kind = "conflicts"[^\[]*\[[^\[]*until = `, `required = true`, `fills = \[`, `status = "retired"`, `successor = `,
		`(?s)\[\[rule\]\]\nid = "rule-\d+"\npoints`, `zh = `,
	}
}

func TestGenerateUsesEveryConstruct(t *testing.T) {
	var all bytes.Buffer
	for seed := range uint64(300) {
		all.Write(Generate(seed, Small()))
	}
	for _, pattern := range constructs() {
		if !regexp.MustCompile(pattern).Match(all.Bytes()) {
			t.Errorf("no set has %s", pattern)
		}
	}
}

// TestGeneratedResults holds random queries against what must be true of any result, and looks for every kind
// of result among them.
func TestGeneratedResults(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(800) {
		s := parse(t, string(Generate(seed, Small())))
		if s.CountCompletions(nil).Cmp(big.NewInt(Small().Completions)) > 0 {
			t.Fatalf("seed %d: %v completions", seed, s.CountCompletions(nil))
		}
		q := GenerateQuery(seed, s)
		r := s.Recommend(q)
		if len(r.Fired)+len(r.Open) > len(s.Rules) || r.Margin != nil && *r.Margin < 0 ||
			(r.Status == Recommended) != (len(r.Stack) > 0) || (r.Status == Infeasible) != (r.Conflict != nil) {
			t.Errorf("seed %d: %+v", seed, r)
		}
		if again := s.Recommend(q); !cmp.Equal(r, again) {
			t.Errorf("seed %d: two different results", seed)
		}
		for what, is := range map[string]bool{
			r.Status:            true,
			"tie":               r.Tie,
			"alternatives":      len(r.Alternatives) > 1,
			"open":              len(r.Open) > 0,
			"caution":           len(r.Cautions) > 0,
			"negative score":    r.Score < 0,
			"stack of three":    len(r.Stack) == 3,
			"does not apply":    slices.ContainsFunc(s.Questions, func(x Question) bool { return s.Applies(x.ID, q.Answers) == False }),
			"may not apply":     slices.ContainsFunc(s.Questions, func(x Question) bool { return s.Applies(x.ID, q.Answers) == Unknown }),
			"not counted":       slices.ContainsFunc(r.Options, OptionScore.hasUncounted),
			"conflict relation": r.Conflict != nil && len(r.Conflict.Relations) > 0,
			"conflict layer":    r.Conflict != nil && len(r.Conflict.Layers) > 0,
			"conflict of rules": r.Conflict != nil && len(r.Conflict.Rules) > 1,
		} {
			if is {
				seen[what]++
			}
		}
		if r.Supported != nil {
			seen["supported "+r.Supported.Status]++
		}
	}
	for what, least := range map[string]int{Recommended: 400, NoEvidence: 100, Infeasible: 10, "tie": 20, "alternatives": 80, "open": 250,
		"caution": 80, "negative score": 3, "stack of three": 15, "does not apply": 25, "may not apply": 25, "not counted": 25,
		"conflict relation": 2, "conflict layer": 2, "conflict of rules": 2,
		"supported recommended": 25, "supported no-evidence": 15, "supported infeasible": 10} {
		if seen[what] < least {
			t.Errorf("%s: %d of 800 results, want %d", what, seen[what], least)
		}
	}
}

func (o OptionScore) hasUncounted() bool {
	return slices.ContainsFunc(o.Contributions, func(c Contribution) bool { return !c.Counted })
}

func TestAnswersFile(t *testing.T) {
	s := parse(t, questions+`
		[[criterion]]
		id = "fit"
		[[criterion]]
		id = "cost"`)
	q := Query{Date: "2026-01-02", Weights: map[string]int64{"cost": 1005, "fit": 12000}, Answers: Sheet{
		"yes": true, "one": "a", "some": []string{"x", "y"}, "count": int64(7), "then": "unknown"}}
	want := `ruleset = "rules.toml"
as_of = 2026-01-02

[answers]
yes = true
one = "a"
some = ["x", "y"]
count = 7
then = "unknown"

[weights]
fit = 12.000
cost = 1.005
`
	if diff := cmp.Diff(want, string(q.AnswersFile(s, "rules.toml"))); diff != "" {
		t.Error(diff)
	}
}
