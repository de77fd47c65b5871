package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/layout"
)

// noting is where something is written down for a question.
type noting struct {
	q      int
	text   string
	first  string // the text as the field took it: without what it cannot hold
	field  *huh.Text
	before string // the note as it was
	reason string // the note says why the question does not apply, behind these words; "": it does not
}

// newNote is where the note on a question is written. With reason, the words that
// begin it, the note says why the question does not apply, which leaves it unknown.
func (r *rich) newNote(q int, reason string) *noting {
	n := &noting{q: q, text: r.Interview.Note(q), before: r.Interview.Note(q), reason: reason}
	if reason != "" && !strings.HasPrefix(n.text, reason) {
		n.text = strings.TrimSpace(reason + "\n" + n.text)
		if r.Interview.Note(q) == "" {
			n.text = reason
		}
	}
	n.field = huh.NewText().Value(&n.text).ExternalEditor(false)
	n.field.WithTheme(r.t)
	k := huh.NewDefaultKeyMap()
	k.Text.Next.SetEnabled(false)
	k.Text.Prev.SetEnabled(false)
	k.Text.Submit.SetEnabled(false)
	n.field.WithKeyMap(k)
	n.field.Update(nil) // what the field cannot hold is gone from the text now
	n.first = n.text
	return n
}

// fieldColours begin what bubbles writes in colours of its own: the fields that have
// not the cursor in a grey that nobody can read on a light terminal, and the end of a
// note in black.
var fieldColours = strings.NewReplacer("\x1b[37m", "", "\x1b[30m", "")

// bare are the lines of a field that has a text as it is: what would turn others
// around is replaced, and what steers the terminal is the field's own.
func bare(view string) []string {
	safe := strings.Map(func(c rune) rune {
		if diag.Unprintable(c) && !unicode.IsControl(c) {
			return unicode.ReplacementChar
		}
		return c
	}, fieldColours.Replace(view))
	return strings.Split(safe, "\n")
}

// holdable is a text without what an answers file cannot hold.
func holdable(text string) string {
	return strings.Map(func(c rune) rune {
		if diag.Unprintable(c) && c != '\n' && c != '\t' {
			return -1
		}
		return c
	}, text)
}

func (n *noting) update(r *rich, msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "enter", "esc":
			return n.done(r)
		}
	}
	_, cmd := n.field.Update(msg)
	return cmd
}

// done takes the note, however the screen is left: what was written is never thrown
// away.
func (n *noting) done(r *rich) tea.Cmd {
	changed := n.keep(r)
	r.close()
	if note := r.Interview.Note(n.q); changed && n.reason != "" && r.Interview.Question() == n.q {
		r.Interview.SetNote(n.q, n.before)
		if r.Interview.NotApplicable(note) == nil {
			return r.changed()
		}
	}
	if !changed || r.save() != nil {
		return nil
	}
	r.status = r.w.Noted
	return nil
}

// keep takes the note as it stands.
func (n *noting) keep(r *rich) bool {
	before := r.Interview.Note(n.q)
	if n.text == n.first {
		return false
	}
	r.Interview.SetNote(n.q, holdable(n.text))
	return r.Interview.Note(n.q) != before
}

func (n *noting) view(r *rich, width, height int) []string {
	lines := []string{"", r.t.heading.Render(r.w.NoteTitle)}
	lines = append(lines, paint(r.t.strong, layout.Wrap(r.shown(r.Interview.Program().Questions[n.q].Prompt), width))...)
	lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.NoteHint, width))...)
	lines = append(lines, "")
	n.field.WithWidth(width)
	n.field.WithHeight(min(max(height-len(lines), 1), 6))
	return append(lines, bare(n.field.View())...)
}

func (n *noting) hints(r *rich) []hint {
	return []hint{{"enter", r.w.KeySaveNote}, {"ctrl+j", r.w.KeyNewLine}, {"ctrl+c", r.w.KeyLeave}}
}
