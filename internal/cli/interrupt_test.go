//go:build unix

package cli_test

import (
	"bytes"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"stackadvisor/internal/cli"
)

// TestInterrupt stops a draw that would take hours.
func TestInterrupt(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rules.toml")
	if err := os.WriteFile(file, []byte(`format = 1
ruleset = { id = "x", version = "1", title = "X" }
criterion = [ { id = "a" }, { id = "b" }, { id = "c" } ]
layer = [ { id = "l" } ]
option = [ { id = "o", layer = "l" }, { id = "p", layer = "l" }, { id = "q", layer = "l" } ]
rule = [ { id = "r", points = { o = 1 } }, { id = "s", criterion = "b", points = { p = 1 } }, { id = "t", criterion = "c", points = { q = 1 } } ]
`), 0o600); err != nil {
		t.Fatal(err)
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT) // keeps this process alive
	defer signal.Stop(signals)
	var stdout, stderr bytes.Buffer
	code := make(chan int)
	go func() {
		code <- cli.Main([]string{"explain", "--rules", file, "--samples", "1000000000000"}, strings.NewReader(""), &stdout, &stderr)
	}()
	deadline := time.After(20 * time.Second)
	for {
		select {
		case got := <-code:
			if got != 130 || stdout.Len() > 0 || stderr.Len() > 0 {
				t.Errorf("exit code %d, stdout %q, stderr %q; want 130 and silence", got, &stdout, &stderr)
			}
			return
		case <-deadline:
			t.Fatal("the program goes on")
		case <-time.After(20 * time.Millisecond):
			if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
				t.Fatal(err)
			}
		}
	}
}
