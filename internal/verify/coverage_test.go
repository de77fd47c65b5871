package verify_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/verify"
	"stackadvisor/rules"
)

func compile(t *testing.T, text string) *program.Program {
	t.Helper()
	p, list, err := load.Load(load.Request{Name: "x", Builtin: fstest.MapFS{"x.toml": {Data: []byte(text)}}})
	if err != nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	return p
}

// cover runs cases that must pass and measures their coverage.
func cover(t *testing.T, p *program.Program, tests string) *verify.Coverage {
	t.Helper()
	results, list := run(&diag.File{Name: "x_test.toml", Data: []byte(tests)}, p)
	for _, r := range results {
		list = append(list, r.Failures...)
	}
	if list.HasErrors() {
		t.Fatal(list)
	}
	c, err := verify.Cover(context.Background(), p, results, verify.CoverageOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const head = "format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"X\"\n[[layer]]\nid = \"l\"\n" +
	"[[option]]\nid = \"a\"\nlayer = \"l\"\n[[option]]\nid = \"b\"\nlayer = \"l\"\n" +
	"[[question]]\nid = \"p\"\nprompt = \"P?\"\nkind = \"yesno\"\n" +
	"[[question]]\nid = \"q\"\nprompt = \"Q?\"\nkind = \"yesno\"\n" +
	"[[question]]\nid = \"n\"\nprompt = \"N?\"\nkind = \"number\"\nmax = 9\n"

// TestBuiltinCoverage: the cases of the built-in sets show everything about each
// rule, fact and question that an answer sheet can show, both ways.
func TestBuiltinCoverage(t *testing.T) {
	for _, id := range rules.Names() {
		p, list, err := load.Load(load.Request{Name: id, Builtin: rules.FS})
		if err != nil || list.HasErrors() {
			t.Fatal(list, err)
		}
		data, err := fs.ReadFile(rules.FS, id+"_test.toml")
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range cover(t, p, string(data)).Goals {
			if g.Case < 0 && !g.Impossible {
				t.Errorf("%s: %s: no case shows that %s %q %s", id, g.Span, g.Subject, g.ID, g.Kind)
			}
		}
	}
}

// goals lists goals in words with the case that shows them: "-" none, "!" the
// goal is impossible.
func goals(c *verify.Coverage, cases ...string) []string {
	var list []string
	for _, g := range c.Goals {
		shown := "-"
		switch {
		case g.Impossible:
			shown = "!"
		case g.Case >= 0:
			shown = cases[g.Case]
		}
		name := g.Name()
		if g.Atom != nil {
			name = g.ID + " " + g.Kind.String() + " " + g.Atom.Span.Text()
		}
		list = append(list, name+": "+shown)
	}
	return list
}

func TestCoverage(t *testing.T) {
	const tests = "ruleset = \"x\"\n" +
		"[[case]]\nname = \"1\"\nas_of = 2026-01-01\nanswers = { p = true, q = false, n = 3 }\nexpect = { status = \"recommended\" }\n" +
		"[[case]]\nname = \"2\"\nas_of = 2026-01-01\nanswers = { p = false, n = 5 }\nexpect = { status = \"no-evidence\" }\n"
	for _, c := range []struct {
		name, rules string
		want        []string
	}{
		{"one atom", "when = { p = true }", []string{"r fires: 1", "r does not fire: 2"}},
		{"always", "", []string{"r fires: 1"}},
		{"unknown is neither", "when = { q = true }", []string{"r fires: -", "r does not fire: 1"}},
		// In case 2 nothing is known of q, so p alone does not decide.
		{"all", "when = { p = true, q = false }", []string{
			"r fires: 1", "r does not fire: 2", "r atom-holds p = true: 1", "r atom-fails p = true: -",
			"r atom-holds q = false: 1", "r atom-fails q = false: -",
		}},
		{"any", "when = { any = [{ p = true }, { n = { above = 7 } }] }", []string{
			"r fires: 1", "r does not fire: 2", "r atom-holds p = true: 1", "r atom-fails p = true: 2",
			"r atom-holds n = { above = 7 }: -", "r atom-fails n = { above = 7 }: 2",
		}},
		{"not", "when = { not = { p = true, n = { below = 9 } } }", []string{
			"r fires: 2", "r does not fire: 1", "r atom-holds p = true: 2", "r atom-fails p = true: 1",
			"r atom-holds n = { below = 9 }: -", "r atom-fails n = { below = 9 }: 1",
		}},
		{"impossible", "when = { any = [{ p = true }, { p = true }] }", []string{
			"r fires: 1", "r does not fire: 2", "r atom-holds p = true: !", "r atom-fails p = true: 2",
			"r atom-holds p = true: !", "r atom-fails p = true: 2",
		}},
		{"a contradiction never fires", "when = { all = [{ p = true }, { p = false }] }", []string{
			"r fires: !", "r does not fire: 1", "r atom-holds p = true: !", "r atom-fails p = true: 2",
			"r atom-holds p = false: !", "r atom-fails p = false: 1",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rule := "[[rule]]\nid = \"r\"\npoints = { a = 1 }\n" + c.rules + "\n"
			got := goals(cover(t, compile(t, head+rule), strings.ReplaceAll(strings.ReplaceAll(tests, "{ status = \"recommended\" }", "{ lacks = [] }"), "{ status = \"no-evidence\" }", "{ lacks = [] }")), "1", "2")
			if diff := cmp.Diff(c.want, got[:len(got)-2]); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestCoverageOfContradictions: a case that contradicts itself shows nothing, and what
// only such sheets show is impossible.
func TestCoverageOfContradictions(t *testing.T) {
	p := compile(t, head+"[[rule]]\nid = \"r\"\nwhen = { p = true }\npoints = { a = 1 }\n"+
		"[[rule]]\nid = \"s\"\nwhen = { p = true, q = true }\npoints = { b = 2 }\n"+
		"[[contradiction]]\nid = \"c\"\nwhen = { p = true, q = true }\nbecause = \"no\"\n")
	c := cover(t, p, "ruleset = \"x\"\n[[case]]\nname = \"1\"\nas_of = 2026-01-01\nanswers = { p = true, q = true }\nexpect = { stack = [\"b\"] }\n")
	want := []string{
		"r fires: -", "r does not fire: -", "s fires: !", "s does not fire: -",
		"s atom-holds p = true: !", "s atom-fails p = true: -", "s atom-holds q = true: !", "s atom-fails q = true: -",
		"a is recommended: -", "b is recommended: !",
	}
	if diff := cmp.Diff(want, goals(c, "1")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, s := range c.Suggested {
		if strings.Contains(s.TOML, "p = true, q = true") {
			t.Errorf("suggested:\n%s", s.TOML)
		}
	}
}

// TestSuggestions pastes what is suggested behind the cases: all of it passes,
// and nothing that can be shown is missing any more.
func TestSuggestions(t *testing.T) {
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
			// The first cases only, so that there is something to suggest.
			some := strings.Join(strings.SplitAfterN(string(data), "[[case]]", 6)[:5], "")
			some = strings.TrimSuffix(some, "[[case]]")
			before := cover(t, p, some)
			if len(before.Suggested) == 0 {
				t.Fatal("nothing was suggested")
			}
			for _, s := range before.Suggested {
				some += "\n" + s.TOML
			}
			after := cover(t, p, some)
			for _, g := range after.Goals {
				if g.Case < 0 && !g.Impossible && !g.Undecided {
					t.Errorf("%s: not covered by what was suggested", g.Name())
				}
			}
			if covered, goals := before.Counts(); covered >= goals {
				t.Errorf("a few cases cover %d of %d", covered, goals)
			}
		})
	}
}

// TestNearest tells which case comes nearest to a goal and what it lacks.
func TestNearest(t *testing.T) {
	p := compile(t, head+"[[fact]]\nid = \"big\"\nwhen = { n = { at_least = 7 } }\n"+
		"[[rule]]\nid = \"r\"\npoints = { a = 1 }\nwhen = { p = true, q = true, big = true }\n")
	c := cover(t, p, "ruleset = \"x\"\n"+
		"[[case]]\nname = \"far\"\nas_of = 2026-01-01\nanswers = {}\nexpect = { lacks = [] }\n"+
		"[[case]]\nname = \"near\"\nas_of = 2026-01-01\nanswers = { p = true, q = true, n = 2 }\nexpect = { lacks = [] }\n")
	g := &c.Goals[0]
	if g.Name() != "r fires" || g.Nearest != 1 || len(g.Lacks) != 1 || g.Lacks[0].Test.Span.Text() != "n = { at_least = 7 }" {
		t.Errorf("%s: nearest %d, lacks %+v", g.Name(), g.Nearest, g.Lacks)
	}
	want := "[[case]]\nname = \"r fires\"\nas_of = 2026-01-01\nanswers = { p = true, q = true, n = 7 }\n" +
		"expect = { status = \"recommended\", stack = [\"a\"], fired = [\"r\"] }\n"
	if diff := cmp.Diff(want, c.Suggested[0].TOML); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestInvariantCoverage: an invariant is shown to bite by a case that one veto
// keeps from breaking it; one that the points alone keep is not.
func TestInvariantCoverage(t *testing.T) {
	p := compile(t, head+`
[[rule]]
id = "points"
points = { a = 3, b = 1 }
[[rule]]
id = "veto"
when = { p = true }
exclude = ["a"]
[[invariant]]
id = "bites"
when = { p = true }
stack = { none = ["a"] }
because = "The veto holds."
[[invariant]]
id = "loose"
when = { p = false }
stack = { none = ["b"] }
because = "The points decide it."
`)
	shown := func(answers string) []string {
		cases := "ruleset = \"x.toml\"\n[[case]]\nname = \"one\"\nas_of = 2026-11-22\nanswers = { " + answers + " }\nexpect = { lacks = [] }\n"
		var list []string
		for _, g := range cover(t, p, cases).Goals {
			if g.Kind == verify.Bites && g.Case >= 0 {
				list = append(list, g.ID)
			}
		}
		return list
	}
	if diff := cmp.Diff([]string{"bites"}, shown("p = true")); diff != "" {
		t.Errorf("with the veto (-want +got):\n%s", diff)
	}
	if got := shown("p = false"); got != nil {
		t.Errorf("without: %v", got)
	}
}
