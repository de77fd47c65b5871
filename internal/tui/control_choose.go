package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"stackadvisor/internal/program"
)

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
