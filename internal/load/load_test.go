package load

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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

func TestErrors(t *testing.T) {
	files := fstest.MapFS{"dir/x.toml": {Data: []byte(head)}}
	builtin := fstest.MapFS{"article.toml": {Data: []byte(head)}, "platform.toml": {Data: []byte(head)}, "article_test.toml": {}}
	for name, want := range map[string]string{
		"y.toml":  "reading rules: open y.toml: file does not exist",
		"artikel": `reading rules: open artikel: file does not exist; built-in rule sets are "article" and "platform"`,
		"dir":     "reading rules: read dir: invalid argument",
	} {
		p, list, err := Load(Request{Name: name, Builtin: builtin, Open: files.Open})
		got := "no error"
		if err != nil {
			got = err.Error()
		}
		if !strings.HasPrefix(got, want) || p != nil || list != nil {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestExtendsBuiltin extends a built-in set by its id, which extends another.
func TestExtendsBuiltin(t *testing.T) {
	builtin := fstest.MapFS{
		"one.toml": {Data: []byte(head)},
		"two.toml": {Data: []byte(strings.Replace(head, "title", "extends = [\"one\"]\ntitle", 1) + "[[layer]]\nid = \"l\"\nnam = \"L\"\n")},
	}
	files := fstest.MapFS{
		"dir/top.toml": {Data: []byte(strings.Replace(head, "title", "extends = [\"two\", \"one\", \"./one\", \"../two\"]\ntitle", 1))},
	}
	_, list, err := Load(Request{Name: "dir/top.toml", Builtin: builtin, Open: files.Open})
	if err != nil {
		t.Fatal(err)
	}
	want := `dir/top.toml:5:26: error: cannot read extended rule set "./one": no such file [unknown-ruleset]
dir/top.toml:5:35: error: cannot read extended rule set "../two": no such file [unknown-ruleset]
rules/two.toml:9:1: error: unknown key "nam" in layer; did you mean "name"? [unknown-key]
`
	if diff := cmp.Diff(want, text(list)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// TestSameFile reads a file once, whatever it is called.
func TestSameFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name, extends string) {
		data := strings.Replace(head, "title", "extends = ["+extends+"]\ntitle", 1)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("base.toml", "")
	write("top.toml", `"base.toml", "./base.toml", "link.toml", "`+filepath.ToSlash(dir)+`/base.toml"`)
	if err := os.Symlink("base.toml", filepath.Join(dir, "link.toml")); err != nil {
		t.Skip("this system has no symbolic links: ", err)
	}
	p, list, err := Load(Request{Name: filepath.Join(dir, "top.toml"), Open: func(name string) (fs.File, error) { return os.Open(name) }})
	if err != nil || p == nil || len(p.Files) != 2 {
		t.Errorf("got %v %v", list, err)
	}
}

func TestBeside(t *testing.T) {
	builtin := fstest.MapFS{"article.toml": {}}
	for _, tt := range [][3]string{
		{"dir/answers.toml", "article", "article"},
		{"dir/answers.toml", "articles", "dir/articles"},
		{"dir/answers.toml", "../x.toml", "x.toml"},
		{"answers.toml", "x.toml", "x.toml"},
		{"dir/answers.toml", "/x.toml", "/x.toml"},
	} {
		if got := Beside(tt[0], tt[1], builtin); filepath.ToSlash(got) != tt[2] {
			t.Errorf("%s beside %s: got %s, want %s", tt[1], tt[0], got, tt[2])
		}
	}
}

// TestPlaces looks at columns and notes, which the corpus leaves out.
func TestPlaces(t *testing.T) {
	src := head + `[[layer]]
id = "runtime"
[[option]]
id = "docker"
layer = "runtime"
[[option]]
name = { en = "Docker", zh = "多克" }
id = "docker"
layer = 'runtme'
[[question]]
id = "machines"
prompt = "…" # 你好
kind = "number"
max = 1000
[[fact]]
id = "small"
when = { any = [{ machines = { at_most = 10 } }, { not = { machines = "small" } }] }
[[rule]]
id = "r"
when = { small = true, "machines" = { bellow = 7 } }
points = { docker = 3, "kubernetes" = 1 }
because = { en = "x" }
becuase = "y"
`
	want := `x.toml:13:6: error: option "docker" is declared twice [duplicate-id]
  x.toml:9:6: note: other declaration of "docker"
x.toml:14:9: error: option "docker" stands in unknown layer "runtme"; expected "runtime" [unknown-layer]
x.toml:22:71: error: condition compares question "machines" (number) with "small" (text); expected a whole number, a list of them or a table [type-mismatch]
x.toml:25:39: error: unknown key "bellow" in a test of question "machines" (number); expected "at_least", "at_most", "above" or "below" [unknown-key]
x.toml:26:24: error: rule "r" gives points to unknown option "kubernetes"; expected "docker" [unknown-option]
x.toml:28:1: error: unknown key "becuase" in rule; did you mean "because"? [unknown-key]
`
	files := fstest.MapFS{"x.toml": {Data: []byte(src)}}
	_, list, err := Load(Request{Name: "x.toml", Open: files.Open})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, text(list)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func ExampleLoad() {
	files := fstest.MapFS{"web.toml": {Data: []byte(`
format = 1

[ruleset]
id = "web"
version = "1.0.0"
title = "Web services"

[[layer]]
id = "store"

[[option]]
id = "postgresql"
layer = "store"

[[rule]]
id = "prefer-sql"
points = { postgress = 3 }
`)}}
	_, list, err := Load(Request{Name: "web.toml", Open: files.Open})
	if err != nil {
		fmt.Println(err)
		return
	}
	list.WriteText(os.Stdout)
	// Output:
	// web.toml:18:12: error: rule "prefer-sql" gives points to unknown option "postgress"; expected "postgresql" [unknown-option]
}

// TestDrafts: a draft of a rule set that is not built in yet is kept without mistakes.
func TestDrafts(t *testing.T) {
	drafts, err := filepath.Glob("../../testdata/drafts/*.toml")
	if err != nil || len(drafts) == 0 {
		t.Fatal(drafts, err)
	}
	open := func(path string) (fs.File, error) { return os.Open(path) }
	for _, draft := range drafts {
		p, list, err := Load(Request{Name: draft, Builtin: rules.FS, Open: open})
		if err != nil || p == nil || len(list) > 0 {
			t.Errorf("%s: %v, %v", draft, err, list)
		}
	}
}
