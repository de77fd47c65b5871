package interview

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/reference"
)

// retiring has an old option that leads until an answer excludes what is no longer
// supported. That question is the last one, and depends on another.
const retiring = `
format = 1
[ruleset]
id = "retiring"
version = "1"
title = "Retiring"
[[layer]]
id = "l"
[[option]]
id = "old"
layer = "l"
[[option]]
id = "new"
layer = "l"
[[lifecycle]]
id = "old-ended"
option = "old"
status = "retired"
since = 2025-01-01
[[question]]
id = "load"
prompt = "Load?"
kind = "single"
choices = [{ id = "mixed" }, { id = "light" }]
[[question]]
id = "colour"
prompt = "Colour?"
kind = "single"
choices = [{ id = "red" }, { id = "blue" }, { id = "grey" }]
[[question]]
id = "team"
prompt = "Is there a team?"
kind = "yesno"
[[question]]
id = "size"
prompt = "How many?"
kind = "number"
min = 1
max = 9
[[question]]
id = "maintained"
prompt = "Must it be maintained?"
kind = "yesno"
ask_when = { team = true }
[[rule]]
id = "mixed"
when = { load = "mixed" }
points = { old = 5, new = 2 }
[[rule]]
id = "light"
when = { load = "light" }
points = { new = 2 }
[[rule]]
id = "red"
when = { colour = "red" }
points = { new = 4 }
[[rule]]
id = "blue"
when = { colour = "blue" }
points = { old = 4 }
[[rule]]
id = "size"
when = { size = { above = 4 } }
points = { new = 1 }
[[rule]]
id = "maintained"
when = { maintained = true }
exclude = ["@unsupported"]
`

// TestUrgent: as soon as the leading stack has an unsupported option, what decides
// about it is asked, whatever the order; where whether that applies is open, what
// this depends on comes first.
func TestUrgent(t *testing.T) {
	for name, order := range map[string]Order{"author": Author, "fastest": Fastest} {
		t.Run(name, func(t *testing.T) {
			i := begin(t, compile(t, retiring), order)
			i.Jump(0)
			answer(t, i, 0) // mixed: the old option leads
			expect(t, i, "team")
			if diff := cmp.Diff([]int{0}, i.Why(2).Excludes); diff != "" {
				t.Errorf("team may exclude (-want +got):\n%s", diff)
			}
			answer(t, i, 1)
			expect(t, i, "maintained")
			if diff := cmp.Diff([]int{0}, i.Why(4).Excludes); diff != "" {
				t.Errorf("maintained may exclude (-want +got):\n%s", diff)
			}
			if i.Why(1).Excludes != nil {
				t.Errorf("colour may exclude %v", i.Why(1).Excludes)
			}
			answer(t, i, 0)
			if q := i.Question(); q != 1 && q != 3 { // in the order that was chosen
				t.Errorf("after the urgent questions comes %d", q)
			}
		})
	}
}

// TestNotUrgent keeps the author's order where nothing unsupported leads, where it
// is waived, where it was supported still, and where nobody knows the answer.
func TestNotUrgent(t *testing.T) {
	p := compile(t, retiring)
	waived := &answers.Sheet{Waivers: []answers.Waiver{{Option: 0, Until: today}}}
	ended := &answers.Sheet{Waivers: []answers.Waiver{{Option: 0, Until: today - 1}, {Option: 1, Until: today}}}
	for _, c := range []struct {
		name  string
		sheet *answers.Sheet
		on    Config
		load  program.Value
		want  string
	}{
		{"supported", &answers.Sheet{}, Config{Date: today}, 1, "colour"},
		{"unsupported", &answers.Sheet{}, Config{Date: today}, 0, "team"},
		{"before its end", &answers.Sheet{}, Config{Date: 20241231}, 0, "colour"},
		{"waived", waived, Config{Date: today}, 0, "colour"},
		{"waiver over", ended, Config{Date: today}, 0, "team"},
	} {
		t.Run(c.name, func(t *testing.T) {
			i := New(p, c.sheet, c.on)
			learn(t, i)
			answer(t, i, c.load)
			expect(t, i, c.want)
			if err := i.Unknown(); err != nil {
				t.Fatal(err)
			}
			learn(t, i)
			if q := i.Question(); p.Questions[q].ID == c.want {
				t.Errorf("%s is asked twice", c.want)
			}
		})
	}
}

// TestUrgentByName: a rule may name the options that it excludes.
func TestUrgentByName(t *testing.T) {
	text := retiring + `
[[question]]
id = "taste"
prompt = "Taste?"
kind = "yesno"
[[rule]]
id = "taste"
when = { all = [{ taste = true }, { load = "mixed" }, { not = { colour = "blue" } }] }
exclude = ["old"]
[[rule]]
id = "other"
when = { size = 3 }
exclude = ["new"]
`
	i := begin(t, compile(t, text), Author)
	answer(t, i, 0)
	expect(t, i, "colour")
	answer(t, i, 1) // blue: the rule that names it is out of the question
	expect(t, i, "team")
	if i.Why(3).Excludes != nil || i.Why(5).Excludes != nil {
		t.Errorf("size may exclude %v, taste %v", i.Why(3).Excludes, i.Why(5).Excludes)
	}
}

// TestUrgentFirst leads through random rule sets. Where one answer alone makes an
// open rule fire that excludes an unsupported option of the leading stack, that
// question or an earlier one is asked, on which such a rule depends; and every
// interview ends.
func TestUrgentFirst(t *testing.T) {
	seen := 0
	for seed := range uint64(700) {
		p := compile(t, string(reference.Generate(seed, reference.Small())))
		rng := rand.New(rand.NewPCG(seed, 3))
		i := begin(t, p, Order(seed%2))
		for steps := 0; i.Step() == Ask; steps++ {
			if steps > len(p.Questions) {
				t.Fatalf("seed %d: no end", seed)
			}
			if last, rules := deciding(t, i); last >= 0 {
				seen++
				if q := i.Question(); q > last || !i.feeds().any(q, rules) {
					t.Fatalf("seed %d: question %d is asked, though %d decides", seed, q, last)
				}
			}
			domain := p.Domain(i.Question())
			answer(t, i, domain[rng.IntN(len(domain))])
		}
	}
	if seen < 20 {
		t.Errorf("only %d urgent questions were seen", seen)
	}
}

// deciding is the first question that can change the stack and of which one answer
// makes an open rule fire that excludes an unsupported option of the leading stack,
// or -1, and all such open rules.
func deciding(t *testing.T, i *Interview) (question int, rules []int) {
	t.Helper()
	s := engine.New(i.p, engine.Config{Date: today}).NewState()
	s.Reset(i.sheet.Values)
	best, err := s.Best()
	if err != nil {
		t.Fatal(err)
	}
	unsupported := engine.Unsupported(i.p, today)
	doomed := slices.DeleteFunc(best.Options(), func(o int) bool { return !unsupported[o] })
	for r := range i.p.Rules {
		rule := &i.p.Rules[r]
		bars := func(o int) bool { return rule.ExcludeUnsupported || slices.Contains(rule.Exclude, o) }
		if slices.ContainsFunc(doomed, bars) && s.Truth(rule.When) == engine.Unknown {
			rules = append(rules, r)
		}
	}
	for q := range i.p.Questions {
		if i.State(q) == Open && fires(s, q, rules) {
			return q, rules
		}
	}
	return -1, nil
}

// fires reports whether one answer to q makes one of the rules fire.
func fires(s *engine.State, q int, rules []int) bool {
	defer s.Set(q, program.Unknown)
	for _, v := range s.Engine().Domain(q) {
		s.Set(q, v)
		if slices.ContainsFunc(rules, s.Fired) {
			return true
		}
	}
	return false
}
