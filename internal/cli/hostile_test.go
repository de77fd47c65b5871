package cli_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stackadvisor/internal/cli"
)

// full is a device without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

const shopAnswers = "ruleset = \"article\"\ntitle = \"Shop\"\nas_of = 2026-11-22\n[answers]\nworkloads = [\"containers\"]\n"

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// run runs the program, which must exit with the code, and returns what it prints.
func run(t *testing.T, code int, args ...string) (out, problems string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if got := cli.Main(args, strings.NewReader(""), &stdout, &stderr); got != code {
		t.Fatalf("%q: exit code %d, want %d: %s", args, got, code, &stderr)
	}
	return stdout.String(), stderr.String()
}

// TestFullOutput: a result that cannot be written is no success, whatever the
// command is.
func TestFullOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.toml", shopAnswers)
	run(t, 0, "report", "a.toml", "-o", "r.md")
	for _, args := range []string{
		"version", "--help", "help recommend", "completion bash", "man", "report --verify r.md", "recommend --answers a.toml",
		"explain --answers a.toml --format json", "rules list", "rules show article", "rules doc article", "catalog", "map",
		"schema rules", "rules check --explain syntax", "recheck r.md",
	} {
		var stderr bytes.Buffer
		if code := cli.Main(strings.Fields(args), strings.NewReader(""), full{}, &stderr); code != 3 {
			t.Errorf("%s: exit code %d, %s", args, code, &stderr)
		}
		if !strings.Contains(stderr.String(), "no space left on device") {
			t.Errorf("%s: says only %q", args, &stderr)
		}
	}
}

// TestBytesSteerNoTerminal: bytes that are no UTF-8, which some terminals obey, and
// file names with escapes are shown as escapes everywhere.
func TestBytesSteerNoTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.toml", shopAnswers)
	run(t, 0, "report", "a.toml", "-o", "r.md")
	data, err := os.ReadFile("r.md")
	if err != nil {
		t.Fatal(err)
	}
	write(t, "r.md", strings.Replace(string(data), "Shop", "Shop \x9b31m\x9d52;c;aGk=\x9c", 1))
	write(t, "e\x9b31m.toml", "x\n")
	write(t, "e\x1b[31m\u202e.toml", "x\n")
	for _, test := range []struct {
		code int
		args []string
	}{
		{1, []string{"report", "--verify", "r.md"}},
		{3, []string{"recommend", "--answers", "e\x9b31m.toml"}},
		{3, []string{"recommend", "--set", "w\x9b31m=1"}},
		{3, []string{"recheck", "e\x1b[31m\u202e.toml", "--format", "github"}},
		{3, []string{"recheck", "e\x1b[31m\u202e.toml", "--format", "text"}},
		{3, []string{"recheck", "e\x1b[31m\u202e.toml", "--format", "junit"}},
	} {
		out, problems := run(t, test.code, test.args...)
		if strings.ContainsAny(out+problems, "\x1b\u202e") || !validText(out+problems) {
			t.Errorf("%q prints %q", test.args, out+problems)
		}
	}
}

// validText reports whether a text is UTF-8 throughout.
func validText(s string) bool { return strings.ToValidUTF8(s, "") == s }

// TestRulesByAnyPath: a report names its rule set so that it is found from where
// the report lies, however the files were named, and a file that is named like a
// built-in set stays a file.
func TestRulesByAnyPath(t *testing.T) {
	top := t.TempDir()
	t.Chdir(top)
	article, _ := run(t, 0, "rules", "show", "article", "--format", "toml")
	write(t, "house.toml", article)
	write(t, "article", article)
	write(t, "a.toml", strings.TrimPrefix(shopAnswers, "ruleset = \"article\"\n"))
	if err := os.MkdirAll("v/w", 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir("v/w")
	for _, rules := range []string{"../../house.toml", filepath.Join(top, "house.toml"), "../../article"} {
		for _, answers := range []string{"../../a.toml", filepath.Join(top, "a.toml")} {
			run(t, 0, "report", answers, "--rules", rules, "-o", "r.md", "--force")
			run(t, 0, "report", "--verify", "r.md")
			run(t, 0, "review", answers, answers, "--rules", rules, "-o", "m.toml", "--force")
			run(t, 0, "recommend", "--answers", "m.toml")
		}
	}
	t.Chdir(top)
	run(t, 0, "report", "a.toml", "--rules", "./article", "-o", "r.md")
	data, err := os.ReadFile("r.md")
	if err != nil || !strings.Contains(string(data), "ruleset = \"./article\"") {
		t.Errorf("the report does not name ./article: %v", err)
	}
}

// TestTitleLikeJSON: a text report whose title begins with a brace is a text.
func TestTitleLikeJSON(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.toml", strings.Replace(shopAnswers, "Shop", "{ braces first", 1))
	for _, name := range []string{"r.txt", "r.md", "r.json", "r.html"} {
		run(t, 0, "report", "a.toml", "-o", name)
		run(t, 0, "report", "--verify", name)
	}
}
