package report

import (
	"io"
	"slices"
	"strings"

	"stackadvisor/internal/layout"
)

// leastSide is how many columns a box needs to stand beside another.
const leastSide = 24

// today draws what the guidance says beside what can be built today, row by row
// in the same layers:
//
//	                WHAT THE GUIDANCE SAYS   WHAT CAN BE BUILT TODAY
//	               ┌────────────────────────┬────────────────────────┐
//	orchestrator   │ Marathon               │ Kubernetes             │
//	               │ retired since 2025-... │                        │
//	               ├────────────────────────┼────────────────────────┤
//	runtime        │ Docker                 │ Docker                 │
//	               └────────────────────────┴────────────────────────┘
//
// Where there is no room for two boxes, or nothing to build, one stands below the
// other.
func (p *page) today() {
	sides := p.sides()
	label := p.sideLabels(sides)
	width := (p.width - label - 7) / 2
	if width < leastSide || sides[1].nothing != "" {
		p.sidesBelow(sides, airy)
	} else {
		p.sidesBeside(sides, label, width)
	}
	p.line("")
	p.paragraph(0, "", Plain, p.outdatedText(), Warning)
}

// WriteStacks writes the drawing of the two stacks of a Document that IsOutdated,
// for faces that show it apart from the text. It leaves out the names of layers,
// then also the lines between boxes, where it would need more than height lines;
// 0 is any number.
func (d *Document) WriteStacks(w io.Writer, v View, height int) error {
	var text string
	for much := range terse + 1 {
		p := newPage(d, v)
		if v.Width > 0 { // a face may have less room than a text needs
			p.width = max(v.Width, leastSide)
		}
		p.sidesBelow(p.sides(), much)
		text = strings.TrimLeft(p.out.String(), "\n")
		if height == 0 || strings.Count(text, "\n") <= height {
			break
		}
	}
	_, err := io.WriteString(w, text)
	return err
}

// density is how much a drawing says of a stack.
type density uint8

const (
	airy  density = iota // the layers, and lines between the boxes
	dense                // lines between the boxes
	terse                // options alone
)

// sideLayers are the layers that one of the stacks fills, the top one first.
func (p *page) sideLayers(sides [2]side) []string {
	var list []string
	for i := len(p.Layers) - 1; i >= 0; i-- {
		layer := p.Layers[i].Layer
		if slices.ContainsFunc(sides[:], func(s side) bool { return p.fillerOf(s.stack, layer) != "" }) {
			list = append(list, layer)
		}
	}
	return list
}

// sideLabels is how many columns the names of the layers get.
func (p *page) sideLabels(sides [2]side) int {
	width := 0
	for _, layer := range p.sideLayers(sides) {
		width = max(width, layout.Columns(p.layer(layer)))
	}
	return min(width, p.width/4)
}

func (p *page) sidesBeside(sides [2]side, label, width int) {
	margin := strings.Repeat(" ", label+4)
	p.line("")
	p.line(margin + "  " + p.paint(Heading, layout.Pad(p.head.GuidanceHeading, width)) + " " + p.paint(Heading, p.head.TodayHeading))
	bar := strings.Repeat("─", width)
	edge := func(left, middle, right string) { p.line(margin + p.paint(Frame, left+bar+middle+bar+right)) }
	edge("┌", "┬", "┐")
	layers := p.sideLayers(sides)
	for i, layer := range layers {
		if i > 0 {
			edge("├", "┼", "┤")
		}
		p.sideRow(layer, [2]string{p.fillerOf(sides[0].stack, layer), p.fillerOf(sides[1].stack, layer)}, label, width)
	}
	edge("└", "┴", "┘")
}

// cell is a line in a box.
type cell struct {
	text string
	role Role
}

// sideRow draws one layer of both stacks.
func (p *page) sideRow(layer string, options [2]string, label, width int) {
	names := layout.Wrap(p.layer(layer), label)
	left, right := p.cells(options[0], width-2), p.cells(options[1], width-2)
	side := p.paint(Frame, "│")
	for i := range max(len(names), len(left), len(right)) {
		name := ""
		if i < len(names) {
			name = names[i]
		}
		p.line("  " + p.paint(Plain, layout.Pad(name, label)) + "  " + side + p.cellOf(left, i, width) + side + p.cellOf(right, i, width) + side)
	}
}

// cells are the lines of a box: the option, and since when it is unsupported.
func (p *page) cells(option string, width int) []cell {
	if option == "" {
		return []cell{{"–", Aside}}
	}
	var list []cell
	for _, l := range layout.Wrap(p.option(option), width) {
		list = append(list, cell{l, Name})
	}
	if ending := p.ending(option); ending != "" {
		for _, l := range layout.Wrap(ending, width) {
			list = append(list, cell{l, Warning})
		}
	}
	return list
}

func (p *page) cellOf(cells []cell, i, width int) string {
	if i >= len(cells) {
		return layout.Pad("", width)
	}
	return p.paint(cells[i].role, layout.Pad(" "+cells[i].text, width))
}

// sidesBelow draws one stack below the other, each in a box of the whole width.
func (p *page) sidesBelow(sides [2]side, much density) {
	for i, s := range sides {
		p.heading([]string{p.head.GuidanceHeading, p.head.TodayHeading}[i], "")
		p.sideBox(s, p.width-2, much)
	}
}

func (p *page) sideBox(s side, width int, much density) {
	bar, frame := strings.Repeat("─", width), p.paint(Frame, "│")
	p.line(p.paint(Frame, "┌"+bar+"┐"))
	row := func(c cell) { p.line(frame + p.cellOf([]cell{c}, 0, width) + frame) }
	if s.nothing != "" {
		for _, l := range layout.Wrap(s.nothing, width-2) {
			row(cell{l, Warning})
		}
	}
	for i, storey := range p.storeys(s.stack) {
		if i > 0 && much < terse {
			p.line(p.paint(Frame, "├"+bar+"┤"))
		}
		for _, layer := range storey.layers {
			if much > airy {
				break
			}
			for _, l := range layout.Wrap(p.layer(layer), width-2) {
				row(cell{l, Aside})
			}
		}
		for _, c := range p.cells(storey.option, width-2) {
			row(c)
		}
	}
	p.line(p.paint(Frame, "└"+bar+"┘"))
}
