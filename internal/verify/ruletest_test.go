package verify_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/verify"
	"stackadvisor/rules"
)

var update = flag.Bool("update", false, "rewrite what is wanted in testdata")

// TestBuiltin runs the cases of the built-in sets.
func TestBuiltin(t *testing.T) {
	for _, id := range rules.Names() {
		t.Run(id, func(t *testing.T) {
			p, list, err := load.Load(load.Request{Name: id, Builtin: rules.FS})
			if err != nil || list.HasErrors() {
				t.Fatal(list, err)
			}
			name := id + "_test.toml"
			data, err := fs.ReadFile(rules.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			results, list := run(&diag.File{Name: "rules/" + name, Data: data}, p)
			for _, d := range list {
				t.Errorf("%s: %s", d.Span, d.Message)
			}
			if len(results) == 0 {
				t.Error("no case was run")
			}
			for _, r := range results {
				for _, f := range r.Failures {
					t.Errorf("%s: %s", f.Span, f.Message)
				}
			}
		})
	}
}

func run(file *diag.File, p *program.Program) ([]verify.Result, diag.List) {
	tests, list := verify.ParseTests(file)
	if tests == nil {
		return nil, list
	}
	cases, problems := tests.Read(p)
	list = append(list, problems...)
	var results []verify.Result
	for _, c := range cases {
		results = append(results, c.Run(p))
	}
	return results, list
}

// TestFiles runs test files that fail in every way they can. A txtar archive
// has rules.toml, x_test.toml, and what is said of it as want.
func TestFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			part := map[string][]byte{}
			for _, f := range txtar.Parse(data).Files {
				part[f.Name] = f.Data
			}
			p, list, err := load.Load(load.Request{Name: "rules", Builtin: fstest.MapFS{"rules.toml": {Data: part["rules.toml"]}}})
			if err != nil || list.HasErrors() {
				t.Fatal(list, err)
			}
			results, list := run(&diag.File{Name: "x_test.toml", Data: part["x_test.toml"]}, p)
			for _, r := range results {
				list = append(list, r.Failures...)
			}
			list.Sort()
			var got strings.Builder
			if err := list.WriteText(&got); err != nil {
				t.Fatal(err)
			}
			if *update {
				head, _, _ := strings.Cut(string(data), "-- want --\n")
				if err := os.WriteFile(file, []byte(head+"-- want --\n"+got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(part["want"]), got.String()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestExplanations runs the example of every code of rule tests.
func TestExplanations(t *testing.T) {
	p, list, err := load.Load(load.Request{Name: "article", Builtin: rules.FS})
	if err != nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	count := 0
	for _, e := range diag.Explanations() {
		if !e.Tests {
			continue
		}
		if count++; e.Code == diag.ContradictoryCase { // "article" has no contradiction: see TestContradictoryCase
			continue
		}
		results, list := run(&diag.File{Name: "x_test.toml", Data: []byte(e.Example)}, p)
		for _, r := range results {
			list = append(list, r.Failures...)
		}
		if len(list) != 1 || list[0].Code != e.Code || list[0].Severity != e.Severity {
			t.Errorf("%s: the example gives %v", e.Code, list)
		}
	}
	if count == 0 {
		t.Error("no code has a file of rule tests as its example")
	}
}

// TestContradictoryCase: answers that contradict each other are a warning, and
// the case is run all the same.
func TestContradictoryCase(t *testing.T) {
	p := compile(t, head+"[[contradiction]]\nid = \"c\"\nwhen = { p = true, n = { above = 5 } }\nbecause = \"Not both.\"\n")
	for answers, want := range map[string]int{"p = true, n = 6": 1, "p = true, n = 5": 0, "p = true": 0} {
		results, list := run(&diag.File{Name: "x_test.toml", Data: []byte("ruleset = \"x\"\n[[case]]\nname = \"one\"\n" +
			"as_of = 2026-11-22\nanswers = { " + answers + " }\nexpect = { stack = [] }\n")}, p)
		if len(list) != want || len(results) != 1 || len(results[0].Failures) > 0 {
			t.Fatalf("%s: %v, %v", answers, list, results)
		}
		if want == 1 && (list[0].Code != diag.ContradictoryCase || list[0].Severity != diag.Warning || len(list[0].Notes) != 1) {
			t.Errorf("%s: %v", answers, list)
		}
	}
}

// FuzzTests reads any bytes as tests of the article's rules, and runs what can
// be read.
func FuzzTests(f *testing.F) {
	p, list, err := load.Load(load.Request{Name: "article", Builtin: rules.FS})
	if err != nil || list.HasErrors() {
		f.Fatal(list, err)
	}
	f.Add([]byte("ruleset = \"article.toml\"\n[[case]]\nname = \"one\"\nas_of = 2026-01-01\nanswers = { machines = 1 }\n" +
		"weights = { fit = 0.5 }\nexpect = { stack = [\"docker\"], scores = { docker = 1.5 }, settled = true }\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := &diag.File{Name: "x", Data: data}
		results, list := run(file, p)
		for _, r := range results {
			list = append(list, r.Failures...)
		}
		for _, d := range list {
			if d.Span.File != file || d.Span.Start < 0 || d.Span.End > len(data) || d.Span.Start > d.Span.End {
				t.Errorf("%s has no place in the file", d.Message)
			}
		}
	})
}
