package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/program"
)

// clashing has answers that exclude each other: two of two questions, one question
// with itself, and two through a fact and a question that does not always apply.
const clashing = `
format = 1
[ruleset]
id = "clashing"
version = "1"
title = "Clashing"
[[layer]]
id = "l"
[[option]]
id = "one"
layer = "l"
[[question]]
id = "place"
prompt = "Where?"
kind = "single"
choices = [{ id = "own" }, { id = "cloud" }]
[[question]]
id = "hosts"
prompt = "How many hosts?"
kind = "number"
max = 9
[[question]]
id = "tools"
prompt = "Which tools?"
kind = "multi"
choices = [{ id = "none" }, { id = "many" }]
[[question]]
id = "vendor"
prompt = "Which vendor?"
kind = "single"
choices = [{ id = "a" }, { id = "b" }]
ask_when = { place = "cloud" }
[[fact]]
id = "nothing"
when = { hosts = 0 }
[[rule]]
id = "r"
when = { place = "own", hosts = { above = 3 }, tools = "many" }
points = { one = 1 }
[[contradiction]]
id = "own-nothing"
when = { place = "own", nothing = true }
because = "What is your own stands somewhere."
[[contradiction]]
id = "none-and-many"
when = { tools = { every = ["none", "many"] } }
because = "None is not many."
[[contradiction]]
id = "vendor-hosts"
when = { vendor = "a", hosts = { above = 5 } }
because = "Vendor a has few hosts."
`

// TestClashes tells a contradiction when it arises, until it is acknowledged or
// gone, and again when it comes back.
func TestClashes(t *testing.T) {
	i := begin(t, compile(t, clashing), Author)
	check := func(what string, all, fresh []Clash) {
		t.Helper()
		if diff := cmp.Diff(all, i.Clashes(), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: contradictions (-want +got):\n%s", what, diff)
		}
		if diff := cmp.Diff(fresh, i.NewClashes(), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: new contradictions (-want +got):\n%s", what, diff)
		}
	}
	set := func(q int, v program.Value) {
		t.Helper()
		i.Jump(q)
		if err := i.Answer(v); err != nil {
			t.Fatal(err)
		}
		learn(t, i)
	}
	own, both := Clash{0, []int{0, 1}}, Clash{1, []int{2}}
	set(0, 0)
	check("own", nil, nil)
	set(1, 0)
	check("own, no hosts", []Clash{own}, []Clash{own})
	set(2, 0b11)
	check("none and many, too", []Clash{own, both}, []Clash{own, both})
	for q, want := range [][]int{{1}, {0}, {2}, nil} {
		if diff := cmp.Diff(want, i.Against(q)); diff != "" {
			t.Errorf("against %d (-want +got):\n%s", q, diff)
		}
	}
	i.Acknowledge()
	check("acknowledged", []Clash{own, both}, nil)
	set(1, 0)
	check("the same again", []Clash{own, both}, nil)
	set(1, 4)
	check("hosts", []Clash{both}, nil)
	set(1, 0)
	check("no hosts again", []Clash{own, both}, []Clash{own})
	i.Acknowledge()
	i.Jump(1)
	if err := i.Unknown(); err != nil {
		t.Fatal(err)
	}
	check("hosts unknown", []Clash{both}, nil)
	i.Restart()
	check("from the start", nil, nil)
}

// TestClashAsked: what decides whether a question applies is involved, too.
func TestClashAsked(t *testing.T) {
	p := compile(t, clashing)
	sheet := answers.New(p)
	sheet.Values[0], sheet.Values[1], sheet.Values[3] = 1, 7, 0
	i := New(p, sheet, Config{Date: today})
	if diff := cmp.Diff([]Clash{{2, []int{0, 1, 3}}}, i.NewClashes()); diff != "" {
		t.Errorf("of a sheet (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{0, 3}, i.Against(1)); diff != "" {
		t.Errorf("against hosts (-want +got):\n%s", diff)
	}
}
