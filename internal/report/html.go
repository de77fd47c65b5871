package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"stackadvisor/internal/lang"
)

//go:embed dossier.html.tmpl
var htmlTemplate string

//go:embed dossier.css
var htmlStyle string

// WriteHTML writes the Document as one self-contained page: no script, no
// request, inline drawings; for screen, print and phone, light and dark.
func (d *Document) WriteHTML(w io.Writer, tag string) error {
	o := newDossier(d, tag)
	t, err := template.New("dossier").Funcs(template.FuncMap{
		"lines": func(s string) []string { return strings.Split(s, "\n") },
		"link":  webLink,
		"style": func() template.CSS { return template.CSS(htmlStyle) },
	}).Parse(htmlTemplate)
	if err != nil {
		return err
	}
	return t.Execute(w, &htmlPage{dossier: o, Head: o.head, HTMLLang: htmlLang(o.Tag), Drawing: o.drawing(), Groups: o.barRows(), Legend: o.legend()})
}

// htmlPage is a dossier with what only HTML draws.
type htmlPage struct {
	*dossier
	Head     *lang.HeadWords
	HTMLLang string
	Drawing  drawing
	Groups   []barRows
	Legend   []legendEntry
}

// htmlLang is the language tag for browsers, which choose the forms of Chinese
// characters by it.
func htmlLang(tag string) string {
	if tag == lang.Chinese {
		return "zh-Hans"
	}
	return tag
}

// webLink is the address if a browser may open it, else "".
func webLink(url string) string {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return url
	}
	return ""
}
