package analysis

import (
	"fmt"
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

// TestAgainstReference compares everything that is said of one result with the
// reference, on random rule sets: every other one is larger, with more answers to
// change.
func TestAgainstReference(t *testing.T) {
	larger := reference.Small()
	larger.Questions, larger.Choices, larger.Completions, larger.Rules, larger.Layers, larger.Options = 8, 4, 1<<14, 30, 2, 4
	sets := uint64(1000)
	if testing.Short() {
		sets = 200
	}
	const parts = 4
	seen := make([]map[string]int, parts)
	t.Run("sets", func(t *testing.T) {
		for part := range seen {
			seen[part] = map[string]int{}
			t.Run(fmt.Sprint(part), func(t *testing.T) {
				t.Parallel()
				for seed := uint64(part); seed < sets; seed += parts {
					size := reference.Small()
					if seed%2 == 0 {
						size = larger
					}
					newWitness(t, seed, size).check(t, seed, seen[part])
				}
			})
		}
	})
	for what, least := range map[string]int{
		"flips of 1": 50, "flips of 2": 2, "flips toward an option": 60, "upper ends of weights": 8, "lower ends of weights": 30,
		"excluded options": 30, "blocked options": 5, "options behind by a tie": 10, "options with a gap": 100,
		"answers that change the stack": 60, "questions with several outcomes": 5,
		"acceptability exact": 100, "acceptability estimated": 2, "acceptability proved": 1, "acceptability of many stacks": 1,
	} {
		n := 0
		for _, part := range seen {
			n += part[what]
		}
		if n < least*int(sets)/200 {
			t.Errorf("%s: only %d of %d sets", what, n, sets)
		}
	}
}

func (w *witness) check(t *testing.T, seed uint64, seen map[string]int) {
	t.Helper()
	defer func() {
		if t.Failed() {
			t.Logf("seed %d: query %+v\n%s", seed, w.q, w.text)
		}
	}()
	w.checkFlips(t, 1+int(seed/2%3), seen)
	w.checkWeights(t, seen)
	w.checkWhyNot(t, seen)
	w.checkHomework(t, seen)
	w.checkAcceptability(t, seed, seen)
	w.checkSweep(t, 1<<(seed%9))
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
}

// newWitness makes a random query to a random set; the same seed gives the same.
func newWitness(t *testing.T, seed uint64, size reference.Size) *witness {
	t.Helper()
	w := &witness{text: reference.Generate(seed, size)}
	var err error
	if w.set, err = reference.Parse(w.text); err != nil {
		t.Fatal(err)
	}
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
