package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
)

// leastRanking is how many lines the best stack and the next one need, with the
// heading and the line below.
const leastRanking = 5

// panel shows the stack for the answers so far: drawn as layers, ranked against
// the next best, and how much is still open.
func (r *rich) panel(width, height int) []string {
	n := r.Interview.Insight()
	title := r.w.PanelStack
	if r.Interview.Step() == interview.Done {
		title = r.w.ResultTitle
	}
	lines := []string{r.t.heading.Render(title)}
	switch {
	case n.Standing.Layers == nil && !n.Standing.Failed:
		return append(lines, r.t.dim.Render("…"))
	case n.Standing.Failed:
		return append(lines, paint(r.t.warn, layout.Wrap(r.w.SearchFailed, width))...)
	}
	open := r.openness(n, width)
	room := height - len(lines) - 1 - len(open)
	if len(n.Standing.Stacks) > 1 {
		room -= leastRanking
	}
	lines = append(lines, r.picture(&n.Standing, width, room)...)
	lines = append(lines, "")
	lines = append(lines, r.ranking(&n.Standing, width, height-len(lines)-len(open))...)
	return append(lines, open...)
}

// picture draws the layers, the top one first. Where names of layers and options
// do not fit side by side, they stand on lines of their own, if height allows.
// Empty layers are left out then, and where height does not allow them.
func (r *rich) picture(s *interview.Standing, width, height int) []string {
	var lines []string
	switch s.Status {
	case interview.NoEvidence:
		lines = append(paint(r.t.dim, layout.Wrap(r.w.PanelNothing, width)), "")
	case interview.Infeasible:
		lines = append(paint(r.t.warn, layout.Wrap("! "+r.w.PanelInfeasible, width)), "")
	}
	label, option, filled := r.columns(s)
	if filled > 0 && 4*filled+len(s.Layers)+6 <= height {
		return append(lines, r.tower(s, width)...)
	}
	stacked := filled > 0 && label+3+option > width && 2*filled+1 <= height
	label = max(min(label, width-3-option), min(10, width/3))
	layers := r.Interview.Program().Layers
	crowded := filled > 0 && len(lines)+len(layers)+min(len(s.Unsupported), 1) > height
	for l := len(layers) - 1; l >= 0; l-- {
		name := r.shown(layers[l].Name)
		switch {
		case s.Layers[l] < 0 && (stacked || crowded):
		case !stacked && s.Layers[l] < 0:
			lines = append(lines, r.t.dim.Render(layout.Pad(name, label)+" ┊"))
		case !stacked:
			lines = append(lines, layout.Pad(name, label)+" "+r.slab(s, l, width-label-1))
		default:
			top := l
			for l > 0 && s.Layers[l-1] == s.Layers[l] { // one option, several layers
				l--
				name += r.w.Comma + r.shown(layers[l].Name)
			}
			lines = append(lines, cut(name, width), r.slab(s, top, width))
		}
	}
	if len(s.Unsupported) > 0 {
		lines = append(lines, r.t.warn.Render(cut("! "+r.w.Unsupported, width)))
	}
	return lines
}

// tower draws the layers with room to spare: those with an option as boxes.
func (r *rich) tower(s *interview.Standing, width int) []string {
	var lines []string
	width = min(width, 44)
	edge := func(left, right string) string {
		return r.t.accent.Render(left + strings.Repeat("─", width-2) + right)
	}
	row := func(text string) string {
		return r.t.accent.Render("│") + " " + pad(text, width-4) + " " + r.t.accent.Render("│")
	}
	layers := r.Interview.Program().Layers
	for l := len(layers) - 1; l >= 0; l-- {
		name, o := r.shown(layers[l].Name), s.Layers[l]
		if o < 0 {
			lines = append(lines, r.t.dim.Render("┊ "+cut(name, width-2)))
			continue
		}
		if above := l+1 < len(layers) && s.Layers[l+1] == o; !above {
			text := r.t.filled.Render(cut(r.option(o), width-6)) + r.mark(s, o)
			if slices.Contains(s.Layers[l+1:], o) {
				text = r.t.dim.Render(cut(fmt.Sprintf(r.w.AsAbove, r.option(o)), width-4))
			}
			lines = append(lines, edge("╭", "╮"), row(text))
		}
		lines = append(lines, row(r.t.dim.Render(name)))
		if below := l > 0 && s.Layers[l-1] == o; !below {
			lines = append(lines, edge("╰", "╯"))
		}
	}
	if len(s.Unsupported) > 0 {
		lines = append(lines, r.t.warn.Render(cut("! "+r.w.Unsupported, width)))
	}
	return lines
}

// mark warns of an option that is unsupported.
func (r *rich) mark(s *interview.Standing, option int) string {
	if slices.Contains(s.Unsupported, option) {
		return r.t.warn.Render(" !")
	}
	return ""
}

// columns measures the names of layers and of the options in them.
func (r *rich) columns(s *interview.Standing) (label, option, filled int) {
	for l := range s.Layers {
		label = max(label, layout.Columns(r.shown(r.Interview.Program().Layers[l].Name)))
		if o := s.Layers[l]; o >= 0 {
			filled++
			option = max(option, layout.Columns(r.option(o))+2)
		}
	}
	return label, option, filled
}

// slab is the option in a layer; dim if it stands in a layer above already.
func (r *rich) slab(s *interview.Standing, layer, width int) string {
	option := s.Layers[layer]
	style, mark := r.t.filled, r.mark(s, option)
	if slices.Contains(s.Layers[layer+1:], option) {
		style = r.t.dim
	}
	return style.Render("┃ "+cut(r.option(option), width-2-lipgloss.Width(mark))) + mark
}

// ranking draws a bar for the stack and for each alternative, as many as there
// is room for.
func (r *rich) ranking(s *interview.Standing, width, height int) []string {
	lines := []string{r.t.heading.Render(r.w.PanelRanking)}
	for i := range s.Stacks {
		entry := r.rank(s, i, width)
		if len(lines)+len(entry) >= height {
			break
		}
		lines = append(lines, entry...)
	}
	if len(s.Stacks) < 2 || len(lines) < 3 {
		return nil
	}
	return append(lines, "")
}

// rank is the bar of one stack, and for an alternative what is different.
func (r *rich) rank(s *interview.Standing, i, width int) []string {
	stack, top := s.Stacks[i], s.Stacks[0].Score
	score := thousandths(stack.Score)
	room := max(width-4-len(score)-1, 4)
	length := 0
	if top > 0 && stack.Score > 0 {
		length = max(int(int64(room)*stack.Score/top), 1)
	}
	style := r.t.dim
	if i == 0 {
		style = r.t.accent
	}
	lines := []string{fmt.Sprintf("%d ", i+1) + style.Render(strings.Repeat("━", min(length, room))) + " " + score}
	if i == 0 {
		return lines
	}
	text := r.difference(s.Stacks[0].Options, stack.Options)
	if width < 40 {
		return append(lines, "  "+r.t.dim.Render(cut(text, width-2)))
	}
	for _, line := range clip(layout.Wrap(text, width-2), 2) {
		lines = append(lines, "  "+r.t.dim.Render(line))
	}
	return lines
}

// difference says in words what an alternative has otherwise.
func (s *Session) difference(stack, other []int) string {
	w := s.words()
	without := func(a, b []int) []int {
		return slices.DeleteFunc(slices.Clone(a), func(o int) bool { return slices.Contains(b, o) })
	}
	names := func(options []int) string {
		var list []string
		for _, o := range options {
			list = append(list, s.option(o))
		}
		return strings.Join(list, " + ")
	}
	gone, added := without(stack, other), without(other, stack)
	switch {
	case len(gone) == 0:
		return fmt.Sprintf(w.Also, names(added))
	case len(added) == 0:
		return fmt.Sprintf(w.Without, names(gone))
	}
	return fmt.Sprintf(w.Instead, names(added), names(gone))
}

// openness says how much the rest of the questions can still change.
func (r *rich) openness(n *interview.Insight, width int) []string {
	p := r.Interview.Progress()
	if n.Settled && r.Interview.Learned() {
		return paint(r.t.good, layout.Wrap("✓ "+r.w.SettledShort, width))
	}
	open := p.Total - p.Asked - len(p.Skipped)
	text := r.w.OpenQuestions.Of(open)
	if unknown := r.unknowns(); open == 0 {
		text = r.w.NotKnown.Of(unknown)
	}
	if len(p.Skipped) > 0 {
		text += r.w.Clause + r.w.LeftOutCount.Of(len(p.Skipped))
	}
	lines := append([]string{r.t.heading.Render(r.w.PanelOpen)}, layout.Wrap(text, width)...)
	if n.Stacks > 0 {
		lines = append(lines, layout.Wrap(r.w.Possible.Of(n.Stacks), width)...)
	}
	return lines
}

// unknowns counts the answers that nobody knows.
func (r *rich) unknowns() (n int) {
	for q := range r.Interview.Program().Questions {
		if r.Interview.State(q) == interview.SaidUnknown {
			n++
		}
	}
	return n
}

// progress is a bar with the count.
func (r *rich) progress(asked, total int) string {
	const size = 12
	done := 0
	if total > 0 {
		done = (asked*size + total - 1) / total
	}
	bar := r.t.accent.Render(strings.Repeat("━", done)) + r.t.dim.Render(strings.Repeat("╌", size-done))
	return bar + " " + fmt.Sprintf(r.w.CountOf, asked, total)
}
