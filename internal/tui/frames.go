package tui

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
)

// frames is how often the screen is drawn. Bubbletea wakes up for each frame, also
// where nothing has changed, which over the hours for which a room leaves the
// questionnaire open is most of what the program does. So frames are rare while
// nothing happens, and come at once when something does.
//
// Bubbletea has no way to say so. Its ticker is found by its name; where there is
// none of that name the frames stay as they are, and TestFrames fails.
type frames struct {
	program *tea.Program
	last    time.Time // when something happened
	rare    bool
	waiting bool // for a quietMsg
}

const (
	framesPerSecond = 60
	quiet           = time.Second // without anything happening: frames become rare
	rareFrames      = 2 * time.Second
)

// quietMsg asks whether anything has happened meanwhile.
type quietMsg struct{}

// ticker is what bubbletea draws by; nil before it runs.
func (f *frames) ticker() *time.Ticker {
	if f.program == nil {
		return nil
	}
	field := reflect.ValueOf(f.program).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return (*time.Ticker)(field.UnsafePointer())
}

// happened makes frames frequent, and sees to it that they become rare again. It is
// called for every message, on the goroutine that has made the ticker.
func (f *frames) happened(msg tea.Msg, now time.Time) tea.Cmd {
	if _, ok := msg.(quietMsg); ok {
		f.waiting = false
		if now.Sub(f.last) >= quiet {
			f.set(true)
			return nil
		}
		return f.wait()
	}
	f.last = now
	f.set(false)
	return f.wait()
}

func (f *frames) wait() tea.Cmd {
	if f.waiting {
		return nil
	}
	f.waiting = true
	return tea.Tick(quiet, func(time.Time) tea.Msg { return quietMsg{} })
}

func (f *frames) set(rare bool) {
	ticker := f.ticker()
	if ticker == nil || rare == f.rare {
		return
	}
	f.rare = rare
	if rare {
		ticker.Reset(rareFrames)
	} else {
		ticker.Reset(time.Second / framesPerSecond)
	}
}
