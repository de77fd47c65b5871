package tui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// asking is the screen of one question.
type asking struct {
	q       int
	control control
	before  answered // what the question had when the screen was put
	problem string   // why the last answer was not taken
	done    bool     // it was answered
	again   bool     // the control is one that was left before
	small   bool     // the window has no room for the control
	top     int      // the line on which the control begins
}

// answered is the answer of a question as far as a control depends on it.
type answered struct {
	value   program.Value
	unknown bool
}

// beginning is a control with something typed or chosen in it that is no answer
// yet, for a question that has the same answer still.
type beginning struct {
	control control
	before  answered
}

func (r *rich) newAsking(q int) *asking {
	now := answered{r.Interview.Value(q), r.Interview.State(q) == interview.SaidUnknown}
	if b, ok := r.begun[q]; ok && b.before == now {
		return &asking{q: q, control: b.control, before: now, again: true}
	}
	return &asking{q: q, control: r.newControl(q, now.value, r.t), before: now}
}

func (a *asking) update(r *rich, msg tea.Msg) tea.Cmd {
	if a.small {
		return nil // nobody can see what a key would do
	}
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
	case "w":
		r.wide = !r.wide
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
	case "z":
		return r.undo()
	case "h":
		r.hidden = !r.hidden
		r.status = r.w.ShownNow
		if r.hidden {
			r.status = r.w.HiddenNow
		}
	case "n":
		if q >= 0 {
			n := r.newNote(q, "")
			r.over = append(r.over, n)
			return n.field.Focus()
		}
	case "d":
		if q >= 0 {
			n := r.newNote(q, r.openWords().NotApplicable)
			r.over = append(r.over, n)
			return n.field.Focus()
		}
	case "p":
		return r.slip(q, r.newParking)
	case "l":
		return r.slip(q, r.newLinking)
	}
	return nil
}

// slip puts a form about the question over it.
func (r *rich) slip(q int, form func(q int) *slip) tea.Cmd {
	if q < 0 {
		return nil
	}
	s := form(q)
	r.over = append(r.over, s)
	return s.fields[0].Focus()
}

func (a *asking) answer(r *rich) tea.Cmd {
	v, ok := a.control.value()
	if !ok {
		a.problem = r.missing(a)
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

// missing says what to press, as there is no answer to take yet.
func (r *rich) missing(a *asking) string {
	question := &r.Interview.Program().Questions[a.q]
	switch c := a.control.(type) {
	case *number:
		if strings.TrimSpace(c.text) == "" {
			return r.w.NoNumberYet
		}
		return fmt.Sprintf(r.w.NoNumber, diag.Printable(c.text), question.Min, question.Max)
	case *multi:
		if question.Min == 0 {
			return r.w.NoneYet
		}
		return r.w.NotChosenYet.Of(int(question.Min))
	}
	return r.w.NoChoiceYet
}

// pending reports whether something was typed or chosen that is not the answer.
func (a *asking) pending() bool {
	v, ok := a.control.value()
	if n, number := a.control.(*number); number && !ok {
		return n.text != ""
	}
	return ok && v != a.before.value
}

func (a *asking) click(_ *rich, _, line int) (tea.Cmd, bool) {
	if a.small || !a.control.click(line-a.top) {
		return nil, false
	}
	a.problem = ""
	return nil, true
}

func (a *asking) hints(r *rich) []hint {
	w := r.w
	switch {
	case a.small:
		return []hint{{"ctrl+c", w.KeyLeave}}
	case r.wide:
		return []hint{{"enter", w.KeyAnswer}, {"u", w.KeyUnknown}, {"w", w.KeyNarrow}, {"ctrl+c", w.KeyLeave}}
	case a.control.typing():
		return []hint{{"enter", w.KeyFilterEnd}, {"ctrl+c", w.KeyLeave}}
	}
	list := append(a.answerHints(r), hint{"u", w.KeyUnknown})
	if r.Interview.CanGoBack() {
		list = append(list, hint{"b", w.KeyBack})
	}
	if s := r.Interview.State(a.q); s == interview.Answered || s == interview.SaidUnknown {
		list = append(list, hint{"tab", w.KeyForward})
	}
	list = append(list, hint{"?", w.KeyWhy}, hint{"n", w.KeyNote}, hint{"ctrl+c", w.KeyLeave}, hint{"g", w.KeyJump})
	if r.Interview.CanUndo() {
		list = append(list, hint{"z", w.KeyUndo})
	}
	open := r.openWords()
	list = append(list, hint{"p", open.KeyPark}, hint{"l", open.KeyLink}, hint{"d", open.KeyNotApplicable},
		hint{"o", w.KeyOptions}, hint{"h", r.hideWord()}, hint{"w", w.KeyWide})
	if c, ok := a.control.(interface{ long() bool }); ok && c.long() {
		list = append(list, hint{"/", w.KeyFilter})
	}
	return list
}

// answerHints are the keys with which the question is answered.
func (a *asking) answerHints(r *rich) []hint {
	choose := "1-9"
	if n := len(r.Interview.Program().Questions[a.q].Choices); n < 9 {
		choose = fmt.Sprintf("1-%d", max(n, 2))
	}
	enter := hint{"enter", r.w.KeyAnswer}
	switch r.Interview.Program().Questions[a.q].Kind {
	case ruleset.Multi:
		return []hint{{choose, r.w.KeyToggle}, enter, {"space", r.w.KeyToggle}}
	case ruleset.Number:
		return []hint{{"0-9", r.w.KeyNumber}, enter}
	}
	return []hint{{choose, r.w.KeyChoose}, enter}
}

// hideWord says what h does.
func (r *rich) hideWord() string {
	if r.hidden {
		return r.w.KeyShow
	}
	return r.w.KeyHide
}
