package analysis

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"testing"
	"testing/fstest"

	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// TestAgainstReference compares everything that Explain says with the reference,
// on thousands of random rule sets, each with a random sheet, weights and date.
// Most sets are so small that the reference is quick, every 32nd is larger; every
// other one has contradictions and whatever section 8 of the contract brings besides.
func TestAgainstReference(t *testing.T) {
	sets := uint64(3200)
	if testing.Short() {
		sets = 800
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // much is made, little is kept
	const parts = 4
	seen := make([]map[string]int, parts)
	t.Run("sets", func(t *testing.T) {
		for part := range seen {
			seen[part] = map[string]int{}
			t.Run(fmt.Sprint(part), func(t *testing.T) {
				t.Parallel()
				for seed := uint64(part); seed < sets; seed += parts {
					newWitness(t, seed, sizeOf(seed)).check(t, seed, seen[part])
				}
			})
		}
	})
	if t.Failed() {
		return
	}
	for what, least := range constructs() {
		n := 0
		for _, part := range seen {
			n += part[what]
		}
		if n < least*int(sets)/800 || n == 0 && !testing.Short() {
			t.Errorf("%s: only %d in %d sets", what, n, sets)
		}
	}
}

func sizeOf(seed uint64) reference.Size {
	size := reference.Small()
	if seed/4%2 == 1 {
		size = size.WithAdditions()
	}
	switch {
	case seed%32 == 0: // many answers to change
		size.Questions, size.Choices, size.Completions, size.Rules, size.Layers, size.Options = 8, 4, 1<<12, 30, 2, 4
	case seed%4 != 0:
		size.Questions, size.Completions, size.Rules, size.Options, size.Relations = 4, 48, 9, 5, 3
	}
	return size
}

// check explains the witness within the limits, and again past some of them.
func (w *witness) check(t *testing.T, seed uint64, seen map[string]int) {
	t.Helper()
	defer func() {
		if t.Failed() {
			t.Logf("seed %d: query %+v\n%s", seed, w.q, w.text)
		}
	}()
	query := ExplainQuery{Flips: 1 + int(seed/2%3), WhyNot: []int{}, Draw: Draw{Samples: 50, Seed: seed}}
	for o := range w.p.Options {
		query.WhyNot = append(query.WhyNot, o)
	}
	x, err := Explain(context.Background(), w.r, query)
	if err != nil {
		t.Fatal(err)
	}
	w.countConstructs(seen)
	w.checkCompletions(t, x, seen)
	w.checkFlips(t, x.Flips, seen)
	w.checkWeights(t, x.Weights, seen)
	w.checkWhyNot(t, x.WhyNot, seen)
	w.checkHomework(t, x.Homework, seen)
	w.checkAcceptability(t, x.Acceptability, seed, seen)
	w.checkSweep(t, 1<<(seed%9))
	if seed%2 == 0 {
		w.checkPastLimits(t, query, seen)
	}
}

// witness is one query to one random rule set, both for the analyses and for the
// reference that goes through all cases.
type witness struct {
	text []byte
	set  *reference.Set
	p    *program.Program
	r    *engine.Recommendation
	q    reference.Query
	*reference.Analysis
	truth outlook // of Analysis
}

// newWitness makes a random query to a random set; the same seed gives the same.
func newWitness(t *testing.T, seed uint64, size reference.Size) *witness {
	t.Helper()
	w := &witness{}
	w.text, w.set = reference.GenerateSet(seed, size)
	w.q = reference.GenerateQuery(seed, w.set)
	w.Analysis = w.set.Analyse(w.q)
	w.p = loadText(t, w.text)
	on, err := date.Parse(w.q.Date)
	if err != nil {
		t.Fatal(err)
	}
	weights := make([]int64, len(w.p.Criteria))
	for i := range weights {
		weights[i] = -1
		if weight, given := w.q.Weights[w.p.Criteria[i].ID]; given {
			weights[i] = weight
		}
	}
	w.r = recommend(t, engine.New(w.p, engine.Config{Date: on, Weights: weights}), sheetValues(w.p, w.q.Answers))
	return w
}

func loadText(t testing.TB, text []byte) *program.Program {
	t.Helper()
	p, list, err := load.Load(load.Request{Name: "random", Builtin: fstest.MapFS{"random.toml": {Data: text}}})
	if err != nil || p == nil {
		t.Fatalf("%v %v\n%s", err, list, text)
	}
	return p
}

func recommend(t testing.TB, e *engine.Engine, values []program.Value) *engine.Recommendation {
	t.Helper()
	s := e.NewState()
	s.Reset(values)
	r, err := s.Recommend(5)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// sheetValues translates a sheet of the reference.
func sheetValues(p *program.Program, a reference.Sheet) []program.Value {
	values := make([]program.Value, len(p.Questions))
	for i := range p.Questions {
		q := &p.Questions[i]
		values[i] = program.Unknown
		given, is := a.Given(q.ID)
		if !is {
			continue
		}
		position := func(id string) program.Value {
			return program.Value(slices.IndexFunc(q.Choices, func(c check.Choice) bool { return c.ID == id }))
		}
		switch v := given.(type) {
		case bool:
			values[i] = 0
			if v {
				values[i] = 1
			}
		case string:
			values[i] = position(v)
		case int64:
			values[i] = program.Value(v)
		case []string:
			values[i] = 0
			for _, id := range v {
				values[i] |= 1 << position(id)
			}
		}
	}
	return values
}

// ids names options as the reference does.
func (w *witness) ids(options []int) []string {
	ids := []string{}
	for _, o := range options {
		ids = append(ids, w.p.Options[o].ID)
	}
	return ids
}
