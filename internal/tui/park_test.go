package tui

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/interview"
)

// TestParseParked reads who finds out an answer, by when, and a note, each of which may
// be missing.
func TestParseParked(t *testing.T) {
	for text, want := range map[string]answers.Parked{
		"":                                    {},
		"Ann Lee":                             {Owner: "Ann Lee"},
		"Ann Lee, 2027-01-15":                 {Owner: "Ann Lee", Until: 20270115},
		"Ann, 2027-01-15, asks the vendor, B": {Owner: "Ann", Until: 20270115, Note: "asks the vendor, B"},
		"2027-01-15":                          {Until: 20270115},
		"Ann, asks the vendor":                {Owner: "Ann", Note: "asks the vendor"},
		"李雷，２０２７-０１-１５":                       {Owner: "李雷", Until: 20270115},
	} {
		p, wrong := parseParked(text)
		if p == nil || *p != want {
			t.Errorf("%q: %+v, %q; want %+v", text, p, wrong, want)
		}
	}
	for _, text := range []string{"Ann, 2027-13-01", "Ann, 2027/01/15", "15.01.2027"} {
		if p, wrong := parseParked(text); p != nil || wrong == "" {
			t.Errorf("%q: %+v", text, p)
		}
	}
}

const parkingSession = `park Ann Lee, 2027-13-01
park Ann Lee, 2027-01-15, asks the vendor
link ftp://x
link https://example.org/survey
n/a we hand out no machines
list
go workloads
link
link -
park -
park
stop
`

// TestPlainParks: a parked question is left unknown, with who finds it out and by
// when; evidence and reasons are kept beside the answers.
func TestPlainParks(t *testing.T) {
	for _, tag := range []string{"en", "zh"} {
		d := newDesk(t, article(t), tag)
		var talk, result bytes.Buffer
		if err := d.Plain(context.Background(), strings.NewReader(parkingSession), &talk, &result); err != nil && err != ErrLeft {
			t.Error(err)
		}
		golden(t, "park_"+tag+".golden", echo(talk.String(), parkingSession)+"--- file\n"+string(d.saved))
	}
}

// TestRichParks: p asks who finds it out, and goes on; l takes evidence; d the reason
// why a question does not apply. What was typed stays when a form is left with Esc.
func TestRichParks(t *testing.T) {
	v := drive(t, newDesk(t, article(t), "en"), 100, 30)
	v.keys("p")
	v.expect("Who will find out?")
	v.keys(strings.Split("Ann Lee", "")...)
	v.keys("enter")
	v.keys(strings.Split("2027-99-01", "")...)
	v.keys("enter")
	v.expect("a day looks like 2027-01-15")
	for range len("2027-99-01") {
		v.keys("backspace")
	}
	v.keys(strings.Split("2027-01-15", "")...)
	v.keys("enter", "enter")
	if len(v.over) > 0 || v.Interview.Question() == 0 {
		t.Fatalf("the form is still there: %s", v.text())
	}
	if p := v.Interview.Parked(0); p == nil || *p != (answers.Parked{Owner: "Ann Lee", Until: 20270115}) {
		t.Fatalf("parked %+v", p)
	}
	v.keys("b")
	v.expect("Ann Lee finds out by 2027-01-15")
	v.keys("l")
	v.keys(strings.Split("https://example.org/survey", "")...)
	v.keys("esc")
	v.expect("evidence: https://example.org/survey")
	v.keys("d")
	v.keys(strings.Split("we rent", "")...)
	v.keys("enter")
	if got := v.Interview.Note(0); got != "Does not apply, because we rent" {
		t.Errorf("note %q", got)
	}
	if v.Interview.Question() == 0 {
		t.Error("the question is still asked")
	}
}

// TestFinishedSheetIsChanged: a finished sheet takes changes line by line, and what
// belongs to one answer is undone as one.
func TestFinishedSheetIsChanged(t *testing.T) {
	p := article(t)
	d := newDesk(t, p, "en")
	var talk, result bytes.Buffer
	first := "containers\n" + strings.Repeat("unknown\n", len(p.Questions)) + "continue\n" + strings.Repeat("unknown\n", len(p.Questions)) + "done\n"
	if err := d.Plain(context.Background(), strings.NewReader(first), &talk, &result); err != nil {
		t.Fatal(err, talk.String())
	}
	talk.Reset()
	result.Reset()
	again := newDesk(t, p, "en")
	sheet := d.Interview.Sheet()
	again.Interview = interview.New(p, &sheet, interview.Config{Date: 20261122})
	if err := again.Plain(context.Background(), strings.NewReader("machines=40\n"), &talk, &result); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(again.saved), "machines = 40") || !strings.Contains(talk.String(), "machines: 40") || result.Len() == 0 {
		t.Errorf("the change is lost:\n%s\n%s", talk.String(), again.saved)
	}
}

func TestUndoTakesTheReason(t *testing.T) {
	d := newDesk(t, article(t), "en")
	var talk, result bytes.Buffer
	if err := d.Plain(context.Background(), strings.NewReader("n/a none runs\nundo\nquit\n"), &talk, &result); err != ErrLeft {
		t.Fatal(err)
	}
	if strings.Contains(string(d.saved), "Does not apply") {
		t.Errorf("the reason stays:\n%s", d.saved)
	}
}
