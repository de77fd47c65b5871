package tui

import (
	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/layout"
)

// waiting stands for a question while the next one is chosen.
type waiting struct{}

func (*waiting) update(r *rich, msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch key.String() {
	case "enter":
		if q := r.Interview.Question(); q >= 0 {
			r.put(r.newAsking(q))
		}
	case "b", "esc", "shift+tab":
		if r.Interview.Back() {
			return r.moved()
		}
	case "g", "o":
		return r.common(key)
	}
	return nil
}

func (*waiting) view(r *rich, width, _ int) []string {
	return append([]string{""}, paint(r.t.dim, layout.Wrap(r.w.Choosing, width))...)
}

func (*waiting) hints(r *rich) []hint {
	return []hint{{"enter", r.w.KeyDontWait}, {"b", r.w.KeyBack}, {"ctrl+c", r.w.KeyLeave}}
}
