package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/program"
)

// TestUndo takes answers back one by one, and a restart: the sheet is what it was
// before, and the question is asked again.
func TestUndo(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	if _, ok := i.Undo(); ok || i.CanUndo() {
		t.Error("took back an answer that nobody gave")
	}
	answer(t, i, 1)
	i.SetNote(0, "a note")
	answer(t, i, 0b11)
	i.Jump(0)
	answer(t, i, 0)
	want := func(question string, was program.Value, values ...program.Value) {
		t.Helper()
		u, ok := i.Undo()
		learn(t, i)
		if !ok || u.Was != was || i.p.Questions[u.Question].ID != question {
			t.Errorf("took back %v, %+v", ok, u)
		}
		expect(t, i, question)
		if diff := cmp.Diff(values, i.Sheet().Values[:len(values)]); diff != "" {
			t.Errorf("answers (-want +got):\n%s", diff)
		}
	}
	want("gate", 0, 1, 0b11)
	i.Resume()
	answer(t, i, 9)
	i.Restart()
	if u, ok := i.Undo(); !ok || u.Question != -1 || i.Value(0) != 1 || i.Value(2) != 9 || i.Note(0) != "a note" {
		t.Errorf("after a restart: %+v, answers %v, note %q", u, i.Sheet().Values, i.Note(0))
	}
	want("size", 9, 1, 0b11, program.Unknown)
	want("inner", 0b11, 1, program.Unknown)
	want("gate", 1, program.Unknown)
	if i.CanUndo() {
		t.Error("there is more to take back")
	}
	answer(t, i, 1)
	i.Jump(0)
	answer(t, i, 1) // the same again is nothing to take back
	want("gate", 1, program.Unknown)
}

// TestChangeFromResult goes from the result to a question: the answer, Back and
// Resume lead to the result again; Continue asks what is open.
func TestChangeFromResult(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	answer(t, i, 0)
	expect(t, i, "offer")
	i.Continue()
	answer(t, i, 6)
	answer(t, i, 1)
	i.Finish()
	expect(t, i, "done")
	for name, leave := range map[string]func(){
		"answer": func() { answer(t, i, 0) },
		"back":   func() { i.Back() },
		"resume": i.Resume,
	} {
		i.Jump(0)
		if learn(t, i); !i.Changing() || !i.CanGoBack() {
			t.Errorf("%s: changing %v", name, i.Changing())
		}
		leave()
		learn(t, i)
		if i.Step() != Done || i.Changing() {
			t.Errorf("%s: leads to step %v", name, i.Step())
		}
	}
	if i.Continue() {
		t.Error("goes on, though nothing is open")
	}
	i.Jump(0)
	answer(t, i, 1) // opens a question
	expect(t, i, "done")
	if !i.Continue() {
		t.Error("does not go on")
	}
	expect(t, i, "inner")
}

// TestWaitsFor names the questions without an answer on which it depends whether
// another applies.
func TestWaitsFor(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	if got := i.WaitsFor(1); !cmp.Equal(got, []int{0}) {
		t.Errorf("inner waits for %v", got)
	}
	answer(t, i, 1)
	if got := i.WaitsFor(1); got != nil {
		t.Errorf("inner waits for %v", got)
	}
}
