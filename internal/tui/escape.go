package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// escWait is how long the rest of a key's sequence may take after its first
// character, which is that of the Esc key too.
const escWait = 300 * time.Millisecond

// sequence puts keys together again that a slow line has torn apart: the cursor up
// key sends Esc, "[" and "A", and whoever reads them with a delay in between takes
// them for three keys.
type sequence struct {
	keys   []tea.KeyPressMsg // what came of it; nil: no sequence is under way
	text   string            // the keys but Esc
	serial int               // of the key that came last
	whole  bool              // the terminal sends Esc so that it is no beginning
}

// lateMsg says that the rest of a sequence has not come in time.
type lateMsg struct{ serial int }

// keyFor is the key with a sequence, without its Esc; false if it is no key, such as
// a click.
func keyFor(sequence string) (tea.KeyPressMsg, bool) {
	switch sequence {
	case "[A", "OA":
		return tea.KeyPressMsg{Code: tea.KeyUp}, true
	case "[B", "OB":
		return tea.KeyPressMsg{Code: tea.KeyDown}, true
	case "[C", "OC":
		return tea.KeyPressMsg{Code: tea.KeyRight}, true
	case "[D", "OD":
		return tea.KeyPressMsg{Code: tea.KeyLeft}, true
	case "[H", "OH", "[1~", "[7~":
		return tea.KeyPressMsg{Code: tea.KeyHome}, true
	case "[F", "OF", "[4~", "[8~":
		return tea.KeyPressMsg{Code: tea.KeyEnd}, true
	case "[3~":
		return tea.KeyPressMsg{Code: tea.KeyDelete}, true
	case "[5~":
		return tea.KeyPressMsg{Code: tea.KeyPgUp}, true
	case "[6~":
		return tea.KeyPressMsg{Code: tea.KeyPgDown}, true
	case "[Z":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}, true
	}
	return tea.KeyPressMsg{}, false
}

// take adds a key. It returns the keys that are certain now, in order, and a command
// that comes back if a sequence is under way.
func (s *sequence) take(key tea.KeyPressMsg) ([]tea.KeyPressMsg, tea.Cmd) {
	s.serial++
	switch name := key.String(); {
	case s.keys == nil && !s.whole && (name == "esc" || name == "alt+[" || name == "alt+O" || name == "alt+shift+o"):
		s.keys, s.text = []tea.KeyPressMsg{key}, ""
		if name != "esc" {
			s.text = strings.ToUpper(name[len(name)-1:])
		}
		return nil, s.wait()
	case s.keys == nil:
		return []tea.KeyPressMsg{key}, nil
	case len(key.Text) != 1 || !s.goesOn(key.Text[0]):
		return append(s.flush(), key), nil
	}
	s.keys, s.text = append(s.keys, key), s.text+key.Text
	if len(s.text) < 2 || !final(key.Text[0]) {
		return nil, s.wait()
	}
	s.keys = nil
	if k, known := keyFor(s.text); known {
		return []tea.KeyPressMsg{k}, nil
	}
	return nil, nil
}

// goesOn reports whether a character can be the next of the sequence.
func (s *sequence) goesOn(c byte) bool {
	if s.text == "" {
		return c == '[' || c == 'O'
	}
	return c >= '0' && c <= '?' || final(c)
}

// final reports whether a character ends a sequence.
func final(c byte) bool { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '~' }

// late gives the keys up that have waited for a rest in vain.
func (s *sequence) late(msg lateMsg) []tea.KeyPressMsg {
	if msg.serial != s.serial {
		return nil
	}
	return s.flush()
}

// flush ends the sequence: its keys are keys.
func (s *sequence) flush() []tea.KeyPressMsg {
	keys := s.keys
	s.keys = nil
	return keys
}

func (s *sequence) wait() tea.Cmd {
	serial := s.serial
	return tea.Tick(escWait, func(time.Time) tea.Msg { return lateMsg{serial} })
}
