package engine_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// TestAgainstReference compares everything that section 3 of the contract says,
// and section 8 of one sheet, with the brute-force reading of it, on random rule
// sets.
func TestAgainstReference(t *testing.T) {
	sets := uint64(1000)
	if testing.Short() {
		sets = 100
	}
	for _, size := range []reference.Size{reference.Small(), reference.Small().WithAdditions()} {
		compareRandomSets(t, sets, size)
	}
}

func compareRandomSets(t *testing.T, sets uint64, size reference.Size) {
	t.Helper()
	for seed := range sets {
		text := reference.Generate(seed, size)
		set, err := reference.Parse(text)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		p := compile(t, text)
		for k := range uint64(3) {
			q := reference.GenerateQuery(seed*10+k, set)
			want := set.Recommend(q)
			got := recommend(t, p, q)
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("seed %d query %d (-reference +engine):\n%s\nquery %+v\n%s", seed, k, diff, q, text)
			}
		}
	}
}

// TestSetEqualsReset changes answers one at a time and compares with a State
// that took them all at once.
func TestSetEqualsReset(t *testing.T) {
	for seed := range uint64(300) {
		p := random(t, seed)
		e := engine.New(p, engine.Config{Date: 20261122})
		moving, fresh := e.NewState(), e.NewState()
		rng := rand.New(rand.NewPCG(seed, 7))
		for range 40 {
			q := rng.IntN(len(p.Questions))
			v := program.Unknown
			if domain := p.Domain(q); rng.IntN(4) > 0 {
				v = domain[rng.IntN(len(domain))]
			}
			moving.Set(q, v)
			fresh.Reset(moving.Values())
			if diff := cmp.Diff(fresh.Scores(), moving.Scores()); diff != "" {
				t.Fatalf("seed %d: scores (-fresh +moving):\n%s", seed, diff)
			}
			for r := range p.Rules {
				if fresh.Fired(r) != moving.Fired(r) {
					t.Fatalf("seed %d: rule %d: fired %v after Reset, %v after Set", seed, r, fresh.Fired(r), moving.Fired(r))
				}
				if want := fresh.Truth(p.Rules[r].When) == engine.True; want != moving.Fired(r) {
					t.Fatalf("seed %d: rule %d: fired %v, its condition is %v", seed, r, moving.Fired(r), want)
				}
			}
		}
	}
}

func recommend(t *testing.T, p *program.Program, q reference.Query) reference.Result {
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
	e := engine.New(p, engine.Config{Date: on, Weights: weights})
	s := e.NewState()
	s.Reset(values(p, q.Answers))
	limit := q.Alternatives
	if limit < 0 {
		limit = 1 << 30
	}
	r, err := s.Recommend(limit)
	if err != nil {
		t.Fatal(err)
	}
	return translate(p, r)
}

func translate(p *program.Program, r *engine.Recommendation) reference.Result {
	w := reference.Result{Status: r.Status.String(), Score: r.Stack.Score, Margin: r.Margin, Tie: r.Margin != nil && *r.Margin == 0}
	options := func(list []int) (ids []string) {
		for _, o := range list {
			ids = append(ids, p.Options[o].ID)
		}
		return ids
	}
	rules := func(list []int) (ids []string) {
		for _, i := range list {
			ids = append(ids, p.Rules[i].ID)
		}
		return ids
	}
	w.Stack = options(r.Stack.Options)
	for _, a := range r.Alternatives {
		w.Alternatives = append(w.Alternatives, reference.Scored{Stack: options(a.Options), Score: a.Score})
	}
	for l, x := range r.Layers {
		n := reference.LayerNext{Layer: p.Layers[l].ID}
		if x.Option >= 0 {
			n.Option = p.Options[x.Option].ID
		}
		if x.Next != nil {
			n.Next = &reference.Scored{Stack: options(x.Next.Options), Score: x.Next.Score}
		}
		w.Layers = append(w.Layers, n)
	}
	if s := r.Supported; s != nil {
		w.Supported = &reference.Supported{Status: s.Status.String(), Stack: options(s.Stack.Options), Score: s.Stack.Score}
	}
	w.Cautions = cautions(p, r)
	if r.Rival != nil {
		w.Rival = &reference.Scored{Stack: options(r.Rival.Options), Score: r.Rival.Score}
	}
	w.Lead = r.Lead
	for _, c := range r.Contradictions {
		w.Contradictions = append(w.Contradictions, p.Contradictions[c].ID)
	}
	for o, x := range r.Options {
		s := reference.OptionScore{ID: p.Options[o].ID, Layer: p.Layers[p.Options[o].Layers[0]].ID, Score: x.Score, Unsupported: x.Unsupported, ExcludedBy: rules(x.ExcludedBy)}
		for _, c := range x.Contributions {
			rule := &p.Rules[c.Rule]
			s.Contributions = append(s.Contributions, reference.Contribution{Rule: rule.ID, Criterion: p.Criteria[rule.Criterion].ID, Points: c.Points, Weight: r.Engine.Weights[rule.Criterion], Counted: c.Counted})
		}
		w.Options = append(w.Options, s)
	}
	w.Fired, w.Open = rules(r.Fired), rules(r.Open)
	for _, q := range r.Unanswered {
		w.Unanswered = append(w.Unanswered, p.Questions[q].ID)
	}
	if c := r.Conflict; c != nil {
		w.Conflict = &reference.Conflict{Rules: rules(c.Rules)}
		for _, i := range c.Relations {
			w.Conflict.Relations = append(w.Conflict.Relations, p.Relations[i].ID)
		}
		for _, i := range c.Layers {
			w.Conflict.Layers = append(w.Conflict.Layers, p.Layers[i].ID)
		}
	}
	return w
}

func cautions(p *program.Program, r *engine.Recommendation) (list []reference.Caution) {
	for _, c := range r.Cautions {
		list = append(list, reference.Caution{Kind: reference.UnsupportedOption, Option: p.Options[c.Option].ID})
	}
	for _, c := range r.Ended {
		list = append(list, reference.Caution{Kind: reference.EndedRelation, Option: p.Options[c.From].ID,
			Relation: p.Relations[c.Relation].ID, To: p.Options[c.To].ID})
	}
	if r.Against() {
		against := reference.Caution{Kind: reference.AgainstReasons}
		rules, layers := r.Requirements()
		for _, i := range rules {
			against.Required.Rules = append(against.Required.Rules, p.Rules[i].ID)
		}
		for _, l := range layers {
			against.Required.Layers = append(against.Required.Layers, p.Layers[l].ID)
		}
		list = append(list, against)
	}
	return list
}
