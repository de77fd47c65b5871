package load

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"stackadvisor/internal/diag"
	"stackadvisor/rules"
)

// corpus has files whose problems are written into them, as comments at the end
// of the wrong line:
//
//	requird = true # want "unknown key .requird."
//
// The patterns match `message [code]`, of warnings `warning: message [code]`.
// want-above and want-below stand on a line beside the wrong one, where that
// cannot have a comment.
const corpus = "../../testdata/rules"

func corpusFiles(t *testing.T, dir string) []string {
	t.Helper()
	files, err := fs.Glob(os.DirFS(corpus), dir+"/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", dir, err)
	}
	return files
}

func TestCorpusOK(t *testing.T) {
	for _, name := range corpusFiles(t, "ok") {
		t.Run(path.Base(name), func(t *testing.T) {
			p, list, err := Load(Request{Name: name, Builtin: rules.FS, Open: os.DirFS(corpus).Open})
			if err != nil || p == nil || len(list) > 0 {
				t.Errorf("%v\n%s", err, text(list))
			}
		})
	}
}

func text(list diag.List) string {
	var b strings.Builder
	list.WriteText(&b)
	return b.String()
}

func TestCorpusErr(t *testing.T) {
	seen := map[diag.Code]bool{}
	for _, name := range corpusFiles(t, "err") {
		t.Run(path.Base(name), func(t *testing.T) {
			p, list, err := Load(Request{Name: name, Builtin: rules.FS, Open: os.DirFS(corpus).Open})
			if err != nil {
				t.Fatal(err)
			}
			if list.HasErrors() != (p == nil) {
				t.Errorf("program %v with\n%s", p != nil, text(list))
			}
			wants := readWants(t, name, list)
			for _, d := range list {
				checkSpans(t, d)
				if !wants.take(d) {
					t.Errorf("unexpected %s: %s", d.Span, message(d))
				}
				seen[d.Code] = seen[d.Code] || strings.HasPrefix(path.Base(name), string(d.Code))
			}
			for where, patterns := range wants {
				for _, p := range patterns {
					t.Errorf("%s: nothing matches %q", where, p)
				}
			}
		})
	}
	for _, e := range diag.Explanations() {
		// A file of 64 MiB is made by a test of package syntax.
		if !e.Answers && !e.Tests && !e.Advice && e.Code != diag.TooLarge && !seen[e.Code] {
			t.Errorf("no file of err shows code %s", e.Code)
		}
	}
}

func message(d diag.Diagnostic) string {
	m := fmt.Sprintf("%s [%s]", d.Message, d.Code)
	if d.Severity == diag.Warning {
		m = "warning: " + m
	}
	return m
}

// checkSpans reports places outside of their file.
func checkSpans(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	spans := []diag.Span{d.Span}
	for _, n := range d.Notes {
		spans = append(spans, n.Span)
	}
	for _, s := range spans {
		if s.IsZero() || s.Start < 0 || s.Start > s.End || s.End > len(s.File.Data) {
			t.Errorf("%s has no true place: %d to %d", message(d), s.Start, s.End)
		}
	}
}

// wants are the patterns that are left, by "file:line".
type wants map[string][]string

func (w wants) take(d diag.Diagnostic) bool {
	line, _ := d.Span.Position()
	where := fmt.Sprintf("%s:%d", d.Span.File.Name, line)
	for i, p := range w[where] {
		if regexp.MustCompile(p).MatchString(message(d)) {
			w[where] = append(w[where][:i:i], w[where][i+1:]...)
			return true
		}
	}
	return false
}

// readWants reads the patterns of the file and of all others that have
// problems.
func readWants(t *testing.T, name string, list diag.List) wants {
	t.Helper()
	w := wants{}
	files := map[string]bool{name: true}
	for _, d := range list {
		files[d.Span.File.Name] = true
	}
	for name := range files {
		data, err := fs.ReadFile(os.DirFS(corpus), name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			for word, by := range map[string]int{"# want ": 1, "# want-above ": 0, "# want-below ": 2} {
				_, patterns, _ := strings.Cut(line, word)
				for patterns = strings.TrimSpace(patterns); patterns != ""; patterns = strings.TrimSpace(patterns) {
					quoted, err := strconv.QuotedPrefix(patterns)
					if err != nil {
						t.Fatalf("%s:%d: %v: %s", name, i+1, err, patterns)
					}
					p, _ := strconv.Unquote(quoted)
					where := fmt.Sprintf("%s:%d", name, i+by)
					w[where] = append(w[where], p)
					patterns = patterns[len(quoted):]
				}
			}
		}
	}
	return w
}

// TestExplanations loads the example of every code.
func TestExplanations(t *testing.T) {
	const head = "format = 1\n\n[ruleset]\nid = \"example\"\nversion = \"1.0.0\"\ntitle = \"Example\"\n\n"
	codes := map[diag.Code]bool{}
	for _, e := range diag.Explanations() {
		if codes[e.Code] || e.Title == "" || e.Text == "" {
			t.Errorf("%s: explained twice, or without a text", e.Code)
		}
		codes[e.Code] = true
		if e.Answers || e.Tests || e.Example == "" {
			continue
		}
		src := e.Example
		if !strings.HasPrefix(src, "format") {
			src = head + src
		}
		files := fstest.MapFS{"example.toml": {Data: []byte(src)}}
		_, list, err := Load(Request{Name: "example.toml", Open: files.Open})
		if err != nil || len(list) != 1 || list[0].Code != e.Code || list[0].Severity != e.Severity {
			t.Errorf("%s: the example gives %v\n%s", e.Code, err, text(list))
		}
	}
}
