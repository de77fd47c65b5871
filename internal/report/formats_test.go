package report_test

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/report"
)

// pages are the cases with golden HTML, which is large.
var pages = []string{"containers", "retired", "conflict", "head", "gone"}

// TestGoldenFormats holds the formats that teams keep against golden files. They
// are made from the Document that was read back from JSON.
func TestGoldenFormats(t *testing.T) {
	for _, name := range cases {
		data := write(t, explain(t, name), report.Report)
		d, err := report.Read(&diag.File{Name: "document.json", Data: data})
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range []string{"en", "zh"} {
			for kind, write := range map[string]func(w io.Writer) error{
				"html":    func(w io.Writer) error { return d.WriteHTML(w, tag) },
				"md":      func(w io.Writer) error { return d.WriteMarkdown(w, tag) },
				"mmd":     func(w io.Writer) error { return d.WriteMermaid(w, tag) },
				"madr.md": func(w io.Writer) error { return d.WriteMADR(w, tag, report.Decision{}) },
			} {
				if kind == "html" && !slices.Contains(pages, name) {
					continue
				}
				var b bytes.Buffer
				if err := write(&b); err != nil {
					t.Fatal(err)
				}
				golden(t, filepath.Join("testdata", name, tag+"."+kind), b.Bytes())
			}
		}
	}
}

// TestNarrowStack draws a stack on a terminal so narrow that the names of empty
// layers would cut those of options.
func TestNarrowStack(t *testing.T) {
	var b bytes.Buffer
	if err := document(t, "mixed").WriteText(&b, report.View{Width: 48}); err != nil {
		t.Fatal(err)
	}
	drawing, _, _ := strings.Cut(b.String(), "Empty:")
	if !strings.Contains(drawing, "  Container runtime  │ Mesos containerizer  +2 │\n") {
		t.Errorf("the name is cut:\n%s", drawing)
	}
}

// TestLongPoints keeps points that are wider than their column off the reason.
func TestLongPoints(t *testing.T) {
	d := document(t, "containers")
	for i := range d.Options {
		for j := range d.Options[i].Contributions {
			d.Options[i].Contributions[j].Weight = 999_999
			d.Options[i].Contributions[j].Counted = false
		}
	}
	var b bytes.Buffer
	if err := d.WriteText(&b, report.View{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "\n (+4999.995) When everything") {
		t.Errorf("no space behind long points:\n%s", b.String())
	}
}

// TestLargest writes a large result with everything in it, estimates too, and
// looks for formats that were filled wrongly.
func TestLargest(t *testing.T) {
	r, sheet := resultOf(t, "answers.toml", []byte(platform))
	d := explanationOf(t, r, sheet)
	if d.Acceptability.Method != "estimated" {
		t.Errorf("acceptability is %s; the test wants an estimate", d.Acceptability.Method)
	}
	for _, format := range []string{report.FormatHTML, report.FormatMarkdown, report.FormatMADR, report.FormatMermaid, report.FormatText} {
		for _, tag := range []string{"en", "zh"} {
			var b bytes.Buffer
			if err := d.Write(&b, &report.Seal{Format: format, Lang: tag}); err != nil {
				t.Fatal(err)
			}
			if i := bytes.Index(b.Bytes(), []byte("%!")); i >= 0 {
				t.Errorf("%s %s: %s", format, tag, b.Bytes()[max(i-80, 0):i+20])
			}
		}
	}
}
