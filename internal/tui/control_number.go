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

// number takes what people write for numbers, right or wrong; what is wrong is
// refused in words and never left out. The other letters are free for the screen's
// keys.
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

// edits are the keys that change or move in the text of a number.
var edits = []string{"backspace", "delete", "left", "right", "home", "end", "ctrl+u", "ctrl+k", "ctrl+w"}

// screenKeys are the letters and signs that a question's screen takes, whatever
// its control.
const screenKeys = "ubgonzhwp?"

// written reports whether the key writes something that is not a key of the screen:
// a digit, or what makes the text no number, which is then said.
func written(text string) bool { return text != "" && !strings.Contains(screenKeys, narrow(text)) }

func (n *number) update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if !written(msg.Text) && !slices.Contains(edits, msg.String()) {
			return nil, false
		}
	case tea.PasteMsg:
		lines := strings.Fields(msg.Content)
		_, cmd := n.field.Update(tea.PasteMsg{Content: strings.Join(lines, " ")})
		return cmd, true
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
	v, ok := parseWhole(n.text)
	return program.Value(v), ok
}

func (n *number) typing() bool   { return false }
func (n *number) least() int     { return 2 }
func (n *number) click(int) bool { return false }
