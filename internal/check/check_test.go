package check_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

const head = `format = 1
ruleset = { id = "x", version = "1", title = "X" }
[[question]]
id = "size"
prompt = "?"
kind = "single"
choices = [{ id = "s" }, { id = "m" }, { id = "l" }]
[[question]]
id = "work"
prompt = "?"
kind = "multi"
choices = [{ id = "a" }, { id = "b" }, { id = "c" }, { id = "d" }]
min = 0
max = 3
[[question]]
id = "count"
prompt = "?"
kind = "number"
min = -2
max = 6
[[question]]
id = "yes"
prompt = "?"
kind = "yesno"
`

// resolve checks the text of one file.
func resolve(t *testing.T, src string) (*check.Resolved, diag.List) {
	t.Helper()
	doc, list := ruleset.Parse(&diag.File{Name: "x.toml", Data: []byte(src)})
	if doc == nil {
		t.Fatal(list)
	}
	set, problems := ruleset.Decode(doc)
	list = append(list, problems...)
	set, problems = ruleset.Merge(nil, set)
	list = append(list, problems...)
	r, problems := check.Check(set)
	list = append(list, problems...)
	return r, list
}

// TestTests types one condition of each form.
func TestTests(t *testing.T) {
	tests := []struct {
		when string
		want check.Test
	}{
		{`yes = true`, check.Test{Question: 3, Choices: []int{1}}},
		{`yes = false`, check.Test{Question: 3, Choices: []int{0}}},
		{`size = "m"`, check.Test{Question: 0, Choices: []int{1}}},
		{`size = ["l", "s"]`, check.Test{Question: 0, Choices: []int{0, 2}}},
		{`work = "c"`, check.Test{Question: 1, Any: 4, AtMost: 16}},
		{`work = ["a", "d"]`, check.Test{Question: 1, Any: 9, AtMost: 16}},
		{`work = { every = ["a"], none = ["b"], only = ["a", "c"], any = ["c"], at_least = 1, at_most = 2 }`,
			check.Test{Question: 1, Every: 1, None: 2, Only: 5, Any: 4, AtLeast: 1, AtMost: 2}},
		{`count = 3`, check.Test{Question: 2, Ranges: []check.Range{{3, 3}}, Cuts: []int64{3, 4}}},
		{`count = [5, -2, 6, 1]`, check.Test{Question: 2, Ranges: []check.Range{{-2, -2}, {1, 1}, {5, 6}}, Cuts: []int64{-1, 1, 2, 5, 6}}},
		{`count = { at_least = 2 }`, check.Test{Question: 2, Ranges: []check.Range{{2, 6}}, Cuts: []int64{2}}},
		{`count = { above = 2 }`, check.Test{Question: 2, Ranges: []check.Range{{3, 6}}, Cuts: []int64{3}}},
		{`count = { below = 2 }`, check.Test{Question: 2, Ranges: []check.Range{{-2, 1}}, Cuts: []int64{2}}},
		{`count = { at_most = 2 }`, check.Test{Question: 2, Ranges: []check.Range{{-2, 2}}, Cuts: []int64{3}}},
		{`count = { at_most = 6, at_least = -2 }`, check.Test{Question: 2, Ranges: []check.Range{{-2, 6}}}},
		{`count = { above = 0, at_most = 4 }`, check.Test{Question: 2, Ranges: []check.Range{{1, 4}}, Cuts: []int64{1, 5}}},
		{`count = { at_least = 5, below = 2 }`, check.Test{Question: 2, Cuts: []int64{2, 5}}},
	}
	for _, tt := range tests {
		r, list := resolve(t, head+"[[fact]]\nid = \"f\"\nwhen = { "+tt.when+" }\n")
		if list.HasErrors() {
			t.Fatal(list)
		}
		if diff := cmp.Diff(&check.Cond{Op: check.IsTest, Test: &tt.want}, r.Facts[0].When,
			cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Span" }, cmp.Ignore())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.when, diff)
		}
		if got := r.Facts[0].When.Span.Text(); got != tt.when {
			t.Errorf("%s stands at %q", tt.when, got)
		}
	}
}

func TestResolved(t *testing.T) {
	src := head + `
[[layer]]
id = "l1"
[[layer]]
id = "l2"
name = { zh = "二" }
[[layer]]
id = "l3"
[[option]]
id = "o1"
layer = "l2"
fills = ["l3", "l1"]
[[option]]
id = "o2"
layer = "l1"
[[fact]]
id = "late"
when = { early = true }
[[fact]]
id = "early"
when = { yes = true, size = "m" }
[[rule]]
id = "r1"
points = { o2 = 2, o1 = -1 }
group = "G"
[[rule]]
id = "r2"
require = ["o2", "o1"]
exclude = ["@unsupported", "o2"]
`
	r, list := resolve(t, src)
	if list.HasErrors() {
		t.Fatal(list)
	}
	got := fmt.Sprintln(r.Criteria[0].ID, r.Criteria[0].Weight, r.Layers[0].Name.In("en"), r.Layers[1].Name.In("en"),
		r.Options[0].Layers, r.FactOrder, r.Groups, r.Rules[0].Group, r.Rules[1].Group, r.Rules[0].Source,
		r.Rules[0].Points[0].Option, r.Rules[0].Points[0].Value, r.Rules[1].Require, r.Rules[1].Exclude, r.Rules[1].ExcludeUnsupported)
	if want := "fit 1000 l1 二 [1 2 0] [1 0] [G] 0 -1 -1 0 -1 [0 1] [1] true\n"; got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	h := sha256.New()
	h.Write([]byte{0, 0, 0, 0, 0, 0, byte(len(src) >> 8), byte(len(src))})
	h.Write([]byte(src))
	if want := "sha256:" + hex.EncodeToString(h.Sum(nil)); r.Digest != want {
		t.Errorf("digest %s, want %s", r.Digest, want)
	}
}

// TestImpossible compares the warnings on random conjunctions with a search
// through all answers.
func TestImpossible(t *testing.T) {
	const seed = 11
	rng := rand.New(rand.NewPCG(seed, 0))
	warned, silent := 0, 0
	for i := range 3000 {
		var terms []string
		anys := 0
		for range 1 + rng.IntN(4) {
			terms = append(terms, "{ "+randomTest(rng, &anys)+" }")
		}
		when := "{ all = [" + strings.Join(terms, ", ") + "] }"
		r, list := resolve(t, head+"[[fact]]\nid = \"f\"\nwhen = "+when+"\n")
		if r == nil {
			t.Fatalf("seed %d, condition %d: %v", seed, i, list)
		}
		impossible := false
		for _, d := range list {
			impossible = impossible || d.Code == diag.ImpossibleCondition
		}
		possible := satisfiable(r, r.Facts[0].When)
		if impossible && possible {
			t.Errorf("seed %d, condition %d: false alarm on %s", seed, i, when)
		}
		// Several `any` of one question are only looked at one by one.
		if !impossible && !possible && anys < 2 {
			t.Errorf("seed %d, condition %d: no warning on %s", seed, i, when)
		}
		if impossible {
			warned++
		} else {
			silent++
		}
	}
	if warned < 500 || silent < 500 {
		t.Errorf("%d warned, %d silent: the conditions are not mixed", warned, silent)
	}
}

func randomTest(rng *rand.Rand, anys *int) string {
	list := func(ids ...string) string {
		rng.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		return `["` + strings.Join(ids[:1+rng.IntN(len(ids)-1)], `", "`) + `"]`
	}
	switch rng.IntN(4) {
	case 0:
		return "size = " + list("s", "m", "l")
	case 1:
		return fmt.Sprintf("yes = %t", rng.IntN(2) == 0)
	case 2:
		words := []string{"at_least", "at_most", "above", "below"}
		rng.Shuffle(4, func(i, j int) { words[i], words[j] = words[j], words[i] })
		return fmt.Sprintf("count = { %s = %d, %s = %d }", words[0], rng.IntN(9)-2, words[1], rng.IntN(9)-2)
	}
	var parts []string
	for _, key := range []string{"any", "every", "none", "only"} {
		if rng.IntN(3) == 0 {
			if key == "any" {
				*anys++
			}
			parts = append(parts, key+" = "+list("a", "b", "c", "d"))
		}
	}
	for _, key := range []string{"at_least", "at_most"} {
		if rng.IntN(4) == 0 || key == "at_most" && len(parts) == 0 {
			parts = append(parts, fmt.Sprintf("%s = %d", key, rng.IntN(4)))
		}
	}
	return "work = { " + strings.Join(parts, ", ") + " }"
}

// satisfiable tries all answers to all questions of head.
func satisfiable(r *check.Resolved, c *check.Cond) bool {
	var values [4]program.Value
	for values[0] = range program.Value(3) {
		for values[1] = range program.Value(16) {
			if values[1] == 15 { // more than max
				continue
			}
			for values[2] = program.Value(-2); values[2] <= 6; values[2]++ {
				for values[3] = range program.Value(2) {
					if holds(r, c, values[:]) {
						return true
					}
				}
			}
		}
	}
	return false
}

func holds(r *check.Resolved, c *check.Cond, values []program.Value) bool {
	switch c.Op {
	case check.IsTest:
		return program.Passes(r.Questions[c.Test.Question].Kind, c.Test, values[c.Test.Question])
	case check.All:
		for _, s := range c.Sub {
			if !holds(r, s, values) {
				return false
			}
		}
		return true
	}
	panic("no such condition is generated")
}
