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
	leastLines = 6
)

// View draws the screen.
func (r *rich) View() tea.View {
	v := tea.NewView(strings.Join(r.lines(), "\n"))
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = r.w.Product
	v.OnMouse = r.onMouse
	return v
}

// lines are exactly the lines of the terminal.
func (r *rich) lines() []string {
	width := min(r.width, widest)
	inner := max(width-2*margin, 8)
	if r.width < 20 || r.height < leastLines {
		return block(layout.Wrap(r.w.TooSmall, max(r.width, 2)), max(r.width, 1), max(r.height, 1))
	}
	head := []string{r.header(inner), r.t.dim.Render(strings.Repeat("─", inner))}
	foot := r.footer(inner)
	lines := append(head, r.middle(inner, max(r.height-len(head)-len(foot), 0))...)
	lines = append(lines, foot...)
	indent := strings.Repeat(" ", (r.width-width)/2+margin)
	for i := range lines {
		lines[i] = indent + lines[i]
	}
	return lines[:r.height]
}

// middle is the screen, with the panel beside it where there is room.
func (r *rich) middle(width, height int) []string {
	panel := r.panelWidth(width)
	if panel == 0 {
		return block(r.top().view(r, width, height), width, height)
	}
	const gap = 3
	left := width - panel - gap
	lines := block(r.top().view(r, left, height), left, height)
	side := block(r.panel(panel, height), panel, height)
	for i := range lines {
		lines[i] += r.t.dim.Render(" │ ") + side[i]
	}
	return lines
}

// panelWidth is how many columns the panel has; 0: there is no room, or the
// screen wants it all.
func (r *rich) panelWidth(width int) int {
	if _, ok := r.top().(*result); ok || r.width < panelFrom {
		return 0
	}
	if len(r.over) > 0 && r.width < 110 {
		return 0
	}
	return min(max(width*2/5, 30), 56)
}

// header has the title and how far the interview is.
func (r *rich) header(width int) string {
	title := diag.Printable(r.Interview.Title())
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

// footer has what could not be saved, the status, and the keys, as many as fit on
// two lines, or three where that leaves room for the rest.
func (r *rich) footer(width int) []string {
	var lines []string
	line := ""
	for _, h := range r.top().hints(r) {
		text := r.t.accent.Render(h.key) + " " + r.t.dim.Render(h.does)
		switch {
		case line == "":
			line = text
		case lipgloss.Width(line)+3+lipgloss.Width(text) <= width:
			line += "   " + text
		default:
			lines, line = append(lines, line), text
		}
	}
	lines = append(lines, line)
	most := 2
	if r.height >= 18 {
		most = 3
	}
	if len(lines) > most {
		lines = lines[:most]
	}
	head := []string{r.t.dim.Render(strings.Repeat("─", width))}
	if r.unsaved != nil {
		head = append(head, r.t.warn.Render(cut(r.w.NotSavedShort+diag.Printable(r.unsaved.Error()), width)))
	}
	if r.status != "" {
		head = append(head, r.t.accent.Render(cut(r.status, width)))
	}
	return append(head, lines...)
}

// cut shortens a line to width columns; it may have colours.
func cut(line string, width int) string {
	if lipgloss.Width(line) <= width {
		return line
	}
	return strings.TrimRight(layout.Pad(line, width), " ")
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
