package analysis

import (
	"context"
	"slices"
	"testing"
	"testing/fstest"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// TestCompileAgainstEngine builds the same diagram in two ways: compiled, and by
// asking the engine about every completion. Reduced diagrams of one function in
// one order of variables are the same, so that counts by outcome and the
// questions that matter must agree.
func TestCompileAgainstEngine(t *testing.T) {
	sets := uint64(150)
	for seed := range sets {
		size := reference.Medium()
		if seed%2 == 1 {
			size = size.WithAdditions()
		}
		text := reference.Generate(seed+10_000, size)
		p, list, err := load.Load(load.Request{Name: "random", Builtin: fstest.MapFS{"random.toml": {Data: text}}})
		if err != nil || list.HasErrors() {
			t.Fatal(err, list)
		}
		s := NewSpace(engine.New(p, engine.Config{Date: 20260102}), Limits{})
		none := slices.Repeat([]program.Value{program.Unknown}, len(p.Questions))
		got, err := compile(context.Background(), s.e, none, s.limits)
		if err != nil || got == nil {
			t.Fatal(seed, got, err)
		}
		want, err := s.enumerate(context.Background(), none)
		if err != nil || want == nil {
			t.Fatal(seed, want, err)
		}
		s.compiled, s.base = got, none
		a, err := s.View(context.Background(), none)
		if err != nil {
			t.Fatal(err)
		}
		s.compiled, s.base = want, none
		b, err := s.View(context.Background(), none)
		if err != nil {
			t.Fatal(err)
		}
		x, y := a.Outcomes(), b.Outcomes()
		if len(x.Stacks) != len(y.Stacks) {
			t.Fatalf("seed %d: %v\n%v\n%s", seed, x, y, text)
		}
		for i := range x.Stacks {
			if !x.Stacks[i].Equal(y.Stacks[i].Outcome) || x.Stacks[i].Count.Cmp(y.Stacks[i].Count) != 0 {
				t.Fatalf("seed %d: %v\n%v\n%s", seed, x, y, text)
			}
		}
		if !slices.Equal(a.Irrelevant().Questions, b.Irrelevant().Questions) {
			t.Fatalf("seed %d: irrelevant %v, want %v", seed, a.Irrelevant(), b.Irrelevant())
		}
		if !slices.Equal(a.Next(), b.Next()) {
			t.Fatalf("seed %d: next %v, want %v", seed, a.Next(), b.Next())
		}
	}
}
