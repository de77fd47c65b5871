package cli

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stackadvisor/internal/lang"
)

// TestSentencesAreSpoken fails for a sentence of a command that a language has no
// words for, and for words that do not take what the English ones take.
func TestSentencesAreSpoken(t *testing.T) {
	takers := []string{"usage", "errorf", "warn", "tell", "atLeast", "exactly", "atMostOne"}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 || !slices.Contains(takers, called(call)) {
				return true
			}
			if format, ok := literal(call.Args[0]); ok {
				found++
				speaks(t, format)
			}
			return true
		})
	}
	if found < 100 {
		t.Errorf("only %d sentences found", found)
	}
}

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// literal is a string constant, which may be put together.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		left, ok := literal(e.X)
		right, also := literal(e.Y)
		return left + right, ok && also
	}
	return "", false
}

// speaks fails if there are no Chinese words for the sentence.
func speaks(t *testing.T, english string) {
	t.Helper()
	words := lang.Say(lang.Chinese, english)
	if words == english && regexp.MustCompile(`[a-z]{3}`).MatchString(regexp.MustCompile(`"[^"]*"|-o OUT.csv`).ReplaceAllString(english, "")) {
		t.Errorf("no Chinese in package lang for %q", english)
	}
	verbs := func(s string) []string {
		return slices.Sorted(slices.Values(regexp.MustCompile(`%\d*[a-z]`).FindAllString(s, -1)))
	}
	if got, want := verbs(words), verbs(english); !slices.Equal(got, want) {
		t.Errorf("%q takes %v, in English %v", words, got, want)
	}
}

func inChinese(t *testing.T) *app {
	t.Helper()
	return &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, now: time.Now, getenv: os.Getenv, lang: lang.English, talk: lang.Chinese}
}

// TestHelpIsSpoken fails for a command or a flag whose help has no Chinese words.
func TestHelpIsSpoken(t *testing.T) {
	a := inChinese(t)
	root := a.root()
	root.InitDefaultHelpCmd()
	a.translate(root)
	chinese := regexp.MustCompile(`\p{Han}`)
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		if cmd.Hidden {
			return
		}
		for _, text := range []string{cmd.Short, cmd.Long} {
			if text != "" && !chinese.MatchString(text) {
				t.Errorf("%s: no Chinese in package lang for %q", cmd.CommandPath(), text)
			}
		}
		for line := range strings.SplitSeq(cmd.Example, "\n") {
			if strings.HasPrefix(line, "#") && !chinese.MatchString(line) {
				t.Errorf("%s: no Chinese in package lang for %q", cmd.CommandPath(), line)
			}
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !chinese.MatchString(f.Usage) {
				t.Errorf("%s: no Chinese in package lang for %q", cmd.CommandPath(), f.Usage)
			}
		})
		for _, c := range cmd.Commands() {
			walk(c)
		}
	}
	walk(root)
}

// TestSaid says errors in Chinese, from the outermost to what the system says,
// and keeps them what they are.
func TestSaid(t *testing.T) {
	_, missing := os.Stat("missing")
	for _, test := range []struct {
		err  error
		want string
	}{
		{input(errorf("saving the answers: %w", missing)), "保存答案：missing：没有这个文件或目录"},
		{fmt.Errorf("reading rules: %w", missing), "读取规则：missing：没有这个文件或目录"},
		{fmt.Errorf("100 %% odd: %w", missing), "100 % odd: missing：没有这个文件或目录"},
		{usage("unknown %s %q; expected %s", errorf("order"), "best", quoted{"author", "fastest"}), `未知的顺序 "best"；应为 "author" 或 "fastest"`},
		{errors.New("something else: 5 %d"), "something else: 5 %d"},
	} {
		got := said(lang.Chinese, test.err)
		if got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
		if said(lang.English, test.err) != test.err.Error() {
			t.Errorf("in English %q is said as %q", test.err, said(lang.English, test.err))
		}
		spoken := inChinese(t).speak(test.err)
		if errors.Is(test.err, fs.ErrNotExist) != errors.Is(spoken, fs.ErrNotExist) || spoken.Error() != test.want {
			t.Errorf("%q is not what it was", spoken)
		}
	}
}
