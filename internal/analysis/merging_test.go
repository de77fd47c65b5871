package analysis

import (
	"context"
	"slices"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// TestMerging makes the diagram of a race in two ways: level by level, and from
// the root as if its runs could go on beside each other.
func TestMerging(t *testing.T) {
	for seed, z := range []shape{
		{8, 3, 12, 1, 3, 0},
		{24, 4, 36, 1, 4, 0}, // with enough runs for two workers
	} {
		r, start := raced(t, z.program(uint64(seed)))
		if !r.simple() {
			t.Fatalf("set %d: its runs go on beside each other", seed)
		}
		j := &joint{r: r, forge: newForge(r.vars), budget: Nodes}
		got, ok, err := j.merged(start, Nodes)
		if !ok || err != nil {
			t.Fatal(seed, ok, err)
		}
		j = &joint{r: r, forge: newForge(r.vars)}
		if _, ok, err := j.merged(start, len(got.nodes)-1); ok || err != nil {
			t.Errorf("set %d: a diagram within too few nodes (%v)", seed, err)
		}
		j = &joint{r: r, forge: newForge(r.vars), budget: Nodes}
		j.reduce()
		want := j.forge.d
		want.root = j.of(j.leastOf(start))
		if j.err != nil {
			t.Fatal(j.err)
		}
		if len(got.nodes) != len(want.nodes) || !sameFunction(got, want) {
			t.Errorf("set %d: another diagram: %d nodes, want %d", seed, len(got.nodes), len(want.nodes))
		}
		if seed > 0 && !slices.ContainsFunc(got.stretches(), func(s stretch) bool { return s.apart }) {
			t.Errorf("set %d: no level has nodes for two workers", seed)
		}
	}
}

// raced is the race of a set of one layer.
func raced(t *testing.T, p *program.Program) (*race, bundle) {
	t.Helper()
	e := engine.New(p, engine.Config{Date: 20261122})
	c := newCompilation(context.Background(), e, unknown(e), Limits{Nodes: Nodes})
	if ok, err := c.order(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	c.prepare()
	r, start, ok, err := c.race(c.parts[0], func(int) {})
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	return r, start
}

// sameFunction reports whether two diagrams with the same variables lead to the
// same outcomes, and each node of one stands for one of the other.
func sameFunction(a, b *diagram) bool {
	to, from := map[ref]ref{}, map[ref]ref{}
	var same func(x, y ref) bool
	same = func(x, y ref) bool {
		if x < 0 || y < 0 {
			return x < 0 && y < 0 && a.ends[^x].Equal(b.ends[^y])
		}
		if known, ok := to[x]; ok {
			return known == y
		}
		if _, ok := from[y]; ok || a.nodes[x].level != b.nodes[y].level {
			return false
		}
		to[x], from[y] = y, x
		for class, kid := range a.children(x) {
			if !same(kid, b.children(y)[class]) {
				return false
			}
		}
		return true
	}
	return same(a.root, b.root)
}
