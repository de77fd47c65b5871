package analysis

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/reference"
)

// outlook is what is said of all completions of a sheet, in the words of the
// reference.
type outlook struct {
	Settled    bool
	Outcomes   []reference.OutcomeCount
	Irrelevant []string
	Next       []reference.Information
	Sufficient []string
}

func (w *witness) outlook(x *Explanation) outlook {
	o := outlook{Settled: x.Settled == Yes, Irrelevant: w.questions(x.Irrelevant.Questions), Sufficient: w.questions(x.Sufficient.Questions)}
	for _, s := range x.Outcomes.Stacks {
		o.Outcomes = append(o.Outcomes, reference.OutcomeCount{
			Outcome: reference.Outcome{Status: s.Status.String(), Stack: w.ids(s.Stack)}, Count: s.Count.Int64(),
		})
	}
	for _, n := range x.Next {
		o.Next = append(o.Next, reference.Information{Question: w.p.Questions[n.Question].ID, Bits: n.Bits})
	}
	return o
}

func (w *witness) questions(list []int) (ids []string) {
	for _, q := range list {
		ids = append(ids, w.p.Questions[q].ID)
	}
	return ids
}

// checkCompletions compares what is said of all completions, and the verdict that
// every printed result carries.
func (w *witness) checkCompletions(t *testing.T, x *Explanation, seen map[string]int) {
	t.Helper()
	w.truth = outlook{w.Settled(), w.Outcomes(), w.Irrelevant(), w.Next(), w.Sufficient()}
	if diff := cmp.Diff(w.truth, w.outlook(x), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("completions (-reference +got):\n%s", diff)
	}
	w.checkContradicting(t, x, seen)
	for _, s := range x.Outcomes.Stacks {
		if s.Share != shareOf(s.Count, x.Outcomes.Completions) || s.Low != s.Share || s.High != s.Share {
			t.Fatalf("share %d (%d to %d) of %v in %v", s.Share, s.Low, s.High, s.Count, x.Outcomes.Completions)
		}
	}
	if x.Outcomes.Method != Exact || x.NextMethod != Exact || x.Settled == Undecided || len(x.Irrelevant.Undecided) > 0 || x.Sufficient.Verdict != x.Settled {
		t.Fatalf("not all is exact: %+v", x)
	}
	if now := SettledNow(w.r); now != x.Settled {
		t.Fatalf("settled now: %v, want %v", now, x.Settled)
	}
	if x.Settled == Yes && len(w.r.Open) > 0 {
		seen["settled with open rules"]++
	}
	if len(x.Sufficient.Questions) > 0 {
		seen["sufficient reasons"]++
	}
	seen["irrelevant questions"] += len(x.Irrelevant.Questions)
	for _, n := range x.Next {
		if n.Bits > 0 {
			seen["questions that tell something"]++
		}
	}
}

// checkContradicting counts the completions that contradict themselves.
func (w *witness) checkContradicting(t *testing.T, x *Explanation, seen map[string]int) {
	t.Helper()
	all, counted := w.set.CountCompletions(w.q.Answers), int64(len(w.Completions()))
	if x.Outcomes.Completions.Int64() != counted || x.AllContradict != (counted == 0) {
		t.Fatalf("%v completions, all contradict %v; want %d", x.Outcomes.Completions, x.AllContradict, counted)
	}
	if counted == 0 {
		seen["every completion contradicts"]++
	}
	if all.Int64() == counted {
		return
	}
	seen["completions that contradict"]++
	if x.Settled == Yes {
		seen["settled among contradictions"]++
	}
	if len(x.Sufficient.Questions) > 0 {
		seen["reasons among contradictions"]++
	}
}

// checkPastLimits explains the completions as if their diagram were too large:
// what is counted by sweeps is the same, and so is what is proved.
func (w *witness) checkPastLimits(t *testing.T, query ExplainQuery, seen map[string]int) {
	t.Helper()
	want := w.truth
	for _, combinations := range []int{Combinations, 1} {
		query.Limits = Limits{Nodes: -1, Combinations: combinations}
		x := &Explanation{}
		if err := x.completions(context.Background(), w.r, query); err != nil {
			t.Fatal(err)
		}
		got := w.outlook(x)
		if x.Outcomes.Method == Estimated {
			got.Outcomes = want.Outcomes
			seen["outcomes estimated"]++
		}
		if x.NextMethod == Estimated {
			w.checkDrawn(t, want.Next, x.Next, seen)
			got.Next = want.Next
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("past the limits (-reference +got):\n%s", diff)
		}
		if x.Settled == Undecided || len(x.Irrelevant.Undecided) > 0 || x.Sufficient.Verdict != x.Settled {
			t.Fatalf("not all is decided: %+v", x)
		}
		if x.Settled == Yes && x.Outcomes.Method == Estimated {
			seen["settled by proof"]++
		}
	}
}

// checkDrawn looks whether estimates are of the right questions, and counts how
// many have the true value in their interval.
func (w *witness) checkDrawn(t *testing.T, want []reference.Information, got []Information, seen map[string]int) {
	t.Helper()
	bits := map[string]int64{}
	for _, n := range want {
		bits[n.Question] = n.Bits
	}
	for _, n := range got {
		is, asked := bits[w.p.Questions[n.Question].ID]
		if !asked || n.Low > n.Bits || n.Bits > n.High {
			t.Fatalf("next question %+v, want one of %v", n, want)
		}
		if n.Low <= is && is <= n.High {
			seen["bits within their interval"]++
		}
	}
}
