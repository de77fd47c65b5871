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
	title, participants string
	weights             []string // by criterion
	laid                [2]int   // columns and lines that the form is set for
}

func (r *rich) newClosing() *closing {
	c := &closing{title: diag.Printable(r.Interview.Title()), participants: diag.Printable(strings.Join(r.Interview.Participants(), ", "))}
	// No placeholders: bubbles fills those in wide characters up with NUL.
	fields := []huh.Field{
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
		fields = append(fields, huh.NewInput().Prompt("› ").Title(r.w.CloseWeight+r.shown(criteria[k].Name)).Value(&c.weights[k]).CharLimit(8).
			Validate(func(s string) error {
				if w, ok := parseWeight(strings.TrimSpace(s)); !ok || w > interview.MaxWeight {
					return errors.New(r.w.WeightRange)
				}
				return nil
			}))
	}
	c.form = huh.NewForm(huh.NewGroup(fields...)).WithShowHelp(false).WithTheme(r.t)
	c.form.WithWidth(60)
	c.form.Init()
	return c
}

func (c *closing) update(r *rich, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.String() == "esc" {
			return c.done(r)
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

// done takes what was filled in and ends the page.
func (c *closing) done(r *rich) tea.Cmd {
	c.keep(r)
	r.status = strings.Join(r.refused, " ")
	r.Interview.Finish()
	return r.changed()
}

// keep takes what was filled in, as far as it is valid.
func (c *closing) keep(r *rich) bool {
	i := r.Interview
	title, people := i.Title(), slices.Clone(i.Participants())
	if c.title != diag.Printable(title) {
		i.SetTitle(c.title)
	}
	if c.participants != diag.Printable(strings.Join(people, ", ")) {
		i.SetParticipants(splitNames(c.participants))
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
		r.refused = append(r.refused, fmt.Sprintf(r.w.WeightStays, name, thousandths(own), text))
		return false
	}
	return true
}

func (c *closing) view(r *rich, width, height int) []string {
	lines := []string{""}
	lines = append(lines, paint(r.t.strong, layout.Wrap(r.w.CloseHead, width))...)
	lines = append(lines, paint(r.t.dim, layout.Wrap(r.w.CloseHelp, width))...)
	lines = append(lines, "")
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
	return append(lines, strings.Split(c.form.View(), "\n")...)
}

func (c *closing) hints(r *rich) []hint {
	return []hint{{"enter", r.w.KeyNextField}, {"shift+tab", r.w.KeyPrevField}, {"esc", r.w.KeyToResult}, {"ctrl+c", r.w.KeyLeave}}
}
