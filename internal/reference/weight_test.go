package reference

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWeightRanges(t *testing.T) {
	weight := func(n int64) *int64 { return &n }
	const options = `
		layer = [ { id = "l" } ]
		option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
		criterion = [ { id = "fit" }, { id = "cost" } ]
	`
	tests := []struct {
		name, text string
		want       []WeightRange
	}{
		{"a tie keeps the earlier", `rule = [ { id = "r", points = { a = 3 } }, { id = "s", criterion = "cost", points = { b = 2 } } ]`,
			// a while 3 fit >= 2 cost
			[]WeightRange{{"fit", 1000, 667, nil, nil}, {"cost", 1000, 0, weight(1500), weight(1500)}}},
		{"and not the later", `rule = [ { id = "r", points = { a = 2 } }, { id = "s", criterion = "cost", points = { b = 3 } } ]`,
			// b while 2 fit < 3 cost
			[]WeightRange{{"fit", 1000, 0, weight(1499), weight(1499)}, {"cost", 1000, 667, nil, nil}}},
		{"without weight no evidence", `rule = [ { id = "r", points = { a = 3 } } ]`,
			[]WeightRange{{"fit", 1000, 1, nil, nil}, {"cost", 1000, 0, nil, nil}}},
		{"no evidence", `rule = [ { id = "r", points = { a = -2 } }, { id = "s", criterion = "cost", points = { a = 1 } } ]`,
			[]WeightRange{{"fit", 1000, 500, nil, nil}, {"cost", 1000, 0, weight(2000), weight(2000)}}},
		{"an end beyond all weights", `rule = [ { id = "r", points = { a = 1 } }, { id = "s", criterion = "cost", points = { b = 999 } }, { id = "t", criterion = "cost", points = { b = 900 } } ]`,
			// b while fit < 1899 cost; 1000 / 1899 = 0.5266
			[]WeightRange{{"fit", 1000, 0, nil, weight(1898999)}, {"cost", 1000, 1, nil, nil}}},
		{"infeasible", `rule = [ { id = "r", require = ["a"], exclude = ["a"] } ]`,
			[]WeightRange{{"fit", 1000, 0, nil, nil}, {"cost", 1000, 0, nil, nil}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, analyse(t, options+test.text, Sheet{}).WeightRanges()); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

// TestWeightRangesOfRandomSets tries weights at random and around the ends: all inside keep the outcome, all outside do not.
func TestWeightRangesOfRandomSets(t *testing.T) {
	ends := 0
	for seed := range uint64(60) {
		s := parse(t, string(Generate(seed, Small())))
		a := s.Analyse(GenerateQuery(seed, s))
		random := rand.New(rand.NewPCG(seed, 0))
		for _, r := range a.WeightRanges() {
			tries := []int64{0, mostWeight, r.Low, max(r.Low-1, 0), r.Low + 1}
			if r.High != nil {
				ends++
				tries = append(tries, *r.High, *r.High-1, *r.High+1)
			}
			for range 20 {
				tries = append(tries, random.Int64N(5000), random.Int64N(mostWeight))
			}
			for _, w := range tries {
				inside := r.Low <= w && (r.High == nil || w <= *r.High)
				if got := a.keeps(r.Criterion, w); w >= 0 && got != inside {
					t.Errorf("seed %d: weight %d of %s keeps the outcome: %v, want %v", seed, w, r.Criterion, got, inside)
				}
			}
		}
	}
	if ends < 5 {
		t.Errorf("only %d ranges end below 1000", ends)
	}
}
