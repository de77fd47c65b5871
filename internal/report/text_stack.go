package report

import (
	"stackadvisor/internal/layout"

	"fmt"
	"slices"
	"strings"
)

// stack draws the recommended stack, one row for each layer that is filled, the
// top one first:
//
//	               ┌─────────────────────┐
//	orchestrator   │ Kubernetes       +5 │
//	               ├─────────────────────┤
//	runtime        │ Docker           +1 │
//	               └─────────────────────┘
//	Empty: infrastructure
//
// An option that fills several layers has one box over all of them, and a box
// for each where another option lies between.
func (p *page) stack() {
	p.heading(p.words.Recommended, fmt.Sprintf(p.words.Score, p.Score))
	label := p.drawnLabelWidth()
	above := ""
	var empty []string
	drawn := map[string]bool{}
	for i := len(p.Layers) - 1; i >= 0; i-- {
		option := p.filledBy(i)
		if option == "" {
			if !isOpen(&p.Layers[i]) {
				empty = append(empty, p.layer(p.Layers[i].Layer))
			}
			continue
		}
		p.edge(label, above, option)
		content := layout.Pad("", p.boxWidth(label))
		switch {
		case !drawn[option]:
			content = p.box(p.boxWidth(label), option)
		case option != above:
			content = p.paint(Name, layout.Pad(" "+fmt.Sprintf(p.words.AsAbove, p.option(option)), p.boxWidth(label)))
		}
		name := "  " + p.paint(Plain, layout.Pad(p.layer(p.Layers[i].Layer), label))
		p.line(name + "  " + p.paint(Frame, "│") + content + p.paint(Frame, "│"))
		above, drawn[option] = option, true
	}
	p.edge(label, above, "")
	if len(empty) > 0 {
		slices.Reverse(empty)
		p.paragraph(2, "", Plain, fmt.Sprintf(p.words.EmptyLayers, strings.Join(empty, p.words.List)), Aside)
	}
}

// filledBy is the option in layer i, "" for none.
func (p *page) filledBy(i int) string {
	if o := p.Layers[i].Option; o != nil {
		return *o
	}
	return ""
}

// labelWidth is how many columns the names of layers get.
func (p *page) labelWidth() int {
	width := 0
	for _, l := range p.Layers {
		width = max(width, layout.Columns(p.layer(l.Layer)))
	}
	return min(width, p.width*2/5)
}

// drawnLabelWidth is the same for the drawing: only names of filled layers count
// where the boxes would else be too narrow for the options in them.
func (p *page) drawnLabelWidth() int {
	label, drawn, content := p.labelWidth(), 0, 0
	for i, l := range p.Layers {
		if option := p.filledBy(i); option != "" {
			drawn = max(drawn, layout.Columns(p.layer(l.Layer)))
			note, score := p.besideName(option)
			content = max(content, layout.Columns(" "+p.option(option)+" "+note+score.Signed()+" "))
		}
	}
	if content > p.boxWidth(label) {
		return min(label, drawn)
	}
	return label
}

// edge draws the line between two rows, if it is one.
func (p *page) edge(label int, above, below string) {
	if above == below {
		return
	}
	left, right := "├", "┤"
	switch {
	case above == "":
		left, right = "┌", "┐"
	case below == "":
		left, right = "└", "┘"
	}
	p.line(strings.Repeat(" ", label+4) + p.paint(Frame, left+strings.Repeat("─", p.boxWidth(label))+right))
}

// boxWidth is the room between the side lines of a box.
func (p *page) boxWidth(label int) int { return p.width - label - 6 }

// box is the name of an option with its score at the right.
func (p *page) box(width int, id string) string {
	note, score := p.besideName(id)
	right := note + score.Signed() + " "
	name := layout.Pad(" "+p.option(id), width-layout.Columns(right))
	return p.paint(Name, name) + p.paint(Warning, note) + p.paint(sign(score), score.Signed()) + " "
}

// besideName is what stands in a box beside the name of the option.
func (p *page) besideName(id string) (note string, score Thousandths) {
	if s := p.scored[id]; s != nil {
		score = s.Score
		if s.Unsupported {
			note = p.words.Unsupported + "  "
		}
	}
	return note, score
}

// sign is the role of a number of points.
func sign(score Thousandths) Role {
	switch {
	case score > 0:
		return For
	case score < 0:
		return Against
	}
	return Plain
}
