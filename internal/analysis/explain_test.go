package analysis

import (
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

// witness is one query to one random rule set, both for the analyses and for the
// reference that goes through all cases.
type witness struct {
	text []byte
	p    *program.Program
	r    *engine.Recommendation
	q    reference.Query
	*reference.Analysis
}

// newWitness makes a random query to a random set; the same seed gives the same.
func newWitness(t *testing.T, seed uint64, size reference.Size) *witness {
	t.Helper()
	w := &witness{text: reference.Generate(seed, size)}
	set, err := reference.Parse(w.text)
	if err != nil {
		t.Fatal(err)
	}
	w.q = reference.GenerateQuery(seed, set)
	w.Analysis = set.Analyse(w.q)
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
