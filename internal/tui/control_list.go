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

// chooser takes one of several entries.
type chooser struct {
	listing
	sel    *huh.Select[int]
	value0 int
	picked bool // somebody has chosen; until then no entry is under the cursor
	yesNo  bool // entry 0 is 1, entry 1 is 0
}

// newChooser is a chooser with the cursor on an entry, or on none for -1.
func newChooser(entries []entry, at int, t *theme) *chooser {
	c := &chooser{value0: min(max(at, 0), len(entries)-1), picked: at >= 0}
	c.entries = entries
	// An empty title is not drawn, and the filter is drawn in its place.
	c.sel = huh.NewSelect[int]().Title(" ")
	c.sel.WithTheme(cursorTheme{t, &c.picked})
	c.sel.WithKeyMap(listKeys(len(entries) >= long))
	c.sel.Focus()
	c.field = c.sel
	c.lay(60, 20)
	c.sel.Value(&c.value0)
	c.move(c.value0)
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
	if shown := fit(c.entries, width-2, height-1, c.wide); !slices.Equal(shown, c.shown) {
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
	if !c.picked && c.pick(msg) {
		return nil, true
	}
	if cmd, mine := c.navigate(msg); mine {
		return cmd, true
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if i := c.digit(k); i >= 0 {
			c.choose(i)
			return nil, true
		}
	}
	return nil, false
}

// pick makes the first move choose the first entry, or the last.
func (c *chooser) pick(msg tea.Msg) bool {
	if c.typing() || c.hovered() < 0 {
		return false
	}
	key := ""
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		key = msg.String()
	case tea.MouseWheelMsg:
		key = "down"
	}
	switch key {
	case "down", "j", "ctrl+n", "home", "pgdown", "pgup":
		c.send(press(tea.KeyHome))
	case "up", "k", "ctrl+p", "end":
		c.send(press(tea.KeyEnd))
	default:
		return false
	}
	c.picked = true
	return true
}

// choose puts the cursor on an entry.
func (c *chooser) choose(i int) {
	c.move(i)
	c.picked = c.hovered() == i
}

func (c *chooser) click(line int) bool {
	i := c.listing.at(line)
	if i >= 0 {
		c.choose(i)
	}
	return i >= 0
}

// chosen is the entry that was chosen, or -1.
func (c *chooser) chosen() int {
	if !c.picked {
		return -1
	}
	return c.hovered()
}

func (c *chooser) value() (program.Value, bool) {
	i := c.chosen()
	if c.yesNo {
		return program.Value(1 - i), i >= 0
	}
	return program.Value(i), i >= 0
}

// multi takes any of several entries. The last of them may be for none of the
// others.
type multi struct {
	listing
	sel    *huh.MultiSelect[int]
	chosen []int
	none   int // the entry that means none of the others, or -1
}

func newMulti(entries []entry, none bool, v program.Value, t *theme) *multi {
	m := &multi{none: -1}
	m.entries = entries
	if none {
		m.none = len(entries) - 1
	}
	for i := range entries {
		if v != program.Unknown && (v>>i&1 == 1 || v == 0 && i == m.none) {
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
	if shown := fit(m.entries, width-6, height-1, m.wide); !slices.Equal(shown, m.shown) {
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
	switch i := m.digit(k); {
	case i >= 0:
		m.toggle(i)
		return nil, true
	case k.String() == "space", k.String() == "x":
		m.toggle(m.hovered())
		return nil, true
	}
	return nil, false
}

// digit is the entry that a key from 0 to 9 names, or -1.
func (m *multi) digit(msg tea.KeyPressMsg) int {
	if msg.String() == "0" {
		return m.none
	}
	if i := m.listing.digit(msg); i != m.none {
		return i
	}
	return -1
}

// toggle chooses an entry, or no longer. None and the others exclude each other.
func (m *multi) toggle(i int) {
	if i < 0 {
		return
	}
	was := slices.Contains(m.chosen, i)
	keep := func(other int) bool { return other != i && (i != m.none && other != m.none) }
	m.chosen = slices.DeleteFunc(m.chosen, func(other int) bool { return !keep(other) })
	if !was {
		m.chosen = append(m.chosen, i)
	}
	m.sel.Options(options(m.shown)...)
	m.settle(i)
}

func (m *multi) click(line int) bool {
	i := m.listing.at(line)
	m.toggle(i)
	return i >= 0
}

// value is no answer while nothing is chosen: none is chosen too.
func (m *multi) value() (program.Value, bool) {
	v := program.Value(0)
	for _, i := range m.chosen {
		if i != m.none {
			v |= 1 << i
		}
	}
	return v, len(m.chosen) > 0
}
