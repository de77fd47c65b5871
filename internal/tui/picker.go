package tui

import (
	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
)

// picker is a list over the screen, of which one entry is taken.
type picker struct {
	title string
	list  *chooser
	take  func(entry int) tea.Cmd
	top   int  // the line on which the list begins
	small bool // the window has no room for the list
}

func (p *picker) update(r *rich, msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !p.list.typing() && ok {
		switch key.String() {
		case "esc", "q", "b":
			r.close()
			return nil
		case "enter":
			if i := p.list.chosen(); i >= 0 && !p.small {
				return p.take(i)
			}
			return nil
		}
	}
	cmd, _ := p.list.update(msg)
	return cmd
}

func (p *picker) view(r *rich, width, height int) []string {
	lines := append([]string{""}, paint(r.t.strong, layout.Wrap(p.title, width))...)
	p.top = len(lines)
	if p.small = height-len(lines) < p.list.least(); p.small {
		return r.tooSmallFor(width)
	}
	return append(lines, p.list.view(r.t, width, height-len(lines))...)
}

// click takes the entry that was clicked.
func (p *picker) click(_ *rich, _, line int) (tea.Cmd, bool) {
	i := p.list.listing.at(line - p.top)
	if i < 0 {
		return nil, false
	}
	return p.take(i), true
}

func (p *picker) hints(r *rich) []hint {
	if p.list.typing() {
		return []hint{{"enter", r.w.KeyFilterEnd}, {"ctrl+c", r.w.KeyLeave}}
	}
	list := []hint{{"↑↓", r.w.KeyMove}, {"enter", r.w.KeyChoose}, {"esc", r.w.KeyClose}}
	if p.list.long() {
		list = append(list, hint{"/", r.w.KeyFilter})
	}
	return append(list, hint{"ctrl+c", r.w.KeyLeave})
}

// newJump lists all questions with where they stand.
func (r *rich) newJump() *picker {
	var entries []entry
	for q := range r.Interview.Program().Questions {
		mark := "· "
		switch r.Interview.State(q) {
		case interview.Answered:
			mark = "✓ "
		case interview.SaidUnknown:
			mark = "? "
		case interview.Skipped, interview.DoesNotApply:
			mark = "– "
		}
		help := r.standing(q)
		if note := r.Interview.Note(q); note != "" {
			help += " · " + r.w.NoteWord
		}
		for _, line := range r.besides(q) {
			help += " · " + line
		}
		entries = append(entries, entry{mark, r.shown(r.Interview.Program().Questions[q].Prompt), help})
	}
	at := max(r.Interview.Question(), 0)
	return &picker{title: r.w.JumpTitle, list: newChooser(entries, at, r.t), take: func(q int) tea.Cmd {
		r.Interview.Jump(q)
		return r.moved()
	}}
}

// newOptions lists the options, those of the present stack first, to open one.
func (r *rich) newOptions() *picker {
	p := r.Interview.Program()
	var order []int
	seen := make([]bool, len(p.Options))
	add := func(o int) {
		if !seen[o] {
			seen[o] = true
			order = append(order, o)
		}
	}
	for l := len(p.Layers) - 1; l >= 0; l-- {
		if standing := r.Interview.Insight().Standing.Layers; !r.hidden && standing != nil && standing[l] >= 0 {
			add(standing[l])
		}
	}
	for l := len(p.Layers) - 1; l >= 0; l-- {
		for o := range p.Options {
			if p.Options[o].Layers[0] == l {
				add(o)
			}
		}
	}
	var entries []entry
	for _, o := range order {
		entries = append(entries, entry{label: r.option(o) + r.w.LayerMark + r.shown(p.Layers[p.Options[o].Layers[0]].Name), help: r.shown(p.Options[o].Summary)})
	}
	return &picker{title: r.w.OptionsTitle, list: newChooser(entries, 0, r.t), take: func(i int) tea.Cmd {
		r.over = append(r.over, r.newOptionPage(order[i]))
		return nil
	}}
}
