package layout

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"empty", "", 10, []string{""}},
		{"words", "one two three", 8, []string{"one two", "three"}},
		{"line feeds are spaces", "one\ntwo\tthree", 20, []string{"one two three"}},
		{"an empty line starts a new one", "one\n\ntwo", 20, []string{"one", "two"}},
		{"a word longer than a line", "abcdefghij kl", 4, []string{"abcd", "efgh", "ij", "kl"}},
		{"Chinese breaks anywhere", "平台上要跑什么东西", 8, []string{"平台上要", "跑什么东", "西"}},
		{"no closing mark starts a line", "平台上要，跑", 8, []string{"平台上", "要，跑"}},
		{"no opening mark ends a line", "平台上（要跑）", 8, []string{"平台上", "（要跑）"}},
		{"between Chinese and Latin", "用Docker跑", 8, []string{"用Docker", "跑"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Wrap(c.text, c.width)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// FuzzWrap: no line is too long, and nothing but space gets lost.
func FuzzWrap(f *testing.F) {
	f.Add("When everything runs in containers, Kubernetes is the one choice.", 20)
	f.Add("如果要跑的全是容器，选 Kubernetes 就对了。", 11)
	f.Add("👩‍👩‍👧‍👦👩‍👩‍👧‍👦 é ｈ", 5)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 4 || width > 200 || !utf8.ValidString(text) {
			return
		}
		lines := Wrap(text, width)
		for _, l := range lines {
			if Columns(l) > width {
				t.Errorf("%q has %d columns of %d", l, Columns(l), width)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestPad(t *testing.T) {
	for _, c := range [][2]string{{"ab", "ab  "}, {"abcdef", "abc…"}, {"编排层", "编… "}, {"", "    "}} {
		if got := Pad(c[0], 4); got != c[1] {
			t.Errorf("Pad(%q, 4) = %q, want %q", c[0], got, c[1])
		}
	}
}
