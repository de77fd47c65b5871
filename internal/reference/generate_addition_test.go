package reference

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// additions are patterns of what some generated set with additions must have, besides the constructs of section 1.
func additions() []string {
	const (
		family   = `"@(red|green|blue)"`
		layer    = `"@layer:layer-\d"`
		relation = `(?s)\[\[relation\]\]\nid = "relation-\d"\n`
	)
	return []string{
		`knowledge_until = 20`, `continued_by = "`, `minor = true`, `required = true\nminor = true`,
		`aliases = \["also-\d+"\]`, `aliases = \["also-\d+", "also`, `{ id = "a", aliases = \[`,
		`tags = \["(red|green|blue)"\]`, `tags = \["\w+", "`,
		`points = {[^\n]*` + family, `points = {[^\n]*` + layer, `points = { "@[^\n]*, option`,
		`exclude = \[` + family, `exclude = \[` + layer, `exclude = \["@[^\n]*"@unsupported"`,
		`require = \[` + family, `require = \[` + layer,
		`from = \["option-.", "option`, `from = "option`, `from = ` + family, `from = \[?` + layer,
		`\nto = \[` + family, `\nto = \[` + layer,
		relation + `from[^\n]*\nkind = "requires"\nto_layers`, relation + `from[^\n]*\nkind = "conflicts"\nto_layers`,
		relation + `from[^\n]*\nkind = "requires"\nto = [^\n]*\nto_layers`,
		relation + `from[^\n]*\nkind = "conflicts"\nto = [^\n]*\nto_layers`,
		relation + `from[^\n]*\nkind = "runs-on"[^\[]*\[[^\[]*until`,
		relation + `from[^\n]*\nkind = "drives"[^\[]*\[[^\[]*until`,
		`to_layers = \["layer-\d", "layer`,
		`\[\[contradiction\]\]`, `id = "contradiction-2"`, `contradiction-3"`,
		`(?s)\[\[contradiction\]\][^\[]*when = { number-\d = [^\n]*single`,
		`\[\[invariant\]\]`, `(?s)\[\[invariant\]\]\nid = [^\n]*\nwhen = `, `(?s)\[\[invariant\]\]\nid = [^\n]*\nif = `,
		`(?s)\[\[invariant\]\]\nid = [^\n]*\nstack = `, `(?s)when = [^\n]*\nif = [^\n]*\nstack = `,
		`stack = {[^\n]*every = \["option`, `stack = {[^\n]*any = \["option`, `stack = {[^\n]*none = \["option`,
		`stack = {[^\n]*filled = \["layer`, `stack = {[^\n]*empty = \["layer`,
		`stack = {[^\n]* = \[` + family, `if = {[^\n]* = \[` + layer,
	}
}

func TestGenerateUsesEveryAddition(t *testing.T) {
	var all, plain bytes.Buffer
	for seed := range uint64(300) {
		all.Write(Generate(seed, Small().WithAdditions()))
		plain.Write(Generate(seed, Small()))
	}
	for _, pattern := range append(constructs(), additions()...) {
		if !regexp.MustCompile(pattern).Match(all.Bytes()) {
			t.Errorf("no set has %s", pattern)
		}
	}
	for _, word := range []string{"minor", "to_layers", "contradiction", "invariant", "aliases", "tags", `"@layer`,
		"from = [", "knowledge"} {
		if bytes.Contains(plain.Bytes(), []byte(word)) {
			t.Errorf("a set without additions has %s", word)
		}
	}
}

// TestGeneratedAdditions looks for every kind of result among those of random sets with additions.
func TestGeneratedAdditions(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(800) {
		s := parse(t, string(Generate(seed, Small().WithAdditions())))
		q := GenerateQuery(seed, s)
		r := s.Recommend(q)
		if again := s.Recommend(q); !cmp.Equal(r, again) {
			t.Errorf("seed %d: two different results", seed)
		}
		seen[r.Status]++
		for _, c := range r.Cautions {
			seen[c.Kind]++
		}
		noteRival(s, r, seen)
		noteContradictions(s, q, r, seen)
		noteDecisions(s, q, seen)
		note(seen, "conflict relation", r.Conflict != nil && len(r.Conflict.Relations) > 0)
	}
	for what, least := range map[string]int{Recommended: 400, NoEvidence: 80, Infeasible: 20, "conflict relation": 5,
		UnsupportedOption: 80, EndedRelation: 30, AgainstReasons: 40,
		"rival": 200, "rival with minor layers": 100, "lead 0": 30, "lead above the margin": 8,
		"only a part is an alternative": 1, "only variants": 10,
		"contradiction": 60, "fewer completions": 100, "no completions": 20,
		"settled with a contradiction": 50, "settled with fewer": 40, "irrelevant and tells something": 8,
		"invariant holds": 100, "invariant breaks": 200, "invariant claims nothing": 50,
		"supported stack breaks an invariant": 10} {
		if seen[what] < least {
			t.Errorf("%s: %d of 800 results, want %d", what, seen[what], least)
		}
	}
}

// note counts what there is.
func note(seen map[string]int, what string, is bool) {
	if is {
		seen[what]++
	}
}

func noteRival(s *Set, r Result, seen map[string]int) {
	minor := slices.ContainsFunc(s.Layers, func(l Layer) bool { return l.Minor })
	if r.Rival != nil {
		note(seen, "rival", true)
		note(seen, "rival with minor layers", minor)
		note(seen, "lead 0", *r.Lead == 0)
		note(seen, "lead above the margin", r.Margin != nil && *r.Lead > *r.Margin)
	} else if r.Margin != nil {
		note(seen, "only a part is an alternative", !minor)
		note(seen, "only variants", minor)
	}
}

func noteContradictions(s *Set, q Query, r Result, seen map[string]int) {
	a := s.Analyse(q)
	counted, fewer := len(a.Completions()), len(a.Completions()) < len(s.Completions(q.Answers))
	note(seen, "contradiction", len(r.Contradictions) > 0)
	note(seen, "fewer completions", counted > 0 && fewer)
	note(seen, "no completions", counted == 0)
	note(seen, "settled with a contradiction", len(r.Contradictions) > 0 && a.Settled())
	note(seen, "settled with fewer", a.Settled() && fewer)
	for _, next := range a.Next() {
		note(seen, "irrelevant and tells something", next.Bits > 0 && slices.Contains(a.Irrelevant(), next.Question))
	}
}

func noteDecisions(s *Set, q Query, seen map[string]int) {
	for _, d := range s.Decide(Query{Date: q.Date}) {
		note(seen, "invariant holds", d.Witness == nil && d.Claims > 0)
		note(seen, "invariant claims nothing", d.Witness == nil && d.Claims == 0)
		note(seen, "invariant breaks", d.Witness != nil)
		note(seen, "supported stack breaks an invariant", d.Witness != nil && d.Witness.Supported)
	}
}

// TestAnalysesWithContradictionsAgree holds the analyses of random sets with additions against each other.
func TestAnalysesWithContradictionsAgree(t *testing.T) {
	irrelevant, relevant := 0, 0
	for seed := range uint64(250) {
		s := parse(t, string(Generate(seed, Small().WithAdditions())))
		q := GenerateQuery(seed, s)
		a := s.Analyse(q)
		completions := a.Completions()
		sum := int64(0)
		for _, o := range a.Outcomes() {
			sum += o.Count
		}
		if sum != int64(len(completions)) {
			t.Errorf("seed %d: the outcomes count %d completions, want %d", seed, sum, len(completions))
		}
		for _, sheet := range completions {
			if now, all := s.contradictionsOn(q.Answers), s.contradictionsOn(sheet); !cmp.Equal(now, all) {
				t.Errorf("seed %d: contradictions %v on a completion that counts, %v now", seed, all, now)
			}
		}
		settled := len(a.Outcomes()) == 1 && a.Outcomes()[0].equal(a.Now())
		if a.Settled() != settled || (a.Sufficient() != nil) != settled {
			t.Errorf("seed %d: settled %v, sufficient %v, outcomes %v", seed, a.Settled(), a.Sufficient(), a.Outcomes())
		}
		skipped := a.Irrelevant()
		irrelevant += len(skipped)
		for _, question := range s.unanswered(q.Answers) {
			if !slices.Contains(skipped, question) {
				relevant++
			}
			if tells := a.tellsWithout(question) && len(completions) > 0; tells != slices.Contains(skipped, question) {
				t.Errorf("seed %d: told without %s: %v, irrelevant are %v", seed, question, tells, skipped)
			}
		}
		for _, f := range a.Flips(2) {
			for _, r := range f.Reached {
				for _, example := range r.Examples {
					now, then := s.contradictionsOn(q.Answers), s.contradictionsOn(a.changed(example))
					if !slices.ContainsFunc(then, outside(now)) {
						continue
					}
					t.Errorf("seed %d: the flip %v contradicts: %v, before %v", seed, example, then, now)
				}
			}
		}
	}
	if irrelevant < 60 || relevant < 60 {
		t.Errorf("%d irrelevant and %d relevant questions: that tests little", irrelevant, relevant)
	}
}

// tellsWithout compares all pairs of completions that differ in one question only.
func (a *Analysis) tellsWithout(question string) bool {
	for i, one := range a.Completions() {
		for _, other := range a.Completions()[:i] {
			alike := fmt.Sprint(one.with(question, nil)) == fmt.Sprint(other.with(question, nil))
			if alike && !a.Outcome(one).equal(a.Outcome(other)) {
				return false
			}
		}
	}
	return true
}

// TestDecisionsAgreeWithViolations goes through the completions anew.
func TestDecisionsAgreeWithViolations(t *testing.T) {
	decided := 0
	for seed := range uint64(200) {
		s := parse(t, string(Generate(seed, Small().WithAdditions())))
		q := GenerateQuery(seed, s)
		broken := map[string]bool{}
		for _, sheet := range s.Completions(q.Answers) {
			for _, v := range s.Violations(Query{Answers: sheet, Weights: q.Weights, Date: q.Date}) {
				broken[v.Invariant] = true
			}
		}
		for _, d := range s.Decide(q) {
			decided++
			if broken[d.Invariant] && d.Witness == nil {
				t.Errorf("seed %d: %s breaks and was not found to", seed, d.Invariant)
			}
			if d.Witness == nil {
				continue
			}
			found := s.Violations(Query{Answers: d.Witness.Answers, Weights: q.Weights, Date: q.Date})
			if !slices.ContainsFunc(found, func(v Violation) bool { return cmp.Equal(v, d.Witness.Violation) }) {
				t.Errorf("seed %d: the witness %+v breaks %v", seed, d.Witness, found)
			}
		}
	}
	if decided < 100 {
		t.Errorf("only %d invariants", decided)
	}
}
