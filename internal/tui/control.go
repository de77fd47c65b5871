package tui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"stackadvisor/internal/check"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// control is the field with which a question is answered. What it does not take
// as its own stays for the screen around it.
type control interface {
	// update handles a message and reports whether it was the control's.
	update(tea.Msg) (tea.Cmd, bool)
	// view draws the control in at most height lines.
	view(t *theme, width, height int) []string
	// value is the answer as it stands; false if it is none yet.
	value() (program.Value, bool)
	// typing reports whether letters are text for the control now.
	typing() bool
	// least is how many lines the control needs, so that whoever answers sees what.
	least() int
	// click takes a click on a line of the control's last picture.
	click(line int) bool
}

// newControl is the control for a question, showing the answer v. Without one
// nothing is chosen.
func (s *Session) newControl(q int, v program.Value, t *theme) control {
	question := &s.Interview.Program().Questions[q]
	switch question.Kind {
	case ruleset.Number:
		return newNumber(question, v, t)
	case ruleset.YesNo:
		at := -1
		if v != program.Unknown {
			at = 1 - int(v)
		}
		c := newChooser(numbered([]entry{{label: s.words().Yes}, {label: s.words().No}}), at, t)
		c.yesNo = true
		return c
	case ruleset.Single:
		return newChooser(numbered(s.entries(question)), int(v), t)
	}
	entries := numbered(s.entries(question))
	if question.Min == 0 {
		entries = append(entries, entry{lead: "0  ", label: s.words().NoneOfThese})
	}
	return newMulti(entries, question.Min == 0, v, t)
}

// numbered puts the digit that chooses an entry before it.
func numbered(entries []entry) []entry {
	for i := range entries {
		entries[i].lead = "   "
		if i < 9 {
			entries[i].lead = strconv.Itoa(i+1) + "  "
		}
	}
	return entries
}

func (s *Session) entries(q *check.Question) []entry {
	list := make([]entry, len(q.Choices))
	for i := range list {
		list[i] = entry{label: s.shown(q.Choices[i].Label), help: s.shown(q.Choices[i].Help)}
	}
	return list
}

// entry is one line of a list, with a line or two that explain it. The lead stands
// before the label, and the rest is indented as much.
type entry struct{ lead, label, help string }

// long is from how many entries on a list can be filtered.
const long = 8

// keys are the entries as huh wants them: wrapped, each different, with the
// explanations, on lines of their own or as far as the line goes, marked for the
// theme.
func keys(entries []entry, width int, full bool) []string {
	seen := map[string]bool{}
	list := make([]string, len(entries))
	for i, e := range entries {
		lead := layout.Columns(e.lead)
		indent := strings.Repeat(" ", lead)
		var lines []string
		for _, line := range layout.Wrap(e.label, width-lead) {
			lines = append(lines, indent+line)
		}
		lines[0] = e.lead + lines[0][lead:]
		if room := width - layout.Columns(lines[0]) - 2; !full && e.help != "" && len(lines) == 1 && room > 6 {
			lines[0] += help0 + "  " + cut(e.help, room)
		}
		if full && e.help != "" {
			for _, line := range layout.Wrap(e.help, width-lead) {
				lines = append(lines, help0+indent+line)
			}
		}
		list[i] = strings.Join(lines, "\n")
		for n := 2; seen[list[i]]; n++ {
			list[i] = strings.Join(lines, "\n") + " (" + strconv.Itoa(n) + ")"
		}
		seen[list[i]] = true
	}
	return list
}

// lineCount counts the lines of all keys.
func lineCount(keys []string) (n int) {
	for _, k := range keys {
		n += 1 + strings.Count(k, "\n")
	}
	return n
}

// fit chooses how much of the entries is shown: with their explanations if that
// fits, or if the list is short enough to scroll through. A wide list has none, but
// a line between the entries if that fits.
func fit(entries []entry, width, lines int, wide bool) []string {
	if wide {
		bare := make([]entry, len(entries))
		for i, e := range entries {
			bare[i] = entry{lead: e.lead, label: e.label}
		}
		entries = bare
	}
	full := keys(entries, width, true)
	switch n := lineCount(full); {
	case (wide || n > len(entries)) && n+len(entries)-1 <= lines:
		for i := range full[:len(full)-1] {
			full[i] += "\n" + help0 // room for a line between
		}
		return full
	case n <= lines || len(entries) < long && lines > 6:
		return full
	}
	return keys(entries, width, false)
}

// listKeys are the keys inside lists. Enter is the screen's, but while a filter is
// typed it ends that.
func listKeys(filter bool) *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	off := key.NewBinding(key.WithDisabled())
	slash := key.NewBinding(key.WithKeys("/"))
	slash.SetEnabled(filter)
	end := key.NewBinding(key.WithKeys("enter", "esc"), key.WithDisabled())
	clear := key.NewBinding(key.WithKeys("esc"), key.WithDisabled())
	up := key.NewBinding(key.WithKeys("up", "k", "ctrl+p"))
	down := key.NewBinding(key.WithKeys("down", "j", "ctrl+n"))
	top, bottom := key.NewBinding(key.WithKeys("home")), key.NewBinding(key.WithKeys("end"))
	pageUp, pageDown := key.NewBinding(key.WithKeys("pgup")), key.NewBinding(key.WithKeys("pgdown"))
	k.Select = huh.SelectKeyMap{Next: off, Prev: off, Submit: off, Up: up, Down: down, Left: off, Right: off,
		GotoTop: top, GotoBottom: bottom, HalfPageUp: pageUp, HalfPageDown: pageDown,
		Filter: slash, SetFilter: end, ClearFilter: clear}
	k.MultiSelect = huh.MultiSelectKeyMap{Next: off, Prev: off, Submit: off, Up: up, Down: down,
		GotoTop: top, GotoBottom: bottom, HalfPageUp: pageUp, HalfPageDown: pageDown, SelectAll: off, SelectNone: off,
		Toggle: key.NewBinding(key.WithKeys("space", "x")), Filter: slash, SetFilter: end, ClearFilter: clear}
	return k
}
