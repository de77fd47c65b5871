package tui

import (
	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/interview"
)

// pressed takes a key as it comes in. What was not pressed for this screen is
// dropped, but for the keys that leave.
func (r *rich) pressed(key tea.KeyPressMsg) tea.Cmd {
	mine, hasty := r.pace.pressed()
	leaves := key.String() == "ctrl+c" || key.String() == "ctrl+z"
	switch {
	case !leaves && (!mine || r.tooSmall()):
		return nil
	case hasty && key.String() == "enter" && r.multiline():
		key = tea.KeyPressMsg{Code: 'j', Mod: tea.ModCtrl} // a line of what is pasted
	case hasty && decides(key) && !r.writing():
		r.pace.shut()
		r.status = r.w.TooFast
		return nil
	}
	keys, cmd := r.torn.take(key)
	return tea.Batch(r.press(keys...), cmd)
}

// press takes keys that are known to be pressed for this screen.
func (r *rich) press(keys ...tea.KeyPressMsg) tea.Cmd {
	var cmds []tea.Cmd
	for _, key := range keys {
		r.fresh, r.status = false, ""
		switch key.String() {
		case "ctrl+c":
			return r.leave()
		case "ctrl+z":
			r.keepDrafts()
			cmds = append(cmds, tea.Suspend)
		default:
			cmds = append(cmds, r.top().update(r, key))
		}
	}
	return tea.Batch(cmds...)
}

// writing reports whether text is written on the screen, in which Enter is no
// answer.
func (r *rich) writing() bool {
	switch r.top().(type) {
	case *noting, *closing:
		return true
	}
	return false
}

// multiline reports whether the text that is written may have several lines.
func (r *rich) multiline() bool {
	_, ok := r.top().(*noting)
	return ok
}

// leave ends the session at once. Every answer is saved already. At the result it
// is finished, however it is left.
func (r *rich) leave() tea.Cmd {
	r.left = r.Interview.Step() != interview.Done
	r.keepDrafts()
	return tea.Quit
}

// keepDrafts takes and saves what is written on the screens but was not handed
// over yet.
func (r *rich) keepDrafts() {
	changed := false
	for _, s := range append([]screen{r.base}, r.over...) {
		if d, ok := s.(draft); ok {
			changed = d.keep(r) || changed
		}
	}
	if changed {
		_ = r.save() // Farewell tells what goes wrong
	}
}
