//go:build unix

package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

const paneRules = `
format = 1
[ruleset]
id = "small"
version = "1"
title = { en = "A small choice", zh = "小小的选择" }
[[layer]]
id = "runtime"
name = "Runtime"
[[option]]
id = "engine"
name = "The engine"
layer = "runtime"
[[option]]
id = "other"
name = "The other"
layer = "runtime"
[[question]]
id = "work"
prompt = { en = "What will run?", zh = "要跑什么？" }
kind = "multi"
choices = [{ id = "containers", label = { en = "Containers", zh = "容器" } }, { id = "processes", label = "Processes" }]
[[question]]
id = "hosts"
prompt = "How many hosts?"
kind = "number"
max = 100
[[question]]
id = "ready"
prompt = "Must it be ready-made?"
kind = "yesno"
[[rule]]
id = "engine"
when = { work = "containers" }
points = { engine = 2 }
because = "Containers want an engine."
[[rule]]
id = "many"
when = { hosts = { above = 9 }, ready = true }
points = { other = 5 }
because = "Many hosts and no time want the other."
`

// pane is a real pseudo-terminal with the real program in it: a tmux server
// of its own.
type pane struct {
	*testing.T
	socket, program, dir string
	sessions             int
	width, height        int // of the next terminal; 0: some
}

// openPane needs tmux; without it the test is skipped.
func openPane(t *testing.T) *pane {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed; install it to see the questionnaire run in a real terminal")
	}
	dir := t.TempDir()
	term := &pane{T: t, socket: filepath.Join(dir, "tmux"), program: filepath.Join(dir, "stackadvisor"), dir: dir}
	if out, err := exec.Command("go", "build", "-o", term.program, "stackadvisor/cmd/stackadvisor").CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	if err := os.WriteFile(filepath.Join(dir, "small.toml"), []byte(paneRules), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = exec.Command("tmux", "-S", term.socket, "kill-server").Run() })
	return term
}

func (t *pane) tmux(args ...string) string {
	t.Helper()
	out, err := exec.Command("tmux", append([]string{"-u", "-S", t.socket, "-f", "/dev/null"}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("tmux %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// start runs the program on a new terminal. It leaves its process id in a file,
// and its exit code on the screen.
func (t *pane) start(args string) {
	t.Helper()
	script := fmt.Sprintf("sh -c 'echo $$ > pid; exec %s %s'\nprintf '\\r\\nEXIT %%d\\r\\n' $?\nexec sleep 600\n", t.program, args)
	if err := os.WriteFile(filepath.Join(t.dir, "run.sh"), []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	if t.width == 0 {
		t.width, t.height = 90, 28
	}
	width, height := fmt.Sprint(t.width), fmt.Sprint(t.height)
	t.tmux("new-session", "-d", "-s", fmt.Sprint("ask", t.sessions+1), "-x", width, "-y", height, "-c", t.dir,
		"exec env LANG=C.UTF-8 TERM=screen-256color sh ./run.sh")
	t.sessions++
}

// at names the newest terminal.
func (t *pane) at() string { return fmt.Sprint("ask", t.sessions) }

func (t *pane) screen() string { return t.tmux("capture-pane", "-p", "-t", t.at()) }

// wait waits until the screen shows the text.
func (t *pane) wait(text string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if strings.Contains(t.screen(), text) {
			return
		}
	}
	t.Fatalf("no %q on the screen:\n%s", text, t.screen())
}

// keys presses keys like a hand: after a look at the screen, one after the other.
func (t *pane) keys(names ...string) {
	time.Sleep(300 * time.Millisecond)
	for _, name := range names {
		time.Sleep(60 * time.Millisecond)
		t.tmux("send-keys", "-t", t.at(), name)
	}
}

// end waits for the end of the program and returns its exit code.
func (t *pane) end() int {
	t.Helper()
	t.wait("EXIT ")
	_, after, _ := strings.Cut(t.screen(), "EXIT ")
	code, err := strconv.Atoi(strings.Fields(after)[0])
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func (t *pane) signal(s syscall.Signal) {
	t.Helper()
	pid, err := strconv.Atoi(strings.TrimSpace(t.read("pid")))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, s); err != nil {
		t.Fatal(err)
	}
}

// kill ends the program without a chance to do anything.
func (t *pane) kill() {
	t.Helper()
	t.signal(syscall.SIGKILL)
	if code := t.end(); code != 128+int(syscall.SIGKILL) {
		t.Fatalf("exit code %d of a killed program", code)
	}
}

func (t *pane) read(name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(t.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestAskInTerminal answers with keys in a real terminal, is killed half-way, goes on
// where it was, changes its size and its mind, finishes and exports.
func TestAskInTerminal(t *testing.T) {
	term := openPane(t)
	term.start("ask --rules small.toml --save answers.toml")
	term.wait("What will run?")
	term.keys("Space", "Enter")
	term.wait("How many hosts?")
	term.wait("The engine")
	term.kill()
	if got := term.read("answers.toml"); !strings.Contains(got, `work = ["containers"]`) {
		t.Fatalf("after the kill the file has\n%s", got)
	}

	term.start("ask --answers answers.toml")
	term.wait("How many hosts?")
	term.tmux("resize-window", "-t", term.at(), "-x", "50", "-y", "14")
	term.wait("How many hosts?")
	term.keys("4", "0", "Enter")
	term.wait("Must it be ready-made?")
	term.tmux("resize-window", "-t", term.at(), "-x", "130", "-y", "40")
	term.wait("The engine")
	term.keys("?")
	term.wait("Many hosts and no time want the other.")
	term.keys("Escape")
	term.wait("1  Yes")
	term.keys("b")
	term.wait("› 40")
	term.keys("Enter")
	term.wait("Must it be ready-made?")
	term.keys("1", "Enter")
	term.wait("Title of this decision")
	term.keys("Payments", "Escape")
	term.wait("Recommended stack")
	term.wait("The other")
	term.keys("e")
	term.wait("html")
	term.keys("Down", "Enter")
	term.wait("Written to answers.html")
	term.keys("q")
	if code := term.end(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	if got := term.screen(); !strings.Contains(got, "Saved in answers.toml.") {
		t.Errorf("left on the screen:\n%s", got)
	}
	for _, want := range []string{`title = "Payments"`, "hosts = 40", "ready = true", `stack = ["other"]`} {
		if !strings.Contains(term.read("answers.toml"), want) {
			t.Errorf("no %s in the file:\n%s", want, term.read("answers.toml"))
		}
	}
	if !bytes.Contains([]byte(term.read("answers.html")), []byte("The other")) {
		t.Error("the export does not name the stack")
	}
}

// TestLeaveInTerminal leaves with ctrl-c: nothing is asked, and it says where the
// answers are.
func TestLeaveInTerminal(t *testing.T) {
	term := openPane(t)
	term.start("ask --rules small.toml --lang zh --no-color")
	term.wait("要跑什么？")
	term.keys("Space", "Enter")
	term.wait("The engine")
	if colours := term.tmux("capture-pane", "-p", "-e", "-t", term.at()); regexp.MustCompile(`\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7])`).MatchString(colours) {
		t.Errorf("there are colours with --no-color: %q", colours)
	}
	term.keys("C-c")
	if code := term.end(); code != 130 {
		t.Errorf("exit code %d, want 130", code)
	}
	files, err := filepath.Glob(filepath.Join(term.dir, "stackadvisor-????-??-??.toml"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	if name := filepath.Base(files[0]); !strings.Contains(term.screen(), name) {
		t.Errorf("the screen does not name %s:\n%s", name, term.screen())
	}
}

// TestSignalsInTerminal ends the program by signals while something is written: it
// is kept.
func TestSignalsInTerminal(t *testing.T) {
	term := openPane(t)
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		term.start("ask --rules small.toml --save " + s.String() + ".toml")
		term.wait("What will run?")
		term.keys("n", "Ask them")
		term.wait("Ask them")
		term.signal(s)
		if code := term.end(); code != 130 {
			t.Errorf("%v: exit code %d, want 130", s, code)
		}
		if got := term.read(s.String() + ".toml"); !strings.Contains(got, `work = "Ask them"`) {
			t.Errorf("%v: the file has\n%s", s, got)
		}
		if want := "Saved in " + s.String() + ".toml."; !strings.Contains(term.screen(), want) {
			t.Errorf("%v: no %q on the screen:\n%s", s, want, term.screen())
		}
	}
}
