package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
)

// closing is the optional page at the end: title, participants, and how much
// each criterion matters.
type closing struct {
	form                *huh.Form
	fields              []huh.Field
	title, participants string
	weights             []string  // by criterion
	first               [2]string // title and participants as the fields took them
	laid                [2]int    // columns and lines that the form is set for
}

// aheadOfWeights is how many fields stand before those of the weights.
const aheadOfWeights = 2

// newClosing fills the fields with the texts as they are: what of them cannot be
// shown as it is, is replaced on the screen alone.
func (r *rich) newClosing() *closing {
	c := &closing{title: r.Interview.Title(), participants: strings.Join(r.Interview.Participants(), ", ")}
	// No placeholders: bubbles fills those in wide characters up with NUL.
	c.fields = []huh.Field{
		huh.NewInput().Prompt("› ").Title(r.w.CloseTitle).Value(&c.title),
		huh.NewInput().Prompt("› ").Title(r.w.ClosePeople).Value(&c.participants),
	}
	criteria := r.Interview.Program().Criteria
	c.weights = make([]string, len(criteria))
	for k := range criteria {
		w, _ := r.Interview.Weight(k)
		c.weights[k] = thousandths(w)
		if len(criteria) < 2 {
			break // the weight of the only criterion changes nothing
		}
		title := fmt.Sprintf(r.w.CloseWeight, r.shown(criteria[k].Name))
		c.fields = append(c.fields, huh.NewInput().Prompt("› ").Title(title).
			Value(&c.weights[k]).CharLimit(8).Validate(func(s string) error { return r.weightError(s) }))
	}
	c.form = huh.NewForm(huh.NewGroup(c.fields...)).WithShowHelp(false).WithTheme(r.t)
	c.form.WithWidth(60)
	c.form.Init()
	for _, f := range c.fields {
		f.Update(nil) // what a field cannot hold is gone from its value now
	}
	c.first = [2]string{c.title, c.participants}
	return c
}

// weightError says why a text is no weight; one that is left empty changes nothing.
func (r *rich) weightError(text string) error {
	text = strings.TrimSpace(text)
	if w, ok := parseWeight(text); text != "" && (!ok || w > interview.MaxWeight) {
		return errors.New(r.w.WeightRange)
	}
	return nil
}

func (c *closing) update(r *rich, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch s := msg.String(); {
		case s == "esc":
			return c.done(r)
		case (s == "shift+tab" || s == "up") && c.form.GetFocusedField() == c.fields[0]:
			return c.back(r)
		case s == "up":
			return c.form.PrevField()
		case s == "down":
			return c.form.NextField()
		}
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			return c.form.PrevField()
		case tea.MouseWheelDown:
			return c.form.NextField()
		}
		return nil
	}
	_, cmd := c.form.Update(msg)
	if c.form.State == huh.StateCompleted {
		return c.done(r)
	}
	return cmd
}

// back goes to what was there before the page: the last question, or the result.
func (c *closing) back(r *rich) tea.Cmd {
	if c.keep(r) {
		_ = r.save() // the footer tells what goes wrong
	}
	if len(r.over) > 0 {
		return c.done(r)
	}
	if r.Interview.Back() {
		return r.moved()
	}
	r.status = r.w.NoBack
	return nil
}

// done takes what was filled in and ends the page, unless a weight is none: its
// field says so.
func (c *closing) done(r *rich) tea.Cmd {
	for k := range c.weights {
		if r.weightError(c.weights[k]) != nil {
			return c.focus(aheadOfWeights + k)
		}
	}
	c.keep(r)
	r.Interview.Finish()
	return r.changed()
}

// focus goes to a field, where its complaint is shown.
func (c *closing) focus(n int) tea.Cmd {
	c.form.State = huh.StateNormal
	var cmds []tea.Cmd
	for range len(c.fields) {
		if c.form.GetFocusedField() == c.fields[n] {
			break
		}
		c.form.Update(huh.NextField())
	}
	c.fields[n].Blur()
	return tea.Batch(append(cmds, c.fields[n].Focus())...)
}

// keep takes what was filled in, as far as it is valid.
func (c *closing) keep(r *rich) bool {
	i := r.Interview
	title, people := i.Title(), slices.Clone(i.Participants())
	if c.title != c.first[0] {
		i.SetTitle(holdable(c.title))
	}
	if c.participants != c.first[1] {
		i.SetParticipants(splitNames(holdable(c.participants)))
	}
	changed := i.Title() != title || !slices.Equal(i.Participants(), people)
	r.refused = nil
	for k := range c.weights {
		changed = c.keepWeight(r, k) || changed
	}
	return changed
}

// keepWeight takes the weight of a criterion. One that is none is refused in
// words.
func (c *closing) keepWeight(r *rich, k int) bool {
	own, _ := r.Interview.Weight(k)
	text := strings.TrimSpace(c.weights[k])
	if text == "" || text == thousandths(own) {
		return false
	}
	w, ok := parseWeight(text)
	if !ok || r.Interview.SetWeight(k, w) != nil {
		name := r.shown(r.Interview.Program().Criteria[k].Name)
		r.refused = append(r.refused, fmt.Sprintf(r.w.WeightStays, diag.Printable(text), name, thousandths(own)))
		return false
	}
	return true
}

func (c *closing) view(r *rich, width, height int) []string {
	lines := []string{""}
	lines = append(lines, paint(r.t.strong, layout.Wrap(r.w.CloseHead, width))...)
	lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.CloseHelp, width))...)
	lines = append(lines, "")
	if height < 10 { // the fields need the room more
		lines = nil
	}
	room := height - len(lines)
	if len(c.form.Errors()) > 0 {
		room-- // huh forgets the line above a complaint
	}
	now := [2]int{width, max(room, 3)}
	c.form.WithWidth(now[0]).WithHeight(now[1])
	if c.laid != now {
		c.laid = now
		c.form.Update(nil) // it wraps its labels only when it is told something
	}
	return append(lines, bare(c.form.View())...)
}

func (c *closing) hints(r *rich) []hint {
	list := []hint{{"enter", r.w.KeyNextField}}
	switch first := c.form.GetFocusedField() == c.fields[0]; {
	case !first:
		list = append(list, hint{"shift+tab", r.w.KeyPrevField})
	case len(r.over) == 0:
		list = append(list, hint{"shift+tab", r.w.KeyBack})
	}
	return append(list, hint{"esc", r.w.KeyToResult}, hint{"ctrl+c", r.w.KeyLeave})
}
