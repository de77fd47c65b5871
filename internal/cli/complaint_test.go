package cli

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"stackadvisor/internal/lang"
)

// TestComplaintsAreSpoken reads broken answers files in Chinese: as much is said
// of them as in English, and none of it in English.
func TestComplaintsAreSpoken(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.toml")
	for _, text := range []string{
		"ruleset = \"article\"\n[answers]\nmachines = 1\nmachines = 2\n",
		"ruleset = \"article\"\n[answers]\nworkload = [\"containers\"]\nneed = \"bogus\"\nturnkey = \"yes\"\nworkloads = [3, \"containerz\"]\nmachines = 0\n",
		"ruleset = \"article\"\n[answers]\nworkloads = []\noperators = [1]\n[notes]\nfoo = \"x\"\n",
		"ruleset = \"article\"\nas_of = \"2026-01-01\"\ntitel = 3\nfoo = 1\n[weights]\nfit = \"x\"\neffort = 1e3\ncost = 1\n",
		"ruleset = \"article\"\n[weights]\nfit = 1001\n[[waiver]]\noption = \"messos\"\n[recorded]\nstatus = \"good\"\nscore = 1.2345\n",
		"ruleset = \"article\"\ntitle = \"a\\u001b\"\nparticipants = [1]\n",
		"ruleset = \"nosuch\"\n", "ruleset = article\n", "ruleset = \"article\n", "ruleset =\n", "= 1\n", "as_of = 2026-13-01\n", "as_of = 2026-02-30\n",
		"a = 1 b = 2\n", "a = \"\\x\"\n", "a = 99999999999999999999\n", "a = True\n", "a = yes\n", "[a]\n[a]\n", "a = 1\n[a]\n", "[[a]]\n[a]\n", "a = 1x\n", "é = 1\n",
		"\xff\xfea", "a = \"\xff\"\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		told := map[string][]string{}
		for _, tag := range lang.Tags() {
			var out, errors bytes.Buffer
			if code := Main([]string{"ask", "--plain", "--lang", tag, "--answers", name}, strings.NewReader(""), &out, &errors); code != exitInput {
				t.Errorf("%q: exit code %d, want %d", text, code, exitInput)
			}
			told[tag] = strings.Split(strings.ReplaceAll(errors.String(), name, ""), "\n")
		}
		if len(told[lang.Chinese]) != len(told[lang.English]) || len(told[lang.English]) < 2 {
			t.Errorf("%q: told %q in Chinese, %q in English", text, told[lang.Chinese], told[lang.English])
		}
		for _, line := range told[lang.Chinese] {
			if rest := regexp.MustCompile(`"(\\.|[^"])*"|\[[a-z-]+\]|\(?waiver|recorded|yesno|single|multi|number|true|false|UTF-8|UTF-16|U\+[0-9A-F]+|0x[0-9a-f]+|YYYY-MM-DD`).ReplaceAllString(line, ""); regexp.MustCompile(`[A-Za-z]`).MatchString(rest) {
				t.Errorf("%q: %s", text, line)
			}
		}
	}
}

// TestComplaintsAreKnown fails for a sentence of the packages that read answers
// for which a language has no words.
func TestComplaintsAreKnown(t *testing.T) {
	verbs := strings.NewReplacer("%q", `"x"`, "%s", "x", "%d", "1", "%U", "U+001B", "0x%02x", "0xff")
	complaints := lang.ComplaintsIn(lang.Chinese)
	count := 0
	for _, dir := range []string{"answers", "syntax"} {
		files, err := filepath.Glob("../" + dir + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, format := range formats(t, file) {
				count++
				if strings.HasPrefix(format, "%s") || format == "%q %s" {
					continue // put together of parts, which TestComplaintsAreSpoken has
				}
				if _, ok := complaints.Say(verbs.Replace(format)); !ok {
					t.Errorf("%s: no Chinese for %q", file, format)
				}
			}
		}
	}
	if count < 20 {
		t.Errorf("found %d sentences only", count)
	}
}

// formats are the formats of the diagnostics that a file makes.
func formats(t *testing.T, file string) (list []string) {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) < 3 {
			return true
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "Errorf" && f.Sel.Name != "Warnf" {
			return true
		}
		literal, ok := call.Args[2].(*ast.BasicLit)
		if !ok {
			return true
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(fmt.Errorf("%s: %w", file, err))
		}
		list = append(list, text)
		return true
	})
	return list
}
