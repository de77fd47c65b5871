package report_test

import (
	"io"
	"testing"

	"stackadvisor/internal/report"
)

// BenchmarkWrite is how long each format takes once the Document is there.
func BenchmarkWrite(b *testing.B) {
	d := explain(b, "mixed")
	for name, write := range map[string]func(io.Writer) error{
		"html":     func(w io.Writer) error { return d.WriteHTML(w, "en") },
		"markdown": func(w io.Writer) error { return d.WriteMarkdown(w, "en") },
		"madr":     func(w io.Writer) error { return d.WriteMADR(w, "en", report.Decision{}) },
		"mermaid":  func(w io.Writer) error { return d.WriteMermaid(w, "en") },
		"text":     func(w io.Writer) error { return d.WriteText(w, report.View{}) },
		"json":     func(w io.Writer) error { return d.WriteJSON(w, report.Report) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
