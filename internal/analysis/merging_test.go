package analysis

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// TestMerging holds the diagrams of races against the races themselves, sheet for
// sheet, and against what a reduced diagram is.
func TestMerging(t *testing.T) {
	for seed, z := range []shape{
		{8, 3, 12, 1, 3, 0, acceptsFew},
		{24, 4, 36, 1, 4, 0, acceptsFew},  // with enough runs for two workers
		{14, 3, 30, 3, 3, 4, acceptsFew},  // with runs that go on beside each other,
		{16, 3, 30, 3, 3, 5, acceptsFew},  // or after something is certain
		{12, 3, 20, 4, 3, 12, acceptsFew}, // with hardly any stack
	} {
		r, start := raced(t, z.program(uint64(seed)))
		if r.simple() != (z.layers == 1) {
			t.Fatalf("set %d: its runs go on beside each other: %v", seed, !r.simple())
		}
		d, ok, err := r.diagram(start, Nodes)
		if !ok || err != nil {
			t.Fatal(seed, ok, err)
		}
		if _, ok, err := r.diagram(start, len(d.nodes)-1); ok || err != nil {
			t.Errorf("set %d: a diagram within too few nodes (%v)", seed, err)
		}
		checkReduced(t, d)
		rng := rand.New(rand.NewPCG(1, uint64(seed)))
		classes := make([]int, len(r.vars))
		for range 5000 {
			for level, v := range r.vars {
				classes[level] = rng.IntN(len(v.weight))
			}
			at := d.root
			for at >= 0 {
				at = d.children(at)[classes[d.nodes[at].level]]
			}
			want := r.walk(start, classes)
			slices.Sort(want)
			if got := d.ends[^at].Stack; !slices.Equal(got, want) {
				t.Fatalf("set %d, classes %v: %v, want %v", seed, classes, got, want)
			}
		}
		if seed == 1 && !slices.ContainsFunc(d.stretches(), func(s stretch) bool { return s.apart }) {
			t.Errorf("set %d: no level has nodes for two workers", seed)
		}
	}
}

// walk lists the options that win for classes of answers, by level.
func (r *race) walk(b bundle, classes []int) []int {
	if b >= 0 {
		return r.walk(r.children(int32(b))[classes[r.run(int32(b)).level]], classes)
	}
	var options []int
	c := r.certain(b)
	for _, m := range c.won {
		if o := r.c.members[m].option; o >= 0 {
			options = append(options, o)
		}
	}
	for _, n := range c.runs {
		options = append(options, r.walk(bundle(n), classes)...)
	}
	return options
}

// checkReduced checks that children stand before parents on later levels, that each
// node is in reach, and that no two are the same function.
func checkReduced(t *testing.T, d *diagram) {
	t.Helper()
	seen, reached := map[string]bool{}, map[ref]bool{d.root: true}
	for n, x := range slices.Backward(d.nodes) {
		kids := d.children(ref(n))
		key := fmt.Sprint(x.level, kids)
		if seen[key] || !reached[ref(n)] || !slices.ContainsFunc(kids, func(k ref) bool { return k != kids[0] }) {
			t.Fatalf("node %d of level %d, children %v: seen %v, in reach %v", n, x.level, kids, seen[key], reached[ref(n)])
		}
		seen[key] = true
		for _, k := range kids {
			if k >= ref(n) || d.level(k) <= int(x.level) {
				t.Fatalf("node %d of level %d leads to %d of level %d", n, x.level, k, d.level(k))
			}
			reached[k] = true
		}
	}
}

// raced is the race of a set's first component.
func raced(t *testing.T, p *program.Program) (*race, bundle) {
	t.Helper()
	e := engine.New(p, engine.Config{Date: 20261122})
	c, ok := newCompilation(context.Background(), e, unknown(e), Limits{Nodes: Nodes})
	if !ok {
		t.Fatal("too many stacks")
	}
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
