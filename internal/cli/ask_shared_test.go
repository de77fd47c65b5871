//go:build unix

package cli_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

const sharedRules = `
format = 1
[ruleset]
id = "shared"
version = "1"
title = "Shared"
[[layer]]
id = "l"
[[option]]
id = "o"
layer = "l"
[[question]]
id = "q1"
prompt = "One?"
kind = "number"
max = 1000000
[[question]]
id = "q2"
prompt = "Two?"
kind = "number"
max = 1000000
[[question]]
id = "q3"
prompt = "Three?"
kind = "number"
max = 1000000
[[question]]
id = "q4"
prompt = "Four?"
kind = "number"
max = 1000000
[[question]]
id = "q5"
prompt = "Five?"
kind = "yesno"
[[rule]]
id = "r"
when = { q5 = true, all = [{ q1 = { above = 5 } }, { q2 = { above = 5 } }, { q3 = { above = 5 } }, { q4 = { above = 5 } }] }
points = { o = 1 }
`

// talk is a plain session of the real program.
type talk struct {
	t    *testing.T
	cmd  *exec.Cmd
	in   io.WriteCloser
	said chan string // lines
}

func (d *desk) talk(args string) *talk {
	d.Helper()
	t := &talk{t: d.T, cmd: d.command("ask --plain " + args), said: make(chan string, 10_000)}
	var err error
	if t.in, err = t.cmd.StdinPipe(); err != nil {
		d.Fatal(err)
	}
	out, err := t.cmd.StderrPipe()
	if err != nil {
		d.Fatal(err)
	}
	if err := t.cmd.Start(); err != nil {
		d.Fatal(err)
	}
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			t.said <- strings.TrimPrefix(lines.Text(), "> ")
		}
		close(t.said)
	}()
	return t
}

func (t *talk) say(line string) { _, _ = io.WriteString(t.in, line+"\n") } // it may have been killed

// hear waits for a line that contains one of the texts, and returns which, and the
// line.
func (t *talk) hear(texts ...string) (which int, line string) {
	t.t.Helper()
	var all []string
	for late := time.After(60 * time.Second); ; {
		select {
		case line, open := <-t.said:
			if !open {
				t.t.Fatalf("ended without any of %q after\n%s", texts, strings.Join(all, "\n"))
			}
			all = append(all, line)
			for i, text := range texts {
				if strings.Contains(line, text) {
					return i, line
				}
			}
		case <-late:
			t.t.Fatalf("none of %q in\n%s", texts, strings.Join(all, "\n"))
		}
	}
}

// end ends the input, and returns what is still said.
func (t *talk) end() string {
	_ = t.in.Close()
	var rest []string
	for line := range t.said {
		rest = append(rest, line)
	}
	_ = t.cmd.Wait()
	return strings.Join(rest, "\n")
}

func (t *talk) kill() {
	_ = t.cmd.Process.Kill()
	t.end()
}

var sharedAnswer = regexp.MustCompile(`(?m)^(q\d) = (\d+)$`)

// has are the answers in a file.
func (d *desk) has(name string) map[string]string {
	m := map[string]string{}
	text, err := os.ReadFile(d.path(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		d.Fatal(err)
	}
	for _, f := range sharedAnswer.FindAllStringSubmatch(string(text), -1) {
		m[f[1]] = f[2]
	}
	return m
}

// begin has a file that two sessions go on with; both have read it.
func (d *desk) begin(file string) (one, two *talk) {
	d.Helper()
	d.write("rules.toml", sharedRules)
	d.write(file, "ruleset = \"rules.toml\"\n[answers]\nq1 = 1\n")
	one, two = d.talk("--answers "+file), d.talk("--answers "+file)
	one.hear("Two?")
	two.hear("Two?")
	return one, two
}

// TestTwoSessions: the later session says at once that the file has changed, and
// nothing is lost, whatever is done then.
func TestTwoSessions(t *testing.T) {
	d := newDesk(t)
	changed := func(file string) (*talk, *talk) {
		one, two := d.begin(file)
		two.say("q2=22")
		two.hear("q2: 22")
		one.say("q3=33")
		one.hear(file + " has changed since")
		one.hear("reload: ")
		one.hear("q3: 33")
		return one, two
	}

	one, two := changed("reload.toml")
	one.say("reload")
	one.hear("reload.toml has been read again.")
	one.hear("not in the file: q3 = 33")
	one.say("q3=34")
	one.hear("q3: 34")
	two.say("q4=44")
	two.hear("reload.toml has changed since")
	two.say("RELOAD")
	two.hear("has been read again")
	two.say("q4=44")
	two.hear("q4: 44")
	one.end()
	two.end()
	if got := fmt.Sprint(d.has("reload.toml")); got != "map[q1:1 q2:22 q3:34 q4:44]" {
		t.Errorf("reload: %s", got)
	}

	one, two = changed("beside.toml")
	one.say("beside")
	one.hear("Saved in beside-2.toml.")
	one.say("q4=4")
	one.hear("q4: 4")
	two.say("q3=3")
	two.hear("q3: 3")
	one.end()
	two.end()
	if got := fmt.Sprint(d.has("beside.toml"), d.has("beside-2.toml")); got != "map[q1:1 q2:22 q3:3] map[q1:1 q3:33 q4:4]" {
		t.Errorf("beside: %s", got)
	}

	one, two = changed("over.toml")
	one.say("overwrite")
	one.hear("Saved in over.toml.")
	two.say("list")
	two.hear("over.toml has changed since") // before anything of its own is at stake
	one.end()
	if rest := two.end(); !strings.Contains(rest, "saved beside it in over-2.toml") {
		t.Errorf("at the end: %s", rest)
	}
	if got := fmt.Sprint(d.has("over.toml"), d.has("over-2.toml")); got != "map[q1:1 q3:33] map[q1:1 q2:22]" {
		t.Errorf("overwrite: %s", got)
	}

	one, two = changed("end.toml")
	one.say("q4=5") // goes on all the same
	one.hear("q4: 5")
	if rest := one.end(); !strings.Contains(rest, "saved beside it in end-2.toml") || !strings.Contains(rest, "Saved in end-2.toml.") {
		t.Errorf("at the end of input: %s", rest)
	}
	two.kill()
	if got := fmt.Sprint(d.has("end.toml"), d.has("end-2.toml")); got != "map[q1:1 q2:22] map[q1:1 q3:33 q4:5]" {
		t.Errorf("end of input: %s", got)
	}

	one, two = d.begin("gone.toml")
	if err := os.Remove(d.path("gone.toml")); err != nil {
		t.Fatal(err)
	}
	two.kill()
	one.say("q2=2")
	one.hear("gone.toml is no longer there")
	one.say("reload")
	one.hear("could not be read again")
	one.say("overwrite")
	one.hear("Saved in gone.toml.")
	one.end()

	d.write("invalid.toml", "ruleset = \"rules.toml\"\n[answers]\n")
	one = d.talk("--answers invalid.toml --lang zh")
	one.hear("One?")
	d.write("invalid.toml", "ruleset = \"rules.toml\"\n[answers]\nq9 = 1\n")
	one.say("7")
	one.hear("invalid.toml 在本次问卷读取或保存之后被改动过")
	one.say("重载")
	one.hear("无法重新读取：invalid.toml:3:1")
	one.say("另存")
	one.hear("已保存到 invalid-2.toml")
	one.end()
	if got := d.has("invalid-2.toml"); got["q1"] != "7" {
		t.Errorf("beside: %v", got)
	}

	// Another file has come up under the name of --save.
	one = d.talk("--rules rules.toml --save new.toml")
	one.hear("One?")
	d.write("new.toml", "precious\n")
	one.say("7")
	one.hear("new.toml has changed since this session")
	if rest := one.end(); !strings.Contains(rest, "new-2.toml") || d.read("new.toml") != "precious\n" {
		t.Errorf("%s\nand the file has %q", rest, d.read("new.toml"))
	}
}

// shared is a session of the random test, and what it must know.
type shared struct {
	*talk
	file       string
	base, view map[string]string // when it last read or wrote its file; now
	conflict   bool
}

// TestManySessions: two sessions on one file, which are killed, and an editor.
// Whatever was confirmed on the screen is in the file: a save is confirmed only if
// the session knew all that the file had.
func TestManySessions(t *testing.T) {
	d := newDesk(t)
	d.write("rules.toml", sharedRules)
	edit := func(m map[string]string) {
		text := "ruleset = \"rules.toml\"\n[answers]\n"
		for _, q := range []string{"q1", "q2", "q3", "q4"} {
			if v, ok := m[q]; ok {
				text += q + " = " + v + "\n"
			}
		}
		d.write("edited", text)
		if err := os.Rename(d.path("edited"), d.path("s.toml")); err != nil {
			t.Fatal(err)
		}
	}
	edit(nil)
	rng := rand.New(rand.NewPCG(15, 2))
	model := map[string]map[string]string{"s.toml": {}} // what each file must have
	var sessions [2]*shared
	conflicts, kills, edits, next := 0, 0, 0, 0
	value := func() string { next++; return fmt.Sprint(next + 10) }
	question := func() string { return fmt.Sprintf("q%d", 1+rng.IntN(4)) }
	for round := range 200 {
		i := rng.IntN(2)
		if sessions[i] == nil {
			sessions[i] = &shared{talk: d.talk("--answers s.toml"), file: "s.toml", base: maps.Clone(model["s.toml"]), view: maps.Clone(model["s.toml"])}
			sessions[i].hear("One?", "Two?", "Three?", "Four?", "Five?")
		}
		s := sessions[i]
		switch rng.IntN(10) {
		case 0: // killed while it may be saving
			kills++
			q, v := question(), value()
			s.say(q + "=" + v)
			time.Sleep(time.Duration(rng.IntN(4)) * time.Millisecond)
			s.kill()
			sessions[i] = nil
			s.view[q] = v
			if now := d.has(s.file); maps.Equal(s.base, model[s.file]) && !s.conflict && maps.Equal(now, s.view) {
				model[s.file] = now
			}
		case 1: // ends by itself
			rest := s.end()
			sessions[i] = nil
			if _, name, found := strings.Cut(rest, "saved beside it in "); found {
				name, _, _ = strings.Cut(name, ".toml")
				model[name+".toml"] = s.view
			}
		case 2, 3: // an editor
			edits++
			model["s.toml"] = maps.Clone(model["s.toml"])
			model["s.toml"][question()] = value()
			edit(model["s.toml"])
		default:
			q, v := question(), value()
			s.say(q + "=" + v)
			which, _ := s.hear(q+": "+v, " has changed since")
			s.view[q] = v
			knew := maps.Equal(s.base, model[s.file])
			switch {
			case which == 0 && !knew:
				t.Fatalf("round %d: %s=%s was confirmed over %v, and the session knew %v", round, q, v, model[s.file], s.base)
			case which == 0:
				model[s.file], s.base = maps.Clone(s.view), maps.Clone(s.view)
			case knew:
				t.Fatalf("round %d: nobody has changed %v", round, s.base)
			default:
				s.hear(q + ": " + v)
				conflicts++
				d.decide(s, model, rng.IntN(4))
			}
		}
		for file, want := range model {
			if got := d.has(file); !maps.Equal(got, want) {
				t.Fatalf("round %d: %s has %v, want %v", round, file, got, want)
			}
		}
	}
	for _, s := range sessions {
		if s != nil {
			s.end()
		}
	}
	if conflicts < 10 || kills < 10 || edits < 20 {
		t.Errorf("only %d conflicts, %d kills, %d edits", conflicts, kills, edits)
	}
	if left, _ := filepath.Glob(d.path(".*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// decide answers the question what to do about a file that has changed.
func (d *desk) decide(s *shared, model map[string]map[string]string, how int) {
	switch how {
	case 0:
		s.say("overwrite")
		s.hear("Saved in " + s.file)
		model[s.file] = maps.Clone(s.view)
	case 1:
		s.say("beside")
		_, line := s.hear("Saved in ")
		s.file = strings.TrimSuffix(strings.TrimPrefix(line, "Saved in "), ".")
		model[s.file] = maps.Clone(s.view)
	default:
		s.say("reload")
		s.hear("has been read again")
		s.view = maps.Clone(model[s.file])
	}
	s.base = maps.Clone(s.view)
}
