package rules_test

import (
	"io/fs"
	"sort"
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
