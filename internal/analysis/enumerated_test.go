package analysis

import (
	"context"
	"testing"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// TestEnumerated holds diagrams that the engine makes sheet for sheet against those
// of races; then, sheet for sheet, one of a set that has no race.
func TestEnumerated(t *testing.T) {
	nodes := 0
	for seed := range uint64(200) {
		e := engine.New(newWitness(t, seed, sizeOf(seed)).p, engine.Config{Date: 20261122})
		c, ok := newCompilation(context.Background(), e, unknown(e), Limits{Nodes: Nodes})
		if !ok {
			t.Fatalf("set %d: too many stacks", seed)
		}
		want := compiled(t, e, Nodes)
		got, err := c.enumerated()
		if err != nil || got == nil || !sameFunction(got, want) {
			t.Errorf("set %d: another diagram (%v)", seed, err)
		}
		nodes += len(want.nodes)
	}
	if nodes < 200 {
		t.Errorf("%d nodes are too few to tell", nodes)
	}
	// Two layers that a relation joins, with more options than ranks.
	z := shape{6, 3, 60, 2, 40, 1, acceptsFew}
	e := engine.New(z.program(1), engine.Config{Date: 20261122})
	if _, ok := newCompilation(context.Background(), e, unknown(e), Limits{Nodes: Nodes}); ok {
		t.Fatal("there is a race")
	}
	d := compiled(t, e, Nodes)
	if d == nil || len(d.nodes) < 20 {
		t.Fatal("no diagram, or a small one")
	}
	state, values := e.NewState(), make([]program.Value, z.questions)
	for sheet := range 729 {
		at := d.root
		for q := range values {
			values[q] = program.Value(sheet % 3)
			sheet /= 3
		}
		for at >= 0 {
			v := d.vars[d.nodes[at].level]
			at = d.children(at)[v.class(e.Program, values[v.question])]
		}
		state.Reset(values)
		choice, err := state.Best()
		if err != nil || !OutcomeOf(choice).Equal(d.ends[^at]) {
			t.Fatalf("%v: %v, want %v (%v)", values, d.ends[^at], OutcomeOf(choice), err)
		}
	}
	if compiled(t, e, 100) != nil {
		t.Error("more sheets than nodes may be")
	}
}
