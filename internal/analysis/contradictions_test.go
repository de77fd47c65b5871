package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// contradicting tells of other sheets whether they make a contradiction true that is
// not true on a state's sheet. It goes through the conditions.
func contradicting(now *engine.State) func(values []program.Value) bool {
	e := now.Engine()
	var before []bool
	for _, c := range e.Contradictions {
		before = append(before, now.Truth(c.When) == engine.True)
	}
	s := e.NewState()
	return func(values []program.Value) bool {
		s.Reset(slices.Clone(values))
		for i, c := range e.Contradictions {
			if !before[i] && s.Truth(c.When) == engine.True {
				return true
			}
		}
		return false
	}
}

// contradicts reports whether a sheet makes a contradiction true that is not true on
// the witness's.
func (w *witness) contradicts(values []program.Value) bool {
	s := w.r.Engine.NewState()
	s.Reset(w.r.Values)
	return contradicting(s)(values)
}

// yesNoSet is a set with yes/no questions q0, q1, ..., option a, which always wins
// unless q0 is true, then b does, and contradictions.
func yesNoSet(questions int, contradictions ...string) string {
	var b strings.Builder
	b.WriteString("format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"X\"\n[[layer]]\nid = \"l\"\n" +
		"[[option]]\nid = \"a\"\nlayer = \"l\"\n[[option]]\nid = \"b\"\nlayer = \"l\"\n" +
		"[[rule]]\nid = \"r\"\npoints = { a = 1 }\n[[rule]]\nid = \"s\"\nwhen = { q0 = true }\npoints = { b = 2 }\n")
	for q := range questions {
		fmt.Fprintf(&b, "[[question]]\nid = \"q%d\"\nprompt = \"?\"\nkind = \"yesno\"\n", q)
	}
	for i, when := range contradictions {
		fmt.Fprintf(&b, "[[contradiction]]\nid = \"c%d\"\nwhen = %s\nbecause = \"no\"\n", i, when)
	}
	return b.String()
}

// TestAlikeQuestions has two questions that must have the same answer. Either of
// them tells the other's, so neither changes anything by itself.
func TestAlikeQuestions(t *testing.T) {
	p := loadText(t, []byte(yesNoSet(2, "{ q0 = true, q1 = false }", "{ q0 = false, q1 = true }")))
	e := engine.New(p, engine.Config{Date: 20261122})
	v, err := NewSpace(e, Limits{}).View(context.Background(), unknown(e))
	if err != nil {
		t.Fatal(err)
	}
	bits := int64(1_000_000)
	want := []Information{{0, bits, bits, bits}, {1, bits, bits, bits}}
	if i := v.Irrelevant(); !slices.Equal(i.Questions, []int{0, 1}) || v.Settled() != No || !slices.Equal(v.Next(), want) {
		t.Errorf("irrelevant %v, settled %v, next %v", i, v.Settled(), v.Next())
	}
	if n := CountSheets(p); n.Int64() != 2 || v.Completions().Cmp(n) != 0 {
		t.Errorf("%v sheets, %v completions", n, v.Completions())
	}
}

// TestRareSheets has only one sheet of many that does not contradict itself: nothing
// is drawn then, and proofs go on.
func TestRareSheets(t *testing.T) {
	var any []string
	for q := range 16 {
		any = append(any, fmt.Sprintf("{ q%d = true }", q))
	}
	p := loadText(t, []byte(yesNoSet(16, "{ any = ["+strings.Join(any, ", ")+"] }")))
	e := engine.New(p, engine.Config{Date: 20261122})
	for _, limits := range []Limits{{}, {Nodes: -1}, {Nodes: -1, Combinations: 1}} {
		v, err := NewSpace(e, limits).View(context.Background(), unknown(e))
		if err != nil {
			t.Fatal(err)
		}
		o, err := v.Outlook(context.Background(), Draw{Samples: 100, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		stacks := 1
		if limits.Combinations == 1 {
			stacks = 0
		}
		if o.Settled != Yes || o.AllContradict || o.Outcomes.Completions.Int64() != 1 || len(o.Outcomes.Stacks) != stacks || len(o.Irrelevant.Questions) != 16 {
			t.Errorf("limits %+v: %+v", limits, o)
		}
	}
}

// TestSameDiagram holds a set without contradictions against the same set with one
// that no sheet makes true: everything is the same.
func TestSameDiagram(t *testing.T) {
	views := make([]*View, 2)
	for i, contradictions := range [][]string{nil, {"{ all = [{ q1 = true }, { q1 = false }] }"}} {
		e := engine.New(loadText(t, []byte(yesNoSet(3, contradictions...))), engine.Config{Date: 20261122})
		v, err := NewSpace(e, Limits{}).View(context.Background(), unknown(e))
		if err != nil {
			t.Fatal(err)
		}
		views[i] = v
	}
	if diff := cmp.Diff(fmt.Sprint(views[0].Outcomes(), views[0].Irrelevant(), views[0].Next()), fmt.Sprint(views[1].Outcomes(), views[1].Irrelevant(), views[1].Next())); diff != "" {
		t.Error(diff)
	}
}

// TestThresholdsOfContradictions: they cut numbers, those of invariants do not.
func TestThresholdsOfContradictions(t *testing.T) {
	text := yesNoSet(1) + "[[question]]\nid = \"n\"\nprompt = \"?\"\nkind = \"number\"\nmax = 9\n"
	for _, test := range []struct {
		add  string
		want int
	}{
		{"", 1},
		{"[[contradiction]]\nid = \"c\"\nwhen = { n = { above = 4 } }\nbecause = \"no\"\n", 2},
		{"[[invariant]]\nid = \"i\"\nwhen = { n = { above = 4 } }\nstack = { none = [\"b\"] }\nbecause = \"so\"\n", 1},
	} {
		p := loadText(t, []byte(text+test.add))
		if got := len(p.Domain(1)); got != test.want {
			t.Errorf("%q: %d classes of numbers, want %d", test.add, got, test.want)
		}
	}
}
