package rules_test

import (
	"io/fs"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/rules"
)

// TestNames holds the list of ids and the embedded files together: a set that
// is listed but missing, or embedded but not listed, fails.
func TestNames(t *testing.T) {
	files, err := fs.Glob(rules.FS, "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		if name := strings.TrimSuffix(f, ".toml"); !strings.HasSuffix(name, "_test") {
			got = append(got, name)
		}
	}
	want := rules.Names()
	sort.Strings(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rule sets: listed (-) and embedded (+) differ:\n%s", diff)
	}
}

// TestEveryRuleSetHasCases fails for a built-in rule set without test cases.
func TestEveryRuleSetHasCases(t *testing.T) {
	for _, name := range rules.Names() {
		data, err := fs.ReadFile(rules.FS, name+"_test.toml")
		if err != nil {
			t.Errorf("rule set %q: %v", name, err)
			continue
		}
		if n := strings.Count(string(data), "[[case]]"); n < 25 {
			t.Errorf("rule set %q has %d cases, want at least 25", name, n)
		}
	}
}

// TestEveryStatementIsUsed reads the comments of article.toml: each of the
// article's statements A1 to A84 is cited where the file uses it, or listed at
// its end with the reason why nothing follows from it.
func TestEveryStatementIsUsed(t *testing.T) {
	const statements = 84
	cited := make([]bool, statements+1)
	for _, line := range body(t, "article.toml") {
		if !strings.HasPrefix(line, "#") {
			continue
		}
		for _, m := range regexp.MustCompile(`\bA(\d+)(?: to A(\d+))?`).FindAllStringSubmatch(line, -1) {
			first, _ := strconv.Atoi(m[1])
			last := first
			if m[2] != "" {
				last, _ = strconv.Atoi(m[2])
			}
			if first < 1 || last > statements || last < first {
				t.Errorf("%q cites a statement that the article does not have", line)
				continue
			}
			for i := first; i <= last; i++ {
				cited[i] = true
			}
		}
	}
	for i := 1; i <= statements; i++ {
		if !cited[i] {
			t.Errorf("A%d is cited nowhere", i)
		}
	}
}

// TestArticleRulesCite: a comment before each rule of article.toml says which
// statements it stands on.
func TestArticleRulesCite(t *testing.T) {
	cites := regexp.MustCompile(`^# .*\bA\d+`)
	lines := body(t, "article.toml")
	rules := 0
	for i, line := range lines {
		if line != "[[rule]]" {
			continue
		}
		rules++
		if i == 0 || !cites.MatchString(lines[i-1]) {
			t.Errorf("rule %s cites no statement", lines[i+1])
		}
	}
	if rules == 0 {
		t.Error("no rule found")
	}
}

// body returns the lines of a built-in file behind its opening comment.
func body(t *testing.T, name string) []string {
	t.Helper()
	data, err := fs.ReadFile(rules.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(data), "\nformat = 1\n")
	if !found {
		t.Fatalf("%s has no format line", name)
	}
	return strings.Split(rest, "\n")
}
