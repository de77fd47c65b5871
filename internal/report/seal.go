package report

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"stackadvisor/internal/diag"
)

// The formats of reports.
const (
	FormatMADR     = "madr"
	FormatHTML     = "html"
	FormatPDF      = "pdf"
	FormatMarkdown = "markdown"
	FormatMermaid  = "mermaid"
	FormatText     = "text"
	FormatJSON     = "json"
)

// Formats lists the formats of reports.
func Formats() []string {
	return []string{FormatMADR, FormatHTML, FormatPDF, FormatMarkdown, FormatJSON, FormatText, FormatMermaid}
}

// Seal is what a report says of how it was made: enough to make it again. It
// stands in a comment at the head of the answers file that every report carries:
//
//	# stackadvisor 1.0.0: report --format madr --lang en --alternatives 5 --dir docs/decisions
type Seal struct {
	Program      string // version
	Format       string
	Lang         string
	Alternatives int
	Directory    string // of a MADR, "" if it was not written into one
	// Sheet is the answers file, at the places where it stands in the report if
	// that has it as it is.
	Sheet *diag.File
}

const sealMark = "# stackadvisor "

func (s *Seal) line() string {
	text := fmt.Sprintf("%s%s: report --format %s --lang %s --alternatives %d", sealMark, s.Program, s.Format, s.Lang, s.Alternatives)
	if s.Directory != "" {
		text += " --dir " + strconv.Quote(s.Directory)
	}
	return text
}

var sealLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^# stackadvisor (\S+): report --format ([a-z]+) --lang ([a-z]+) --alternatives (\d{1,9})(?: --dir (".*"))?$`)
})

// seal is the seal of a report of the dossier.
func (o *dossier) seal(format string) *Seal {
	return &Seal{Program: o.Appendix.Program, Format: format, Lang: o.Tag, Alternatives: len(o.Document.Alternatives)}
}

// Sealed is the answers file with what was recommended, under its seal.
func (o *dossier) Sealed(format string) string { return o.sealedBy(o.seal(format)) }

func (o *dossier) sealedBy(s *Seal) string {
	return s.line() + "\n" + strings.TrimRight(o.Appendix.Sheet, "\n") + "\n"
}

// ProofText says what the document was made from.
func (o *dossier) ProofText() string {
	return fmt.Sprintf(o.W.ProofLead, o.Ruleset.ID, o.Ruleset.Version, o.AsOf, o.Appendix.Program)
}

// WriteSealedText writes the text for people with the answers file at its end.
func (d *Document) WriteSealedText(w io.Writer, tag string) error {
	o := newDossier(d, tag)
	var text bytes.Buffer
	if err := o.page.Document.WriteText(&text, View{Lang: tag}); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%s\n%s\n\n%s", unsealed(text.String()), o.W.SheetLead, o.Sealed(FormatText))
	return err
}

// unsealed indents the lines of a text that would be taken for a seal.
func unsealed(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if parseSeal(strings.TrimPrefix(line, mermaidComment)) != nil {
			lines[i] = " " + line
		}
	}
	return strings.Join(lines, "\n")
}

// ReadSeal finds the seal of a report in any format but JSON and PDF. It is nil
// if the file has none.
func ReadSeal(f *diag.File) *Seal {
	if start, end := answersInHTML(f.Data); start >= 0 {
		text := html.UnescapeString(string(f.Data[start:end]))
		head, _, _ := strings.Cut(text, "\n")
		s := parseSeal(head)
		if s != nil {
			s.Sheet = &diag.File{Name: f.Name, Data: []byte(text)}
		}
		return s
	}
	return sealOfLines(f)
}

func answersInHTML(data []byte) (start, end int) {
	const open, shut = `<pre id="answers-file"><code>`, `</code></pre>`
	if start = bytes.Index(data, []byte(open)); start < 0 {
		return -1, -1
	}
	start += len(open)
	if end = bytes.Index(data[start:], []byte(shut)); end < 0 {
		return -1, -1
	}
	return start, start + end
}

// sealOfLines finds the seal in a file of lines. The sheet is the file with
// nothing but the answers in it, each line where it stands, so that what is wrong
// with it is found there. It ends with the block of code that it stands in, else
// with the file.
func sealOfLines(f *diag.File) *Seal {
	var s *Seal
	var sheet []byte
	var before []byte // the line before, which opens the block of code
	fence, prefix := "", ""
	done := false
	for line := range bytes.Lines(f.Data) {
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case s == nil:
			bare := strings.TrimPrefix(text, mermaidComment)
			if s = parseSeal(bare); s != nil {
				prefix = text[:len(text)-len(bare)]
				fence = fenceOf(before)
			}
			text = ""
		case done, fence != "" && strings.TrimRight(text, " ") == fence:
			done = true
			text = ""
		}
		if bare, ok := strings.CutPrefix(text, prefix); ok {
			text = bare
		} else { // an empty line, whose prefix ends in no space
			text = strings.TrimPrefix(text, strings.TrimRight(prefix, " "))
		}
		sheet = append(append(sheet, text...), '\n')
		before = line
	}
	if s != nil {
		s.Sheet = &diag.File{Name: f.Name, Data: sheet}
	}
	return s
}

// fenceOf is the run of backticks that ends a block which the line opens.
func fenceOf(line []byte) string {
	return string(line[:len(line)-len(bytes.TrimLeft(line, "`"))])
}

func parseSeal(line string) *Seal {
	m := sealLine().FindStringSubmatch(line)
	if m == nil {
		return nil
	}
	s := &Seal{Program: m[1], Format: m[2], Lang: m[3]}
	s.Alternatives, _ = strconv.Atoi(m[4])
	if m[5] != "" {
		directory, err := strconv.Unquote(m[5])
		if err != nil {
			return nil
		}
		s.Directory = directory
	}
	return s
}
