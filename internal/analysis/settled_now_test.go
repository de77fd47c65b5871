package analysis_test

import (
	"testing"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/reference"
)

// TestSettledNow holds the quick verdict against the reference on random rule
// sets. It may be undecided, but never wrong, and must decide sets this small.
func TestSettledNow(t *testing.T) {
	settled := 0
	for seed := range uint64(200) {
		text := reference.Generate(seed, reference.Small())
		set, err := reference.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		p := compileText(t, text)
		for k := range uint64(3) {
			query := reference.GenerateQuery(seed*10+k, set)
			s := engineFor(t, p, query).NewState()
			s.Reset(sheetValues(p, query.Answers))
			r, err := s.Recommend(0)
			if err != nil {
				t.Fatal(err)
			}
			want := analysis.No
			if set.Analyse(query).Settled() {
				want = analysis.Yes
				if len(r.Open) > 0 {
					settled++
				}
			}
			if got := analysis.SettledNow(r); got != want {
				t.Fatalf("seed %d query %d: got %s, want %s; query %+v\n%s", seed, k, got, want, query, text)
			}
		}
	}
	if settled < 20 {
		t.Errorf("only %d sheets were settled with open rules", settled)
	}
}
