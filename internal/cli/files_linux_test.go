package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"stackadvisor/internal/pdf"
)

// desk is a directory in which the real program runs.
type desk struct {
	*testing.T
	dir, program string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t, t.TempDir(), filepath.Join(t.TempDir(), "stackadvisor")}
	if out, err := exec.Command("go", "build", "-o", d.program, "stackadvisor/cmd/stackadvisor").CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	d.write("a.toml", "ruleset = \"article\"\ntitle = \"Shop\"\nas_of = 2026-11-22\n[answers]\nworkloads = [\"containers\"]\n")
	return d
}

func (d *desk) path(name string) string { return filepath.Join(d.dir, name) }

func (d *desk) write(name, text string) {
	d.Helper()
	if err := os.WriteFile(d.path(name), []byte(text), 0o644); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) read(name string) string {
	d.Helper()
	text, err := os.ReadFile(d.path(name))
	if err != nil {
		d.Fatal(err)
	}
	return string(text)
}

// command is a run of the program with words between blanks.
func (d *desk) command(line string) *exec.Cmd {
	cmd := exec.Command(d.program, strings.Fields(line)...)
	cmd.Dir = d.dir
	cmd.Env = append(os.Environ(), "LANG=C.UTF-8", "LC_ALL=", "NO_COLOR=1")
	return cmd
}

// run returns the exit code, -1 if a signal ended the program, and what was written.
func (d *desk) run(line string, input ...string) (code int, stdout, stderr string) {
	d.Helper()
	var out, talk bytes.Buffer
	cmd := d.command(line)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(strings.Join(input, "\n")), &out, &talk
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		d.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), talk.String()
}

// names are the files of a directory, with hidden ones.
func (d *desk) names(directory string) string {
	d.Helper()
	list, err := os.ReadDir(d.path(directory))
	if err != nil {
		d.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// TestEveryOutput: no command takes a full disk for success.
func TestEveryOutput(t *testing.T) {
	d := newDesk(t)
	if code, _, talk := d.run("report a.toml --format madr -o a.md"); code != 0 {
		t.Fatal(talk)
	}
	for _, line := range []string{
		"version", "--help", "help report", "report --verify a.md", "completion bash", "rules list", "rules check --explain unknown-key", "recommend --answers a.toml",
		"report a.toml", "recheck a.md", "review a.toml a.toml", "catalog --rules article", "schema rules", "man", "rules test article",
	} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Skip(err)
		}
		var talk bytes.Buffer
		cmd := d.command(line)
		cmd.Stdout, cmd.Stderr = full, &talk
		_ = cmd.Run() // its code is looked at
		if got := cmd.ProcessState.ExitCode(); got != 3 || !strings.Contains(talk.String(), "no space left on device") {
			t.Errorf("%s: exit code %d, and it says %q", line, got, &talk)
		}
		if err := full.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTwoBatches: of two runs that write one table, the second is refused, and the
// table is the first one's. A part has the mode that its file will have.
func TestTwoBatches(t *testing.T) {
	d := newDesk(t)
	d.write("b.csv", "app,workloads\nb,containers\n")
	d.write("out.csv", "old\n")
	if err := os.Chmod(d.path("out.csv"), 0o600); err != nil {
		t.Fatal(err)
	}
	first := d.command("batch - --input-format csv -o out.csv --rules article")
	in, err := first.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	defer first.Process.Kill()
	if _, err := fmt.Fprint(in, "app,workloads\n", strings.Repeat("a,containers\n", 100_000)); err != nil {
		t.Fatal(err)
	}
	for start := time.Now(); !exists(d.path("out.csv.part")); time.Sleep(5 * time.Millisecond) {
		if time.Since(start) > 20*time.Second {
			t.Fatal("no part")
		}
	}
	if info, err := os.Stat(d.path("out.csv.part")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the part: %v, %v", info, err)
	}
	for _, line := range []string{"batch b.csv -o out.csv --rules article", "batch b.csv -o out.csv --rules article --resume"} {
		if code, _, talk := d.run(line); code != 3 || !strings.Contains(talk, "another run is writing out.csv") {
			t.Errorf("%s: exit code %d, %q", line, code, talk)
		}
	}
	if d.read("out.csv") != "old\n" {
		t.Error("the table changed")
	}
	if err := errors.Join(in.Close(), first.Wait()); err != nil {
		t.Fatal(err)
	}
	if got := d.read("out.csv"); strings.Count(got, "\na,") != 100_000 || strings.Contains(got, "\nb,") {
		t.Error("the table is not the first run's")
	}
	if code, _, talk := d.run("batch b.csv -o out.csv --rules article"); code != 0 || strings.Count(d.read("out.csv"), "\n") != 2 {
		t.Errorf("afterwards: exit code %d, %s", code, talk)
	}
	if got := d.names("."); got != "a.toml b.csv out.csv" {
		t.Errorf("left: %s", got)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// TestPipes: a pipe that a file names is refused; one that the user names is read.
func TestPipes(t *testing.T) {
	d := newDesk(t)
	if err := syscall.Mkfifo(d.path("pipe"), 0o600); err != nil {
		t.Skip(err)
	}
	d.write("f.toml", "ruleset = \"pipe\"\n[answers]\n[recorded]\nstatus = \"no-evidence\"\nstack = []\nscore = 0\n")
	d.write("extends.toml", "format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"X\"\nextends = [\"pipe\"]\n")
	for _, line := range []string{"recheck f.toml", "recommend --answers f.toml", "report f.toml", "rules check extends.toml", "recommend --rules extends.toml"} {
		done := make(chan string, 1)
		go func() {
			_, out, talk := d.run(line)
			done <- out + talk
		}()
		select {
		case text := <-done:
			if !strings.Contains(text, "no file but a pipe") {
				t.Errorf("%s: %q", line, text)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s waits for the pipe", line)
		}
	}
	writer := exec.Command("sh", "-c", "exec cat > pipe")
	writer.Dir, writer.Stdin = d.dir, strings.NewReader("format = 1\n[ruleset]\nid = \"x\"\nversion = \"1\"\ntitle = \"Through a pipe\"\n")
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	if code, out, talk := d.run("rules show pipe"); code != 0 || !strings.Contains(out, "Through a pipe") {
		t.Errorf("exit code %d, %q, %q", code, out, talk)
	}
	_ = writer.Wait()
}

// TestLastNumber: no record gets a number that would not be seen again.
func TestLastNumber(t *testing.T) {
	d := newDesk(t)
	if err := os.Mkdir(d.path("n"), 0o755); err != nil {
		t.Fatal(err)
	}
	d.write("n/999999999-x.md", "")
	if code, _, talk := d.run("report a.toml --dir n"); code != 3 || !strings.Contains(talk, "n/999999999-x.md has the last number that a record can have") {
		t.Errorf("exit code %d, %q", code, talk)
	}
	if err := os.Rename(d.path("n/999999999-x.md"), d.path("n/999999998-x.md")); err != nil {
		t.Fatal(err)
	}
	if code, out, talk := d.run("report a.toml --dir n"); code != 0 || out != "n/999999999-shop.md\n" {
		t.Errorf("exit code %d, %q, %q", code, out, talk)
	}
}

// TestPDFLeavesNothing: neither an interrupted nor a killed run leaves anything
// that the next one does not remove.
func TestPDFLeavesNothing(t *testing.T) {
	if pdf.Browser() == "" {
		t.Skip("no Chromium or Chrome to print with")
	}
	d := newDesk(t)
	temp, err := os.MkdirTemp("", "pdf") // its name must be short, see pdf
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(temp)
	left := func() string {
		list, _ := filepath.Glob(filepath.Join(temp, "*"))
		return strings.Join(list, " ")
	}
	begin := func() *exec.Cmd {
		cmd := d.command("report a.toml -o x.pdf --force")
		cmd.Env = append(cmd.Env, "TMPDIR="+temp)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd
	}
	profile := func() bool {
		list, _ := filepath.Glob(filepath.Join(temp, "*/profile/*"))
		return len(list) > 0
	}
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL} {
		cmd := begin()
		for start := time.Now(); !profile() && time.Since(start) < 30*time.Second; time.Sleep(time.Millisecond) {
		}
		if err := cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); s != syscall.SIGKILL && (code != 130 || left() != "") {
			t.Errorf("%v: exit code %d, left %q", s, code, left())
		}
	}
	if err := begin().Wait(); err != nil || !exists(d.path("x.pdf")) || left() != "" {
		t.Errorf("%v, left %q", err, left())
	}
}
