package analysis

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHalves has two workers go through a diagram, and holds what they come to
// against counts of any size by one, and against exact information.
func TestHalves(t *testing.T) {
	r, start := raced(t, shape{24, 4, 36, 1, 4, 0, acceptsFew}.program(1))
	d, ok, err := r.diagram(start, Nodes)
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	if !slices.ContainsFunc(d.stretches(), func(s stretch) bool { return s.apart }) {
		t.Fatal("no level has nodes for two workers")
	}
	fixed := slices.Repeat([]int{-1}, len(d.vars))
	for level := -1; level < len(d.vars); level += 4 {
		if level >= 0 {
			fixed[level] = 1
		}
		got, want := d.countWide(fixed), d.counting().byWords(fixed)
		for i := range want {
			if got[i].Cmp(want[i]) != 0 {
				t.Errorf("%d of %d variables fixed, end %d: %d sheets, want %d", level/4+1, len(d.vars), i, got[i], want[i])
			}
		}
	}
	var want []int64
	for level, matters := range d.matters() {
		bits := int64(0)
		if matters {
			bits = d.exactInformation(level)
		}
		want = append(want, bits)
	}
	got := newInforming(d).all(slices.Repeat([]bool{true}, len(d.vars)))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("information (-exact +quick):\n%s", diff)
	}
}
