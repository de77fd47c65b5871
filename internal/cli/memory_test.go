package cli

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"
)

// TestMemory stops work that never ends by itself.
func TestMemory(t *testing.T) {
	a := &app{stderr: io.Discard, now: time.Now, getenv: func(string) string { return "" }, memory: func() uint64 { return hardMemory + 1 }}
	end := make(chan bool)
	defer close(end)
	err := a.interruptible(func(context.Context, *progress) error { <-end; return nil })
	var f *failure
	if !errors.As(err, &f) || f.code != exitInput || f.err.Error() != errMemory().Error() {
		t.Errorf("got %v, want it to stop", err)
	}
	if got := memory(); got < 1<<20 || got > hardMemory {
		t.Errorf("%d bytes in use", got)
	}
}
