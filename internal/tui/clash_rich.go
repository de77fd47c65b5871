package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
)

// clashScreen tells which answers contradict each other and why, over everything
// else, and lets the team change one of them or keep them all. Closed without a
// choice, it comes again with the next change.
type clashScreen struct {
	*picker
	clashes []interview.Clash
}

// noticeClashes puts the screen if the last answer has brought a contradiction.
func (r *rich) noticeClashes() {
	clashes := r.Interview.NewClashes()
	if len(clashes) == 0 {
		return
	}
	w := r.clashWords()
	var questions []int
	for _, c := range clashes {
		questions = append(questions, c.Questions...)
	}
	slices.Sort(questions)
	questions = slices.Compact(questions)
	var entries []entry
	for _, q := range questions {
		entries = append(entries, entry{label: r.shown(r.Interview.Program().Questions[q].Prompt), help: r.given(q)})
	}
	entries = append(entries, entry{label: w.Keep, help: w.KeepHelp})
	take := func(i int) tea.Cmd {
		if i == len(questions) {
			r.Interview.Acknowledge()
			r.close()
			return nil
		}
		r.Interview.Jump(questions[i])
		return r.moved()
	}
	r.over = append(r.over, &clashScreen{&picker{title: w.Title, list: newChooser(entries, 0, r.t), take: take}, clashes})
}

func (c *clashScreen) view(r *rich, width, height int) []string {
	w := r.clashWords()
	lines := []string{""}
	for _, k := range c.clashes {
		head := w.Several
		if len(k.Questions) == 1 {
			head = w.One
		}
		lines = append(lines, paint(r.t.warn, layout.Wrap(head, width))...)
		for _, q := range k.Questions {
			lines = append(lines, layout.Wrap("  "+r.shown(r.Interview.Program().Questions[q].Prompt)+" "+r.given(q), width)...)
		}
		lines = append(lines, layout.Wrap(r.because(k), width)...)
	}
	// Where the window is low the choice goes before the reason.
	if most := height - c.list.least() - 2; len(lines) > most {
		lines = lines[:max(most, 0)]
	}
	below := c.picker.view(r, width, height-len(lines))
	c.picker.top += len(lines)
	return append(lines, below...)
}
