package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/layout"
)

// zone is a part of a line that does what a key does.
type zone struct {
	line, from, to int // to is behind the last column
	key            tea.KeyPressMsg
}

// clicker is a screen on which places mean something. Line and column are those of
// its picture.
type clicker interface {
	click(r *rich, column, line int) (tea.Cmd, bool)
}

// doubleClick is the most time between the clicks of a double one, which is meant as
// one.
const doubleClick = 400 * time.Millisecond

// lastClick is where and when the mouse was clicked last.
type lastClick struct {
	x, y int
	at   time.Time
}

// again reports whether a click is the second of a double one.
func (l *lastClick) again(click tea.MouseClickMsg, now time.Time) bool {
	before := *l
	*l = lastClick{click.X, click.Y, now}
	return before.x == click.X && before.y == click.Y && now.Sub(before.at) < doubleClick
}

// clicked does what is written where the mouse was clicked: a key at the foot, a
// choice or a tab, or else it opens the page of the option whose name is there.
func (r *rich) clicked(click tea.MouseClickMsg) tea.Cmd {
	mine, _ := r.pace.pressed()
	if again := r.click.again(click, r.pace.now()); again || !mine || click.Button != tea.MouseLeft {
		return nil
	}
	lines := r.lines()
	if click.Y < 0 || click.Y >= len(lines) {
		return nil
	}
	for _, z := range r.zones {
		if click.Y == z.line && click.X >= z.from && click.X < z.to {
			return r.press(z.key)
		}
	}
	r.fresh, r.status = false, ""
	if c, ok := r.top().(clicker); ok && click.X-r.indent() < r.column() {
		if cmd, mine := c.click(r, click.X-r.indent(), click.Y-r.headLines()); mine {
			return cmd
		}
	}
	if o := r.optionAt(plainText(lines[click.Y]), click.X); o >= 0 {
		r.over = append(r.over, r.newOptionPage(o))
	}
	return nil
}

// keyOf is the key that a hint names; false if it names several.
func keyOf(name string) (tea.KeyPressMsg, bool) {
	switch name {
	case "enter":
		return tea.KeyPressMsg{Code: tea.KeyEnter}, true
	case "esc":
		return tea.KeyPressMsg{Code: tea.KeyEscape}, true
	case "tab":
		return tea.KeyPressMsg{Code: tea.KeyTab}, true
	case "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}, true
	case "space":
		return tea.KeyPressMsg{Code: tea.KeySpace}, true
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(letter)[0], Mod: tea.ModCtrl}, true
	}
	if runes := []rune(name); len(runes) == 1 {
		return tea.KeyPressMsg{Code: runes[0], Text: name}, true
	}
	return tea.KeyPressMsg{}, false
}

// optionAt is the option whose name stands in column x of a line, or -1; of
// several the one with the longest name.
func (s *Session) optionAt(line string, x int) int {
	best, size := -1, 0
	for o := range s.Interview.Program().Options {
		name := s.option(o)
		for from := 0; name != "" && len(name) > size; {
			at := strings.Index(line[from:], name)
			if at < 0 {
				break
			}
			start := layout.Columns(line[:from+at])
			if start <= x && x < start+layout.Columns(name) {
				best, size = o, len(name)
				break
			}
			from += at + len(name)
		}
	}
	return best
}
