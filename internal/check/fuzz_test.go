package check_test

import (
	"os"
	"path/filepath"
	"testing"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// FuzzCheck takes a file through all the steps up to the program and looks for
// panics, and for diagnostics without a true place.
func FuzzCheck(f *testing.F) {
	seeds, _ := filepath.Glob("../../testdata/rules/*/*.toml")
	if len(seeds) == 0 {
		f.Fatal("no seeds")
	}
	for _, name := range seeds {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<15 {
			return
		}
		file := &diag.File{Name: "fuzz.toml", Data: data}
		doc, list := ruleset.Parse(file)
		if doc == nil {
			return
		}
		set, problems := ruleset.Decode(doc)
		list = append(list, problems...)
		merged, problems := ruleset.Merge(nil, set)
		list = append(list, problems...)
		resolved, problems := check.Check(merged)
		list = append(list, problems...)
		for _, d := range list {
			checkSpan(t, file, d.Span, d.Message)
			for _, n := range d.Notes {
				checkSpan(t, file, n.Span, d.Message)
			}
		}
		if resolved == nil && !list.HasErrors() {
			t.Fatal("neither a result nor an error")
		}
		if !list.HasErrors() {
			program.Compile(resolved)
		}
	})
}

func checkSpan(t *testing.T, file *diag.File, s diag.Span, message string) {
	t.Helper()
	if s.File != file || s.Start < 0 || s.Start > s.End || s.End > len(file.Data) {
		t.Fatalf("%q has the place %d to %d of a file of %d bytes", message, s.Start, s.End, len(file.Data))
	}
}
