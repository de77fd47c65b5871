package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stackadvisor/internal/cli"
	"stackadvisor/internal/schema"
)

const oldSet = `format = 1
[ruleset]
id = "house"
version = "1"
title = "House rules"
[[layer]]
id = "base"
[[option]]
id = "a"
layer = "base"
[[option]]
id = "b"
layer = "base"
[[question]]
id = "ours"
prompt = "Do we own the machines?"
kind = "yesno"
[[rule]]
id = "plain"
points = { a = 1 }
[[rule]]
id = "own"
when = { ours = true }
points = { b = 2 }
`

// TestAuthoringSchemas: what the commands for authors print as JSON is what
// their schemas say, with and without everything that may be there.
func TestAuthoringSchemas(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return name
	}
	before := write("old.toml", oldSet)
	after := write("new.toml", strings.Replace(oldSet, "b = 2", "b = 1", 1))
	empty := write("empty.toml", "format = 1\n[ruleset]\nid = \"e\"\nversion = \"1\"\ntitle = \"E\"\n[[criterion]]\nid = \"other\"\n")
	cases := write("old_test.toml", "ruleset = \"old.toml\"\n[[case]]\nname = \"ours\"\nas_of = 2026-11-22\nanswers = { ours = true }\nexpect = { stack = [\"b\"] }\n")
	failing := write("new_test.toml", "ruleset = \"new.toml\"\n[[case]]\nname = \"ours\"\nas_of = 2026-11-22\nanswers = { ours = true }\nexpect = { stack = [\"b\"] }\n")
	for _, x := range []struct {
		schema string
		args   []string
		code   int
	}{
		{"test-report", []string{"rules", "test", cases}, 0},
		{"test-report", []string{"rules", "test", cases, "--coverage", "--mutate"}, 0},
		{"test-report", []string{"rules", "test", cases, failing, "--min-coverage", "10", "--lang", "zh"}, 1},
		{"diff", []string{"rules", "diff", before, after}, 1},
		{"diff", []string{"rules", "diff", before, before}, 0},
		{"diff", []string{"rules", "diff", before, empty}, 1},
		{"diff", []string{"rules", "diff", empty, "article"}, 1},
		{"diff", []string{"rules", "diff", empty, empty}, 0},
		{"verify", []string{"rules", "verify", before}, 1},
		{"verify", []string{"rules", "verify", empty}, 1},
	} {
		var out, problems bytes.Buffer
		if code := cli.Main(append(x.args, "--format", "json"), strings.NewReader(""), &out, &problems); code != x.code || problems.Len() > 0 {
			t.Errorf("%v ends with %d: %s", x.args, code, &problems)
			continue
		}
		if err := printed(t, x.schema).Validate(decoded(t, out.Bytes())); err != nil {
			t.Errorf("%v: %v\n%s", x.args, err, &out)
		}
		// The schema is not one that anything fits.
		if err := printed(t, x.schema).Validate(map[string]any{"format_version": 1}); err == nil {
			t.Errorf("%s accepts an object without its keys", x.schema)
		}
	}
}

func printed(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, ok := schema.Print(name)
	if !ok {
		t.Fatalf("there is no schema %q", name)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft4)
	if err := c.AddResource("schema.json", decoded(t, text)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func decoded(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}
