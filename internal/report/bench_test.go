package report_test

import (
	"io"
	"testing"

	"stackadvisor/internal/report"
)

// BenchmarkReport is a report of the largest built-in set from the answers on:
// every analysis, and the page.
func BenchmarkReport(b *testing.B) {
	for b.Loop() {
		if err := largest(b).WriteHTML(io.Discard, "en"); err != nil {
			b.Fatal(err)
		}
	}
}

// largest makes the Document of the sheet with all analyses.
func largest(b *testing.B) *report.Document {
	r, sheet := resultOf(b, "answers.toml", []byte(platform))
	return explanationOf(b, r, sheet)
}

// platform is a sheet for the largest built-in set.
const platform = "ruleset = \"platform\"\nas_of = 2026-11-22\n[answers]\n" +
	"workloads = [\"containers\", \"big-data\"]\nneed = \"applications\"\nmachines = 40\nmaintained = true\noperators = \"few\"\n"

// BenchmarkWrite is how long each format takes once the Document is there.
func BenchmarkWrite(b *testing.B) {
	d := largest(b)
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
