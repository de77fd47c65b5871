package tui

import (
	"context"
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestFrames makes frames rare where nothing happens, and frequent again: the ticker
// is where it is looked for.
func TestFrames(t *testing.T) {
	r := newDesk(t, article(t), "en").newRich(context.Background())
	r.frames.program = tea.NewProgram(r, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	go func() {
		time.Sleep(50 * time.Millisecond)
		r.frames.program.Quit()
	}()
	if _, err := r.frames.program.Run(); err != nil {
		t.Fatal(err)
	}
	if r.frames.ticker() == nil {
		t.Fatal("bubbletea has no such ticker")
	}
	f := frames{program: r.frames.program}
	now := time.Unix(0, 0)
	steps := []struct {
		msg  tea.Msg
		at   time.Duration
		rare bool
	}{
		{tea.KeyPressMsg{}, 0, false}, {quietMsg{}, quiet / 2, false}, {quietMsg{}, quiet, true},
		{quietMsg{}, 5 * quiet, true},
		{tea.KeyPressMsg{}, 6 * quiet, false}, {tea.KeyPressMsg{}, 6*quiet + 1, false}, {quietMsg{}, 7 * quiet, false},
		{quietMsg{}, 8 * quiet, true},
	}
	for i, s := range steps {
		if f.happened(s.msg, now.Add(s.at)); f.rare != s.rare {
			t.Errorf("step %d: rare %v, want %v", i, f.rare, s.rare)
		}
	}
}
