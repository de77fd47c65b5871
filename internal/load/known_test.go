package load_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
	"stackadvisor/internal/ruleset"
	"stackadvisor/rules"
)

// TestKnown reads every built-in set with all checks and, as the program does,
// without them: both must come to the same.
func TestKnown(t *testing.T) {
	for _, id := range load.Builtin(rules.FS) {
		data, err := rules.FS.ReadFile(id + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		file := &diag.File{Name: id, Data: data}
		checked, list := ruleset.Parse(file)
		if len(list) > 0 {
			t.Fatalf("%s: %v", id, list)
		}
		known, list := ruleset.ParseKnown(file)
		if diff := cmp.Diff(checked.Root, known.Root, cmpopts.IgnoreTypes(diag.Span{})); diff != "" || len(list) > 0 {
			t.Errorf("%s: %v (-checked +known):\n%s", id, list, diff)
		}
		if _, list, err := load.Load(load.Request{Name: id, Builtin: rules.FS}); err != nil || len(list) > 0 {
			t.Errorf("%s does not load without a word: %v, %v", id, list, err)
		}
	}
}
