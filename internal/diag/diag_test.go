package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPosition(t *testing.T) {
	long := strings.Repeat("é", 3000)
	tests := []struct {
		data         string
		offset       int
		line, column int
	}{
		{"", 0, 1, 1},
		{"ab\ncd", 0, 1, 1},
		{"ab\ncd", 2, 1, 3},
		{"ab\ncd", 3, 2, 1},
		{"ab\ncd", 5, 2, 3},
		{"ab\n", 3, 2, 1},
		{"aé中x", 6, 1, 4},
		{"\xef\xbb\xbfab\ncd", 0, 1, 1},
		{"\xef\xbb\xbfab\ncd", 3, 1, 1},
		{"\xef\xbb\xbfab\ncd", 4, 1, 2},
		{"\xef\xbb\xbfab\ncd", 7, 2, 2},
		{"x\n" + long, 2 + len(long), 2, 3001},
		{long + "\n" + long + "x", 2*len(long) + 1, 2, 3001},
	}
	for _, tt := range tests {
		s := Span{File: &File{Name: "f", Data: []byte(tt.data)}, Start: tt.offset, End: tt.offset}
		if line, column := s.Position(); line != tt.line || column != tt.column {
			t.Errorf("offset %d of %.20q: got %d:%d, want %d:%d", tt.offset, tt.data, line, column, tt.line, tt.column)
		}
	}
}

func TestNearest(t *testing.T) {
	known := strings.Fields("kubernetes docker docker-swarm mesos marathon openstack spark")
	for word, want := range map[string]string{
		"kubernets": "kubernetes", "kuberentes": "kubernetes", "dokcer": "docker", "docker_swarm": "docker-swarm",
		"meos": "mesos", "openstacks": "openstack", "Spark": "spark", "nomad": "", "x": "", "": "",
	} {
		var s Speller
		if got := s.Nearest(word, known); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

// TestDistance compares with the definition, computed without a limit.
func TestDistance(t *testing.T) {
	words := []string{"", "a", "ab", "ba", "abc", "acb", "cab", "kitten", "sitting", "ca", "éa", "aé"}
	for _, a := range words {
		for _, b := range words {
			want := osa([]rune(a), []rune(b))
			for limit := range 8 {
				got := distance([]rune(a), []rune(b), limit)
				if want <= limit && got != want || want > limit && got <= limit {
					t.Errorf("%q to %q within %d: got %d, want %d", a, b, limit, got, want)
				}
			}
		}
	}
}

func osa(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	cost := 1
	if a[len(a)-1] == b[len(b)-1] {
		cost = 0
	}
	d := min(osa(a[:len(a)-1], b)+1, osa(a, b[:len(b)-1])+1, osa(a[:len(a)-1], b[:len(b)-1])+cost)
	if n, m := len(a), len(b); n > 1 && m > 1 && a[n-1] == b[m-2] && a[n-2] == b[m-1] {
		d = min(d, osa(a[:n-2], b[:m-2])+1)
	}
	return d
}

func TestHint(t *testing.T) {
	for _, tt := range []struct{ known, want string }{
		{"", ""},
		{"low", `; expected "low"`},
		{"low medium", `; expected "low" or "medium"`},
		{"a b c d e f", `; expected "a", "b", "c", "d", "e" or "f"`},
		{"a b c d e f medium", `; did you mean "medium"?`},
		{"a b c d e f g", ""},
	} {
		var s Speller
		if got := s.Hint("medum", strings.Fields(tt.known)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.known, got, tt.want)
		}
	}
}

// sample has one problem with a note, one in a file with an awkward name, and
// one in a flag.
func sample() List {
	web := &File{Name: "rules/web.toml", Data: []byte("[[option]]\nid = \"redis\"\n[[option]]\nid = \"redis\"\n")}
	odd := &File{Name: "a b,%\x1b.toml", Data: []byte("x = 1\ny")}
	flag := &File{Name: "--set workloads=x", Data: []byte("workloads=x"), Inline: true}
	var l List
	l.Warnf(NotApplicable, Span{odd, 6, 7}, "100%% of\nit \x1b[2J")
	l.Errorf(UnknownChoice, Span{flag, 10, 11}, "question %q has no choice %q", "workloads", "x")
	l.Errorf(DuplicateID, Span{web, 40, 47}, "option %q is declared twice", "redis").
		Notef(Span{web, 16, 23}, "other declaration of %q", "redis")
	l.Errorf(DuplicateID, Span{web, 40, 47}, "option %q is declared twice", "redis")
	l.Sort()
	return l
}

func TestWriteText(t *testing.T) {
	want := `--set workloads=x:11: error: question "workloads" has no choice "x" [unknown-choice]
a b,%\u001b.toml:2:1: warning: 100% of\u000ait \u001b[2J [not-applicable]
rules/web.toml:4:6: error: option "redis" is declared twice [duplicate-id]
  rules/web.toml:2:6: note: other declaration of "redis"
`
	compareOutput(t, want, func(w io.Writer) error { return sample().WriteText(w) })
}

func TestWriteGitHub(t *testing.T) {
	want := `::error file=--set workloads=x,line=1,col=11,title=unknown-choice::question "workloads" has no choice "x"
::warning file=a b%2C%25\u001b.toml,line=2,col=1,title=not-applicable::100%25 of%0Ait \u001b[2J
::error file=rules/web.toml,line=4,col=6,title=duplicate-id::option "redis" is declared twice%0Arules/web.toml:2:6: note: other declaration of "redis"
`
	want = strings.Replace(want, "2:6: note: other", "2:6: other", 1)
	compareOutput(t, want, func(w io.Writer) error { return sample().WriteGitHub(w) })
}

func compareOutput(t *testing.T, want string, write func(io.Writer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
}

func TestWriteJSON(t *testing.T) {
	want := `{
  "format_version": 1,
  "errors": 1,
  "warnings": 0,
  "diagnostics": [
    {
      "code": "duplicate-id",
      "severity": "error",
      "message": "option \"redis\" is declared twice",
      "file": "rules/web.toml",
      "line": 4,
      "column": 6,
      "end_line": 4,
      "end_column": 13,
      "notes": [
        {
          "message": "other declaration of \"redis\"",
          "file": "rules/web.toml",
          "line": 2,
          "column": 6
        }
      ]
    }
  ]
}
`
	compareOutput(t, want, func(w io.Writer) error { return sample()[2:].WriteJSON(w) })
	compareOutput(t, "{\n  \"format_version\": 1,\n  \"errors\": 0,\n  \"warnings\": 0,\n  \"diagnostics\": []\n}\n",
		func(w io.Writer) error { return List(nil).WriteJSON(w) })
}

func TestWriteSARIF(t *testing.T) {
	var b bytes.Buffer
	if err := sample().WriteSARIF(&b, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 {
		t.Fatalf("got %s", b.String())
	}
	var got []string
	for _, r := range log.Runs[0].Results {
		p := r.Locations[0].Physical
		got = append(got, fmt.Sprintf("%s %s %s %d:%d-%d:%d related %d", r.Level, log.Runs[0].Tool.Driver.Rules[r.RuleIndex].ID,
			p.Artifact.URI, p.Region.StartLine, p.Region.StartColumn, p.Region.EndLine, p.Region.EndColumn, len(r.Related)))
	}
	want := []string{
		"error unknown-choice --set%20workloads=x 1:11-1:12 related 0",
		"warning not-applicable a%20b,%25%1B.toml 2:1-2:2 related 0",
		"error duplicate-id rules/web.toml 4:6-4:13 related 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("results (-want +got):\n%s", diff)
	}
}

func TestListIsBounded(t *testing.T) {
	f := &File{Name: "f", Data: []byte("x")}
	var l List
	for range mostKept + 10 {
		l.Warnf(NotApplicable, Span{f, 0, 1}, "w")
	}
	l.Errorf(Syntax, Span{f, 0, 1}, "e")
	if errors, warnings := l.Count(); errors != 1 || warnings != mostKept {
		t.Errorf("kept %d errors and %d warnings", errors, warnings)
	}
	for range 2 * mostKept {
		l.Errorf(Syntax, Span{f, 0, 1}, "e").Notef(Span{f, 0, 1}, "n")
	}
	if errors, _ := l.Count(); errors != mostKept {
		t.Errorf("kept %d errors", errors)
	}
}
