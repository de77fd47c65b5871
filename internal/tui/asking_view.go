package tui

import (
	"fmt"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/ruleset"
)

// parts are the pieces of the screen of a question.
type parts struct{ head, help, limits, problem, tail []string }

func (a *asking) parts(r *rich, width int) parts {
	question := &r.Interview.Program().Questions[a.q]
	p := parts{head: paint(r.t.strong, layout.Wrap(r.shown(question.Prompt), width))}
	if help := r.prose(question.Help); help != "" {
		p.help = paint(r.t.dim, layout.Wrap(help, width))
	}
	if limits := r.limits(question); limits != "" {
		p.limits = paint(r.t.dim, layout.Wrap(limits, width))
	}
	if a.problem != "" {
		p.problem = paint(r.t.warn, layout.Wrap("! "+a.problem, width))
	}
	p.tail = a.tail(r, width)
	return p
}

// arrangement is what stands above and below the control, and how many lines that
// leaves for it.
type arrangement struct {
	above, below []string
	room         int
}

// arrange leaves out what there is no room for: first the help, then what else was
// said of the question, then the empty line above it. The control keeps as many
// lines as it wants for as long as there is something to leave out.
func (a *asking) arrange(r *rich, width, height int) arrangement {
	p := a.parts(r, width)
	var last arrangement
	for level := range 4 {
		var now arrangement
		if level < 3 {
			now.above = append(now.above, "")
		}
		now.above = append(now.above, p.head...)
		if level < 1 && !r.wide {
			now.above = append(now.above, p.help...)
		}
		if level < 2 {
			now.above = append(now.above, p.limits...)
		}
		now.below = apart(p.problem)
		if level < 2 && !r.wide {
			now.below = apart(append(slices.Clone(p.problem), p.tail...))
		}
		now.room = height - len(now.above) - len(now.below)
		if last = now; now.room >= a.wants(r) {
			break
		}
	}
	return last
}

// apart puts an empty line above lines, if there are any.
func apart(lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	return append([]string{""}, lines...)
}

// wants is how many lines the control should have: a list shows all of its first
// entries.
func (a *asking) wants(r *rich) int {
	question := &r.Interview.Program().Questions[a.q]
	return max(a.control.least(), min(len(question.Choices)+1, 8))
}

// fits reports whether the question has room enough in a place.
func (a *asking) fits(r *rich, width, height int) bool {
	return a.arrange(r, width, height).room >= a.wants(r)
}

func (a *asking) view(r *rich, width, height int) []string {
	if r.wide {
		width = min(width, 100)
	}
	now := a.arrange(r, width, height)
	if a.small = now.room < a.control.least(); a.small {
		return r.tooSmallFor(width)
	}
	a.top = len(now.above)
	if list, ok := a.control.(interface{ widen(bool) }); ok {
		list.widen(r.wide)
	}
	lines := append(now.above, a.control.view(r.t, width, now.room)...)
	for len(lines) > 0 && layout.Columns(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	return append(lines, now.below...)
}

// tooSmallFor stands for what there is no room for.
func (r *rich) tooSmallFor(width int) []string {
	return paint(r.t.warn, layout.Wrap("! "+r.w.TooSmallFor, width))
}

// limits says how many choices are taken, unless it is one or more as usual.
func (r *rich) limits(q *check.Question) string {
	few, many := q.Min > 1, q.Max < int64(len(q.Choices))
	switch {
	case q.Kind != ruleset.Multi || !few && !many:
		return ""
	case q.Min == q.Max:
		return fmt.Sprintf(r.w.ChooseExactly, q.Min)
	case few && many:
		return fmt.Sprintf(r.w.ChooseFrom, q.Min, q.Max)
	case few:
		return r.w.TooFew.Of(int(q.Min))
	}
	return r.w.TooMany.Of(int(q.Max))
}

// tail is what stands below the choices.
func (a *asking) tail(r *rich, width int) (lines []string) {
	if a.again && a.pending() {
		lines = append(lines, paint(r.t.accent, layout.Wrap(r.w.NotTakenYet, width))...)
	}
	switch r.Interview.State(a.q) {
	case interview.SaidUnknown:
		lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.UnknownNow, width))...)
	case interview.Skipped:
		lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.ForTheRecord, width))...)
	case interview.DoesNotApply:
		lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.NotApplying, width))...)
	}
	for _, line := range r.besides(a.q) {
		lines = append(lines, paint(r.t.dim, layout.Wrap(line, width))...)
	}
	if note := r.Interview.Note(a.q); note != "" {
		lines = append(lines, paint(r.t.dim, r.noteLines(note, width, 6))...)
	}
	return lines
}

// noteLines are the lines of a note under its label, at most so many.
func (r *rich) noteLines(note string, width, most int) (lines []string) {
	for i, line := range printableLines(note) {
		if i == 0 {
			line = r.label(r.w.NoteWord, line)
		}
		lines = append(lines, layout.Wrap(line, width)...)
	}
	if len(lines) > most {
		lines = append(lines[:most-1], "…")
	}
	return lines
}

// clip keeps the first lines.
func clip(lines []string, most int) []string { return lines[:min(len(lines), most)] }
