package cli_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// fileCalls are the calls of the system at which a writing command is killed.
var fileCalls = []string{"mkdirat", "openat", "flock", "write", "ftruncate", "fchown", "fchmod", "fsync", "linkat", "renameat", "renameat2", "unlinkat"}

// killed is a command that writes files, and what must hold when it was killed
// somewhere: at once, and after the same command has run again.
type killed struct {
	name, line string
	input      []string
	before     map[string]string // files
	prepare    []string          // commands
	left       string            // what may be left until the next run, a regular expression
	again      []int             // exit codes that the next run may have
}

const shop = "ruleset = \"article\"\ntitle = \"Shop\"\nas_of = 2026-11-22\n[answers]\nworkloads = [\"containers\"]\n"

const parts = `\.stackadvisor-[0-9a-f]{16}\.part`

func writingCommands() []killed {
	table := "app,workloads\n" + strings.Repeat("x,containers\n", 3000)
	return []killed{
		{name: "report", line: "report a.toml -o r.md", again: []int{3}},
		{name: "report over another", line: "report a.toml -o r.md --force", before: map[string]string{"r.md": "old\n"}, left: parts},
		{name: "record", line: "report a.toml --dir dec"},
		{name: "supersede", line: "report a.toml --dir dec --supersede 1", prepare: []string{"report a.toml --dir dec --status accepted"}, left: `dec/(` + parts + `|\.stackadvisor\.pending)`, again: []int{3}},
		{
			name: "supersede two", line: "report a.toml --dir dec --supersede 1,2", left: `dec/(` + parts + `|\.stackadvisor\.pending)`, again: []int{3},
			prepare: []string{"report a.toml --dir dec --status accepted", "report a.toml --dir dec --status accepted"},
		},
		{name: "review", line: "review a.toml b.toml -o m.toml", before: map[string]string{"b.toml": shop}, again: []int{3}},
		{name: "rules new", line: "rules new house.toml", again: []int{3}},
		{name: "ask", line: "ask --plain --rules article --save s.toml", input: []string{"workloads=containers", "machines=3", "quit"}, left: parts, again: []int{2, 130}},
		{name: "ask goes on", line: "ask --plain --answers a.toml", input: []string{"machines=3", "quit"}, left: parts, again: []int{130}},
		{name: "batch", line: "batch t.csv -o out.csv --rules article", before: map[string]string{"t.csv": table, "out.csv": "old\n"}, left: `out\.csv\.part`},
		{name: "batch with a summary", line: "batch t.csv --summary json --summary-output sum.json --rules article", before: map[string]string{"t.csv": table, "sum.json": "old\n"}, left: parts},
	}
}

// TestKill kills every writing command at each of its calls about files. A file is
// what it was, or whole; nothing is left that the next run does not remove; and no
// record is in force beside the one that it replaces.
func TestKill(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed; install it to see every writing command killed at each of its calls")
	}
	d := newDesk(t)
	if out, err := d.strace("true", "-o", os.DevNull).CombinedOutput(); err != nil {
		t.Skipf("strace may not trace here: %v, %s", err, out)
	}
	for _, k := range writingCommands() {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			k.all(t, d.program)
		})
	}
}

// strace runs a program under strace.
func (d *desk) strace(program string, args ...string) *exec.Cmd {
	cmd := exec.Command("strace", append(append([]string{"-f", "-qq"}, args...), strings.Fields(program)...)...)
	cmd.Dir = d.dir
	// Less of Go's own work, whose calls would only be counted along.
	cmd.Env = append(os.Environ(), "LANG=C.UTF-8", "LC_ALL=", "GOMAXPROCS=1", "GOGC=off", "GODEBUG=asyncpreemptoff=1")
	return cmd
}

// place makes a directory in which the command can run.
func (k *killed) place(t *testing.T, program string) *desk {
	t.Helper()
	d := &desk{t, t.TempDir(), program}
	d.write("a.toml", shop)
	for name, text := range k.before {
		d.write(name, text)
	}
	for _, line := range k.prepare {
		if code, _, talk := d.run(line); code != 0 {
			t.Fatal(talk)
		}
	}
	return d
}

func (k *killed) all(t *testing.T, program string) {
	whole := k.place(t, program)
	states := []map[string]string{whole.tree()}
	for i := range k.input { // each answer is saved
		d := k.place(t, program)
		d.run(k.line, k.input[:i]...)
		states = append(states, d.tree())
	}
	counts := k.count(whole)
	states = append(states, whole.tree())
	if maps.Equal(states[0], whole.tree()) {
		t.Fatal("the command writes nothing")
	}
	runs := 0
	for _, call := range slices.Sorted(maps.Keys(counts)) {
		for n := 1; n <= counts[call]; n++ {
			if testing.Short() && (n+len(call))%4 != 0 {
				continue
			}
			runs++
			k.once(t, program, call, n, states)
			if t.Failed() {
				return
			}
		}
	}
	t.Logf("killed %d times", runs)
}

// count runs the command undisturbed and counts its calls.
func (k *killed) count(d *desk) map[string]int {
	d.Helper()
	log := filepath.Join(d.TempDir(), "calls")
	cmd := d.strace(d.program+" "+k.line, "-o", log, "-e", "trace="+strings.Join(fileCalls, ","))
	cmd.Stdin = strings.NewReader(strings.Join(k.input, "\n"))
	_ = cmd.Run() // ask ends with 130
	data, err := os.ReadFile(log)
	if err != nil {
		d.Fatal(err)
	}
	counts := map[string]int{}
	for _, m := range regexp.MustCompile(`(?m)^\d+ +(\w+)\(`).FindAllStringSubmatch(string(data), -1) {
		counts[m[1]]++
	}
	if counts["fsync"] == 0 {
		d.Fatalf("no calls in\n%s", data)
	}
	return counts
}

// once kills the command at its n-th call of a kind. The states are what the
// directory has been before, after each line of input, and at the end.
func (k *killed) once(t *testing.T, program, call string, n int, states []map[string]string) {
	old, want := states[0], states[len(states)-1]
	d := k.place(t, program)
	at := fmt.Sprintf("killed at %s number %d", call, n)
	cmd := d.strace(program+" "+k.line, "-o", os.DevNull, "-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:signal=SIGKILL:when=%d", call, n))
	cmd.Stdin = strings.NewReader(strings.Join(k.input, "\n"))
	_ = cmd.Run()
	left := regexp.MustCompile(`^(` + k.left + `)$`)
	for name, text := range d.tree() {
		known := slices.ContainsFunc(states, func(m map[string]string) bool { return m[name] == text })
		if !known && !left.MatchString(name) {
			t.Errorf("%s: %s is torn:\n%s", at, name, text)
		}
	}
	for name := range old {
		if _, there := d.tree()[name]; !there {
			t.Errorf("%s: %s is gone", at, name)
		}
	}
	d.oneInForce(at)
	again := d.command(k.line)
	again.Stdin = strings.NewReader(strings.Join(k.input, "\n"))
	talk, _ := again.CombinedOutput()
	code := again.ProcessState.ExitCode()
	d.oneInForce(at + " and run again")
	got := d.tree()
	if second := "dec/0002-shop.md"; k.name == "record" && got[second] == got["dec/0001-shop.md"] {
		delete(got, second) // the killed run had done its work
	}
	if code != 0 && !slices.Contains(k.again, code) || !maps.Equal(got, want) && !k.goesOn(d, code, want) {
		t.Errorf("%s: the next run ended with %d, said %q, and left %q, want %q", at, code, talk, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

// goesOn reports whether a session that was refused, as the killed one had saved
// something, can go on with that.
func (k *killed) goesOn(d *desk, code int, want map[string]string) bool {
	if !strings.HasPrefix(k.line, "ask") || code != 2 {
		return false
	}
	code, _, _ = d.run("ask --plain --answers s.toml", k.input...)
	return code == 130 && maps.Equal(d.tree(), want)
}

// tree has the texts of all files of the directory by their paths.
func (d *desk) tree() map[string]string {
	d.Helper()
	m := map[string]string{}
	err := filepath.WalkDir(d.dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(d.dir, path)
		m[name] = d.read(name)
		return err
	})
	if err != nil {
		d.Fatal(err)
	}
	return m
}

var recordStatus = regexp.MustCompile(`^---\nstatus: "?([^"\n]*)`)

// oneInForce fails if a record is accepted beside one that it replaces.
func (d *desk) oneInForce(at string) {
	d.Helper()
	tree := d.tree()
	for name, text := range tree {
		for _, m := range regexp.MustCompile(`(?m)^Supersedes \[ADR-\d+\]\((.*)\)`).FindAllStringSubmatch(text, -1) {
			old := recordStatus.FindStringSubmatch(tree[filepath.Join(filepath.Dir(name), m[1])])
			if new := recordStatus.FindStringSubmatch(text); old == nil || new == nil || new[1] == "accepted" && !strings.HasPrefix(old[1], "superseded by ") {
				d.Errorf("%s: %s says %q beside %s, %q", at, name, new, m[1], old)
			}
		}
	}
}

// TestManyRecords: of runs at once that supersede one record, one does; all others
// say why not, and no number is given twice.
func TestManyRecords(t *testing.T) {
	d := newDesk(t)
	if code, _, talk := d.run("report a.toml --dir dec --status accepted"); code != 0 {
		t.Fatal(talk)
	}
	const runs = 6
	codes := make(chan int, 2*runs)
	for range runs {
		for _, line := range []string{"report a.toml --dir dec --supersede 1", "report a.toml --dir dec"} {
			go func() {
				cmd := d.command(line)
				_ = cmd.Run() // its code is looked at
				codes <- cmd.ProcessState.ExitCode()
			}()
		}
	}
	count := map[int]int{}
	for range 2 * runs {
		count[<-codes]++
	}
	accepted := 0
	for _, text := range d.tree() {
		if m := recordStatus.FindStringSubmatch(text); m != nil && m[1] == "accepted" {
			accepted++
		}
	}
	if records := len(strings.Fields(d.names("dec"))); count[0] != runs+1 || count[3] != runs-1 || records != runs+2 || accepted != 1 {
		t.Errorf("exit codes %v, %d records, %d accepted: %s", count, records, accepted, d.names("dec"))
	}
	d.oneInForce("at once")
}
