package analysis

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// wide is a set with two questions of 16 choices. a gets points for c0 without c1
// in x, b for c2 in x with some choices of y, and for a large number.
func wide(t *testing.T) *engine.Engine {
	t.Helper()
	var choices []string
	for i := range 16 {
		choices = append(choices, fmt.Sprintf(`{ id = "c%d" }`, i))
	}
	list := "[ " + strings.Join(choices, ", ") + " ]"
	text := `format = 1
ruleset = { id = "random", version = "1", title = "Wide" }
layer = [ { id = "l" } ]
option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
question = [ { id = "x", prompt = "X?", kind = "multi", min = 0, choices = ` + list + ` },
	{ id = "y", prompt = "Y?", kind = "multi", min = 0, choices = ` + list + ` },
	{ id = "n", prompt = "N?", kind = "number", max = 1000 } ]
rule = [ { id = "r", when = { x = { every = ["c0"], none = ["c1"] } }, points = { a = 2 } },
	{ id = "s", when = { x = "c2", y = "c3" }, points = { b = 1 } }, { id = "t", when = { x = "c2", y = "c4" }, points = { b = 1 } },
	{ id = "u", when = { x = "c2", y = "c5" }, points = { b = 1 } }, { id = "v", when = { n = { above = 700 } }, points = { b = 3 } } ]
`
	return engine.New(loadText(t, []byte(text)), engine.Config{Date: 20260101})
}

func TestFlipsOfWideQuestions(t *testing.T) {
	e := wide(t)
	// x is c0 and 15 others but c1 and c2, y is c15, n is 40: a.
	now := []program.Value{0b1111111111111001, 1 << 15, 40}
	r := recommend(t, e, now)
	got, err := FindFlips(context.Background(), r, FlipQuery{Size: 2, Budget: 200})
	if err != nil {
		t.Fatal(err)
	}
	stack := func(options ...int) Outcome { return Outcome{engine.Recommended, append([]int{}, options...)} }
	nothing := Outcome{engine.NoEvidence, []int{}}
	want := &Flips{Size: 2, Toward: map[int][]Flip{}, Flips: []Flip{
		{[]int{0}, []Reached{{nothing, []Change{{Question: 0, Value: 0b1111111111111000}}, 1}}},
		{[]int{2}, []Reached{{stack(1), []Change{{Question: 2, Value: 701, Numbers: &Numbers{701, 1000}}}, 1}}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// b needs c2 in place of c0, and one choice of y.
	now = []program.Value{0b1, 1 << 15, program.Unknown}
	got, err = FindFlips(context.Background(), recommend(t, e, now), FlipQuery{Size: 2, Toward: []int{0, 1}, Budget: 200})
	if err != nil {
		t.Fatal(err)
	}
	way := Flip{[]int{0, 1}, []Reached{{stack(1), []Change{{Question: 0, Value: 0b100}, {Question: 1, Value: 0b1000000000001000}}, 3}}}
	if diff := cmp.Diff([]Flip{way}, got.Toward[1]); diff != "" {
		t.Errorf("toward b (-want +got):\n%s", diff)
	}
	if got.Toward[0] != nil || got.Skipped != 0 {
		t.Errorf("toward a, which is recommended: %v; %d skipped", got.Toward[0], got.Skipped)
	}
}

func TestFlipsWithinBudget(t *testing.T) {
	r := recommend(t, wide(t), []program.Value{0b1, 1 << 15, 40})
	all, err := FindFlips(context.Background(), r, FlipQuery{Size: 3})
	if err != nil || all.Skipped != 0 {
		t.Fatal(all, err)
	}
	sets := 0
	few, err := FindFlips(context.Background(), r, FlipQuery{Size: 3, Budget: 8, Progress: func(int, int) { sets++ }})
	if err != nil {
		t.Fatal(err)
	}
	if few.Skipped == 0 || few.Skipped > 7 || sets == 0 || len(few.Flips) > len(all.Flips) {
		t.Errorf("%d of 7 sets skipped, %d told, %d flips of %d", few.Skipped, sets, len(few.Flips), len(all.Flips))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := FindFlips(ctx, r, FlipQuery{Size: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestFlipsProved has two questions of 16 choices each, all pairs of which matter:
// too many combinations to try. With 17 points a is ahead whatever is chosen, with
// 15 it is not.
func TestFlipsProved(t *testing.T) {
	for points, want := range map[int]int{17: 0, 15: 1} {
		var choices, rules []string
		for i := range 16 {
			choices = append(choices, fmt.Sprintf(`{ id = "c%d" }`, i))
			rules = append(rules, fmt.Sprintf(`{ id = "r%d", when = { x = "c%d", y = "c%d" }, points = { b = 1 } }`, i, i, i))
		}
		list := strings.Join(choices, ", ")
		text := fmt.Sprintf(`format = 1
ruleset = { id = "random", version = "1", title = "Pairs" }
layer = [ { id = "l" } ]
option = [ { id = "a", layer = "l" }, { id = "b", layer = "l" } ]
question = [ { id = "x", prompt = "X?", kind = "multi", min = 0, choices = [ %s ] }, { id = "y", prompt = "Y?", kind = "multi", min = 0, choices = [ %s ] } ]
rule = [ { id = "always", points = { a = %d } }, %s ]
`, list, list, points, strings.Join(rules, ", "))
		e := engine.New(loadText(t, []byte(text)), engine.Config{Date: 20260101})
		got, err := FindFlips(context.Background(), recommend(t, e, []program.Value{1, 2}), FlipQuery{Size: 2, Budget: 1000})
		if err != nil || len(got.Flips) > 0 || got.Skipped != want {
			t.Errorf("a has %d points: %d flips, %d skipped, %v; want none, %d skipped", points, len(got.Flips), got.Skipped, err, want)
		}
	}
}
