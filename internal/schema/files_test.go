package schema_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stackadvisor/internal/schema"
)

// TestSchemaFile: rules/rules.schema.json, which the rule files of the
// repository name for editors, is what the program prints.
func TestSchemaFile(t *testing.T) {
	const file = "../../rules/rules.schema.json"
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, schema.Rules()) {
		t.Errorf("%s is old; write it with: stackadvisor schema rules > rules/rules.schema.json", file)
	}
	names, err := filepath.Glob("../../rules/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	overlays, err := filepath.Glob("../../testdata/overlays/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range append(names, overlays...) {
		if strings.HasSuffix(name, "_test.toml") {
			continue
		}
		seen++
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(text), "\n")
		path, ok := strings.CutPrefix(first, "#:schema ")
		if !ok || filepath.Join(filepath.Dir(name), path) != filepath.Clean(file) {
			t.Errorf("%s begins with %q, which does not name the schema", name, first)
		}
	}
	if seen < 4 {
		t.Errorf("only %d rule files", seen)
	}
}

// TestTestFiles: every file of rule tests in the repository fits its schema, and
// one with a mistake of shape does not.
func TestTestFiles(t *testing.T) {
	s := compile(t, schema.Tests())
	seen := 0
	for _, pattern := range []string{"../../rules/*_test.toml", "../../testdata/overlays/*_test.toml"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			seen++
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			v, err := decode(t, text)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(v); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if seen < 4 {
		t.Errorf("only %d files", seen)
	}
	const good = "ruleset = \"x.toml\"\n[[case]]\nname = \"n\"\nas_of = 2026-01-01\nanswers = { q = \"a\" }\nexpect = { stack = [\"o\"] }\n"
	for _, change := range [][2]string{
		{"", ""}, {"ruleset = \"x.toml\"\n", ""}, {"name = \"n\"\n", ""}, {"as_of = 2026-01-01\n", ""}, {"stack", "stak"},
		{"[\"o\"]", "\"o\""}, {"{ stack = [\"o\"] }", "{}"}, {"\"a\"", "{}"}, {"expect", "expected"},
	} {
		v, err := decode(t, []byte(strings.Replace(good, change[0], change[1], 1)))
		if err != nil {
			t.Fatal(err)
		}
		if fits := s.Validate(v) == nil; fits != (change[0] == "") {
			t.Errorf("%q -> %q fits: %t", change[0], change[1], fits)
		}
	}
}
