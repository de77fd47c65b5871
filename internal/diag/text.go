package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WriteText prints the list for people, one line each, its notes indented:
//
//	web.toml:42:10: error: question "hosting" has no choice "clod" [unknown-choice]
//	  web.toml:12:6: note: question "hosting"
func (l List) WriteText(w io.Writer) error {
	return l.WriteTextAs(w, func(kind, message string) (string, string) { return kind, message })
}

// WriteTextAs prints the list like WriteText in another language: say gets what
// kind of message it is (error, warning, note) and the message, and returns how
// both are said.
func (l List) WriteTextAs(w io.Writer, say func(kind, message string) (string, string)) error {
	b := bufio.NewWriter(w)
	for _, d := range l {
		kind, message := say(d.Severity.String(), d.Message)
		fmt.Fprintf(b, "%s: %s: %s [%s]\n", Printable(d.Span.String()), kind, Printable(message), d.Code)
		for _, n := range d.Notes {
			kind, message = say("note", n.Message)
			fmt.Fprintf(b, "  %s: %s: %s\n", Printable(n.Span.String()), kind, Printable(message))
		}
	}
	return b.Flush()
}

// Printable makes a text safe for a terminal on one line: control characters,
// and those that reorder what is shown, come out as escapes such as \u001b.
func Printable(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, Unprintable) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)):
			fmt.Fprintf(&b, `\x%02x`, s[i]) // a byte of no character; some terminals obey it
		case !Unprintable(r):
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}

// Unprintable reports whether a character steers a terminal, ends a line, or
// changes the direction of others. What has no width but is part of a word stays:
// the joiners of Persian and of emoji, soft hyphens, the tags of flags.
func Unprintable(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return true
	case unicode.Is(unicode.Bidi_Control, r):
		return true
	}
	// Deprecated switches of shaping, digits and language, and marks around annotations.
	return r >= 0x206a && r <= 0x206f || r >= 0xfff9 && r <= 0xfffb || r == 0xe0001
}
