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
// comments. What comes before a result has boxes of its own above it.
func (d *Document) WriteMermaid(w io.Writer, tag string) error {
	o := newDossier(d, tag)
	text := o.mermaid()
	for i, note := range o.notes() {
		text += fmt.Sprintf("  note%d[\"%s\"]\n  note%d ~~~ %s\n", i+1, mermaidText(note), i+1, o.firstNode())
	}
	for line := range strings.Lines(o.Sealed("mermaid")) {
		text += strings.TrimRight(mermaidComment+line, " \n") + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// notes are what a drawing that stands alone says beside the stack.
func (o *dossier) notes() []string {
	var list []string
	if o.Knowledge != "" {
		list = append(list, o.Knowledge)
	}
	for _, c := range o.Contradictory {
		list = append(list, c.Text)
	}
	return append(list, o.OpenLayers...)
}

// firstNode is the node that notes stand above.
func (o *dossier) firstNode() string {
	if o.Status != statusRecommended {
		return "none"
	}
	return "option1"
}

// mermaid draws the layers that are filled, the top one first, and what the
// rule set says of how their options relate. What the guidance says and what can
// be built today are two drawings of the same kind beside each other.
func (o *dossier) mermaid() string {
	if o.Status != statusRecommended {
		return fmt.Sprintf("flowchart TB\n  none[\"%s\"]\n", mermaidText(o.W.NoAdvice))
	}
	chart := &flowchart{dossier: o}
	chart.b.WriteString("flowchart TB\n")
	if !o.IsOutdated() {
		chart.draw(o.Document.Stack, "  ")
		return chart.b.String()
	}
	for i, s := range o.sides() {
		fmt.Fprintf(&chart.b, "  subgraph side%d[\"%s\"]\n", i+1, mermaidText(s.heading))
		if s.nothing != "" {
			fmt.Fprintf(&chart.b, "    nothing[\"%s\"]\n", mermaidText(s.nothing))
		}
		chart.draw(s.stack, "    ")
		chart.b.WriteString("  end\n")
	}
	return chart.b.String()
}

// flowchart numbers the options and layers of its drawings in one row.
type flowchart struct {
	*dossier
	b     strings.Builder
	nodes int
}

func (f *flowchart) draw(options []string, indent string) {
	stack, first := f.topDownOf(options), f.nodes
	f.nodes += len(stack)
	node := func(id string) string { return fmt.Sprintf("option%d", first+slices.Index(stack, id)+1) }
	for i, id := range stack {
		fmt.Fprintf(&f.b, "%[1]ssubgraph layer%[2]d[\"%[3]s\"]\n%[1]s  %[4]s[\"%[5]s\"]\n%[1]send\n",
			indent, first+i+1, mermaidText(f.layersOf(id)), node(id), f.label(id))
	}
	for i := 1; i < len(stack); i++ { // keeps the layers in their order
		if f.relationsOf(stack[i-1], stack[i]) == "" {
			fmt.Fprintf(&f.b, "%s%s ~~~ %s\n", indent, node(stack[i-1]), node(stack[i]))
		}
	}
	for _, upper := range stack {
		for _, lower := range stack {
			if kinds := f.relationsOf(upper, lower); kinds != "" {
				fmt.Fprintf(&f.b, "%s%s -->|\"%s\"| %s\n", indent, node(upper), mermaidText(kinds), node(lower))
			}
		}
	}
}

// label is an option with its score and what is wrong with it; beside another
// drawing without the score, but with the day.
func (f *flowchart) label(option string) string {
	label, state := mermaidText(f.option(option)), f.state(option)
	if f.IsOutdated() {
		state = f.ending(option)
	} else if s := f.scored[option]; s != nil {
		label += " " + signed(s.Score)
	}
	if state != "" {
		label += "<br>" + mermaidText(state)
	}
	return label
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
