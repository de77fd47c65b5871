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
	drawColumns = 27  // of a name in one line, where a Chinese character takes two
	drawBeside  = 22  // of a layer's name beside the day on which support ended
	drawName    = 270 // left of the score
)

// drawing is the stack, bottom layer last.
type drawing struct {
	Width, Height int
	BoxWidth      int    // with the lines around it as wide as the drawing
	ID            string // of a drawing among others
	Title         string
	Empty         string // the word for an empty layer
	Rows          []drawnRow
}

// drawnRow is one box, or the line of an empty layer.
type drawnRow struct {
	Y, Height int
	Text      string     // the whole row in words
	Layer     string     // short enough to fit
	Name      []nameLine // none: empty
	NameY     int        // of the first line
	Score     string
	Mark      string
}

// nameLine is a line of an option's name. Squeezed is the width that it is drawn
// in if it would be wider, 0 if it fits.
type nameLine struct {
	Text     string
	Squeezed int
}

// drawing lays out the stack.
func (o *dossier) drawing() drawing {
	return o.drawingOf(o.Document.Stack, fmt.Sprintf(o.W.DrawingOf, o.Stack))
}

// drawingOf lays out a stack. An option that fills neighbouring layers has one
// box over all of them. Beside another drawing it shows no scores, but since when
// an option is unsupported.
func (o *dossier) drawingOf(stack []string, title string) drawing {
	d := drawing{Width: drawWidth, BoxWidth: drawWidth - 1, Title: title, Empty: o.W.Empty}
	above := ""
	for i := len(o.Layers) - 1; i >= 0; i-- {
		layer, id := o.layer(o.Layers[i].Layer), o.fillerOf(stack, o.Layers[i].Layer)
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
		if id == "" && o.IsOutdated() && !o.filledBeside(o.Layers[i].Layer) {
			continue
		}
		if id == "" {
			row.Height, row.Text = drawEmpty, fmt.Sprintf(o.W.RowEmpty, layer)
			if o.IsOutdated() { // as high as the box beside it
				row.Height = drawRow
			}
		} else {
			row.Height, row.Text = drawRow, fmt.Sprintf(o.W.RowFilled, layer, o.option(id))
			row.Name = nameLines(o.option(id))
			row.Height += 20 * (len(row.Name) - 1)
			o.mark(&row, id)
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

// filledBeside reports whether one of the two stacks of an outdated result fills
// a layer.
func (o *dossier) filledBeside(layer string) bool {
	return o.fillerOf(o.Document.Stack, layer) != "" || o.fillerOf(o.Buildable(), layer) != ""
}

// mark adds to the box of an option its score and what is wrong with it.
func (o *dossier) mark(row *drawnRow, option string) {
	if o.IsOutdated() {
		if row.Mark = o.ending(option); row.Mark != "" {
			row.Layer = short(row.Layer, drawBeside)
		}
		return
	}
	if s := o.scored[option]; s != nil {
		row.Score = signed(s.Score)
	}
	row.Mark = o.state(option)
}

// nameLines breaks a name into at most two lines that fit into a box.
func nameLines(name string) []nameLine {
	lines := layout.Wrap(strings.ReplaceAll(name, "\n", " "), drawColumns)
	if len(lines) > 2 {
		lines = []string{lines[0], short(strings.Join(lines[1:], " "), drawColumns)}
	}
	return each(lines, func(text string) nameLine {
		if drawnWidth(text) > drawName {
			return nameLine{text, drawName}
		}
		return nameLine{Text: text}
	})
}

// drawnWidth is how wide the browser will draw a name at most, as far as that can
// be said of a sans-serif font: 15 units bold.
func drawnWidth(s string) int {
	width := 0
	for _, r := range s {
		switch {
		case layout.Columns(string(r)) > 1, r == 'W', r == 'M', r == '@', r == '%':
			width += 15
		case 'A' <= r && r <= 'Z', r == 'm', r == 'w', r >= 0x80:
			width += 12
		case strings.ContainsRune("iljtfrI.,:;'!|()[]/ ", r):
			width += 6
		default:
			width += 9
		}
	}
	return width
}

// short cuts a text to a number of columns.
func short(s string, width int) string { return strings.TrimRight(layout.Pad(s, width), " ") }
