package verify_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
	"stackadvisor/internal/verify"
	"stackadvisor/rules"
)

// TestOverlays: the example overlays pass their cases, which cover all that they
// add.
func TestOverlays(t *testing.T) {
	files, err := filepath.Glob("../../testdata/overlays/*_test.toml")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		name := file[:len(file)-len("_test.toml")] + ".toml"
		t.Run(filepath.Base(name), func(t *testing.T) {
			p, list, err := load.Load(load.Request{Name: name, Builtin: rules.FS, Open: func(path string) (fs.File, error) { return os.Open(path) }})
			if err != nil || len(list) > 0 {
				t.Fatal(list, err)
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			results, list := run(&diag.File{Name: file, Data: data}, p)
			for _, r := range results {
				list = append(list, r.Failures...)
			}
			for _, d := range list {
				t.Errorf("%s: %s", d.Span, d.Message)
			}
			c, err := verify.Cover(context.Background(), p, results, verify.CoverageOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if covered, goals := c.Counts(); covered < goals || goals == 0 {
				t.Errorf("the cases cover %d of %d", covered, goals)
			}
		})
	}
}
