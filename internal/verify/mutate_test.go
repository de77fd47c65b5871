package verify_test

import (
	"context"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/verify"
	"stackadvisor/rules"
)

func mutate(t *testing.T, p *program.Program, tests string, o verify.CoverageOptions) *verify.Mutation {
	t.Helper()
	read, list := verify.ParseTests(&diag.File{Name: "x_test.toml", Data: []byte(tests)})
	if list.HasErrors() {
		t.Fatal(list)
	}
	cases, list := read.Read(p)
	if list.HasErrors() {
		t.Fatal(list)
	}
	m, err := verify.Mutate(context.Background(), p, cases, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestBuiltinMutants: of what could be changed in the built-in sets, their cases
// notice at least 90 %.
func TestBuiltinMutants(t *testing.T) {
	for _, id := range rules.Names() {
		t.Run(id, func(t *testing.T) {
			p, list, err := load.Load(load.Request{Name: id, Builtin: rules.FS})
			if err != nil || list.HasErrors() {
				t.Fatal(list, err)
			}
			data, err := fs.ReadFile(rules.FS, id+"_test.toml")
			if err != nil {
				t.Fatal(err)
			}
			o := verify.CoverageOptions{}
			proved := id == "article"
			if !proved {
				o.Limits.Nodes = 1 // proofs would take long here; what is not decided counts as not noticed
			}
			m := mutate(t, p, string(data), o)
			t.Logf("%d mutants, %d killed, %d equivalent, %d survive: %d %%", m.Mutants, m.Killed, m.Equivalent, len(m.Survivors), m.Percent())
			for _, s := range m.Survivors {
				t.Logf("%s: %s %q: %s (%v -> %v) %s", s.Span, s.Kind, s.ID, s.What, s.From.Stack, s.To.Stack, s.Date)
				if s.Example == nil && proved {
					t.Errorf("%s: %s: whether it changes any advice is not decided", s.Span, s.What)
				}
			}
			if m.Percent() < 90 {
				t.Error("the cases kill less than 90 % of the mutants")
			}
		})
	}
}

// TestMutants changes a small set: what the cases notice, what survives with an
// example, and what provably changes nothing.
func TestMutants(t *testing.T) {
	p := compile(t, head+"[[rule]]\nid = \"r\"\nwhen = { p = true, n = { above = 4 } }\npoints = { a = 2 }\n"+
		"[[rule]]\nid = \"s\"\nwhen = { q = true }\nexclude = [\"a\"]\n"+
		"[[relation]]\nid = \"x\"\nfrom = \"b\"\nkind = \"conflicts\"\nto = [\"a\"]\n")
	const tests = "ruleset = \"x\"\n" +
		"[[case]]\nname = \"1\"\nas_of = 2026-01-01\nanswers = { p = true, n = 5 }\nexpect = { scores = { a = 2 } }\n" +
		"[[case]]\nname = \"2\"\nas_of = 2026-01-01\nanswers = { p = false, n = 9 }\nexpect = { scores = { a = 0 } }\n"
	m := mutate(t, p, tests, verify.CoverageOptions{})
	type line struct{ What, To string }
	var got []line
	for _, s := range m.Survivors {
		if s.Example == nil {
			t.Errorf("%s: no example", s.What)
		}
		// The example shows what it says.
		state := engine.New(p, engine.Config{Date: s.Date}).NewState()
		state.Reset(s.Example)
		if best, err := state.Best(); err != nil || !s.From.Equal(analysis.OutcomeOf(best)) {
			t.Errorf("%s: example gives %v, not %v: %v", s.What, best.Options(), s.From, err)
		}
		got = append(got, line{s.What, s.To.Status.String()})
	}
	want := []line{
		{`condition "n = 5..9" left out`, "recommended"},
		{`condition "n = 5..9" -> "n = 4..9"`, "recommended"},
		{`veto of "a" removed`, "recommended"},
		{`condition "q = yes" negated`, "recommended"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("survivors (-want +got):\n%s", diff)
	}
	// One layer holds one option, so the conflict changes nothing.
	if m.Equivalent != 1 || m.Mutants != m.Killed+m.Equivalent+len(m.Survivors) {
		t.Errorf("%d mutants, %d killed, %d equivalent", m.Mutants, m.Killed, m.Equivalent)
	}
}

// TestMutantsOfContradictions: a mutant that shows on sheets only that contradict
// themselves changes nothing.
func TestMutantsOfContradictions(t *testing.T) {
	p := compile(t, head+"[[rule]]\nid = \"r\"\npoints = { a = 1 }\n"+
		"[[rule]]\nid = \"s\"\nwhen = { p = true, q = true }\npoints = { b = 2 }\n"+
		"[[contradiction]]\nid = \"c\"\nwhen = { p = true }\nbecause = \"no\"\n")
	m := mutate(t, p, "ruleset = \"x\"\n[[case]]\nname = \"1\"\nas_of = 2026-01-01\nanswers = { q = true }\nexpect = { lacks = [] }\n", verify.CoverageOptions{})
	state := engine.New(p, engine.Config{Date: 20260101}).NewState()
	for _, s := range m.Survivors {
		if s.Example == nil {
			t.Errorf("%s: no example", s.What)
			continue
		}
		if state.Reset(s.Example); len(state.Contradictions()) > 0 {
			t.Errorf("%s: the example %v contradicts itself", s.What, s.Example)
		}
	}
	if m.Equivalent == 0 {
		t.Error("no mutant is equivalent")
	}
}
