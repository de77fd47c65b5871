package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v3"

	"stackadvisor/internal/diag"
)

// hostile are texts that mean something in one of the formats.
var hostile = []string{
	"<script>alert(1)</script>", "<!-- x", "]]>", "</style><img src=x onerror=alert(1)>", "&lt;b&gt; &#35; &amp;",
	"a|b", "`code` and ``more``", "``` fence", "~~~ fence", "**bold** _it_ __b__ ~~gone~~", "[x](javascript:alert(1))", "![x](y)", "[ref]: z",
	"# heading", "- item", "+ item", "* item", "1. one", "12) twelve", "> quote", "---", "===", ": def", "| a | b |", "    code", "\tcode",
	"two\nlines", "two  \nlines", "back\\slash \\* \\", "$x$ $$y$$", "trailing #", "C#", "{{template}} {% raw %}", "%%{init: {}}%%", "\"quoted\" 'single'",
	"key: value", "@at", "!tag", "? q", "null", "true", "~", "2024-01-01", "&anchor", "*alias", "- [ ] task", "x\u202eevil\u200b", "\x1b[31mred\x07", "日本 中文|表",
	"x\ufffe\uffff",
	"www.x.y", "a@b.c", "ftp://x.y/z", "xhttp://y.z", "http://", "%%| # stackadvisor 9: report --format mermaid --lang en --alternatives 1",
	"# stackadvisor 9: report --format text --lang en --alternatives 1", "  spaces  ", "=cmd()", "end", "a;b--c", "#quot;", "<br>", "a\u2028b",
}

// shown is what a reader should see of a text.
func shown(s string) string {
	return strings.Join(strings.Fields(printableText(s)), " ")
}

// TestMarkdownEscapes reads what was escaped with a Markdown reader: it must be
// the text and nothing but text, wherever it stands.
func TestMarkdownEscapes(t *testing.T) {
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList, extension.Footnote)).Parser()
	for _, s := range hostile {
		want := shown(s)
		for name, source := range map[string]string{
			"paragraph": markdownText(want) + "\n",
			"item":      "* " + markdownText(want) + "\n",
			"bold":      "**x**: " + markdownInline(want) + "\n",
			"cell":      "| a | b |\n| --- | --- |\n| " + markdownInline(want) + " | b |\n",
		} {
			src := []byte(source)
			var got strings.Builder
			err := ast.Walk(parser.Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
				if !entering {
					return ast.WalkContinue, nil
				}
				switch n := n.(type) {
				case *ast.Text:
					got.Write(n.Value(src))
				case *ast.String:
					got.Write(n.Value)
				case *ast.CodeSpan, *ast.RawHTML, *ast.HTMLBlock, *ast.Link, *ast.AutoLink, *ast.Image, *ast.FencedCodeBlock, *ast.CodeBlock, *ast.Heading, *ast.ThematicBreak:
					t.Errorf("%s: %q became %s", name, source, n.Kind())
				}
				return ast.WalkContinue, nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if plain := unescapeMarkdown(got.String()); !strings.Contains(plain, want) {
				t.Errorf("%s: %q reads as %q, want %q", name, source, plain, want)
			}
		}
	}
}

// TestMarkdownLinks: an address in a text is a link to what it says, without the
// sentence around it.
func TestMarkdownLinks(t *testing.T) {
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	for s, want := range map[string]string{
		"see https://a.b/c_d*e?x=1&y=2#z.": "https://a.b/c_d*e?x=1&y=2#z",
		"(http://a.b/c_(d)), then":         "http://a.b/c_(d)",
		"见https://a.b/wiki，谢谢":             "https://a.b/wiki",
		"<https://a.b>":                    "https://a.b",
		"https://a.b/x|y":                  "https://a.b/x",
	} {
		for _, source := range []string{markdownText(s), "| a |\n| --- |\n| " + markdownInline(s) + " |\n", "**" + markdownInline(s) + "**"} {
			src := []byte(source)
			var links []string
			err := ast.Walk(parser.Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
				if link, ok := n.(*ast.AutoLink); ok && entering {
					links = append(links, string(link.URL(src)))
				}
				return ast.WalkContinue, nil
			})
			if err != nil || len(links) != 1 || links[0] != want {
				t.Errorf("%q has the links %q, %v, want %q", source, links, err, want)
			}
			if !strings.Contains(source, "<"+want+">") {
				t.Errorf("%q does not mark its link", source)
			}
		}
	}
}

// unescapeMarkdown resolves what goldmark leaves to its renderer.
func unescapeMarkdown(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func TestMarkdownBlockHolds(t *testing.T) {
	parser := goldmark.New().Parser()
	for _, content := range append([]string{"```\n# not a heading\n```", "````\nx\n`````"}, hostile...) {
		src := []byte(markdownBlock("toml", content))
		doc := parser.Parse(text.NewReader(src))
		if doc.ChildCount() != 1 || doc.FirstChild().Kind() != ast.KindFencedCodeBlock {
			t.Errorf("%q does not hold its content", src)
		}
	}
}

// TestNameLines: a name that is wider than its columns suggest is squeezed into
// its box, and no other.
func TestNameLines(t *testing.T) {
	for name, squeezed := range map[string]bool{
		strings.Repeat("W", 60): true, strings.Repeat("M", 20): true, "Managed containers (serverless)": false,
		"Mesos containerizer": false, strings.Repeat("汉", 30): false, "": false,
	} {
		for _, line := range nameLines(name)[:1] {
			if line.Squeezed > 0 != squeezed {
				t.Errorf("%q: %+v", name, line)
			}
		}
	}
}

func TestYAMLString(t *testing.T) {
	for _, s := range hostile {
		var got struct{ K string }
		if err := yaml.Unmarshal([]byte("k: "+yamlString(s)+"\n"), &got); err != nil || got.K != s {
			t.Errorf("%q written as %s reads as %q, %v", s, yamlString(s), got.K, err)
		}
		if strings.ContainsAny(yamlString(s), "\n\x1b\u202e\u2028") {
			t.Errorf("%q is written raw", s)
		}
	}
}

// TestMermaidText: in a label nothing is left that Mermaid or the browser would
// read as more than a character.
func TestMermaidText(t *testing.T) {
	for _, s := range hostile {
		if got := mermaidText(shown(s)); strings.ContainsAny(got, "\"<>&`*_\n[]{}()|%") {
			t.Errorf("%q is written %q", s, got)
		}
	}
}

// TestHostileDocument puts every hostile text everywhere that a text from a file
// can stand, and looks for what would take effect.
func TestHostileDocument(t *testing.T) {
	for _, s := range hostile {
		d := hostileDocument(s)
		var html, madr, markdown, mermaid bytes.Buffer
		for _, err := range []error{
			d.WriteHTML(&html, "en"), d.WriteMADR(&madr, "zh", Decision{}), d.WriteMarkdown(&markdown, "en"), d.WriteMermaid(&mermaid, "en"),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		page := html.String()
		for _, bad := range []string{"<script", "<img", "onerror=alert(1)>", "<!-- x", "href=\"javascript", "\x1b", "\u202e", "ZgotmplZ"} {
			if strings.Contains(page, bad) {
				t.Errorf("HTML for %q has %q", s, bad)
			}
		}
		for name, b := range map[string]string{"madr": madr.String(), "markdown": markdown.String(), "mermaid": mermaid.String()} {
			if strings.ContainsAny(b, "\x1b\u202e\u2028\x07") {
				t.Errorf("%s for %q has a raw control character", name, s)
			}
		}
		for line := range strings.Lines(madr.String() + markdown.String()) {
			if strings.HasPrefix(line, "#") && strings.Contains(line, "#  ") || strings.HasSuffix(line, "> \n") || strings.Contains(line, "** ") && strings.HasPrefix(line, "* ** ") {
				t.Errorf("Markdown for %q has needless spaces: %q", s, line)
			}
		}
		for line := range strings.Lines(mermaid.String()) {
			if strings.HasPrefix(line, "%%{") {
				t.Errorf("Mermaid for %q has a directive: %s", s, line)
			}
		}
		d.Appendix.Program = "1"
		for _, format := range []string{FormatMADR, FormatHTML, FormatMarkdown, FormatMermaid, FormatText} {
			var b bytes.Buffer
			if err := d.Write(&b, &Seal{Format: format, Lang: "en"}); err != nil {
				t.Fatal(err)
			}
			if seal := ReadSeal(&diag.File{Data: b.Bytes()}); seal == nil || seal.Format != format || !strings.HasSuffix(strings.TrimRight(string(seal.Sheet.Data), "\n"), "\ntitle = 1") {
				t.Errorf("%s for %q has the seal %+v", format, s, seal)
			}
		}
		front, _, ok := strings.Cut(strings.TrimPrefix(madr.String(), "---\n"), "\n---\n")
		var meta map[string]any
		if err := yaml.Unmarshal([]byte(front), &meta); !ok || err != nil || len(meta) != 3 {
			t.Errorf("front matter for %q: %v, %v\n%s", s, meta, err, front)
		}
	}
}

// hostileDocument is a recommended stack in which each free text is s.
func hostileDocument(s string) *Document {
	text := Text{{Text: s}}
	option := "o"
	margin := Thousandths(1000)
	return &Document{
		Recommendation: Recommendation{
			FormatVersion: 1, Ruleset: Ruleset{ID: "r", Version: s, Digest: s, KnowledgeUntil: "2020-01-01", ContinuedBy: s}, AsOf: "2026-01-01", Status: "recommended",
			Answers: Answers{{"q", "c"}}, Unanswered: []string{"q2"}, Stack: []string{"o"}, Score: 1000, Margin: &margin,
			Alternatives: []Stack{{[]string{"p"}, 0}}, Layers: []LayerResult{{"l", &option, nil, nil}, {"m", nil, nil, []string{"q2"}}},
			Supported: &Supported{"recommended", []string{"p"}, 0},
			Cautions: []Caution{
				{CautionUnsupported, "o", s, "s", true, CautionRetired, "c", "", "", nil, nil},
				{CautionEndedRelation, "o", s, "s", false, "", "", "x", "p", nil, nil},
				{CautionAgainst, "", s, "", false, "", "", "", "", []string{"r1"}, []string{"l"}},
			},
			Options: []Scored{
				{"o", "l", 1000, true, nil, []Contribution{{"r1", "k", 1000, 1000, true}, {"r2", "k", -1000, 1500, true}}},
				{"p", "l", 0, false, []string{"r1"}, nil},
			},
			Fired: []string{"r1", "r2"}, Open: []string{"r2"}, Contradictions: []string{"z"}, Rival: &Stack{[]string{"p"}, 0}, Lead: &margin,
		},
		Appendix: Appendix{
			Title: s, Participants: []string{s, "x"},
			Texts: Texts{
				Title: text, Summary: text, Criteria: []Criterion{{"k", text, 1500, 1000}}, Layers: []Layer{{"l", text, true, false}, {"m", text, false, true}},
				Options:   []Option{{"o", text, []string{"l"}, text, text, text, nil, ""}, {"p", text, []string{"l"}, text, text, text, nil, ""}},
				Questions: []Question{{"q", text, "single", []Choice{{"c", text}}, "yes", false}, {"q2", text, "yesno", nil, "yes", true}},
				Rules:     []Rule{{"r1", "k", []Points{{"o", 1000}}, []string{"p"}, []string{"o"}, "", text, "s", text}, {"r2", "k", []Points{{"o", -1000}}, nil, nil, "", text, "s", text}},
				Relations: []Relation{{"x", "o", "requires", []string{"o"}, text, "s", "", "", true, []string{"l"}}},

				Contradictions: []Contradiction{{"z", text, "s", text, []string{"q"}}},
			},
			Sources:   []Source{{"s", text, "javascript:alert(1)//" + s, s, s}},
			Lifecycle: []Lifecycle{{"c", "o", "retired", "2020-01-01", "", []string{"p"}, "s", s, text}},
			Notes:     Notes{{"q", s + "\n" + s}}, Waivers: []Waiver{{"o", s, s, "2027-01-01"}}, Program: s, Lang: "en", Sheet: "title = 1\n",
		},
	}
}
