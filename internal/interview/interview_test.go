package interview

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/rules"
)

const today = date.Date(20261122)

// small has a question that opens another, and a veto that makes the rest of
// the questions pointless.
const small = `
format = 1
[ruleset]
id = "small"
version = "1"
title = "Small"
[[criterion]]
id = "fit"
[[criterion]]
id = "cost"
[[layer]]
id = "l"
[[option]]
id = "one"
layer = "l"
[[option]]
id = "two"
layer = "l"
[[question]]
id = "gate"
prompt = "Gate?"
kind = "yesno"
[[question]]
id = "inner"
prompt = "Inner?"
kind = "multi"
choices = [{ id = "x" }, { id = "y" }, { id = "z" }]
max = 2
ask_when = { gate = true }
[[question]]
id = "size"
prompt = "Size?"
kind = "number"
min = 1
max = 9
[[question]]
id = "colour"
prompt = "Colour?"
kind = "single"
choices = [{ id = "red" }, { id = "blue" }]
[[fact]]
id = "big"
when = { size = { above = 5 } }
[[rule]]
id = "inner-x"
when = { inner = "x" }
points = { one = 2 }
[[rule]]
id = "big-red"
when = { gate = true, big = true, colour = "red" }
points = { two = 3 }
criterion = "cost"
`

func compile(t testing.TB, text string) *program.Program {
	t.Helper()
	p, list, err := load.Load(load.Request{Name: "small", Builtin: fstest.MapFS{"small.toml": {Data: []byte(text)}}})
	if err != nil || p == nil {
		t.Fatal(list, err)
	}
	return p
}

func article(t testing.TB) *program.Program {
	t.Helper()
	p, list, err := load.Load(load.Request{Name: "article", Builtin: rules.FS})
	if err != nil || p == nil {
		t.Fatal(list, err)
	}
	return p
}

func begin(t testing.TB, p *program.Program, order Order) *Interview {
	t.Helper()
	i := New(p, &answers.Sheet{}, Config{Order: order, Date: today})
	learn(t, i)
	return i
}

// learn does what a face does after every change.
func learn(t testing.TB, i *Interview) {
	t.Helper()
	n, err := i.Query().Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if !i.Learn(n) {
		t.Fatal("a fresh insight was dropped")
	}
	i.Reconsider()
}

func answer(t testing.TB, i *Interview, v program.Value) {
	t.Helper()
	if err := i.Answer(v); err != nil {
		t.Fatal(err)
	}
	learn(t, i)
}

// at is the id of the question that is asked, or the step in words.
func at(i *Interview) string {
	if i.Step() == Ask {
		return i.Program().Questions[i.Question()].ID
	}
	return [...]string{"ask", "offer", "close", "done"}[i.Step()]
}

func expect(t *testing.T, i *Interview, want string) {
	t.Helper()
	if got := at(i); got != want {
		t.Fatalf("at %s, want %s", got, want)
	}
}

func TestAuthorOrder(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	expect(t, i, "gate")
	answer(t, i, 1)
	expect(t, i, "inner")
	answer(t, i, 0b101)
	expect(t, i, "size")
	answer(t, i, 7)
	expect(t, i, "colour")
	answer(t, i, 0)
	expect(t, i, "close")
	i.Finish()
	expect(t, i, "done")
	if got := i.Insight().Standing.Stacks[0]; !cmp.Equal(got, Stack{Options: []int{1}, Score: 3000}) {
		t.Errorf("got stack %v", got)
	}
}

// TestSettledEarly answers so that the rest cannot matter: it is offered to stop,
// and to go on.
func TestSettledEarly(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	answer(t, i, 0)
	expect(t, i, "offer")
	if diff := cmp.Diff(Progress{Asked: 1, Total: 3, Skipped: []int{2, 3}}, i.Progress()); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
	i.Continue()
	expect(t, i, "size")
	answer(t, i, 3)
	expect(t, i, "colour") // the offer was declined once for all
	if err := i.Unknown(); err != nil {
		t.Fatal(err)
	}
	expect(t, i, "close")

	i = begin(t, compile(t, small), Author)
	answer(t, i, 0)
	i.Stop()
	expect(t, i, "close")
	if !i.Back() {
		t.Fatal("no way back")
	}
	expect(t, i, "gate")
	answer(t, i, 1)
	expect(t, i, "inner")
}

// TestSkipped leaves a question out that can no longer matter while others can.
func TestSkipped(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	i.Jump(2)
	answer(t, i, 2) // not big: the colour decides nothing
	expect(t, i, "gate")
	answer(t, i, 1)
	expect(t, i, "inner")
	if got := i.State(3); got != Skipped {
		t.Errorf("colour is %v, want Skipped", got)
	}
	answer(t, i, 1)
	expect(t, i, "offer")
}

// TestWaiting does not ask what depends on an unknown answer, and does not lose
// it either: unknown keeps the rule open.
func TestWaiting(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	if err := i.Unknown(); err != nil {
		t.Fatal(err)
	}
	learn(t, i)
	expect(t, i, "size")
	if got := []State{i.State(0), i.State(1), i.State(2)}; !cmp.Equal(got, []State{SaidUnknown, Waiting, Open}) {
		t.Errorf("states %v", got)
	}
	answer(t, i, 9)
	answer(t, i, 1)
	expect(t, i, "close")
	if p := i.Progress(); p.Asked != 3 || p.Total != 4 || p.Skipped != nil {
		t.Errorf("progress %+v", p)
	}
}

// TestChange changes an early answer and back: later answers come back with it.
func TestChange(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	for _, v := range []program.Value{1, 0b11, 6, 1} {
		answer(t, i, v)
	}
	i.Jump(0)
	answer(t, i, 0)
	if got := i.State(1); got != DoesNotApply || i.Value(1) != 0b11 {
		t.Errorf("inner: state %v, value %v", got, i.Value(1))
	}
	expect(t, i, "close")
	i.Jump(0)
	answer(t, i, 1)
	if got := i.State(1); got != Answered {
		t.Errorf("inner: state %v, want Answered", got)
	}
	expect(t, i, "close")
}

func TestBack(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	if i.Back() || i.CanGoBack() {
		t.Error("went back from the first question")
	}
	answer(t, i, 1)
	answer(t, i, 1)
	if !i.Back() {
		t.Fatal("no way back")
	}
	expect(t, i, "inner")
	if i.Value(1) != 1 {
		t.Error("the answer is gone")
	}
	i.Back()
	expect(t, i, "gate")
	i.Resume()
	expect(t, i, "size")
	if !i.Back() {
		t.Fatal("no way back")
	}
	expect(t, i, "gate") // it was left last
}

// TestResume continues with the sheet that another interview saved.
func TestResume(t *testing.T) {
	p := compile(t, small)
	i := begin(t, p, Author)
	answer(t, i, 1)
	if err := i.Unknown(); err != nil {
		t.Fatal(err)
	}
	i.SetNote(0, " why not ")
	saved := i.Sheet()
	if saved.Recorded == nil || saved.Recorded.Status != "no-evidence" {
		t.Errorf("recorded %+v", saved.Recorded)
	}
	j := New(p, &saved, Config{Date: today})
	learn(t, j)
	expect(t, j, "size")
	if j.Note(0) != "why not" {
		t.Errorf("note %q", j.Note(0))
	}
	if !j.Back() {
		t.Fatal("no way back")
	}
	expect(t, j, "inner")
	j.Resume()
	answer(t, j, 7)
	answer(t, j, 1)
	saved = j.Sheet()
	expect(t, New(p, &saved, Config{Date: today}), "done")
}

func TestRefusals(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	refused := func(q int, v program.Value, want *Refusal) {
		t.Helper()
		i.Jump(q)
		serial := i.serial
		var got *Refusal
		if err := i.Answer(v); !errors.As(err, &got) || *got != *want {
			t.Errorf("question %d, answer %d: got %v, want %v", q, v, err, want)
		}
		if i.Question() != q || i.serial != serial {
			t.Errorf("question %d: the refused answer %d changed something", q, v)
		}
	}
	refused(0, 2, &Refusal{Reason: NoChoice})
	refused(1, 0, &Refusal{TooFew, 1, 2})
	refused(1, 0b111, &Refusal{TooMany, 1, 2})
	refused(1, 0b1001, &Refusal{NoChoice, 1, 2})
	refused(1, program.Unknown, &Refusal{NoChoice, 1, 2})
	refused(2, 10, &Refusal{OutOfRange, 1, 9})
	refused(3, -1, &Refusal{Reason: NoChoice})
	if err := i.SetWeight(0, MaxWeight+1); err == nil {
		t.Error("a weight out of range was taken")
	}
}

// TestWeights shows that the importance of criteria counts, and returns.
func TestWeights(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	for _, v := range []program.Value{1, 1, 7, 0} {
		answer(t, i, v)
	}
	best := func() int { learn(t, i); return i.Insight().Standing.Stacks[0].Options[0] }
	if best() != 1 {
		t.Fatal("two does not lead")
	}
	if err := i.SetWeight(1, 500); err != nil || i.Learned() {
		t.Fatal("the insight does not notice the weight", err)
	}
	if best() != 0 {
		t.Error("one does not lead with half the weight on cost")
	}
	if w, own := i.Weight(1); w != 500 || !own {
		t.Errorf("weight %d, own %v", w, own)
	}
	if err := i.SetWeight(1, -5); err != nil || best() != 1 {
		t.Error("the rule set's own weight does not count again", err)
	}
}

func TestRestart(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	i.SetTitle(" T ")
	i.SetParticipants([]string{" A", "", "B "})
	answer(t, i, 0)
	i.SetNote(0, "n")
	i.Restart()
	learn(t, i)
	expect(t, i, "gate")
	s := i.Sheet()
	if i.said(0) || s.Notes[0] != "" || s.Title != "T" || !cmp.Equal(s.Participants, []string{"A", "B"}) {
		t.Errorf("sheet %+v", s)
	}
}

// TestStale drops an insight into answers that have changed since.
func TestStale(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	q := i.Query()
	answer(t, i, 0)
	n, err := q.Run(context.Background())
	if err != nil || i.Learn(n) {
		t.Error("a stale insight was taken", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := q.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v from a cancelled run", err)
	}
}

func TestWhy(t *testing.T) {
	i := begin(t, compile(t, small), Author)
	want := Why{Rules: []Use{{Rule: 0, Waits: true}, {Rule: 1, Waits: true}}, Opens: []int{1}, Options: []int{0, 1}}
	if diff := cmp.Diff(want, i.Why(0)); diff != "" {
		t.Errorf("why (-want +got):\n%s", diff)
	}
	answer(t, i, 0)
	want = Why{Rules: []Use{{Rule: 1}}, Options: []int{1}}
	if diff := cmp.Diff(want, i.Why(2)); diff != "" {
		t.Errorf("why (-want +got):\n%s", diff)
	}
}

// TestFastest asks first what tells most, and after each answer again.
func TestFastest(t *testing.T) {
	i := begin(t, article(t), Fastest)
	for i.Step() == Ask {
		next := i.Insight().Next
		if len(next) == 0 || next[0] != i.Question() {
			t.Fatalf("at %s, but the ranking is %v", at(i), next)
		}
		answer(t, i, i.Program().Domain(i.Question())[0])
	}
	expect(t, i, "offer")
	if p := i.Progress(); len(p.Skipped) == 0 || p.Asked+len(p.Skipped) != p.Total {
		t.Errorf("progress %+v", p)
	}
}

// TestArticle walks through the built-in set with one answer sheet.
func TestArticle(t *testing.T) {
	i := begin(t, article(t), Author)
	expect(t, i, "workloads")
	answer(t, i, 0b0101) // containers, big-data
	s := i.Insight().Standing
	names := []string{}
	for _, o := range s.Stacks[0].Options {
		names = append(names, i.Program().Options[o].ID)
	}
	if diff := cmp.Diff([]string{"mesos-containerizer", "mesos", "marathon", "spark"}, names); diff != "" {
		t.Errorf("stack (-want +got):\n%s", diff)
	}
	if s.Layers[3] < 0 || i.Program().Options[s.Layers[3]].ID != "mesos" {
		t.Errorf("layers %v", s.Layers)
	}
}

// TestBuiltInExact: the analysis of the built-in sets fits in what an interview may
// spend from the start, in either order.
func TestBuiltInExact(t *testing.T) {
	for _, name := range rules.Names() {
		p, list, err := load.Load(load.Request{Name: name, Builtin: rules.FS})
		if err != nil || list.HasErrors() {
			t.Fatal(err, list)
		}
		for _, order := range []Order{Author, Fastest} {
			i := New(p, &answers.Sheet{}, Config{Date: today, Order: order})
			learn(t, i)
			if n := i.Insight(); n.Stacks < 2 || len(n.Next) == 0 {
				t.Errorf("%s in order %v: %d stacks counted", name, order, n.Stacks)
			}
		}
	}
}
