//go:build unix

package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestAskSizes leads sessions through on terminals of several sizes, in both
// languages and themes: every question and choice is in sight, and nothing is wider
// than the terminal.
func TestAskSizes(t *testing.T) {
	term := openPane(t)
	for _, c := range []struct {
		width, height int
		args          string
		question      string
		end           string
	}{
		{40, 12, "--theme light", "What will run?", "Title of this"},
		{80, 24, "--theme dark --lang zh", "要跑什么？", "标题"},
		{120, 40, "--theme dark", "What will run?", "Title of this"},
		{200, 60, "--theme light --lang zh --no-mouse", "要跑什么？", "标题"},
	} {
		t.Run(fmt.Sprintf("%dx%d", c.width, c.height), func(t *testing.T) {
			term.T = t
			term.width, term.height = c.width, c.height
			term.start("ask --rules small.toml " + c.args)
			term.wait(c.question)
			term.fits()
			term.keys("1", "Enter")
			term.wait("How many hosts?")
			term.fits()
			term.keys("4", "0", "Enter")
			term.wait("Must it be ready-made?")
			term.fits()
			term.keys("Enter") // answers nothing
			term.wait("!")
			term.keys("1", "Enter")
			term.wait(c.end)
			term.fits()
			term.keys("Escape")
			term.wait("The other")
			term.fits()
			term.keys("C-c")
			if code := term.end(); code != 0 {
				t.Errorf("exit code %d of a finished session", code)
			}
		})
	}
}

// fits fails for a picture that is not what the window has room for.
func (t *pane) fits() {
	t.Helper()
	if screen := t.screen(); strings.Contains(screen, "too small") || strings.Contains(screen, "太小") {
		t.Errorf("no room at %dx%d:\n%s", t.width, t.height, screen)
	}
}

// TestThemesInTerminal has dark letters for a light terminal, and the other way
// round.
func TestThemesInTerminal(t *testing.T) {
	term := openPane(t)
	var seen []string
	for _, theme := range []string{"light", "dark"} {
		term.start("ask --rules small.toml --theme " + theme)
		term.wait("What will run?")
		picture := term.tmux("capture-pane", "-p", "-e", "-t", term.at())
		seen = append(seen, strings.Join(regexp.MustCompile(`\x1b\[[0-9;]*m`).FindAllString(picture, -1), ""))
	}
	if seen[0] == seen[1] || !strings.Contains(seen[0], "38;5;24") || !strings.Contains(seen[1], "38;5;117") {
		t.Errorf("light %q, dark %q", seen[0], seen[1])
	}
}

// TestEarlyKeysInTerminal types ahead, and pastes lines as a terminal does that has
// no word for it: nothing is answered by that.
func TestEarlyKeysInTerminal(t *testing.T) {
	term := openPane(t)
	term.start("ask --rules small.toml --save early.toml")
	term.tmux("send-keys", "-t", term.at(), "1", "Enter", "7", "Enter") // before the first picture
	term.wait("What will run?")
	time.Sleep(400 * time.Millisecond)
	term.tmux("send-keys", "-t", term.at(), "1", "Enter", "7", "Enter", "1", "Enter")
	time.Sleep(400 * time.Millisecond)
	term.wait("What will run?")
	if _, err := os.Stat(filepath.Join(term.dir, "early.toml")); err == nil {
		t.Errorf("answered:\n%s", term.read("early.toml"))
	}
}

// TestSuspendInTerminal hands the terminal back to the shell on ctrl-z, and goes on
// where it was.
func TestSuspendInTerminal(t *testing.T) {
	term := openPane(t)
	term.sessions++
	term.tmux("new-session", "-d", "-s", term.at(), "-x", "90", "-y", "28", "-c", term.dir,
		"env LANG=C.UTF-8 TERM=screen-256color PS1='$ ' sh -i")
	term.tmux("send-keys", "-t", term.at(), term.program+" ask --rules small.toml --save z.toml", "Enter")
	term.wait("What will run?")
	term.keys("1", "C-z")
	term.wait("$ ")
	term.wait("topped") // Stopped, or stopped
	term.tmux("send-keys", "-t", term.at(), "fg", "Enter")
	term.wait("[x] 1  Containers")
	term.keys("Enter")
	term.wait("How many hosts?")
}

// TestIdleInTerminal counts how often the program wakes up while nobody touches it:
// not for every frame.
func TestIdleInTerminal(t *testing.T) {
	if _, err := os.Stat("/proc/self/schedstat"); err != nil {
		t.Skip("this system does not tell how often a process runs")
	}
	term := openPane(t)
	term.start("ask --rules small.toml")
	term.wait("What will run?")
	time.Sleep(2500 * time.Millisecond)
	pid := strings.TrimSpace(term.read("pid"))
	before := wakes(t, pid)
	const seconds = 4
	time.Sleep(seconds * time.Second)
	if n := wakes(t, pid) - before; n > 25*seconds {
		t.Errorf("woke up %d times in %d seconds", n, seconds)
	}
}

// wakes is how often the threads of a process have run.
func wakes(t *testing.T, pid string) (n int) {
	t.Helper()
	files, err := filepath.Glob("/proc/" + pid + "/task/*/schedstat")
	if err != nil || len(files) == 0 {
		t.Fatal("no such process", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			continue // the thread has ended
		}
		var running, waiting, times int
		if _, err := fmt.Sscan(string(data), &running, &waiting, &times); err != nil {
			t.Fatal(err)
		}
		n += times
	}
	return n
}

// TestPlainInTerminal drives the plain face in a terminal line by line, from the
// first question to the report.
func TestPlainInTerminal(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed; install it to see the questionnaire run in a real terminal")
	}
	term := openPane(t)
	term.width, term.height = 60, 50
	term.start("ask --plain --rules small.toml --save plain.toml")
	say := func(line, answer string) {
		t.Helper()
		term.keys(line, "Enter")
		term.wait(answer)
	}
	term.wait("What will run?")
	say("CONTAINERS", "work: Containers")
	say("12.5", "is not a whole number")
	say("1 000", "Enter a whole number from 0 to 100.")
	say("undo", "Taken back")
	say("1", "How many hosts?")
	say("40", "Must it be ready-made?")
	say("yes", "The lead has changed: The other instead of The engine")
	say("title Payments", "Noted.")
	say("done", "RECOMMENDED STACK")
	if code := term.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	for _, want := range []string{`title = "Payments"`, "hosts = 40", `stack = ["other"]`} {
		if !strings.Contains(term.read("plain.toml"), want) {
			t.Errorf("no %s in\n%s", want, term.read("plain.toml"))
		}
	}
}
