package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/reference"
)

// checkWeights compares the ranges of all weights.
func (w *witness) checkWeights(t *testing.T, ranges []WeightRange, seen map[string]int) {
	t.Helper()
	got := []reference.WeightRange{}
	for _, r := range ranges {
		one := reference.WeightRange{Criterion: w.p.Criteria[r.Criterion].ID, Weight: r.Weight, Low: r.Low}
		if !r.Unbounded {
			one.High = &r.High
			seen["upper ends of weights"]++
		}
		if r.Low > 0 {
			seen["lower ends of weights"]++
		}
		got = append(got, one)
	}
	want := w.WeightRanges()
	for i := range want {
		want[i].Beyond = nil
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("weights (-reference +got):\n%s", diff)
	}
}
