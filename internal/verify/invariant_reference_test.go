package verify

import (
	"context"
	"slices"
	"testing"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
	"stackadvisor/internal/ruleset"
)

// TestInvariantsAgainstReference holds what is said of every invariant of random
// sets against the reference, which goes through all sheets.
func TestInvariantsAgainstReference(t *testing.T) {
	sets, least := uint64(300), 50
	if testing.Short() {
		sets, least = 80, 10
	}
	on := date.Date(20260301)
	seen := map[analysis.Verdict]int{}
	for seed := range sets {
		text, set := reference.GenerateSet(seed, reference.Small().WithAdditions())
		p := compile(t, text)
		report, err := Verify(context.Background(), p, Options{Date: on})
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		for i, d := range set.Decide(reference.Query{Date: on.String()}) {
			want := analysis.Yes
			if d.Witness != nil {
				want = analysis.No
			}
			seen[want]++
			if got := report.Claims[i].Holds; got != want {
				t.Fatalf("seed %d: %s holds: %v, reference %v, %+v\n%s", seed, d.Invariant, got, want, d.Witness, text)
			}
			if want == analysis.No {
				checkWitness(t, seed, set, p, report, d.Invariant)
			}
		}
	}
	if seen[analysis.Yes] < least || seen[analysis.No] < least {
		t.Errorf("%v: that tests little", seen)
	}
}

// checkWitness asks the reference about the sheet that is to break an invariant.
func checkWitness(t *testing.T, seed uint64, set *reference.Set, p *program.Program, r *Report, invariant string) {
	t.Helper()
	i := slices.IndexFunc(r.Findings, func(f Finding) bool {
		return f.Code == diag.BrokenInvariant && f.Subject == invariant
	})
	if i < 0 {
		t.Fatalf("seed %d: no finding says that %s breaks", seed, invariant)
	}
	sheet := reference.Sheet{}
	for q, v := range r.Findings[i].Example {
		if v == program.Unknown { // it does not apply
			continue
		}
		sheet[p.Questions[q].ID] = referenceAnswer(&p.Questions[q], v)
	}
	broken := set.Violations(reference.Query{Answers: sheet, Date: r.Date.String()})
	if !slices.ContainsFunc(broken, func(v reference.Violation) bool { return v.Invariant == invariant }) {
		t.Fatalf("seed %d: on %v %s does not break", seed, sheet, invariant)
	}
}

// referenceAnswer is an answer as the reference has it.
func referenceAnswer(q *check.Question, v program.Value) reference.Answer {
	switch q.Kind {
	case ruleset.YesNo:
		return v == 1
	case ruleset.Single:
		return q.Choices[v].ID
	case ruleset.Multi:
		chosen := []string{}
		for i := range q.Choices {
			if v>>i&1 == 1 {
				chosen = append(chosen, q.Choices[i].ID)
			}
		}
		return chosen
	}
	return int64(v)
}
