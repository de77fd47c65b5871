package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/layout"
)

const (
	panelFrom  = 80  // columns from which there is room for the panel
	widest     = 168 // columns that are used at most
	margin     = 2   // columns left and right
	gap        = 3   // columns between the screen and the panel
	leastLines = 6
)

// View draws the screen.
func (r *rich) View() tea.View {
	v := tea.NewView(strings.Join(r.lines(), "\n"))
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	if r.NoMouse {
		v.MouseMode = tea.MouseModeNone
	}
	v.WindowTitle = r.w.Product
	r.pace.rest()
	return v
}

// lines are exactly the lines of the terminal.
func (r *rich) lines() []string {
	inner := max(min(r.width, widest)-2*margin, 8)
	r.zones = nil
	if r.tooSmall() {
		return block(layout.Wrap(r.w.TooSmall, max(r.width, 2)), max(r.width, 1), max(r.height, 1))
	}
	var head []string
	if r.headLines() > 0 {
		head = []string{r.header(inner), r.t.dim.Render(strings.Repeat("─", inner))}
	}
	foot := r.footer(inner)
	lines := append(head, r.middle(inner, max(r.height-len(head)-len(foot), 0))...)
	lines = append(lines, foot...)
	indent := strings.Repeat(" ", r.indent())
	for i := range lines {
		lines[i] = indent + lines[i]
	}
	for i := range r.zones {
		r.zones[i].line += r.height - r.keyLines
		r.zones[i].from += r.indent()
		r.zones[i].to += r.indent()
	}
	return lines[:r.height]
}

func (r *rich) tooSmall() bool { return r.width < 20 || r.height < leastLines }

// indent is how many columns are left of everything.
func (r *rich) indent() int { return (r.width-min(r.width, widest))/2 + margin }

// headLines is how many lines stand above the middle.
func (r *rich) headLines() int {
	if r.projected() {
		return 0
	}
	return 2
}

// projected reports whether a question has the screen to itself.
func (r *rich) projected() bool {
	_, asking := r.top().(*asking)
	return r.wide && asking
}

// column is how many columns the screen has, without the panel beside it.
func (r *rich) column() int {
	width := max(min(r.width, widest)-2*margin, 8)
	if panel := r.panelWidth(width); panel > 0 {
		return width - panel - gap
	}
	return width
}

// middle is the screen, with the panel beside it where there is room.
func (r *rich) middle(width, height int) []string {
	left := r.column()
	lines := block(r.top().view(r, left, height), left, height)
	if left == width {
		return lines
	}
	panel := width - left - gap
	side := block(r.panel(panel, height), panel, height)
	for i := range lines {
		lines[i] += r.t.dim.Render(" │ ") + side[i]
	}
	return lines
}

// panelWidth is how many columns the panel has; 0: there is no room, or the
// screen wants it all.
func (r *rich) panelWidth(width int) int {
	if _, ok := r.top().(*result); ok || r.width < panelFrom || r.hidden || r.projected() {
		return 0
	}
	if len(r.over) > 0 && r.width < 110 {
		return 0
	}
	panel := min(max(width*2/5, 30), 56)
	if a, ok := r.top().(*asking); ok && !a.fits(r, width-panel-gap, r.height-r.headLines()-len(r.footer(width))) {
		return 0
	}
	return panel
}

// header has the title and how far the interview is.
func (r *rich) header(width int) string {
	title := strings.Join(printableLines(r.Interview.Title()), " ")
	if title == "" {
		title = r.shown(r.Interview.Program().Title)
	}
	p := r.Interview.Progress()
	count := r.progress(p.Asked, p.Total)
	room := width - lipgloss.Width(count) - 2
	if room < 12 {
		return pad(r.t.strong.Render(cut(title, width)), width)
	}
	return r.t.strong.Render(layout.Pad(title, room)) + "  " + count
}

// footer has what could not be saved, what has changed, the status, and the keys, as
// many as fit on the lines that there are for them.
func (r *rich) footer(width int) []string {
	if r.projected() {
		return r.footKeys(width, 1)
	}
	head := []string{r.t.dim.Render(strings.Repeat("─", width))}
	if r.unsaved != nil {
		head = append(head, r.t.warn.Render(cut(r.w.NotSavedShort+diag.Printable(r.unsaved.Error()), width)))
	}
	if r.news != "" && !r.hidden {
		head = append(head, paint(r.t.strong, brief(r.news, width, r.spare(4)))...)
	}
	if r.status != "" {
		head = append(head, paint(r.t.accent, brief(r.status, width, r.spare(2)))...)
	}
	return append(head, r.footKeys(width, r.spare(3))...)
}

// spare is how many of the most lines something at the foot may have: fewer in a low
// window.
func (r *rich) spare(most int) int {
	switch {
	case r.height >= 18:
		return most
	case r.height >= 14:
		return min(most, 2)
	}
	return 1
}

// footKeys are the keys, on so many lines, and where each is, to be clicked.
func (r *rich) footKeys(width, most int) []string {
	r.zones = nil
	lines, column := []string{""}, 0
	defer func() { r.keyLines = len(lines) }()
	for _, h := range r.top().hints(r) {
		text := cut(r.t.accent.Render(h.key)+" "+r.t.dim.Render(h.does), width)
		n := lipgloss.Width(text)
		switch {
		case column > 0 && column+3+n <= width:
			lines[len(lines)-1] += "   "
			column += 3
		case column > 0 && len(lines) == most:
			return lines
		case column > 0:
			lines, column = append(lines, ""), 0
		}
		if key, ok := keyOf(h.key); ok {
			r.zones = append(r.zones, zone{len(lines) - 1, column, column + n, key})
		}
		lines[len(lines)-1] += text
		column += n
	}
	return lines
}

// cut shortens a line to width columns; it may have colours.
func cut(line string, width int) string {
	if lipgloss.Width(line) <= width {
		return line
	}
	return strings.TrimRight(layout.Pad(line, width), " ")
}

// brief breaks a text into at most so many lines; what does not fit is left out.
func brief(text string, width, most int) []string {
	lines := layout.Wrap(text, width)
	if len(lines) <= most {
		return lines
	}
	last := strings.Join(lines[most-1:], " ")
	return append(lines[:most-1], cut(last, width))
}

// pad fills a line up to width columns, or cuts it; it may have colours.
func pad(line string, width int) string { return layout.Pad(line, width) }

// block makes exactly height lines of exactly width columns.
func block(lines []string, width, height int) []string {
	out := make([]string, max(height, 0))
	for i := range out {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		out[i] = pad(line, width)
	}
	return out
}

// paint gives each line of a wrapped text the style.
func paint(style lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = style.Render(l)
	}
	return out
}
