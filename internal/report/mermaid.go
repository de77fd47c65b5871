package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stackadvisor/internal/lang"
)

// mermaidComment begins a comment, never a directive, and is one even where
// nothing follows.
const mermaidComment = "%%| "

// WriteMermaid writes the stack as a Mermaid flowchart, with the answers file in
// comments.
func (d *Document) WriteMermaid(w io.Writer, tag string) error {
	o := newDossier(d, tag)
	text := o.mermaid()
	for line := range strings.Lines(o.Sealed("mermaid")) {
		text += strings.TrimRight(mermaidComment+line, " \n") + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// mermaid draws the layers that are filled, the top one first, and what the
// rule set says of how their options relate.
func (o *dossier) mermaid() string {
	var b strings.Builder
	b.WriteString("flowchart TB\n")
	if o.Status != statusRecommended {
		fmt.Fprintf(&b, "  none[\"%s\"]\n", mermaidText(o.W.NoAdvice))
		return b.String()
	}
	stack := o.topDown()
	node := func(id string) string { return fmt.Sprintf("option%d", slices.Index(stack, id)+1) }
	for i, id := range stack {
		label := mermaidText(o.option(id))
		if s := o.scored[id]; s != nil {
			label += " " + signed(s.Score)
		}
		if state := o.state(id); state != "" {
			label += "<br>" + mermaidText(state)
		}
		fmt.Fprintf(&b, "  subgraph layer%d[\"%s\"]\n    %s[\"%s\"]\n  end\n", i+1, mermaidText(o.layersOf(id)), node(id), label)
	}
	for i := 1; i < len(stack); i++ { // keeps the layers in their order
		if o.relationsOf(stack[i-1], stack[i]) == "" {
			fmt.Fprintf(&b, "  %s ~~~ %s\n", node(stack[i-1]), node(stack[i]))
		}
	}
	for _, upper := range stack {
		for _, lower := range stack {
			if kinds := o.relationsOf(upper, lower); kinds != "" {
				fmt.Fprintf(&b, "  %s -->|\"%s\"| %s\n", node(upper), mermaidText(kinds), node(lower))
			}
		}
	}
	return b.String()
}

// relationsOf says how an option relates to another on the date, "" if nothing
// is said of it.
func (o *dossier) relationsOf(from, to string) string {
	var kinds []string
	words := lang.Catalog(o.Tag).Relation
	for _, r := range o.Appendix.Texts.Relations {
		if word := words[r.Kind]; word != "" && r.Holds && r.From == from && o.leadsTo(&r, to) && !slices.Contains(kinds, word) {
			kinds = append(kinds, word)
		}
	}
	return strings.Join(kinds, o.words.Dot)
}

// mermaidText escapes a text for a label between quotation marks: Mermaid reads
// Markdown and HTML there, and writes characters as #code;.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if strings.ContainsRune("\"#&<>`*_;\\~$|[]{}()%", r) {
			fmt.Fprintf(&b, "#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
