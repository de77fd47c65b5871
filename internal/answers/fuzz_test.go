package answers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/diag"
)

// FuzzRead looks for panics and places outside of the file, and reads back what
// it writes.
func FuzzRead(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte("[answers]\nbudget = \"medum\"\nmachines = 1001\nworkloads = [\"x\", \"containers\"]"))
	f.Add([]byte("[[waiver]]\noption = \"sqlit\"\nuntill = 2026-01-01\n[weights]\nfit = 0.1234"))
	f.Add([]byte("title = \"a\\u001b[2J\"\n[answers]\nmaintained = true\nbudget = \"low\"\nextras = []"))
	f.Add([]byte("\ufeff\r\n  # Ours.\r\n\n#\ttwo\n\n[answers] # here\n# there\nmachines = 1"))
	p := compile(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<15 {
			return
		}
		file := &diag.File{Name: "fuzz.toml", Data: data}
		doc, list := answers.Parse(file)
		var s *answers.Sheet
		if doc != nil {
			s, list = doc.Read(p)
		}
		for _, d := range list {
			if d.Span.File != file || d.Span.Start < 0 || d.Span.Start > d.Span.End || d.Span.End > len(data) {
				t.Fatalf("%q has the place %d to %d of a file of %d bytes", d.Message, d.Span.Start, d.Span.End, len(data))
			}
		}
		if (s == nil) != list.HasErrors() {
			t.Fatalf("sheet %v with %v", s, list)
		}
		if s == nil {
			return
		}
		text := answers.Write(p, s)
		again, problems := read(t, p, string(text))
		if again == nil {
			t.Fatalf("written sheet: %v\n%s", problems, text)
		}
		if diff := cmp.Diff(s, again, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(answers.Waiver{}, "Span")); diff != "" {
			t.Fatalf("sheet read back (-want +got):\n%s\n%s", diff, text)
		}
	})
}

// FuzzParseText looks for problems that lie outside of the text.
func FuzzParseText(f *testing.F) {
	for i, s := range []string{"containers,big-data", "40", "yes", "medium", "[]", " a , b", "unknown", "-5", "a,,b"} {
		f.Add(uint8(i), s)
	}
	p := compile(f)
	f.Fuzz(func(t *testing.T, question uint8, text string) {
		q := &p.Questions[int(question)%len(p.Questions)]
		v, problem := answers.ParseText(q, text, ',')
		if problem == nil {
			return
		}
		if v >= 0 || problem.Start < 0 || problem.Start > problem.End || problem.End > len(text) {
			t.Fatalf("%q: %d and %+v", text, v, problem)
		}
	})
}
