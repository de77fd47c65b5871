package analysis

import (
	"context"
	"runtime"
	"slices"
	"testing"

	"stackadvisor/internal/engine"
)

// TestCompileAlike compiles the same sets with one, two and eight processors:
// which order of the questions is chosen, which runner is faster,
// and who makes a lineup first must not show in the diagram, node for node.
func TestCompileAlike(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for seed, z := range []shape{
		{16, 3, 30, 1, 4, 0, acceptsFew}, // one layer
		{14, 3, 30, 3, 3, 4, acceptsFew}, // layers that relations join
		{14, 3, 24, 3, 3, 0, acceptsFew}, // and that go on beside each other
	} {
		e := engine.New(z.program(uint64(seed)), engine.Config{Date: 20261122})
		runtime.GOMAXPROCS(1)
		want := compiled(t, e, Nodes)
		if want == nil || len(want.nodes) < 200 {
			t.Fatalf("set %d: %d nodes are too few to tell", seed, len(want.nodes))
		}
		for _, processors := range []int{2, 8} {
			runtime.GOMAXPROCS(processors)
			got := compiled(t, e, Nodes)
			if got == nil || !sameDiagram(got, want) {
				t.Errorf("set %d: another diagram with %d processors", seed, processors)
			}
		}
		// Half the nodes are too few, whoever is faster.
		if compiled(t, e, len(want.nodes)/2) != nil {
			t.Errorf("set %d: a diagram within too few nodes", seed)
		}
	}
}

func compiled(t *testing.T, e *engine.Engine, nodes int) *diagram {
	t.Helper()
	d, err := compile(context.Background(), e, unknown(e), Limits{Nodes: nodes})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sameDiagram reports whether two diagrams have the same questions in the same
// order, and the same nodes under the same numbers.
func sameDiagram(a, b *diagram) bool {
	sameVars := slices.EqualFunc(a.vars, b.vars, func(x, y *variable) bool { return x.question == y.question })
	sameNodes := slices.EqualFunc(a.nodes, b.nodes, func(x, y node) bool { return x.level == y.level })
	sameEnds := slices.EqualFunc(a.ends, b.ends, func(x, y Outcome) bool { return x.Equal(y) })
	return sameVars && sameNodes && sameEnds && a.root == b.root && slices.Equal(a.kids, b.kids)
}
