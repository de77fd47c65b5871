package analysis_test

import (
	"context"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// outlook is everything that a View says, in the words of the reference.
type outlook struct {
	Settled    bool
	Outcomes   []reference.OutcomeCount
	Irrelevant []string
	Next       []reference.Information
	Sufficient []string
}

// TestSpaceAgainstReference compares what is said of all completions with the
// brute-force reading of the contract, on random rule sets and sheets.
func TestSpaceAgainstReference(t *testing.T) {
	sets := uint64(400)
	if testing.Short() {
		sets = 60
	}
	for seed := range sets {
		text := reference.Generate(seed, reference.Small())
		set, err := reference.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		p := compileText(t, text)
		for k := range uint64(3) {
			query := reference.GenerateQuery(seed*10+k, set)
			a := set.Analyse(query)
			want := outlook{a.Settled(), a.Outcomes(), a.Irrelevant(), a.Next(), a.Sufficient()}
			space := analysis.NewSpace(engineFor(t, p, query), analysis.Limits{})
			if diff := cmp.Diff(want, outlookOf(t, p, space, sheetValues(p, query.Answers)), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("seed %d query %d (-reference +analysis):\n%s\nquery %+v\n%s", seed, k, diff, query, text)
			}
		}
	}
}

func outlookOf(t *testing.T, p *program.Program, space *analysis.Space, values []program.Value) outlook {
	t.Helper()
	v, err := space.View(context.Background(), values)
	if err != nil {
		t.Fatal(err)
	}
	o := outlook{Settled: v.Settled() == analysis.Yes}
	for _, x := range v.Outcomes().Stacks {
		r := reference.OutcomeCount{Count: x.Count.Int64()}
		r.Status = x.Status.String()
		for _, option := range x.Stack {
			r.Stack = append(r.Stack, p.Options[option].ID)
		}
		o.Outcomes = append(o.Outcomes, r)
	}
	for _, q := range v.Irrelevant().Questions {
		o.Irrelevant = append(o.Irrelevant, p.Questions[q].ID)
	}
	for _, n := range v.Next() {
		o.Next = append(o.Next, reference.Information{Question: p.Questions[n.Question].ID, Bits: n.Bits})
	}
	s, err := v.Sufficient(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range s.Questions {
		o.Sufficient = append(o.Sufficient, p.Questions[q].ID)
	}
	return o
}

// compileText brings the text of a rule set through the whole front end.
func compileText(t testing.TB, text []byte) *program.Program {
	t.Helper()
	p, list, err := load.Load(load.Request{Name: "random", Builtin: fstest.MapFS{"random.toml": {Data: text}}})
	if err != nil {
		t.Fatal(err)
	}
	if list.HasErrors() {
		t.Fatalf("%v\n%s", list, text)
	}
	return p
}

func engineFor(t *testing.T, p *program.Program, q reference.Query) *engine.Engine {
	t.Helper()
	on, err := date.Parse(q.Date)
	if err != nil {
		t.Fatal(err)
	}
	weights := make([]int64, len(p.Criteria))
	for i := range weights {
		weights[i] = -1
		if w, ok := q.Weights[p.Criteria[i].ID]; ok {
			weights[i] = w
		}
	}
	return engine.New(p, engine.Config{Date: on, Weights: weights})
}

func sheetValues(p *program.Program, a reference.Sheet) []program.Value {
	values := make([]program.Value, len(p.Questions))
	for i := range p.Questions {
		q := &p.Questions[i]
		values[i] = program.Unknown
		given, ok := a.Given(q.ID)
		if !ok {
			continue
		}
		choice := func(id string) program.Value {
			return program.Value(slices.IndexFunc(q.Choices, func(c check.Choice) bool { return c.ID == id }))
		}
		switch answer := given.(type) {
		case bool:
			values[i] = 0
			if answer {
				values[i] = 1
			}
		case string:
			values[i] = choice(answer)
		case int64:
			values[i] = program.Value(answer)
		case []string:
			values[i] = 0
			for _, id := range answer {
				values[i] |= 1 << choice(id)
			}
		}
	}
	return values
}
