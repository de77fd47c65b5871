package analysis

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
	"stackadvisor/internal/ruleset"
)

// plainFlip is a Flip in the words of the reference. Its examples are compared
// apart.
type plainFlip struct {
	Questions []string
	Reached   []reference.Outcome
	Changes   []int
}

func referenceFlips(flips []reference.Flip) []plainFlip {
	plain := []plainFlip{}
	for _, f := range flips {
		one := plainFlip{Questions: f.Questions}
		for _, r := range f.Reached {
			one.Reached = append(one.Reached, r.Outcome)
			one.Changes = append(one.Changes, r.Changes)
		}
		plain = append(plain, one)
	}
	return plain
}

func (w *witness) plainFlips(flips []Flip) []plainFlip {
	plain := []plainFlip{}
	for _, f := range flips {
		one := plainFlip{}
		for _, q := range f.Questions {
			one.Questions = append(one.Questions, w.p.Questions[q].ID)
		}
		for _, r := range f.Reached {
			one.Reached = append(one.Reached, reference.Outcome{Status: r.Status.String(), Stack: w.ids(r.Stack)})
			one.Changes = append(one.Changes, r.Changed)
		}
		plain = append(plain, one)
	}
	return plain
}

// checkExamples looks for each example among those of the reference, which has
// numbers as the smallest of their class.
func (w *witness) checkExamples(t *testing.T, got []Flip, want []reference.Flip) {
	t.Helper()
	for i, f := range got {
		for k, r := range f.Reached {
			found := slices.ContainsFunc(want[i].Reached[k].Examples, func(example reference.Sheet) bool {
				values := sheetValues(w.p, example)
				return !slices.ContainsFunc(r.Example, func(c Change) bool {
					return values[c.Question] == program.Unknown || w.p.Class(c.Question, values[c.Question]) != w.p.Class(c.Question, c.Value)
				})
			})
			if !found {
				t.Errorf("example %v is none of the reference's: %v", r.Example, want[i].Reached[k].Examples)
			}
			w.checkNumbers(t, r.Example, r.Outcome)
		}
	}
}

// checkNumbers tries all classes of the numbers that an example says to do the same,
// and the numbers next to them.
func (w *witness) checkNumbers(t *testing.T, example []Change, want Outcome) {
	t.Helper()
	s := w.r.Engine.NewState()
	s.Reset(w.r.Values)
	for _, c := range example {
		s.Set(c.Question, c.Value)
	}
	for _, c := range example {
		q := &w.p.Questions[c.Question]
		if (q.Kind == ruleset.Number) != (c.Numbers != nil) {
			t.Fatalf("%s: numbers %v", q.ID, c.Numbers)
		}
		if c.Numbers == nil {
			continue
		}
		low, high := c.Numbers.Low, c.Numbers.High
		for _, v := range append([]program.Value{program.Value(low - 1), program.Value(low), program.Value(high), program.Value(high + 1)}, w.p.Domain(c.Question)...) {
			n := int64(v)
			inside := low <= n && n <= high
			if n < q.Min || n > q.Max || !inside && n != low-1 && n != high+1 {
				continue
			}
			s.Set(c.Question, v)
			choice, err := s.Best()
			same := OutcomeOf(choice).Equal(want) && !w.contradicts(s.Values())
			if err != nil || same != inside {
				t.Errorf("%s = %d, with %d to %d: %v, of %v (%v)", q.ID, n, low, high, OutcomeOf(choice), want, err)
			}
		}
		s.Set(c.Question, c.Value)
	}
}

// checkFlips compares flips up to a size, and those towards every option.
func (w *witness) checkFlips(t *testing.T, got *Flips, seen map[string]int) {
	t.Helper()
	want := w.Flips(got.Size)
	if diff := cmp.Diff(referenceFlips(want), w.plainFlips(got.Flips)); diff != "" || got.Skipped > 0 {
		t.Fatalf("flips (-reference +got), %d skipped:\n%s", got.Skipped, diff)
	}
	w.checkExamples(t, got.Flips, want)
	for _, f := range got.Flips {
		seen[fmt.Sprint("flips of ", len(f.Questions))]++
		if len(w.p.Contradictions) > 0 {
			seen["flips among contradictions"]++
		}
	}
	for o := range w.p.Options {
		want := w.WhyNot(w.p.Options[o].ID, got.Size).Flips
		if diff := cmp.Diff(referenceFlips(want), w.plainFlips(got.Toward[o])); diff != "" {
			t.Fatalf("flips toward %s (-reference +got):\n%s", w.p.Options[o].ID, diff)
		}
		w.checkExamples(t, got.Toward[o], want)
		seen["flips toward an option"] += len(want)
	}
}
