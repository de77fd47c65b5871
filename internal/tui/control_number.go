package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"stackadvisor/internal/check"
	"stackadvisor/internal/program"
)

// number takes digits; letters are free for the screen's keys.
type number struct {
	field *huh.Input
	text  string
}

func newNumber(q *check.Question, v program.Value, t *theme) *number {
	n := &number{}
	if v != program.Unknown {
		n.text = strconv.FormatInt(int64(v), 10)
	}
	// An empty line above, as the lists have.
	n.field = huh.NewInput().Title(" ").Prompt("› ").Value(&n.text).
		Placeholder(" " + strconv.FormatInt(q.Min, 10) + " – " + strconv.FormatInt(q.Max, 10))
	n.field.WithTheme(t)
	k := huh.NewDefaultKeyMap()
	k.Input = huh.InputKeyMap{}
	n.field.WithKeyMap(k)
	n.field.Focus()
	return n
}

func (n *number) update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		s := msg.String()
		edits := []string{"backspace", "delete", "left", "right", "home", "end", "ctrl+u", "ctrl+k", "ctrl+w", "-"}
		if !(len(s) == 1 && s[0] >= '0' && s[0] <= '9') && !slices.Contains(edits, s) {
			return nil, false
		}
	case tea.PasteMsg:
		if strings.Trim(msg.Content, "0123456789") != "" {
			return nil, true
		}
	}
	_, cmd := n.field.Update(msg)
	return cmd, isInput(msg)
}

func isInput(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return true
	}
	return false
}

func (n *number) view(_ *theme, width, height int) []string {
	n.field.WithWidth(width)
	lines := strings.Split(n.field.View(), "\n")
	return lines[:min(len(lines), height)]
}

func (n *number) value() (program.Value, bool) {
	v, err := strconv.ParseInt(n.text, 10, 64)
	return program.Value(v), err == nil
}

func (n *number) typing() bool { return false }
