package cli_test

import (
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"stackadvisor/internal/cli"
)

// terminal opens a pseudo-terminal of a width: what is written to its file can
// be read from the other.
func terminal(t testing.TB, width uint16) (screen, file *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	unlock, number, size := int32(0), uint32(0), [4]uint16{50, width}
	for request, argument := range map[uintptr]unsafe.Pointer{
		syscall.TIOCSPTLCK: unsafe.Pointer(&unlock), syscall.TIOCGPTN: unsafe.Pointer(&number), syscall.TIOCSWINSZ: unsafe.Pointer(&size),
	} {
		if _, _, code := syscall.Syscall(syscall.SYS_IOCTL, screen.Fd(), request, uintptr(argument)); code != 0 {
			t.Fatal(code)
		}
	}
	file, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { screen.Close() })
	return screen, file
}

// TestTerminal runs commands with a terminal as standard output: colours only
// show if nobody minds, and lines are as wide as the terminal.
func TestTerminal(t *testing.T) {
	t.Chdir("../..")
	recommend := "recommend --answers testdata/examples/payments.toml"
	for _, c := range []struct {
		name, arguments string
		env             map[string]string
		width           int
		colour          bool
	}{
		{"colours", recommend, map[string]string{"TERM": "xterm"}, 80, true},
		{"narrow", recommend, map[string]string{"TERM": "xterm"}, 50, true},
		{"wide", recommend, map[string]string{"TERM": "xterm"}, 200, true},
		{"NO_COLOR", recommend, map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, 80, false},
		{"--no-color", recommend + " --no-color", map[string]string{"TERM": "xterm"}, 80, false},
		{"dumb", recommend, map[string]string{"TERM": "dumb"}, 80, false},
		{"JSON", recommend + " --format json", map[string]string{"TERM": "xterm"}, 80, false},
		{"help", "recommend --help", map[string]string{"TERM": "xterm"}, 200, true},
		{"help, NO_COLOR", "recommend --help", map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, 200, false},
		{"help, --no-color", "recommend --no-color --help", map[string]string{"TERM": "xterm"}, 200, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("NO_COLOR", "")
			for name, value := range c.env {
				t.Setenv(name, value)
			}
			screen, file := terminal(t, uint16(c.width))
			shown := make(chan string)
			go func() {
				data, _ := io.ReadAll(screen) // ends with an error when the file is closed
				shown <- string(data)
			}()
			if code := cli.Main(strings.Fields(c.arguments), strings.NewReader(""), file, io.Discard); code != 0 {
				t.Errorf("exit code %d", code)
			}
			file.Close()
			text := <-shown
			if got := strings.Contains(text, "\x1b["); got != c.colour {
				t.Errorf("colours: %v, want %v", got, c.colour)
			}
			if strings.HasPrefix(c.arguments, recommend) && !strings.HasSuffix(c.arguments, "json") {
				checkWidth(t, text, min(c.width, 80))
			}
		})
	}
}

// checkWidth looks for a line that is too long, and for one that is as long as
// it may be: the drawing's.
func checkWidth(t *testing.T, text string, width int) {
	t.Helper()
	longest := 0
	for _, line := range strings.Split(text, "\r\n") {
		visible := ""
		for i, part := range strings.Split(line, "\x1b[") {
			if i > 0 {
				_, part, _ = strings.Cut(part, "m")
			}
			visible += part
		}
		longest = max(longest, len([]rune(visible)))
	}
	if longest != width {
		t.Errorf("the longest line has %d columns, want %d", longest, width)
	}
}
