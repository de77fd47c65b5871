package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"stackadvisor/internal/program"
)

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
