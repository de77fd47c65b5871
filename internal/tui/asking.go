package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
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

// parts are the pieces of the screen of a question.
type parts struct{ head, help, limits, problem, tail []string }

func (a *asking) parts(r *rich, width int) parts {
	question := &r.Interview.Program().Questions[a.q]
	p := parts{head: paint(r.t.strong, layout.Wrap(r.shown(question.Prompt), width))}
	if help := r.prose(question.Help); help != "" {
		p.help = paint(r.t.dim, layout.Wrap(help, width))
	}
	if limits := r.limits(question); limits != "" {
		p.limits = paint(r.t.dim, layout.Wrap(limits, width))
	}
	if a.problem != "" {
		p.problem = paint(r.t.warn, layout.Wrap("! "+a.problem, width))
	}
	p.tail = a.tail(r, width)
	return p
}

// arrangement is what stands above and below the control, and how many lines that
// leaves for it.
type arrangement struct {
	above, below []string
	room         int
}

// arrange leaves out what there is no room for: first the help, then what else was
// said of the question, then the empty line above it. The control keeps as many
// lines as it wants for as long as there is something to leave out.
func (a *asking) arrange(r *rich, width, height int) arrangement {
	p := a.parts(r, width)
	var last arrangement
	for level := range 4 {
		var now arrangement
		if level < 3 {
			now.above = append(now.above, "")
		}
		now.above = append(now.above, p.head...)
		if level < 1 && !r.wide {
			now.above = append(now.above, p.help...)
		}
		if level < 2 {
			now.above = append(now.above, p.limits...)
		}
		now.below = apart(p.problem)
		if level < 2 && !r.wide {
			now.below = apart(append(slices.Clone(p.problem), p.tail...))
		}
		now.room = height - len(now.above) - len(now.below)
		if last = now; now.room >= a.wants(r) {
			break
		}
	}
	return last
}

// apart puts an empty line above lines, if there are any.
func apart(lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	return append([]string{""}, lines...)
}

// wants is how many lines the control should have: a list shows all of its first
// entries.
func (a *asking) wants(r *rich) int {
	question := &r.Interview.Program().Questions[a.q]
	return max(a.control.least(), min(len(question.Choices)+1, 8))
}

// fits reports whether the question has room enough in a place.
func (a *asking) fits(r *rich, width, height int) bool {
	return a.arrange(r, width, height).room >= a.wants(r)
}

func (a *asking) view(r *rich, width, height int) []string {
	if r.wide {
		width = min(width, 100)
	}
	now := a.arrange(r, width, height)
	if a.small = now.room < a.control.least(); a.small {
		return r.tooSmallFor(width)
	}
	a.top = len(now.above)
	if list, ok := a.control.(interface{ widen(bool) }); ok {
		list.widen(r.wide)
	}
	lines := append(now.above, a.control.view(r.t, width, now.room)...)
	for len(lines) > 0 && layout.Columns(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	return append(lines, now.below...)
}

// tooSmallFor stands for what there is no room for.
func (r *rich) tooSmallFor(width int) []string {
	return paint(r.t.warn, layout.Wrap("! "+r.w.TooSmallFor, width))
}

func (a *asking) click(_ *rich, _, line int) (tea.Cmd, bool) {
	if a.small || !a.control.click(line-a.top) {
		return nil, false
	}
	a.problem = ""
	return nil, true
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
	if a.again && a.pending() {
		lines = append(lines, paint(r.t.accent, layout.Wrap(r.w.NotTakenYet, width))...)
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
		lines = append(lines, paint(r.t.dim, r.noteLines(note, width, 6))...)
	}
	return lines
}

// noteLines are the lines of a note under its label, at most so many.
func (r *rich) noteLines(note string, width, most int) (lines []string) {
	for i, line := range printableLines(note) {
		if i == 0 {
			line = r.label(r.w.NoteWord, line)
		}
		lines = append(lines, layout.Wrap(line, width)...)
	}
	if len(lines) > most {
		lines = append(lines[:most-1], "…")
	}
	return lines
}

// clip keeps the first lines.
func clip(lines []string, most int) []string { return lines[:min(len(lines), most)] }

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
	list = append(list, hint{"o", w.KeyOptions}, hint{"h", r.hideWord()}, hint{"w", w.KeyWide})
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
