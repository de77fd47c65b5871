package tui

import (
	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/layout"
)

// offer says that the stack is settled, and offers to stop.
type offer struct{ choice *chooser }

func (r *rich) newOffer() *offer {
	p := r.Interview.Progress()
	return &offer{newChooser([]entry{
		{label: r.w.OfferStop, help: r.w.OfferStopHelp},
		{label: r.w.OfferGoOn.Of(len(p.Skipped)), help: r.w.OfferGoOnHelp},
	}, 0, r.t)}
}

func (o *offer) update(r *rich, msg tea.Msg) tea.Cmd {
	if cmd, mine := o.choice.update(msg); mine {
		return cmd
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch key.String() {
	case "enter":
		if o.choice.hovered() == 0 {
			r.Interview.Stop()
		} else {
			r.Interview.Continue()
		}
		return r.moved()
	case "b", "esc", "shift+tab":
		if r.Interview.Back() {
			return r.moved()
		}
	}
	return r.common(key)
}

func (o *offer) view(r *rich, width, height int) []string {
	lines := []string{""}
	lines = append(lines, paint(r.t.good.Bold(true), layout.Wrap("✓ "+r.w.OfferTitle, width))...)
	lines = append(lines, layout.Wrap(r.settled(), width)...)
	choice := o.choice.view(r.t, width, 8)
	var skipped []string
	for _, q := range r.Interview.Progress().Skipped {
		text := layout.Wrap(r.shown(r.Interview.Program().Questions[q].Prompt), width-2)
		for i, line := range text {
			mark := "  "
			if i == 0 {
				mark = "· "
			}
			skipped = append(skipped, r.t.dim.Render(mark+line))
		}
	}
	if room := height - len(lines) - len(choice) - 1; len(skipped) > room {
		skipped = append(clip(skipped, max(room-1, 0)), r.t.dim.Render("…"))
	}
	lines = append(append(lines, ""), skipped...)
	return append(lines, choice...)
}

func (o *offer) hints(r *rich) []hint {
	return []hint{{"↑↓", r.w.KeyMove}, {"enter", r.w.KeyChoose}, {"b", r.w.KeyBack}, {"g", r.w.KeyJump}, {"o", r.w.KeyOptions}, {"ctrl+c", r.w.KeyLeave}}
}
