package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
)

// panel shows the stack for the answers so far: drawn as layers, ranked against
// the next best, and how much is still open.
func (r *rich) panel(width, height int) []string {
	n := r.Interview.Insight()
	lines := []string{r.t.heading.Render(r.w.PanelStack)}
	switch {
	case n.Standing.Layers == nil && !n.Standing.Failed:
		return append(lines, r.t.dim.Render("…"))
	case n.Standing.Failed:
		return append(lines, paint(r.t.warn, layout.Wrap(r.w.SearchFailed, width))...)
	}
	lines = append(lines, r.picture(&n.Standing, width)...)
	open := r.openness(n, width)
	lines = append(lines, "")
	lines = append(lines, r.ranking(&n.Standing, width, height-len(lines)-len(open)-1)...)
	return append(lines, open...)
}

// picture draws the layers, the top one first.
func (r *rich) picture(s *interview.Standing, width int) []string {
	var lines []string
	if s.Status != interview.Recommended {
		style := r.t.dim
		if s.Status == interview.Infeasible {
			style = r.t.warn
		}
		lines = paint(style, layout.Wrap(r.leading(), width))
	}
	layers := r.Interview.Program().Layers
	label := 0
	for l := range layers {
		label = max(label, layout.Columns(r.shown(layers[l].Name)))
	}
	label = min(label, width/2-1)
	for l := len(layers) - 1; l >= 0; l-- {
		name := layout.Pad(r.shown(layers[l].Name), label)
		lines = append(lines, r.slab(name, s, l, width-label-1))
	}
	return lines
}

// slab is one layer: its name, and the option in it.
func (r *rich) slab(name string, s *interview.Standing, layer, width int) string {
	o := s.Layers[layer]
	if o < 0 {
		return r.t.dim.Render(name) + " " + r.t.dim.Render("┊")
	}
	text, mark := r.option(o), ""
	if layer+1 < len(s.Layers) && s.Layers[layer+1] == o {
		text = "″" // the option above fills this layer too
	}
	if slices.Contains(s.Unsupported, o) {
		mark = r.t.warn.Render(" !")
	}
	return r.t.text.Render(name) + " " + r.t.filled.Render("┃ "+cut(text, width-2-lipgloss.Width(mark))) + mark
}

// ranking draws a bar for the stack and for each alternative, as many as there
// is room for.
func (r *rich) ranking(s *interview.Standing, width, height int) []string {
	if len(s.Stacks) < 2 || height < 3 {
		return nil
	}
	lines := []string{r.t.heading.Render(r.w.PanelRanking)}
	top := s.Stacks[0].Score
	for i, stack := range s.Stacks {
		var entry []string
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
		entry = append(entry, fmt.Sprintf("%d ", i+1)+style.Render(strings.Repeat("━", min(length, room)))+" "+score)
		if i > 0 {
			text := layout.Wrap(r.difference(s.Stacks[0].Options, stack.Options), width-2)
			for _, line := range text[:min(len(text), 2)] {
				entry = append(entry, "  "+r.t.dim.Render(line))
			}
		}
		if len(lines)+len(entry) >= height {
			break
		}
		lines = append(lines, entry...)
	}
	return append(lines, "")
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
	if len(p.Skipped) > 0 {
		text += r.w.Comma + r.w.LeftOutCount.Of(len(p.Skipped))
	}
	lines := append([]string{r.t.heading.Render(r.w.PanelOpen)}, layout.Wrap(text, width)...)
	if n.Stacks > 0 {
		lines = append(lines, layout.Wrap(r.w.Possible.Of(n.Stacks), width)...)
	}
	return lines
}

// progress is a bar with the count.
func (r *rich) progress(asked, total int) string {
	const size = 12
	done := 0
	if total > 0 {
		done = asked * size / total
	}
	bar := r.t.accent.Render(strings.Repeat("━", done)) + r.t.dim.Render(strings.Repeat("╌", size-done))
	return bar + " " + fmt.Sprintf(r.w.Asked, asked, total)
}
