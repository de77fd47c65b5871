package report

import (
	"fmt"
	"strings"

	"stackadvisor/internal/layout"
)

// The measures of the drawing, in the units of its viewBox. It is as wide as a
// phone, so that it never has to shrink until nobody can read it.
const (
	drawWidth   = 352
	drawRow     = 60 // a filled layer
	drawEmpty   = 34 // an empty layer
	drawGap     = 6
	drawColumns = 27 // of a name in one line, where a Chinese character takes two
)

// drawing is the stack, bottom layer last.
type drawing struct {
	Width, Height int
	Title         string
	Rows          []drawnRow
}

// drawnRow is one box, or the line of an empty layer.
type drawnRow struct {
	Y, Height int
	Text      string   // the whole row in words
	Layer     string   // short enough to fit
	Name      []string // lines of the option's name; none: empty
	NameY     int      // of the first line
	Score     string
	Mark      string
}

// drawing lays out the stack. An option that fills neighbouring layers has one
// box over all of them.
func (o *dossier) drawing() drawing {
	d := drawing{Width: drawWidth, Title: fmt.Sprintf(o.W.DrawingOf, o.Stack)}
	above := ""
	for i := len(o.Layers) - 1; i >= 0; i-- {
		layer, id := o.layer(o.Layers[i].Layer), o.filledBy(i)
		if id != "" && id == above {
			last := &d.Rows[len(d.Rows)-1]
			last.Height += drawRow / 2
			last.Layer = short(last.Layer+" + "+layer, drawColumns+12)
			last.Text = fmt.Sprintf(o.W.RowFilled, last.Layer, o.option(id))
			d.Height += drawRow / 2
			continue
		}
		above = id
		row := drawnRow{Y: d.Height, Layer: short(layer, drawColumns+12)}
		if id == "" {
			row.Height, row.Text = drawEmpty, fmt.Sprintf(o.W.RowEmpty, layer)
		} else {
			row.Height, row.Text = drawRow, fmt.Sprintf(o.W.RowFilled, layer, o.option(id))
			row.Name = nameLines(o.option(id))
			row.Height += 20 * (len(row.Name) - 1)
			if s := o.scored[id]; s != nil {
				row.Score = signed(s.Score)
			}
			row.Mark = o.state(id)
		}
		d.Rows = append(d.Rows, row)
		d.Height += row.Height + drawGap
	}
	y := 0
	for i := range d.Rows {
		r := &d.Rows[i]
		r.Y, r.NameY = y, y+r.Height/2+16-10*(len(r.Name)-1)
		y += r.Height + drawGap
	}
	d.Height = max(y-drawGap, 0)
	return d
}

// nameLines breaks a name into at most two lines that fit into a box.
func nameLines(name string) []string {
	lines := layout.Wrap(strings.ReplaceAll(name, "\n", " "), drawColumns)
	if len(lines) > 2 {
		lines = []string{lines[0], short(strings.Join(lines[1:], " "), drawColumns)}
	}
	return lines
}

// short cuts a text to a number of columns.
func short(s string, width int) string { return strings.TrimRight(layout.Pad(s, width), " ") }
