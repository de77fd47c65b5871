package load

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/rules"
)

// TestBuiltin loads every built-in set as it is shipped: without a warning.
func TestBuiltin(t *testing.T) {
	for _, id := range Builtin(rules.FS) {
		if strings.HasSuffix(id, "_test") {
			continue
		}
		p, list, err := Load(Request{Name: id, Builtin: rules.FS})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range list {
			t.Errorf("%s: %s: %s", d.Span, d.Severity, d.Message)
		}
		if p == nil || p.ID != id {
			t.Errorf("%s: got program %v", id, p)
		}
	}
}

const head = "format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"X\"\n"

// TestOverlay loads a diamond of files and looks at order and digest.
func TestOverlay(t *testing.T) {
	rule := func(id, more string) string {
		return "[[rule]]\nid = \"" + id + "\"\npoints = { o = 1 }\n" + more + "\n"
	}
	files := fstest.MapFS{
		"dir/top.toml": {Data: []byte(strings.Replace(head, "title", "extends = [\"left.toml\", \"sub/right.toml\"]\ntitle", 1) +
			rule("c", "override = true") + rule("g", "after = \"b\"") + rule("h", "after = \"b\"") + rule("i", "before = \"a\"") +
			"[[drop]]\nkind = \"rule\"\nid = \"d\"\n")},
		"dir/left.toml":      {Data: []byte(strings.Replace(head, "title", "extends = [\"base.toml\"]\ntitle", 1) + rule("c", "") + rule("d", ""))},
		"dir/sub/right.toml": {Data: []byte(strings.Replace(head, "title", "extends = [\"../base.toml\"]\ntitle", 1) + rule("e", ""))},
		"dir/base.toml": {Data: []byte(head + "[[layer]]\nid = \"l\"\n[[option]]\nid = \"o\"\nlayer = \"l\"\n" +
			rule("a", "") + rule("b", ""))},
	}
	p, list, err := Load(Request{Name: "dir/top.toml", Open: files.Open})
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	var got []string
	for _, r := range p.Rules {
		got = append(got, r.ID)
	}
	if diff := cmp.Diff(strings.Fields("i a b g h c e"), got); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
	got = nil
	for _, f := range p.Files {
		got = append(got, f.Name)
	}
	if diff := cmp.Diff(strings.Fields("dir/base.toml dir/left.toml dir/sub/right.toml dir/top.toml"), got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if !strings.HasPrefix(p.Digest, "sha256:") || len(p.Digest) != 71 {
		t.Errorf("digest %q", p.Digest)
	}
}

// TestReservedWords: a key of conditions cannot name anything but a choice, and
// "unknown" nothing at all.
func TestReservedWords(t *testing.T) {
	for _, word := range []string{"all", "any", "not", "unknown"} {
		for _, c := range []struct {
			question, choice string
			wrong            bool
		}{
			{"q", word, word == "unknown"},
			{word, "c", true},
		} {
			src := head + "[[question]]\nid = \"" + c.question + "\"\nprompt = \"?\"\nkind = \"single\"\n" +
				"choices = [{ id = \"" + c.choice + "\" }, { id = \"other\" }]\n"
			files := fstest.MapFS{"x.toml": {Data: []byte(src)}}
			_, list, err := Load(Request{Name: "x.toml", Open: files.Open})
			if err != nil {
				t.Fatal(err)
			}
			if list.HasErrors() != c.wrong {
				t.Errorf("question %q with choice %q: %v, want an error: %t", c.question, c.choice, list, c.wrong)
			}
		}
	}
}
