package tui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/ruleset"
)

// asking is the screen of one question.
type asking struct {
	q       int
	control control
	problem string // why the last answer was not taken
}

func (r *rich) newAsking(q int) *asking {
	return &asking{q: q, control: r.newControl(q, r.Interview.Value(q), r.t)}
}

func (a *asking) update(r *rich, msg tea.Msg) tea.Cmd {
	if cmd, mine := a.control.update(msg); mine {
		a.problem = ""
		return cmd
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch key.String() {
	case "enter":
		return a.answer(r)
	case "u":
		if err := r.Interview.Unknown(); err == nil {
			return r.changed()
		}
	case "b", "esc", "shift+tab":
		if r.Interview.Back() {
			return r.moved()
		}
		r.status = r.w.NoBack
	case "tab":
		r.Interview.Resume()
		return r.moved()
	}
	return r.common(key)
}

// common handles the keys that all screens of the interview share.
func (r *rich) common(key tea.KeyPressMsg) tea.Cmd {
	q := r.Interview.Question()
	switch key.String() {
	case "?":
		if q >= 0 {
			r.over = append(r.over, r.newWhy(q))
		}
	case "g":
		r.over = append(r.over, r.newJump())
	case "o":
		r.over = append(r.over, r.newOptions())
	case "n":
		if q >= 0 {
			n := r.newNote(q)
			r.over = append(r.over, n)
			return n.field.Focus()
		}
	}
	return nil
}

func (a *asking) answer(r *rich) tea.Cmd {
	v, ok := a.control.value()
	if !ok {
		a.problem = r.w.NoNumberYet
		return nil
	}
	err := r.Interview.Answer(v)
	var refusal *interview.Refusal
	if errors.As(err, &refusal) {
		a.problem = r.refusal(a.q, refusal)
		return nil
	}
	return r.changed()
}

func (a *asking) view(r *rich, width, height int) []string {
	question := &r.Interview.Program().Questions[a.q]
	lines := []string{""}
	lines = append(lines, paint(r.t.strong, layout.Wrap(r.shown(question.Prompt), width))...)
	if help := r.shown(question.Help); help != "" {
		lines = append(lines, paint(r.t.dim, layout.Wrap(help, width))...)
	}
	if limits := r.limits(question); limits != "" {
		lines = append(lines, paint(r.t.dim, layout.Wrap(limits, width))...)
	}
	tail := a.tail(r, width)
	lines = append(lines, a.control.view(r.t, width, max(height-len(lines)-len(tail), 3))...)
	for len(lines) > 0 && layout.Columns(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	return append(lines, tail...)
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
	if a.problem != "" {
		lines = append(lines, paint(r.t.warn, layout.Wrap("! "+a.problem, width))...)
	}
	switch r.Interview.State(a.q) {
	case interview.SaidUnknown:
		lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.UnknownNow, width))...)
	case interview.Skipped:
		lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.ForTheRecord, width))...)
	case interview.DoesNotApply:
		lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.NotApplying, width))...)
	}
	if note := r.Interview.Note(a.q); note != "" {
		lines = append(lines, paint(r.t.dim, clip(layout.Wrap(label(r.w.NoteWord, diag.Printable(note)), width), 3))...)
	}
	if len(lines) > 0 {
		lines = append([]string{""}, lines...)
	}
	return lines
}

// clip keeps the first lines.
func clip(lines []string, most int) []string { return lines[:min(len(lines), most)] }

func (a *asking) hints(r *rich) []hint {
	w, kind := r.w, r.Interview.Program().Questions[a.q].Kind
	if a.control.typing() {
		return []hint{{"enter", w.KeyFilterEnd}, {"ctrl+c", w.KeyLeave}}
	}
	var list []hint
	switch kind {
	case ruleset.Multi:
		list = append(list, hint{"space", w.KeyToggle}, hint{"enter", w.KeyAnswer})
	case ruleset.Number:
		list = append(list, hint{"0-9", w.KeyNumber}, hint{"enter", w.KeyAnswer})
	default:
		list = append(list, hint{"↑↓", w.KeyMove}, hint{"enter", w.KeyAnswer})
	}
	list = append(list, hint{"u", w.KeyUnknown})
	if r.Interview.CanGoBack() {
		list = append(list, hint{"b", w.KeyBack})
	}
	if s := r.Interview.State(a.q); s == interview.Answered || s == interview.SaidUnknown {
		list = append(list, hint{"tab", w.KeyForward})
	}
	list = append(list, hint{"?", w.KeyWhy}, hint{"n", w.KeyNote}, hint{"g", w.KeyJump}, hint{"o", w.KeyOptions})
	if c, ok := a.control.(interface{ long() bool }); ok && c.long() {
		list = append(list, hint{"/", w.KeyFilter})
	}
	return append(list, hint{"ctrl+c", w.KeyLeave})
}

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
			r.base = r.newAsking(q)
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
