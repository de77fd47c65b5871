package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/reference"
)

func TestWeightRangesAgainstReference(t *testing.T) {
	low, high := 0, 0
	for seed := range uint64(800) {
		w := newWitness(t, seed, reference.Small())
		ranges, err := WeightRanges(w.r)
		if err != nil {
			t.Fatal(err)
		}
		got := []reference.WeightRange{}
		for _, r := range ranges {
			one := reference.WeightRange{Criterion: w.p.Criteria[r.Criterion].ID, Weight: r.Weight, Low: r.Low}
			if !r.Unbounded {
				one.High = &r.High
				high++
			}
			if r.Low > 0 {
				low++
			}
			got = append(got, one)
		}
		want := w.WeightRanges()
		for i := range want {
			want[i].Beyond = nil
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d (-reference +got):\n%s\nquery %+v\n%s", seed, diff, w.q, w.text)
		}
	}
	if low < 120 || high < 40 {
		t.Errorf("too few ends to tell: %d low, %d high", low, high)
	}
}
