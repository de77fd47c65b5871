package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"stackadvisor/internal/program"
)

// TestParseWhole reads numbers as people write and paste them.
func TestParseWhole(t *testing.T) {
	for text, want := range map[string]int64{
		"250": 250, " 250 ": 250, "２５０": 250, "1,000": 1000, "1 000": 1000, "1\u202f000\u202f000": 1000000,
		"1\u00a0000": 1000,
		"1’000":      1000, "１，０００": 1000, "12,345,678": 12345678, "0": 0, "007": 7, "-3": -3, "100000": 100000,
	} {
		if got, ok := parseWhole(text); !ok || got != want {
			t.Errorf("%q: %d, %v, want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", " ", "12.5", "1e3", "1,00", "1,0000", "10,00,000", "1, 000",
		"1,000 000", ",000", "1,", "+5", "--3", "abc", "12 hosts",
		"1.000", "99999999999999999999", "0x10", "1_000", "½"} {
		if got, ok := parseWhole(text); ok {
			t.Errorf("%q is taken for %d", text, got)
		}
	}
}

// TestNumberRefused types and pastes what is no number in both faces: no character
// is dropped, nothing is answered, and a sentence says why.
func TestNumberRefused(t *testing.T) {
	for _, text := range []string{"12.5", "1e3", "1,00", "12kk", "５.５"} {
		v := drive(t, newDesk(t, article(t), "en"), 80, 24)
		v.Interview.Jump(2)
		v.run(v.moved())
		v.keys(text, "enter")
		v.expect("› " + text)
		v.expect(`"` + text + `" is not a whole number`)
		if got := v.Interview.Value(2); got != program.Unknown {
			t.Errorf("%q answers %d", text, got)
		}
		d := newDesk(t, article(t), "en")
		talk := d.hear(t, "machines="+text+"\n")
		if want := `" is not a whole number`; !strings.Contains(talk, want) || d.saved != nil {
			t.Errorf("plain, %q: said\n%s\nsaved\n%s", text, talk, d.saved)
		}
	}
}

// TestNumberPasted takes pasted and wide numbers in both faces.
func TestNumberPasted(t *testing.T) {
	for text, want := range map[string]program.Value{" 250 ": 250, "1,000": 1000, "1 000\n": 1000, "２５０": 250} {
		v := drive(t, newDesk(t, article(t), "en"), 80, 24)
		v.Interview.Jump(2)
		v.run(v.moved())
		v.send(tea.PasteMsg{Content: text})
		v.keys("enter")
		if got := v.Interview.Value(2); got != want {
			t.Errorf("%q pasted: %d\n%s", text, got, v.text())
		}
		d := newDesk(t, article(t), "en")
		if d.hear(t, "go machines\n"+text+"\n"); d.Interview.Value(2) != want {
			t.Errorf("plain, %q: %d", text, d.Interview.Value(2))
		}
	}
	v := drive(t, newDesk(t, article(t), "en"), 80, 24)
	v.Interview.Jump(2)
	v.run(v.moved())
	if v.keys("２５０", "enter"); v.Interview.Value(2) != 250 {
		t.Errorf("wide digits: %d", v.Interview.Value(2))
	}
}
