package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

// listing is what huh's two kinds of lists have in common here.
type listing struct {
	entries []entry
	shown   []string // the keys that the field has now
	narrow  bool     // a filter is set
	wide    bool     // no explanations, and a line between the entries
	rows    []int    // by line of the last picture: the entry on it, or -1
	field   interface {
		Update(tea.Msg) (huh.Model, tea.Cmd)
		View() string
		Hovered() (int, bool)
		GetFiltering() bool
	}
}

func (l *listing) typing() bool { return l.field.GetFiltering() }

// widen draws the list for a projector, or no longer.
func (l *listing) widen(wide bool) { l.wide = wide }

// long reports whether the list is long enough for a filter.
func (l *listing) long() bool { return len(l.entries) >= long }

// hovered is the entry under the cursor, or -1 if the filter leaves none.
func (l *listing) hovered() int {
	if i, ok := l.field.Hovered(); ok {
		return i
	}
	return -1
}

func press(code rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: code} }

func (l *listing) send(msg tea.Msg) tea.Cmd {
	_, cmd := l.field.Update(msg)
	return cmd
}

// move puts the cursor on an entry, if the filter leaves it.
func (l *listing) move(to int) {
	l.send(press(tea.KeyHome))
	for range len(l.entries) {
		if l.hovered() == to {
			return
		}
		l.send(press(tea.KeyDown))
	}
}

// settle brings filter and cursor back after the field got its entries anew: it
// shows them all then, whatever its filter says.
func (l *listing) settle(at int) {
	const nothing = tea.KeyF20 // any key makes the field look at its filter
	switch {
	case l.typing():
		l.send(press(nothing))
		return
	case l.narrow:
		l.send(press('/'))
		l.send(press(nothing))
		l.send(press(tea.KeyEnter))
	}
	l.move(at)
}

// navigate handles what moves through the list or filters it.
func (l *listing) navigate(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		at := l.hovered()
		switch {
		case msg.Button == tea.MouseWheelUp && at > 0:
			return l.send(press(tea.KeyUp)), true
		case msg.Button == tea.MouseWheelDown && at >= 0 && at < len(l.entries)-1:
			return l.send(press(tea.KeyDown)), true
		}
		return nil, true
	case tea.KeyPressMsg:
		if l.typing() {
			// huh moves the cursor of an empty list to -1 and then panics.
			if moves := []string{"up", "down", "pgup", "pgdown", "home", "end", "ctrl+n", "ctrl+p"}; l.hovered() < 0 && slices.Contains(moves, msg.String()) {
				return nil, true
			}
			l.narrow = true
			cmd := l.send(msg)
			if msg.String() == "esc" { // ends the typing, and once more the filter
				l.unfilter()
			}
			return cmd, true
		}
		switch s := msg.String(); {
		case s == "esc" && l.narrow:
			l.unfilter()
			return nil, true
		case slices.Contains([]string{"up", "down", "j", "k", "pgup", "pgdown", "home", "end", "ctrl+n", "ctrl+p"}, s):
			return l.send(msg), true
		case s == "/" && len(l.entries) >= long:
			return l.send(msg), true
		}
		return nil, false
	case tea.PasteMsg:
		if l.typing() {
			return l.send(msg), true
		}
		return nil, false
	}
	return l.send(msg), false
}

// unfilter takes the filter away.
func (l *listing) unfilter() {
	l.send(press(tea.KeyEscape))
	l.narrow = false
}

// digit is the entry that a key from 1 to 9 names, or -1.
func (l *listing) digit(msg tea.KeyPressMsg) int {
	if s := msg.String(); len(s) == 1 && s[0] >= '1' && s[0] <= '9' && int(s[0]-'1') < len(l.entries) {
		return int(s[0] - '1')
	}
	return -1
}

// lines draws the list, and marks where it goes on above and below. The first
// line is the filter's.
func (l *listing) lines(t *theme, width, height int) []string {
	lines := strings.Split(l.field.View(), "\n")
	lines = lines[:min(len(lines), height)]
	l.rows = make([]int, len(lines))
	for i := range l.rows {
		l.rows[i] = -1
	}
	if len(lines) < 2 {
		return lines
	}
	all, entries := l.drawn(lines[0])
	top := window(all, lines[1:])
	for i := range lines[1:] {
		if top+i < len(entries) {
			l.rows[i+1] = entries[top+i]
		}
	}
	if l.typing() || len(lines) < 3 {
		return lines
	}
	if n := len(lines) - 1; top+n < len(all) {
		lines[n] = pad(lines[n], width-2) + t.dim.Render(" ▼")
	}
	if top > 0 {
		lines[0] = pad(lines[0], width-2) + t.dim.Render(" ▲")
	}
	return lines
}

// drawn are the lines of all entries that the filter leaves, and by line the entry.
func (l *listing) drawn(filter string) (lines []string, entries []int) {
	left := l.left(filter)
	for i, key := range l.shown {
		if !slices.Contains(left, key) {
			continue
		}
		for _, line := range strings.Split(strings.ReplaceAll(key, help0, ""), "\n") {
			lines, entries = append(lines, strings.TrimRight(line, " ")), append(entries, i)
		}
	}
	return lines, entries
}

// window finds where the picture begins in all lines.
func window(all, picture []string) int {
	for top := range all {
		n := min(len(picture), len(all)-top)
		fits := true
		for i := range n {
			fits = fits && strings.HasSuffix(strings.TrimRight(plainText(picture[i]), " "), all[top+i])
		}
		if fits {
			return top
		}
	}
	return 0
}

// at is the entry on a line of the last picture, or -1.
func (l *listing) at(line int) int {
	if line < 0 || line >= len(l.rows) {
		return -1
	}
	return l.rows[line]
}

// least is the line of the filter and one entry, or two where there are more.
func (l *listing) least() int { return 1 + min(len(l.entries), 2) }

// left are the keys that the filter leaves, as its line tells it.
func (l *listing) left(line string) []string {
	filter, ok := strings.CutPrefix(strings.TrimSpace(plainText(line)), "/")
	if !l.narrow && !l.typing() || !ok {
		return l.shown
	}
	var left []string
	for _, key := range l.shown {
		if strings.Contains(strings.ToLower(key), strings.ToLower(filter)) {
			left = append(left, key)
		}
	}
	return left
}
