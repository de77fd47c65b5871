package analysis

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"stackadvisor/internal/reference"
)

// plainHomework is a Homework in the words of the reference.
type plainHomework struct {
	Question         string
	Answers, Changes int
	Reached          map[string]int // by outcome
}

// checkHomework compares what each open question would do.
func (w *witness) checkHomework(t *testing.T, list []Homework, seen map[string]int) {
	t.Helper()
	got := []plainHomework{}
	for _, h := range list {
		one := plainHomework{w.p.Questions[h.Question].ID, h.Answers, h.Changes, map[string]int{}}
		for _, r := range h.Reached {
			one.Reached[reference.Outcome{Status: r.Status.String(), Stack: w.ids(r.Stack)}.String()] = r.Answers
			w.checkOutcome(t, r)
		}
		got = append(got, one)
		seen["answers that change the stack"] += one.Changes
		if len(one.Reached) > 1 {
			seen["questions with several outcomes"]++
		}
	}
	if diff := gocmp.Diff(w.homework(), got); diff != "" {
		t.Fatalf("homework (-reference +got):\n%s", diff)
	}
}

// homework asks the reference for every answer.
func (w *witness) homework() []plainHomework {
	list := []plainHomework{}
	for _, q := range w.set.Questions {
		if _, given := w.q.Answers.Given(q.ID); given || w.set.Applies(q.ID, w.q.Answers) == reference.False {
			continue
		}
		h := plainHomework{Question: q.ID, Reached: map[string]int{}}
		for _, answer := range w.set.Domain(q.ID) {
			sheet := reference.Sheet{q.ID: answer}
			for id, a := range w.q.Answers {
				if id != q.ID {
					sheet[id] = a
				}
			}
			if w.contradicts(sheetValues(w.p, sheet)) {
				continue
			}
			h.Answers++
			if o := w.Outcome(sheet); o.String() != w.Now().String() {
				h.Changes++
				h.Reached[o.String()]++
			}
		}
		list = append(list, h)
	}
	slices.SortStableFunc(list, func(a, b plainHomework) int {
		return cmp.Compare(float64(b.Changes)/max(float64(b.Answers), 1), float64(a.Changes)/max(float64(a.Answers), 1))
	})
	return list
}

// checkOutcome looks whether an example leads to its outcome.
func (w *witness) checkOutcome(t *testing.T, r HomeworkOutcome) {
	t.Helper()
	s := w.r.Engine.NewState()
	s.Reset(w.r.Values)
	s.Set(r.Example.Question, r.Example.Value)
	c, err := s.Best()
	if err != nil || !OutcomeOf(c).Equal(r.Outcome) {
		t.Errorf("%v does not lead to %v", r.Example, r.Outcome)
	}
	w.checkNumbers(t, []Change{r.Example}, r.Outcome)
}
