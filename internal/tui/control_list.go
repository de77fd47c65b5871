package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"stackadvisor/internal/program"
)

// listing is what huh's two kinds of lists have in common here.
type listing struct {
	entries []entry
	shown   []string // the keys that the field has now
	narrow  bool     // a filter is set
	field   interface {
		Update(tea.Msg) (huh.Model, tea.Cmd)
		View() string
		Hovered() (int, bool)
		GetFiltering() bool
	}
}

func (l *listing) typing() bool { return l.field.GetFiltering() }

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
				l.widen()
			}
			return cmd, true
		}
		switch s := msg.String(); {
		case s == "esc" && l.narrow:
			l.widen()
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

// widen takes the filter away.
func (l *listing) widen() {
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
	if len(lines) < 3 || l.typing() {
		return lines
	}
	left := l.left(lines[0])
	if len(left) == 0 || lineCount(left) <= len(lines)-1 {
		return lines
	}
	ends := func(key, line string) bool {
		rows := strings.Split(strings.ReplaceAll(key, help0, ""), "\n")
		return strings.HasSuffix(strings.TrimRight(plainText(line), " "), strings.TrimRight(rows[len(rows)-1], " "))
	}
	if n := len(lines) - 1; !ends(left[len(left)-1], lines[n]) {
		lines[n] = pad(lines[n], width-2) + t.dim.Render(" ▼")
	}
	if first, _, _ := strings.Cut(strings.ReplaceAll(left[0], help0, ""), "\n"); !strings.HasSuffix(strings.TrimRight(plainText(lines[1]), " "), first) {
		lines[0] = pad(lines[0], width-2) + t.dim.Render(" ▲")
	}
	return lines
}

// left are the keys that the filter leaves, as its line tells it.
func (l *listing) left(line string) []string {
	filter, ok := strings.CutPrefix(strings.TrimSpace(plainText(line)), "/")
	if !l.narrow || !ok {
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

// chooser takes one of several entries.
type chooser struct {
	listing
	sel   *huh.Select[int]
	at    int
	yesNo bool // entry 0 is 1, entry 1 is 0
}

func newChooser(entries []entry, at int, t *theme) *chooser {
	c := &chooser{at: min(max(at, 0), len(entries)-1)}
	c.entries = entries
	// An empty title is not drawn, and the filter is drawn in its place.
	c.sel = huh.NewSelect[int]().Title(" ")
	c.sel.WithTheme(t)
	c.sel.WithKeyMap(listKeys(len(entries) >= long))
	c.sel.Focus()
	c.field = c.sel
	c.lay(60, 20)
	c.sel.Value(&c.at)
	c.move(c.at)
	return c
}

func options(shown []string) []huh.Option[int] {
	list := make([]huh.Option[int], len(shown))
	for i, k := range shown {
		list[i] = huh.NewOption(k, i)
	}
	return list
}

// lay fits the list into a place.
func (c *chooser) lay(width, height int) {
	c.sel.WithWidth(width)
	c.sel.Height(height)
	if shown := fit(c.entries, width-2, height-1); !slices.Equal(shown, c.shown) {
		at := max(c.hovered(), 0)
		c.shown = shown
		c.sel.Options(options(shown)...)
		c.settle(at)
	}
}

func (c *chooser) view(t *theme, width, height int) []string {
	c.lay(width, height)
	return c.lines(t, width, height)
}

func (c *chooser) update(msg tea.Msg) (tea.Cmd, bool) {
	if cmd, mine := c.navigate(msg); mine {
		return cmd, true
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if i := c.digit(k); i >= 0 {
			c.move(i)
			return nil, true
		}
	}
	return nil, false
}

func (c *chooser) value() (program.Value, bool) {
	i := c.hovered()
	if c.yesNo {
		return program.Value(1 - i), i >= 0
	}
	return program.Value(i), i >= 0
}

// multi takes any of several entries.
type multi struct {
	listing
	sel    *huh.MultiSelect[int]
	chosen []int
}

func newMulti(entries []entry, v program.Value, t *theme) *multi {
	m := &multi{}
	m.entries = entries
	for i := range entries {
		if v != program.Unknown && v>>i&1 == 1 {
			m.chosen = append(m.chosen, i)
		}
	}
	m.sel = huh.NewMultiSelect[int]().Title(" ").Value(&m.chosen)
	m.sel.WithTheme(t)
	m.sel.WithKeyMap(listKeys(len(entries) >= long))
	m.field = m.sel
	m.lay(60, 20)
	m.sel.Focus()
	return m
}

func (m *multi) lay(width, height int) {
	m.sel.WithWidth(width)
	m.sel.Height(height)
	if shown := fit(m.entries, width-6, height-1); !slices.Equal(shown, m.shown) {
		at := max(m.hovered(), 0)
		m.shown = shown
		m.sel.Options(options(shown)...)
		m.settle(at)
	}
}

func (m *multi) view(t *theme, width, height int) []string {
	m.lay(width, height)
	return m.lines(t, width, height)
}

func (m *multi) update(msg tea.Msg) (tea.Cmd, bool) {
	if cmd, mine := m.navigate(msg); mine {
		return cmd, true
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	if i := m.digit(k); i >= 0 {
		m.move(i)
		return m.send(press(tea.KeySpace)), true
	}
	if s := k.String(); s == "space" || s == "x" {
		return m.send(k), true
	}
	return nil, false
}

func (m *multi) value() (program.Value, bool) {
	v := program.Value(0)
	for _, i := range m.chosen {
		v |= 1 << i
	}
	return v, true
}
