package analysis

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/engine"
)

const threeViews = `format = 1
ruleset = { id = "random", version = "1", title = "Random" }
criterion = [ { id = "x" }, { id = "y" }, { id = "z" } ]
layer = [ { id = "l" } ]
option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" }, { id = "c", layer = "l" } ]
`

func accept(t *testing.T, rules string) *Acceptability {
	t.Helper()
	e := engine.New(loadText(t, []byte(threeViews+rules)), engine.Config{Date: 20260101})
	a, err := Accept(context.Background(), recommend(t, e, sheetValues(e.Program, nil)), Draw{Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAcceptExactly(t *testing.T) {
	all := func(stack ...int) []Acceptance { return []Acceptance{{append([]int{}, stack...), Whole, Whole, Whole}} }
	exactly := func(s Share, stack ...int) Acceptance {
		return Acceptance{append([]int{}, stack...), s, s, s}
	}
	tests := []struct {
		name, rules string
		want        *Acceptability
	}{
		{"no points", ``, &Acceptability{Method: Exact, Stacks: all()}},
		{"nothing positive", `rule = [ { id = "r", criterion = "y", points = { a = -2 } } ]`, &Acceptability{Method: Exact, Stacks: all()}},
		{"one criterion", `rule = [ { id = "r", criterion = "y", points = { a = 2, b = 3 } } ]`, &Acceptability{Method: Exact, Stacks: all(1)}},
		{"infeasible", `rule = [ { id = "r", require = ["a"], exclude = ["a"] } ]`, &Acceptability{Method: Exact}},
		{"two criteria, a third without points",
			// a while 1 x > 3 z, b else
			`rule = [ { id = "r", points = { a = 1, c = 0 } }, { id = "s", criterion = "z", points = { b = 3 } } ]`,
			&Acceptability{Method: Exact, Stacks: []Acceptance{exactly(750_000, 1), exactly(250_000, 0)}}},
		{"two criteria, a tie everywhere", `rule = [ { id = "r", points = { b = 1, c = 1 } }, { id = "s", criterion = "z", points = { b = 2, c = 2 } } ]`,
			&Acceptability{Method: Exact, Stacks: all(1)}},
		{"two criteria, evidence against",
			// nothing while x > y
			`rule = [ { id = "r", points = { a = -2 } }, { id = "s", criterion = "y", points = { a = 2 } } ]`,
			&Acceptability{Method: Exact, Stacks: []Acceptance{exactly(500_000), exactly(500_000, 0)}}},
		{"a middle piece", `rule = [ { id = "r", points = { a = 4, b = 3 } }, { id = "s", criterion = "y", points = { b = 3, c = 4 } } ]`,
			// a while 4 x > 3, c while 4 y > 3
			&Acceptability{Method: Exact, Stacks: []Acceptance{exactly(500_000, 1), exactly(250_000, 0), exactly(250_000, 2)}}},
		{"three criteria, undisputed", `rule = [ { id = "r", points = { a = 1, b = 1 } }, { id = "s", criterion = "y", points = { b = 1 } },
			{ id = "t", criterion = "z", points = { b = 2, c = 2 } } ]`, &Acceptability{Method: Proved, Stacks: all(1)}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, accept(t, test.rules)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestAcceptEstimates(t *testing.T) {
	tests := []struct {
		name, rules string
		want        map[int]Share // by the first option
	}{
		{"thirds", `rule = [ { id = "r", points = { a = 1 } }, { id = "s", criterion = "y", points = { b = 1 } }, { id = "t", criterion = "z", points = { c = 1 } } ]`,
			map[int]Share{0: 333_333, 1: 333_333, 2: 333_333}},
		// b where y > x + z, that is y > 1/2: a quarter of the area.
		{"a corner", `rule = [ { id = "r", points = { a = 1 } }, { id = "s", criterion = "y", points = { b = 1 } }, { id = "t", criterion = "z", points = { a = 1 } } ]`,
			map[int]Share{0: 750_000, 1: 250_000}},
	}
	for _, test := range tests {
		a := accept(t, test.rules)
		if a.Method != Estimated || a.Samples != DefaultSamples || a.Seed != 7 || len(a.Stacks) != len(test.want) {
			t.Errorf("%s: got %+v", test.name, a)
		}
		for _, s := range a.Stacks {
			if want := test.want[s.Stack[0]]; s.Low > want || want > s.High || s.High-s.Low > 20_000 || s.Share < s.Low || s.Share > s.High {
				t.Errorf("%s: got %+v, want %d in it", test.name, s, want)
			}
		}
	}
}

// TestAcceptProvesEnds has an option that wins nearly always, and one that wins
// nearly never: too seldom to be drawn.
func TestAcceptProvesEnds(t *testing.T) {
	a := accept(t, `rule = [ { id = "r", points = { a = 1000 } }, { id = "s", criterion = "y", points = { a = 1000 } },
		{ id = "t", criterion = "z", points = { a = 999, b = 1000 } } ]`)
	want := &Acceptability{Method: Estimated, Samples: DefaultSamples, Seed: 7, Stacks: []Acceptance{{[]int{0}, 999_950, 999_616, 999_999}}}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// checkAcceptability takes weights one by one, on a line where the result is exact
// and at random where it is not, and asks the reference under them.
func (w *witness) checkAcceptability(t *testing.T, a *Acceptability, seed uint64, seen map[string]int) {
	t.Helper()
	seen["acceptability "+a.Method.String()]++
	if len(a.Stacks) > 2 {
		seen["acceptability of many stacks"]++
	}
	if w.Now().Status == engine.Infeasible.String() {
		if len(a.Stacks) > 0 {
			t.Fatalf("there is no stack, but these are accepted: %v", a.Stacks)
		}
		return
	}
	n, tries := len(w.p.Criteria), 8
	if n == 2 {
		tries = 40
	}
	won := map[string]Share{}
	draw := newSimplex(seed, n, 1_000_000)
	for i := range tries {
		weights := slices.Clone(draw.next())
		if n == 2 {
			weights[0], weights[1] = int64(2*i+1), int64(2*tries-2*i-1)
		}
		if slices.Contains(weights, 0) {
			continue
		}
		stack := fmt.Sprint(w.stackUnder(weights))
		won[stack]++
		if len(a.Stacks) == 1 && a.Method != Estimated && stack != fmt.Sprint(w.ids(a.Stacks[0].Stack)) {
			t.Fatalf("under %v %v is recommended, want always %v", weights, stack, a.Stacks[0].Stack)
		}
	}
	if n != 2 {
		return
	}
	for _, s := range a.Stacks {
		got := won[fmt.Sprint(w.ids(s.Stack))] * Whole / Share(tries)
		if got > s.Share+Whole/Share(tries) || got < s.Share-Whole/Share(tries) {
			t.Fatalf("%v has share %d, but won %d on a grid", s.Stack, s.Share, got)
		}
	}
}

// stackUnder asks the reference for the stack under other weights.
func (w *witness) stackUnder(weights []int64) []string {
	q := w.q
	q.Weights = map[string]int64{}
	for c, weight := range weights {
		q.Weights[w.p.Criteria[c].ID] = weight
	}
	return w.set.Analyse(q).Now().Stack
}
