package batch

import (
	_ "embed"
	"html/template"
	"io"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
)

//go:embed summary.html.tmpl
var summaryTemplate string

// WriteHTML writes the summary as one self-contained page: no script, no request;
// for screen, print and phone, light and dark.
func (s *Summary) WriteHTML(w io.Writer, e *engine.Engine, tag string) error {
	p := newPage(s, e, tag)
	t, err := template.New("summary").Funcs(template.FuncMap{
		"htmlLang": func() string {
			if tag == lang.Chinese { // browsers choose the forms of characters by it
				return "zh-Hans"
			}
			return tag
		},
		"sheets": p.sheets,
		"width":  func(of Share) int { return int(max(of/1000, 1)) }, // of 1000
	}).Parse(summaryTemplate)
	if err != nil {
		return err
	}
	return t.Execute(w, p)
}
