package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/diag"
)

// TestSealRoundTrip: from every format the answers come back as they were, with
// how the report was made, whatever stands in them.
func TestSealRoundTrip(t *testing.T) {
	sheet := "title = \"T\"\n\n[notes]\nq = \"\"\"\n```\n````\n</code></pre> & <!--\n# stackadvisor 9: report --format html --lang en --alternatives 1\n%%| x\"\"\"\n"
	for _, format := range []string{FormatMADR, FormatHTML, FormatMarkdown, FormatMermaid, FormatText} {
		d := hostileDocument("x")
		d.Appendix.Program, d.Appendix.Sheet = "1.2.3", sheet
		var b bytes.Buffer
		if err := d.Write(&b, &Seal{Format: format, Lang: "zh", Directory: "docs/my \"decisions\""}); err != nil {
			t.Fatal(err)
		}
		s := ReadSeal(&diag.File{Name: "f", Data: b.Bytes()})
		if s == nil {
			t.Errorf("%s has no seal:\n%s", format, b.String())
			continue
		}
		if got := strings.TrimLeft(string(s.Sheet.Data), "\n"); strings.TrimPrefix(strings.TrimRight(got, "\n"), s.line()+"\n")+"\n" != sheet {
			t.Errorf("%s: the sheet is\n%s", format, got)
		}
		s.Sheet = nil
		want := &Seal{Program: "1.2.3", Format: format, Lang: "zh", Alternatives: 1}
		if format == FormatMADR {
			want.Directory = "docs/my \"decisions\""
		}
		if diff := cmp.Diff(want, s); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
}

// TestSealPlaces: what is wrong with the answers is found where it stands.
func TestSealPlaces(t *testing.T) {
	text := "# T\n\n```toml\n# stackadvisor 1: report --format madr --lang en --alternatives 0\na = 1\n```\n\nb = 2\n"
	s := ReadSeal(&diag.File{Name: "f", Data: []byte(text)})
	if got := string(s.Sheet.Data); got != "\n\n\n\na = 1\n\n\n\n" {
		t.Errorf("%q", got)
	}
	for _, text := range []string{"", "# stackadvisor", "x # stackadvisor 1: report --format madr --lang en --alternatives 0", "# stackadvisor 1: report --format madr --lang en --alternatives x"} {
		if ReadSeal(&diag.File{Data: []byte(text)}) != nil {
			t.Errorf("%q has a seal", text)
		}
	}
}

func FuzzReadSeal(f *testing.F) {
	f.Add([]byte("```toml\n# stackadvisor 1: report --format madr --lang en --alternatives 0 --dir \"a\"\nb = 1\n```\n"))
	f.Add([]byte("<pre id=\"answers-file\"><code># stackadvisor 1: report --format html --lang en --alternatives 0\n</code></pre>"))
	f.Add([]byte("%%| # stackadvisor 1: report --format mermaid --lang en --alternatives 0\n%%|\n%%| a = 1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if s := ReadSeal(&diag.File{Name: "f", Data: data}); s != nil && s.Sheet == nil {
			t.Error("a seal without a sheet")
		}
	})
}

func TestCompare(t *testing.T) {
	link := "Supersedes [ADR-0001](0001-x.md)."
	for _, test := range []struct {
		name, format, has, wants string
		want                     *Difference
	}{
		{"same", FormatHTML, "a\nb\n", "a\nb\n", nil},
		{"line ends", FormatHTML, "a\r\nb\r\n", "a\nb\n", nil},
		{"changed", FormatHTML, "a\nx\nc\n", "a\nb\nc\n", &Difference{2, []string{"x"}, []string{"b"}}},
		{"more", FormatHTML, "a\nb\n", "a\n", &Difference{2, []string{"b"}, []string{}}},
		{"in two places", FormatHTML, "a\nx\nc\nd\ny\nf\n", "a\nb\nc\nd\ne\nf\n", &Difference{2, []string{"x", "y"}, []string{"b", "e"}}},
		{"more and less", FormatHTML, "a\nx\nb\nc\nd\n", "a\nb\nc\ny\nd\nz\n", &Difference{2, []string{"x"}, []string{"y", "z"}}},
		{"nothing in common", FormatHTML, "a\nb", "c\nd\ne", &Difference{1, []string{"a", "b"}, []string{"c", "d", "e"}}},
		{"less", FormatHTML, "a\n", "a\nb\n", &Difference{2, []string{}, []string{"b"}}},
		{"front matter", FormatMADR, "---\nstatus: x\n---\n\na\n", "---\nstatus: y\nz: 1\n---\na\n", nil},
		{"links", FormatMADR, "---\n---\na\n\n" + link + "\n", "---\n---\na\n", nil},
		{"no link", FormatMADR, "---\n---\na\nSupersedes nothing\n", "---\n---\na\n", &Difference{4, []string{"Supersedes nothing"}, []string{}}},
		{"links elsewhere", FormatMarkdown, "a\n" + link + "\n", "a\n", &Difference{2, []string{link}, []string{}}},
	} {
		if diff := cmp.Diff(test.want, Compare(test.format, []byte(test.has), []byte(test.wants))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestSupersedeChinese: the line ends as Chinese sentences do, and is no
// difference to Compare.
func TestSupersedeChinese(t *testing.T) {
	got, _ := Supersede([]byte("---\nx: 1\n---\na\n"), Link{7, "0007-new.md"}, "zh")
	if !strings.HasSuffix(string(got), "取代。\n") {
		t.Errorf("%q", got)
	}
	if d := Compare(FormatMADR, got, []byte("---\n---\na\n")); d != nil {
		t.Errorf("%+v", d)
	}
}

func TestSupersede(t *testing.T) {
	by := Link{7, "0007-new.md"}
	const link = "\n\nSuperseded by [ADR-0007](0007-new.md).\n"
	for _, test := range []struct{ name, text, want, already string }{
		{"status", "---\nstatus: accepted\ndate: x\n---\n# T\n", "---\nstatus: \"superseded by ADR-0007\"\ndate: x\n---\n# T" + link, ""},
		{"no status", "---\ndate: x\n---\n# T\n", "---\nstatus: \"superseded by ADR-0007\"\ndate: x\n---\n# T" + link, ""},
		{"no front matter", "# T\n", "---\nstatus: \"superseded by ADR-0007\"\n---\n\n# T" + link, ""},
		{"again", "---\nstatus: \"superseded by ADR-0003\"\n---\n# T\n", "---\nstatus: \"superseded by ADR-0007\"\n---\n# T" + link, "superseded by ADR-0003"},
		{"Windows", "---\r\nstatus: x\r\n---\r\n# T\r\n", strings.ReplaceAll("---\nstatus: \"superseded by ADR-0007\"\n---\n# T"+link, "\n", "\r\n"), ""},
	} {
		got, already := Supersede([]byte(test.text), by, "en")
		if diff := cmp.Diff(test.want, string(got)); diff != "" || already != test.already {
			t.Errorf("%s: already %q (-want +got):\n%s", test.name, already, diff)
		}
	}
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"Payments platform":         "payments-platform",
		"  Über/..\\ C# & 2.0! ":    "ueber-c-2-0",
		"Größe: café, Łódź, Çeşme":  "groesse-cafe-lodz-cesme",
		"支付平台":                      "a-b",
		"":                          "a-b",
		strings.Repeat("word ", 30): strings.TrimSuffix(strings.Repeat("word-", 12), "-"),
		strings.Repeat("w", 200):    strings.Repeat("w", 60),
	} {
		d := &Document{Recommendation: Recommendation{Stack: []string{"a", "b"}}, Appendix: Appendix{Title: title}}
		if got := d.FileName(); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	if got := (&Document{}).FileName(); got != "decision" {
		t.Errorf("%q", got)
	}
}
