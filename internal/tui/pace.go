package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// pace tells the keys that a hand has pressed for what is on the screen from those
// that it has not: keys that were pressed before the screen was drawn, an Enter
// that bounced, and lines pasted where the terminal does not say that they are. It
// goes by the time between keys, which machines keep short; the time that the program
// needs for a key itself does not count, as the next one waits for it.
type pace struct {
	now  func() time.Time
	put  time.Time // when the screen was put
	last time.Time // when the key before came
	deaf bool      // keys are dropped until there is a pause

	woken time.Time     // when the message came that is handled now; zero: none is
	busy  time.Duration // how long messages were handled since the last key
}

const (
	// settling is how long a new screen takes no keys: until it is drawn, and then
	// as long as nobody can have read it.
	settling = 200 * time.Millisecond
	// pause is how long no key may come for a stream of them to be over. It is
	// longer than the pause between two keys that a held key repeats.
	pause = 120 * time.Millisecond
	// burst is the most time between two keys of a stream that no hand types.
	burst = 12 * time.Millisecond
)

// begin notes that a new screen was put.
func (p *pace) begin() { p.put, p.deaf = p.now(), true }

// wake notes that a message has come, and rest that it was handled and drawn.
func (p *pace) wake() { p.woken = p.now() }

func (p *pace) rest() {
	if !p.woken.IsZero() {
		p.busy += p.now().Sub(p.woken)
		p.woken = time.Time{}
	}
}

// pressed notes a key, and reports whether it is for the screen, and whether it
// came as fast as only machines press keys.
func (p *pace) pressed() (mine, hasty bool) {
	now := p.now()
	since := now.Sub(p.last) - p.busy
	p.last, p.busy = now, 0
	if p.deaf && (now.Sub(p.put) < settling || since < pause) {
		return false, true
	}
	p.deaf = false
	return true, since < burst
}

// shut drops what else comes in the same stream.
func (p *pace) shut() { p.deaf = true }

// decides reports whether a key takes, or takes back, an answer or a whole step, so
// that it must have been pressed for what is on the screen.
func decides(key tea.KeyPressMsg) bool {
	switch key.String() {
	case "enter", "u", "z", "tab":
		return true
	}
	return false
}
