package syntax

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"stackadvisor/internal/diag"
)

// FuzzParse looks for panics and for places outside of the file.
func FuzzParse(f *testing.F) {
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
		file := &diag.File{Name: "fuzz.toml", Data: data}
		doc, list := Parse(file, Options{MaxBytes: 1 << 16, StrictTexts: true})
		if (doc == nil) != list.HasErrors() {
			t.Fatalf("document %v with %v", doc, list)
		}
		for _, d := range list {
			checkSpan(t, file, d.Span)
			for _, n := range d.Notes {
				checkSpan(t, file, n.Span)
			}
		}
		if doc != nil {
			checkTree(t, file, doc.Root)
		}
		list.Sort()
		if err := list.WriteText(&bytes.Buffer{}); err != nil {
			t.Fatal(err)
		}
	})
}

func checkTree(t *testing.T, file *diag.File, n *Node) {
	checkSpan(t, file, n.Span)
	switch source := n.Span.Text(); n.Kind {
	case String:
		if source == "" || source[0] != '"' && source[0] != '\'' {
			t.Fatalf("text %q comes from %q", n.Str, source)
		}
	case Bool:
		if source != "true" && source != "false" {
			t.Fatalf("%v comes from %q", n.Bool, source)
		}
	}
	for _, item := range n.Items {
		checkTree(t, file, item)
	}
	for _, e := range n.Entries {
		checkSpan(t, file, e.Span)
		if e.Span.Text() == "" {
			t.Fatalf("key %q comes from nothing", e.Key)
		}
		checkTree(t, file, e.Value)
	}
}

func checkSpan(t *testing.T, file *diag.File, s diag.Span) {
	t.Helper()
	if s.File != file || s.Start < 0 || s.Start > s.End || s.End > len(file.Data) {
		t.Fatalf("place %d to %d of a file of %d bytes", s.Start, s.End, len(file.Data))
	}
}
