package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/layout"
)

// conflictScreen asks what to do about a file that has changed.
type conflictScreen struct{ choice *chooser }

// watchEvery is how often a session on a terminal looks whether its file has
// changed.
const watchEvery = 2 * time.Second

type watchMsg struct{}

func (r *rich) watch() tea.Cmd {
	if r.Shared.Changed == nil {
		return nil
	}
	return tea.Tick(watchEvery, func(time.Time) tea.Msg { return watchMsg{} })
}

// noticeConflict puts the question about the file over everything else, once.
func (r *rich) noticeConflict() {
	if !r.conflict {
		return
	}
	for _, s := range r.over {
		if _, ok := s.(*conflictScreen); ok {
			return
		}
	}
	w := r.conflictWords()
	r.over = append(r.over, &conflictScreen{newChooser([]entry{
		{label: w.Beside, help: w.BesideHelp}, {label: w.Reload, help: w.ReloadHelp}, {label: w.Overwrite, help: w.OverHelp},
	}, 0, r.t)})
}

func (c *conflictScreen) update(r *rich, msg tea.Msg) tea.Cmd {
	if cmd, mine := c.choice.update(msg); mine {
		return cmd
	}
	if key, ok := msg.(tea.KeyPressMsg); !ok || key.String() != "enter" {
		return nil
	}
	var err error
	switch c.choice.hovered() {
	case 1:
		said := r.reload()
		if !r.conflict {
			cmd := r.moved()
			r.status = strings.Join(said, " ")
			return cmd
		}
		r.status = strings.Join(said, " ")
		return nil
	case 2:
		err = r.overwrite()
	default:
		err = r.beside()
	}
	if err != nil {
		return nil // the footer tells it
	}
	r.close()
	r.status = fmt.Sprintf(r.w.SavedIn, diag.Printable(r.Place()))
	return nil
}

func (c *conflictScreen) view(r *rich, width, height int) []string {
	lines := append([]string{""}, paint(r.t.warn, layout.Wrap(r.conflictWords().Title, width))...)
	lines = append(lines, layout.Wrap(r.conflictSentence(), width)...)
	lines = append(lines, "")
	return append(lines, c.choice.view(r.t, width, max(height-len(lines), 3))...)
}

func (c *conflictScreen) hints(r *rich) []hint {
	return []hint{{"↑↓", r.w.KeyMove}, {"enter", r.w.KeyChoose}, {"ctrl+c", r.w.KeyLeave}}
}
