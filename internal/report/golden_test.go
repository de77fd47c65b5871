package report_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/load"
	"stackadvisor/internal/report"
	"stackadvisor/rules"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// cases are the directories of testdata: answers.toml, with the rule set that
// it names, and the golden files that are made of them.
var cases = []string{"containers", "mixed", "nothing", "retired", "conflict", "forced", "head", "gone", "waived"}

// document makes the Document of a case, without an explanation.
func document(t testing.TB, name string) *report.Document {
	t.Helper()
	r, sheet := result(t, name)
	return report.New(r, sheet, report.Settings{Program: "1.2.3"})
}

// result recommends a stack for a case.
func result(t testing.TB, name string) (*engine.Recommendation, *answers.Sheet) {
	t.Helper()
	file := filepath.Join("testdata", name, "answers.toml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return resultOf(t, file, data)
}

// resultOf is the result for the text of an answers file.
func resultOf(t testing.TB, file string, data []byte) (*engine.Recommendation, *answers.Sheet) {
	t.Helper()
	return resultFrom(t, os.DirFS("."), file, data)
}

// resultBy is the result for answers by a rule set, r.toml.
func resultBy(t testing.TB, rules, given string) (*engine.Recommendation, *answers.Sheet) {
	t.Helper()
	return resultFrom(t, fstest.MapFS{"r.toml": {Data: []byte(rules)}}, "answers.toml", []byte(given))
}

func resultFrom(t testing.TB, files fs.FS, file string, data []byte) (*engine.Recommendation, *answers.Sheet) {
	t.Helper()
	doc, list := answers.Parse(&diag.File{Name: file, Data: data})
	if len(list) > 0 {
		t.Fatal(list)
	}
	p, list, err := load.Load(load.Request{
		Name: load.Beside(file, doc.RuleSet.ID, rules.FS), Builtin: rules.FS, Open: files.Open,
	})
	if err != nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	sheet, list := doc.Read(p)
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := engine.New(p, engine.Config{Date: sheet.AsOf, Weights: sheet.Weights}).NewState()
	s.Reset(sheet.Values)
	r, err := s.Recommend(5)
	if err != nil {
		t.Fatal(err)
	}
	return r, sheet
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// TestGolden holds JSON and text against golden files. The text is made from
// the Document that was read back from JSON.
func TestGolden(t *testing.T) {
	for _, name := range cases {
		t.Run(name, func(t *testing.T) {
			d := document(t, name)
			dir := filepath.Join("testdata", name)
			data := write(t, d, report.Report)
			golden(t, filepath.Join(dir, "document.json"), data)
			back, err := report.Read(&diag.File{Name: "document.json", Data: data})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(d, back); diff != "" {
				t.Errorf("read back (-written +read):\n%s", diff)
			}
			for _, tag := range []string{"en", "zh"} {
				var b bytes.Buffer
				if err := back.WriteText(&b, report.View{Lang: tag}); err != nil {
					t.Fatal(err)
				}
				golden(t, filepath.Join(dir, tag+".txt"), b.Bytes())
			}
		})
	}
}

func write(t *testing.T, d *report.Document, part report.Part) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.WriteJSON(&b, part); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestNoStrayFiles fails for files in testdata that no case claims.
func TestNoStrayFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.*")
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"answers.toml", "rules.toml", "document.json", "explain.json"}
	for _, tag := range []string{"en", "zh"} {
		for _, kind := range []string{"txt", "html", "md", "mmd", "madr.md", "explain.txt"} {
			known = append(known, tag+"."+kind)
		}
	}
	for _, f := range files {
		if !slices.Contains(cases, filepath.Base(filepath.Dir(f))) || !slices.Contains(known, filepath.Base(f)) {
			t.Errorf("%s belongs to no test", f)
		}
	}
}
