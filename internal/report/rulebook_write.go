package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"
)

//go:embed rulebook.html.tmpl
var rulebookTemplate string

// WriteMarkdown writes the page as Markdown with tables, as GitHub and GitLab
// read it.
func (r *Rulebook) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("# " + markdownInline(r.Title) + "\n\n" + markdownText(r.Line) + "\n")
	if r.Summary != "" {
		b.WriteString("\n" + markdownText(r.Summary) + "\n")
	}
	for _, t := range r.Tables {
		t.markdown(&b, "## ")
	}
	b.WriteString("\n## " + markdownInline(r.Words.Layers) + "\n\n" + markdownText(r.Words.Legend) + "\n")
	for _, t := range r.Layers {
		t.markdown(&b, "### ")
	}
	for _, t := range r.Rest {
		t.markdown(&b, "## ")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *Table) markdown(b *strings.Builder, level string) {
	if t.Title != "" {
		b.WriteString("\n" + level + markdownInline(t.Title) + "\n")
	}
	if t.Note != "" {
		b.WriteString("\n" + markdownText(t.Note) + "\n")
	}
	if len(t.Rows) == 0 {
		return
	}
	b.WriteString("\n|")
	for _, cell := range t.Head {
		b.WriteString(" " + markdownInline(cell) + " |")
	}
	b.WriteString("\n|" + strings.Repeat("---|", len(t.Head)) + "\n")
	for _, row := range t.Rows {
		b.WriteByte('|')
		for i, cell := range row {
			if i == t.Links {
				// A line inside a table; the address must not end the cell.
				cell = strings.ReplaceAll(markdownLink(cell), "|", "%7C")
			} else {
				cell = markdownInline(cell)
			}
			b.WriteString(" " + strings.TrimSpace(cell) + " |")
		}
		b.WriteByte('\n')
	}
}

// WriteHTML writes the page as one file: no script, no request.
func (r *Rulebook) WriteHTML(w io.Writer) error {
	t, err := template.New("rulebook").Funcs(template.FuncMap{"link": webLink}).Parse(rulebookTemplate)
	if err != nil {
		return err
	}
	return t.Execute(w, r)
}
