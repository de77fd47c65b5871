package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/report"
)

// storey is one box of the drawing: an option with the layers that it fills
// there.
type storey struct {
	option int
	layers []string
}

// storeys are the boxes from the top, and the layers that are empty.
func (r *rich) storeys(d *report.Document) (rows []storey, empty []string) {
	p := r.Interview.Program()
	for l := len(d.Layers) - 1; l >= 0; l-- {
		layer, id := r.shown(p.Layers[l].Name), d.Layers[l].Option
		if id == nil {
			empty = append(empty, layer)
			continue
		}
		o := slices.IndexFunc(p.Options, func(o check.Option) bool { return o.ID == *id })
		if n := len(rows); n > 0 && rows[n-1].option == o && d.Layers[l+1].Option != nil {
			rows[n-1].layers = append(rows[n-1].layers, layer)
			continue
		}
		rows = append(rows, storey{o, []string{layer}})
	}
	return rows, empty
}

// density is how much the drawing says of a stack.
type density uint8

const (
	airy  density = iota // a line for each layer, and one between the boxes
	dense                // a line for each layer
	terse                // options alone
)

// drawing is the stack, bottom up: a box for each option. It is made denser if
// it would need more than height lines; 0 is any number.
func (r *rich) drawing(d *report.Document, width, height int) []string {
	lines, _ := r.fitted(d, width, height)
	return lines
}

// cramped reports whether a drawing in so much room leaves something out.
func (r *rich) cramped(d *report.Document, width, height int) bool {
	lines, much := r.fitted(d, width, height)
	return much == terse || len(lines) > height
}

// fitted is the drawing, and how dense it is.
func (r *rich) fitted(d *report.Document, width, height int) (lines []string, much density) {
	if d.Status != interview.Recommended.String() {
		return paint(r.t.warn, layout.Wrap(r.nothing(d), width)), airy
	}
	if d.IsOutdated() {
		if lines = r.bothStacks(d, width, 0); height > 0 && len(lines) > height {
			return r.bothStacks(d, width, height), terse
		}
		return lines, airy
	}
	rows, empty := r.storeys(d)
	var below []string
	if len(empty) > 0 {
		below = paint(r.t.dim, layout.Wrap(r.w.ResultEmpty+strings.Join(empty, r.w.Comma), width))
	}
	for much = range terse + 1 {
		lines = append(r.boxes(d, rows, width, much), below...)
		if height == 0 || len(lines) <= height {
			break
		}
	}
	return lines, much
}

// bothStacks draws what the guidance says and what can be built today, one as large
// as the other.
func (r *rich) bothStacks(d *report.Document, width, height int) []string {
	var b strings.Builder
	view := report.View{Lang: r.Lang, Width: width, Paint: r.paint}
	if err := d.WriteStacks(&b, view, height); err != nil {
		return paint(r.t.warn, layout.Wrap(diag.Printable(err.Error()), width))
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}

// nothing says why there is no stack to draw.
func (r *rich) nothing(d *report.Document) string {
	if d.Status == interview.Infeasible.String() {
		return r.w.PanelInfeasible
	}
	return r.w.PanelNothing
}

// boxes draws the storeys under the score of the stack.
func (r *rich) boxes(d *report.Document, rows []storey, width int, much density) []string {
	edge := func(left, right string) string {
		return r.t.accent.Render(left + strings.Repeat("─", width-2) + right)
	}
	row := func(text string, right string) string {
		text = pad(text, width-4-lipgloss.Width(right)) + right
		return r.t.accent.Render("│") + " " + text + " " + r.t.accent.Render("│")
	}
	lines := []string{r.t.strong.Render(r.w.ResultTitle) + " " + r.t.dim.Render(fmt.Sprintf(r.w.ResultScore, d.Score)), edge("╭", "╮")}
	for i, s := range rows {
		if i > 0 && much == airy {
			lines = append(lines, edge("├", "┤"))
		}
		if slices.ContainsFunc(rows[:i], func(above storey) bool { return above.option == s.option }) {
			lines = append(lines, row(r.t.dim.Render(fmt.Sprintf(r.w.AsAbove, r.option(s.option))), ""))
		} else {
			lines = append(lines, row(r.t.filled.Render(r.option(s.option)), r.scored(d, s.option)))
		}
		for _, layer := range s.layers {
			if much != terse {
				lines = append(lines, row(r.t.dim.Render(layer), ""))
			}
		}
	}
	return append(lines, edge("╰", "╯"))
}

// scored is an option's score, and a mark if it is unsupported.
func (r *rich) scored(d *report.Document, option int) string {
	s := &d.Options[option]
	text := " " + s.Score.Signed()
	if s.Unsupported {
		text = " " + r.t.warn.Render("!") + text
	}
	return text
}
