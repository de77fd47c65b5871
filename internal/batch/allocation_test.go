package batch

import (
	"bytes"
	"context"
	"io"
	"testing"
)

// TestAllocations guards that rows cost no allocation: what a run allocates is its
// buffers and caches, however many rows there are.
func TestAllocations(t *testing.T) {
	e := builtin(t, "article")
	allocated := func(rows int) float64 {
		table := portfolio(e.Program, rows)
		return testing.AllocsPerRun(1, func() {
			if _, err := Run(context.Background(), &Job{Engine: e, In: bytes.NewReader(table), Out: io.Discard}); err != nil {
				t.Fatal(err)
			}
		})
	}
	few, many := allocated(10_000), allocated(40_000)
	if more := (many - few) / 30_000; more > 0.02 {
		t.Errorf("%.3f allocations for each further row (%v in 10,000 rows, %v in 40,000)", more, few, many)
	}
}
