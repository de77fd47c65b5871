package analysis

import (
	"context"
	"testing"

	"stackadvisor/internal/engine"
)

// TestPaths compiles sets with the worths of stacks and with those of their
// options: what a state is packed as, and what is dropped when, must not show in
// what the diagram says.
func TestPaths(t *testing.T) {
	var engines []*engine.Engine
	for seed := range uint64(200) {
		engines = append(engines, engine.New(newWitness(t, seed, sizeOf(seed)).p, engine.Config{Date: 20261122}))
	}
	for seed, z := range []shape{
		{14, 3, 30, 3, 3, 4, acceptsFew}, // layers that relations join
		{11, 3, 40, 5, 3, 6, acceptsFew}, // with more stacks than a word has bits
		{8, 3, 90, 1, 40, 0, acceptsFew}, // one layer with more options than that
		{8, 2, 400, 1, 300, 0, acceptsFew},
	} {
		engines = append(engines, engine.New(z.program(uint64(seed)), engine.Config{Date: 20261122}))
	}
	deep, nodes := 0, 0
	for n, e := range engines {
		want := compiledWith(t, e, 64)
		nodes += len(want.nodes)
		for _, paths := range []int{0, 3, fewPaths} {
			if got := compiledWith(t, e, paths); !sameFunction(got, want) {
				t.Errorf("set %d: another diagram with %d paths", n, paths)
			}
		}
		for _, part := range components(e, nil) {
			if part.layOut(func(l int) bool { return e.Layers[l].Required }) && part.rows != nil {
				if l := newLineup(part.rows); l.count(4) > 3 {
					deep++
				}
			}
		}
	}
	if deep < 50 || nodes < 5000 {
		t.Errorf("%d components with more than 3 stacks, %d nodes: too few to tell", deep, nodes)
	}
}

func compiledWith(t *testing.T, e *engine.Engine, paths int) *diagram {
	t.Helper()
	c, ok := newCompilation(context.Background(), e, unknown(e), Limits{Nodes: Nodes})
	if !ok {
		t.Fatal("too many stacks")
	}
	c.paths = paths
	if ok, err := c.order(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	c.prepare()
	d, err := c.join()
	if err != nil || d == nil {
		t.Fatal("no diagram", err)
	}
	return d
}
