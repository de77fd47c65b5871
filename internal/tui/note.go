package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/layout"
)

// noting is where something is written down for a question.
type noting struct {
	q     int
	text  string
	field *huh.Text
}

func (r *rich) newNote(q int) *noting {
	n := &noting{q: q, text: r.Interview.Note(q)}
	n.field = huh.NewText().Value(&n.text).ExternalEditor(false)
	n.field.WithTheme(r.t)
	k := huh.NewDefaultKeyMap()
	k.Text.Next.SetEnabled(false)
	k.Text.Prev.SetEnabled(false)
	k.Text.Submit.SetEnabled(false)
	n.field.WithKeyMap(k)
	return n
}

func (n *noting) update(r *rich, msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			r.close()
			return nil
		case "enter":
			n.keep(r)
			r.close()
			if err := r.save(); err != nil {
				return nil
			}
			r.status = r.w.Noted
			return nil
		}
	}
	_, cmd := n.field.Update(msg)
	return cmd
}

// keep takes the note as it stands.
func (n *noting) keep(r *rich) bool {
	before := r.Interview.Note(n.q)
	r.Interview.SetNote(n.q, n.text)
	return r.Interview.Note(n.q) != before
}

func (n *noting) view(r *rich, width, height int) []string {
	lines := []string{"", r.t.heading.Render(r.w.NoteTitle)}
	lines = append(lines, paint(r.t.strong, layout.Wrap(diag.Printable(r.shown(r.Interview.Program().Questions[n.q].Prompt)), width))...)
	lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.NoteHint, width))...)
	lines = append(lines, "")
	n.field.WithWidth(width)
	n.field.WithHeight(min(max(height-len(lines), 1), 6))
	return append(lines, strings.Split(n.field.View(), "\n")...)
}

func (n *noting) hints(r *rich) []hint {
	return []hint{{"enter", r.w.KeySaveNote}, {"ctrl+j", r.w.KeyNewLine}, {"esc", r.w.KeyDiscard}, {"ctrl+c", r.w.KeyLeave}}
}
