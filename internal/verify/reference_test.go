package verify

import (
	"bytes"
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
	"stackadvisor/internal/synthetic"
)

func compile(t testing.TB, text []byte) *program.Program {
	t.Helper()
	p, list, err := load.Load(load.Request{Name: "random", Builtin: fstest.MapFS{"random.toml": {Data: text}}})
	if err != nil || list.HasErrors() {
		t.Fatalf("%v %v\n%s", err, list, text)
	}
	return p
}

// smallSize is of sets every other of which has contradictions and whatever section 8
// of the contract brings besides.
func smallSize(seed uint64) reference.Size {
	if seed%2 == 1 {
		return reference.Small().WithAdditions()
	}
	return reference.Small()
}

// TestAgainstReference holds every finding that is a claim about all answer
// sheets against the brute-force reading, both ways: what is found is so, and
// what is so is found.
func TestAgainstReference(t *testing.T) {
	sets := uint64(150)
	if testing.Short() {
		sets = 40
	}
	for seed := range sets {
		text := reference.Generate(seed, smallSize(seed))
		set, err := reference.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		p := compile(t, text)
		on := date.Date(20260301)
		survey := set.Survey(reference.Query{Date: on.String()})
		for _, most := range []int{0, -1} { // all sheets gone through; by diagrams alone
			against(t, seed, text, set, survey, p, Options{Date: on, most: most})
		}
	}
}

func against(t *testing.T, seed uint64, text []byte, set *reference.Set, survey reference.Survey, p *program.Program, o Options) {
	t.Helper()
	report, err := Verify(context.Background(), p, o)
	if err != nil {
		t.Fatalf("seed %d: %v\n%s", seed, err, text)
	}
	if len(report.Undecided) > 0 {
		t.Errorf("seed %d: not decided: %v", seed, report.Undecided)
	}
	if diff := cmp.Diff(expected(set, survey), found(report), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("seed %d (-reference +verify):\n%s\n%s", seed, diff, text)
	}
	for i, w := range report.WinShare {
		if w.Count.Cmp(big.NewInt(int64(survey.Options[i].Wins))) != 0 {
			t.Fatalf("seed %d: option %s wins %s sheets, reference %d\n%s", seed, p.Options[i].ID, w.Count, survey.Options[i].Wins, text)
		}
	}
	for _, x := range report.Findings {
		if ties := share(big.NewInt(int64(survey.Ties)), big.NewInt(int64(len(survey.Sheets)))); x.Code == diag.Tie && !strings.HasPrefix(x.Message, fmt.Sprintf("for %d.%04d %% of all answer sheets (exact)", ties/10_000, ties%10_000)) {
			t.Fatalf("seed %d: %s, reference %d of %d\n%s", seed, x.Message, survey.Ties, len(survey.Sheets), text)
		}
	}
	checkExamples(t, seed, p, o.Date, report)
}

// TestPartsAgainstReference does so for sets of independent layers, which are
// taken apart. Contradictions bind questions of one part, of two parts, or those of
// no part.
func TestPartsAgainstReference(t *testing.T) {
	sets := uint64(30)
	if testing.Short() {
		sets = 6
	}
	for seed := range sets {
		text := synthetic.TOML(synthetic.Layered{Layers: 3, Options: 6, Questions: 6, Answers: 2 + int(seed%2), Rules: 15}.Set(seed))
		if seed%3 == 0 { // so that sheets without a stack are there, and stacks without a positive sum
			text = bytes.Replace(text, []byte("[[layer]]\nid = \"l1\"\n"), []byte("[[layer]]\nid = \"l1\"\nrequired = true\n"), 1)
		}
		switch seed % 4 {
		case 1:
			text = append(text, "[[contradiction]]\nid = \"two\"\nwhen = { q1 = \"c0\", q2 = \"c1\" }\nbecause = \"no\"\n"...)
		case 2:
			text = append(text, "[[contradiction]]\nid = \"one\"\nwhen = { q4 = \"c0\", q5 = \"c0\" }\nbecause = \"no\"\n"...)
		case 3:
			for _, id := range []string{"free", "other"} {
				text = append(text, fmt.Sprintf("[[question]]\nid = %q\nprompt = \"?\"\nkind = \"yesno\"\n", id)...)
			}
			text = append(text, "[[contradiction]]\nid = \"none\"\nwhen = { free = false, other = false }\nbecause = \"no\"\n"...)
		}
		set, err := reference.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		p := compile(t, text)
		if parts := split(engine.New(p, engine.Config{Date: 20260301})); len(parts) < 2 {
			t.Fatalf("seed %d: the set has %d parts", seed, len(parts))
		}
		survey := set.Survey(reference.Query{Date: "2026-03-01"})
		for _, most := range []int{0, -1} {
			against(t, seed, text, set, survey, p, Options{Date: 20260301, most: most})
		}
	}
}

// expected lists what the reference's survey amounts to, as "code subject".
func expected(set *reference.Set, s reference.Survey) []string {
	var all []string
	add := func(code diag.Code, subject string) { all = append(all, fmt.Sprint(code, " ", subject)) }
	if s.Statuses[reference.Infeasible] > 0 {
		add(diag.InfeasibleSheet, "")
	}
	if s.Statuses[reference.NoEvidence] > 0 {
		add(diag.NoRecommendation, "")
	}
	if s.Ties > 0 {
		add(diag.Tie, "")
	}
	for i, r := range s.Rules {
		switch {
		case r.Fires == 0 && set.Rules[i].When != nil:
			add(diag.NeverFires, r.ID)
			continue
		case r.Fires == len(s.Sheets) && len(s.Sheets) > 0 && set.Rules[i].When != nil:
			add(diag.AlwaysFires, r.ID)
		}
		if r.Changes == 0 {
			add(diag.NoEffect, r.ID)
		}
	}
	for _, o := range s.Options {
		switch o.Wins {
		case 0:
			add(diag.NeverRecommended, o.ID)
		case len(s.Sheets):
			add(diag.AlwaysRecommended, o.ID)
		}
	}
	for _, q := range s.Irrelevant {
		add(diag.IrrelevantQuestion, q)
	}
	slices.Sort(all)
	return all
}

func found(r *Report) []string {
	claims := []diag.Code{diag.InfeasibleSheet, diag.NoRecommendation, diag.Tie, diag.NeverFires, diag.AlwaysFires, diag.NoEffect, diag.NeverRecommended, diag.AlwaysRecommended, diag.IrrelevantQuestion}
	var all []string
	for _, x := range r.Findings {
		if slices.Contains(claims, x.Code) {
			all = append(all, fmt.Sprint(x.Code, " ", x.Subject))
		}
	}
	slices.Sort(all)
	return all
}

// checkExamples: each example sheet shows what its finding says.
func checkExamples(t *testing.T, seed uint64, p *program.Program, on date.Date, r *Report) {
	t.Helper()
	s := engine.New(p, engine.Config{Date: on}).NewState()
	for _, x := range r.Findings {
		if x.Example == nil {
			continue
		}
		s.Reset(x.Example)
		if len(s.Contradictions()) > 0 {
			t.Fatalf("seed %d: the example of %s %q contradicts itself: %v", seed, x.Code, x.Message, x.Example)
		}
		best, other, err := s.BestTwo()
		if err != nil {
			t.Fatal(err)
		}
		shown := true
		switch x.Code {
		case diag.InfeasibleSheet, diag.ConflictingRequires:
			shown = best.Status == engine.Infeasible
		case diag.NoRecommendation:
			shown = best.Status == engine.NoEvidence
		case diag.Tie:
			shown = best.Status == engine.Recommended && other.Score == best.Score
		}
		if !shown {
			t.Fatalf("seed %d: the example of %s %q does not show it: %v", seed, x.Code, x.Message, x.Example)
		}
	}
}

// TestAttainableScores holds the ranges of scores against the reference.
func TestAttainableScores(t *testing.T) {
	for seed := range uint64(100) {
		text := reference.Generate(seed, smallSize(seed))
		set, err := reference.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		p := compile(t, text)
		e := engine.New(p, engine.Config{Date: 20260301})
		w := &survey{findings: &findings{p: p}, e: e}
		survey := set.Survey(reference.Query{Date: "2026-03-01"})
		for o := range p.Options {
			low, high, ok, err := w.attainable(context.Background(), o)
			if err != nil || !ok {
				t.Fatal(ok, err)
			}
			if want := survey.Options[o]; low != want.Low || high != want.High {
				t.Fatalf("seed %d: option %s scores %d to %d, reference %d to %d\n%s", seed, p.Options[o].ID, low, high, want.Low, want.High, text)
			}
		}
	}
}

// TestSwitched holds variants in one diagram against going through all sheets.
func TestSwitched(t *testing.T) {
	compared := 0
	for seed := range uint64(200) {
		text := reference.Generate(seed, smallSize(seed))
		p := compile(t, text)
		s := newSwitched(p.Resolved)
		for rule := range p.Rules {
			s.replaceRule(s.variant(), rule, nil)
		}
		view, err := s.view(context.Background(), 20260301, analysis.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for rule := range p.Rules {
			compared++
			apart, err := apartBy(view, rule+1)
			if err != nil {
				t.Fatal(err)
			}
			got := new(big.Int).Quo(apart.Count(), big.NewInt(int64(s.count+1)))
			if want := countDifferent(t, p, program.Compile(dropRule(p.Resolved, rule))); got.Cmp(big.NewInt(want)) != 0 {
				t.Fatalf("seed %d: without %s %s sheets differ, counted %d\n%s", seed, p.Rules[rule].ID, got, want, text)
			}
		}
	}
	if compared < 300 {
		t.Errorf("only %d rules were compared", compared)
	}
}

func countDifferent(t *testing.T, a, b *program.Program) int64 {
	t.Helper()
	sa := engine.New(a, engine.Config{Date: 20260301}).NewState()
	sb := engine.New(b, engine.Config{Date: 20260301}).NewState()
	count := int64(0)
	all := newSheets(a, allSheets)
	for q := range all.answers { // every answer by itself: classes of a need not be classes of b
		all.answers[q] = a.Domain(q)
		all.weights[q] = slices.Repeat([]*big.Int{big.NewInt(1)}, len(all.answers[q]))
	}
	all.all = true
	err := all.each(context.Background(), func(values []program.Value, _ *big.Int) bool {
		sa.Reset(values)
		sb.Reset(values)
		if len(sa.Contradictions()) > 0 {
			t.Fatal("a sheet that contradicts itself is gone through")
		}
		x, err := sa.Best()
		if err != nil {
			t.Fatal(err)
		}
		y, err := sb.Best()
		if err != nil {
			t.Fatal(err)
		}
		if x.Status != y.Status || !slices.Equal(x.Bits, y.Bits) {
			count++
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return count
}
