package tui

import (
	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/layout"
)

// offer says that the stack is settled, and offers to stop.
type offer struct {
	choice  *chooser
	problem string // what to press, as nothing is chosen
	top     int    // the line on which the choices begin
	small   bool   // the window has no room for them
}

func (r *rich) newOffer() *offer {
	p := r.Interview.Progress()
	return &offer{choice: newChooser(numbered([]entry{
		{label: r.w.OfferStop, help: r.w.OfferStopHelp},
		{label: r.w.OfferGoOn.Of(len(p.Skipped)), help: r.w.OfferGoOnHelp},
	}), -1, r.t)}
}

func (o *offer) update(r *rich, msg tea.Msg) tea.Cmd {
	if o.small {
		return nil // nobody can see what a key would do
	}
	if cmd, mine := o.choice.update(msg); mine {
		o.problem = ""
		return cmd
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch key.String() {
	case "enter":
		return o.take(r)
	case "b", "esc", "shift+tab":
		if r.Interview.Back() {
			return r.moved()
		}
	}
	return r.common(key)
}

// take does what was chosen.
func (o *offer) take(r *rich) tea.Cmd {
	switch o.choice.chosen() {
	case 0:
		r.Interview.Stop()
	case 1:
		r.Interview.Continue()
	default:
		o.problem = r.w.NoChoiceYet
		return nil
	}
	return r.moved()
}

func (o *offer) click(_ *rich, _, line int) (tea.Cmd, bool) {
	o.problem = ""
	return nil, o.choice.click(line - o.top)
}

func (o *offer) view(r *rich, width, height int) []string {
	lines := []string{""}
	lines = append(lines, paint(r.t.good.Bold(true), layout.Wrap("✓ "+r.w.OfferTitle, width))...)
	lines = append(lines, layout.Wrap(r.settled(), width)...)
	var below []string
	if o.problem != "" {
		below = apart(paint(r.t.warn, layout.Wrap("! "+o.problem, width)))
	}
	room := height - len(lines) - len(below)
	if o.small = room < o.choice.least(); o.small {
		return r.tooSmallFor(width)
	}
	choice := o.choice.view(r.t, width, min(room, 8))
	skipped := r.skippedLines(width)
	if room -= len(choice) + 1; len(skipped) > room {
		skipped = append(clip(skipped, max(room-1, 0)), r.t.dim.Render("…"))
	}
	if room > 1 {
		lines = append(append(lines, ""), skipped...)
	}
	o.top = len(lines)
	return append(append(lines, choice...), below...)
}

// skippedLines are the questions that were left out.
func (r *rich) skippedLines(width int) (lines []string) {
	for _, q := range r.Interview.Progress().Skipped {
		mark := "· "
		for _, line := range layout.Wrap(r.shown(r.Interview.Program().Questions[q].Prompt), width-2) {
			lines = append(lines, r.t.dim.Render(mark+line))
			mark = "  "
		}
	}
	return lines
}

func (o *offer) hints(r *rich) []hint {
	list := []hint{{"1-2", r.w.KeyChoose}, {"enter", r.w.KeyAnswer}, {"b", r.w.KeyBack},
		{"ctrl+c", r.w.KeyLeave}, {"g", r.w.KeyJump}}
	if r.Interview.CanUndo() {
		list = append(list, hint{"z", r.w.KeyUndo})
	}
	return append(list, hint{"o", r.w.KeyOptions}, hint{"h", r.hideWord()})
}
