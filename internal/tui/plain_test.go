package tui

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stackadvisor/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with a file under testdata.
// TestNoteLines: a note of several lines, as merged sheets have them, is shown as
// such, and steers no terminal.
func TestNoteLines(t *testing.T) {
	got := strings.Join(printableLines("Ann: yes\nBo:\tno\x1b[2J"), "\n")
	if want := "Ann: yes\nBo: no\\u001b[2J"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// session is what is said in the golden transcripts: with mistakes, second
// thoughts and questions back.
const session = `containers, big
[]
1, big-data
?
both
0
40
back
50
note we have 20 today
perhaps
yes
option kubernetes
turnkey=maybe
machines=60
go operators
few
list
unknown

openstack
continue
no
list
own-framework=unknown
openstack
weight fit=1.5
weight fit=1001
title Platform for payments
participants Ann, 李雷
done
`

func TestPlain(t *testing.T) {
	for _, tag := range []string{"en", "zh"} {
		d := newDesk(t, article(t), tag)
		var talk, result bytes.Buffer
		if err := d.Plain(context.Background(), strings.NewReader(session), &talk, &result); err != nil {
			t.Error(err)
		}
		golden(t, "plain_"+tag+".golden", echo(talk.String(), session)+"--- standard output\n"+result.String()+"--- file\n"+string(d.saved))
	}
}

// echo puts the lines that were said behind their prompts.
func echo(talk, said string) string {
	for _, line := range strings.SplitAfter(said, "\n") {
		talk = strings.Replace(talk, "\n> ", "\n>>"+line, 1)
	}
	return strings.ReplaceAll(talk, "\n>>", "\n> ")
}

// TestPlainEnds leaves in every way before the end. What was said is saved.
func TestPlainEnds(t *testing.T) {
	for name, said := range map[string]string{
		"quit":           "containers\nquit\nboth\n",
		"end of input":   "containers\n",
		"half a line":    "containers",
		"after mistakes": "containers\n\x1b[2J\nbot\n",
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, article(t), "en")
			var talk, result bytes.Buffer
			err := d.Plain(context.Background(), strings.NewReader(said), &talk, &result)
			if !errors.Is(err, ErrLeft) {
				t.Errorf("got error %v, want ErrLeft", err)
			}
			if result.Len() > 0 {
				t.Errorf("printed a result: %s", result.String())
			}
			if !strings.Contains(string(d.saved), `workloads = ["containers"]`) || strings.Contains(string(d.saved), "need") {
				t.Errorf("saved\n%s", d.saved)
			}
			if !strings.HasSuffix(talk.String(), "Saved in answers.toml.\n") || strings.Contains(talk.String(), "\x1b") {
				t.Errorf("ended with %q", talk.String())
			}
		})
	}
}

// TestPlainInterrupted does not wait for a line that never comes.
func TestPlainInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	in, out := io.Pipe()
	go func() {
		if _, err := io.WriteString(out, "containers\n"); err != nil {
			t.Error(err)
		}
		cancel()
	}()
	d := newDesk(t, article(t), "en")
	if err := d.Plain(ctx, in, io.Discard, io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want context.Canceled", err)
	}
}

// TestPlainUnsaved says so when a file cannot be written, goes on, and fails in
// the end.
func TestPlainUnsaved(t *testing.T) {
	d := newDesk(t, article(t), "en")
	d.fail = errors.New("disk full")
	var talk, result bytes.Buffer
	err := d.Plain(context.Background(), strings.NewReader(complete), &talk, &result)
	if !errors.Is(err, d.fail) {
		t.Errorf("got error %v, want %v", err, d.fail)
	}
	if n := strings.Count(talk.String(), "could NOT be saved: disk full"); n < 2 || result.Len() == 0 {
		t.Errorf("complained %d times, result %q", n, result.String())
	}
}

// complete answers the questions of the article's set in the file's order until
// the stack is settled.
const complete = "containers,processes\nboth\n40\nyes\nnothing-yet\nfew\n"

// TestPlainScript is a script without anything but answers, up to where the
// stack is settled: the end of input is the end.
func TestPlainScript(t *testing.T) {
	d := newDesk(t, article(t), "en")
	var result bytes.Buffer
	if err := d.Plain(context.Background(), strings.NewReader(complete), io.Discard, &result); err != nil {
		t.Fatal(err)
	}
	if got, want := result.String(), "result: recommended [openstack kvm mesos-containerizer dcos]\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReadLine(t *testing.T) {
	long := strings.Repeat("x", maxLine)
	text := "a \n\r\n" + long + "y\nb\xff\nc\x00\n\u202e\n\u674e\t\r\n" + long[1:] + "\nend"
	l := readLines(strings.NewReader(text))
	type result struct {
		Text string
		Err  error
	}
	var got []result
	for {
		s, err := l.read(context.Background())
		got = append(got, result{s, err})
		if err == io.EOF {
			break
		}
	}
	want := []result{{"a", nil}, {"", nil}, {"", errLongLine}, {"", errHidden}, {"", errHidden}, {"", errHidden},
		{"\u674e", nil}, {long[1:], nil}, {"end", nil}, {"", io.EOF}}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b error) bool { return a == b })); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

// wordy has choices that are also words of the plain face.
const wordy = `
format = 1
[ruleset]
id = "x"
version = "1"
title = "X"
[[layer]]
id = "l"
[[option]]
id = "o"
layer = "l"
[[question]]
id = "q"
prompt = "Q?"
kind = "multi"
min = 0
choices = [{ id = "list" }, { id = "stop" }, { id = "3" }, { id = "2" }]
[[question]]
id = "r"
prompt = "R?"
kind = "single"
choices = [{ id = "a" }, { id = "help" }]
[[rule]]
id = "one"
when = { r = "a" }
points = { o = 1 }
[[rule]]
id = "two"
when = { q = ["list", "2"], r = "help" }
points = { o = 1 }
`

// TestPlainChoices says choices by number and id, also those that are words of
// the face.
func TestPlainChoices(t *testing.T) {
	for said, want := range map[string]string{
		"list":      `q = ["list"]`,
		"stop list": `q = ["list", "stop"]`,
		"3":         `q = ["3"]`,
		"4,4":       `q = ["2"]`,
		"2":         `q = ["stop"]`,
		"[]":        `q = []`,
		"list,stop": `q = ["list", "stop"]`,
		"q=list":    `q = ["list"]`,
		"q=unknown": `q = "unknown"`,
		"r = help":  `r = "help"`,
		"r=2":       `r = "help"`,
	} {
		d := newDesk(t, fromText(t, wordy), "en")
		err := d.Plain(context.Background(), strings.NewReader(said), io.Discard, io.Discard)
		if !errors.Is(err, ErrLeft) || !strings.Contains(string(d.saved), want+"\n") {
			t.Errorf("%q: saved %q, error %v; want %s", said, d.saved, err, want)
		}
	}
	for _, said := range []string{"5", "0", "-1", "x", "list,,x", ",", "=", "q=", "z=1", "r=3", "note", "stop x"} {
		d := newDesk(t, fromText(t, wordy), "en")
		if err := d.Plain(context.Background(), strings.NewReader(said), io.Discard, io.Discard); !errors.Is(err, ErrLeft) || strings.Contains(string(d.saved), "[answers]") {
			t.Errorf("%q: saved %q, error %v", said, d.saved, err)
		}
	}
}

// labels has labels in two languages, some of them awkward.
const labels = `
format = 1
[ruleset]
id = "x"
version = "1"
title = "X"
[[layer]]
id = "l"
[[option]]
id = "o"
layer = "l"
[[question]]
id = "q"
prompt = "Q?"
kind = "multi"
choices = [
  { id = "a", label = { en = "Big data", zh = "大数据" } },
  { id = "b", label = { en = "Web, mobile", zh = "网站（含移动端）" } },
  { id = "c", label = { en = "Twice", zh = "两次" } },
  { id = "d", label = { en = "Twice", zh = "再次" } },
]
[[question]]
id = "n"
prompt = "N?"
kind = "number"
max = 100
[[question]]
id = "y"
prompt = "Y?"
kind = "yesno"
[[rule]]
id = "one"
when = { q = ["a", "b", "c"], n = 1, y = true }
points = { o = 1 }
[[rule]]
id = "two"
when = { q = ["d"], n = 2, y = false }
points = { o = 1 }
`

// TestPlainLabels answers with labels, and with the wide signs of a Chinese
// keyboard.
func TestPlainLabels(t *testing.T) {
	for said, want := range map[string]string{
		"big data":       `q = ["a"]`,
		"Big data,3":     `q = ["a", "c"]`,
		"Web, mobile":    `q = ["b"]`,
		"大数据、2":          `q = ["a", "b"]`,
		"大数据 c":          `q = ["a", "c"]`,
		"网站(含移动端)，再次":    `q = ["b", "d"]`,
		"１，２":            `q = ["a", "b"]`,
		"１　４":            `q = ["a", "d"]`,
		"ｎ＝４０":           `n = 40`,
		"n=４０":           `n = 40`,
		"y=是":            `y = true`,
		"y＝２":            `y = false`,
		"不清楚":            `q = "unknown"`,
		"note　先问他们，再说":   `q = "先问他们，再说"`,
		"weight　fit＝１．５": `fit = 1.5`,
		"go　ｎ\n４":        `n = 4`,
		"？\n大数据":         `q = ["a"]`,
		"title Ａ，Ｂ":      `title = "Ａ，Ｂ"`,
	} {
		d := newDesk(t, fromText(t, labels), "zh")
		err := d.Plain(context.Background(), strings.NewReader(said), io.Discard, io.Discard)
		if err != nil && !errors.Is(err, ErrLeft) || !strings.Contains(string(d.saved), want+"\n") {
			t.Errorf("%q: saved %q, error %v; want %s", said, d.saved, err, want)
		}
	}
	for _, said := range []string{"Twice", "大", "Big", "big data data"} {
		d := newDesk(t, fromText(t, labels), "en")
		if err := d.Plain(context.Background(), strings.NewReader(said), io.Discard, io.Discard); !errors.Is(err, ErrLeft) || d.saved != nil {
			t.Errorf("%q: saved %q, error %v", said, d.saved, err)
		}
	}
}

// FuzzPlain says anything at all: the face comes to an end, writes nothing that
// steers a terminal, and saves what it can read again.
func FuzzPlain(f *testing.F) {
	for _, seed := range []string{session, complete, "containers\nstop\ndone\n", "q=1\nr=2\ncontinue", "note \u202e\nback\n?\nlist"} {
		f.Add(seed)
	}
	p := fromText(f, wordy)
	f.Fuzz(func(t *testing.T, said string) {
		d := newDesk(t, p, "zh")
		var talk bytes.Buffer
		err := d.Plain(context.Background(), strings.NewReader(said), &talk, &talk)
		if err != nil && !errors.Is(err, ErrLeft) {
			t.Fatal(err)
		}
		if strings.ContainsAny(talk.String(), "\x00\x1b\r\u202e") {
			t.Errorf("wrote %q", talk.String())
		}
		d.reread(t)
	})
}

// FuzzLines reads any bytes as lines: nothing hidden comes out, and every line is
// understood without a panic, with an answer only where the question takes it.
func FuzzLines(f *testing.F) {
	for _, seed := range []string{session, complete, "\xff\n\u202e\r\na\x00\n", "1,2 3\n 99999999999999999999", "+5\n-0\n[]"} {
		f.Add(seed)
	}
	p := article(f)
	f.Fuzz(func(t *testing.T, said string) {
		i := newDesk(t, p, "en").Interview
		for in, err := bufio.NewReader(strings.NewReader(said)), error(nil); err != io.EOF; {
			var text string
			if text, err = readLine(in); strings.ContainsFunc(text, diag.Unprintable) || len(text) > maxLine {
				t.Errorf("read %q", text)
			}
			c := parseCommand(text)
			for q := range p.Questions {
				if v, wrong := parseAnswer(&p.Questions[q], c.text); wrong == "" && c.text != "" && v < 0 && i.Check(q, v) == nil {
					t.Errorf("%q answers question %d with %d", c.text, q, v)
				}
			}
		}
	})
}
