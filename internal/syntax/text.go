package syntax

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"stackadvisor/internal/diag"
)

// hidden reports whether a character must not stand in a text that people read:
// it would steer the terminal or reorder what they see.
func hidden(r rune) bool {
	switch {
	case r == '\t', r == '\n':
		return false
	case r < 0x20, 0x7f <= r && r <= 0x9f:
		return true
	}
	return bidirectional(r)
}

func bidirectional(r rune) bool {
	switch r {
	case 0x061c, 0x200e, 0x200f:
		return true
	}
	return 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

// CheckText reports the first control character or bidirectional override in a
// string, at its own place, also where it is written as an escape.
func CheckText(n *Node, list *diag.List) {
	if n.Kind != String || !strings.ContainsFunc(n.Str, hidden) {
		return
	}
	at, r := locate(n.Span)
	reportHidden(at, r, list)
}

func reportHidden(at diag.Span, r rune, list *diag.List) {
	what := "control character"
	if bidirectional(r) {
		what = "bidirectional control"
	}
	list.Errorf(diag.ControlCharacter, at, "%s %U must not stand in a text", what, r)
}

// checkTexts is CheckText for every key and string of the tree.
func checkTexts(n *Node, list *diag.List) {
	for _, e := range n.Entries {
		if strings.ContainsFunc(e.Key, hidden) {
			at, r := locate(e.Span)
			reportHidden(at, r, list)
		}
		checkTexts(e.Value, list)
	}
	for _, item := range n.Items {
		checkTexts(item, list)
	}
	CheckText(n, list)
}

// checkRaw reports bidirectional controls in the bytes of the file, wherever
// they stand: in a comment they could make rules look like something else. TOML
// itself keeps control characters out.
func checkRaw(file *diag.File, list *diag.List) {
	// In UTF-8 they start with 0xd8 or 0xe2; text in most languages has neither.
	for i := 0; i < len(file.Data); i++ {
		if b := file.Data[i]; b != 0xd8 && b != 0xe2 {
			continue
		}
		if r, n := utf8.DecodeRune(file.Data[i:]); bidirectional(r) {
			reportHidden(diag.Span{File: file, Start: i, End: i + n}, r, list)
		}
	}
}

// locate finds the first hidden character in the source of a string or key. If
// there is none there, it returns the whole span.
func locate(source diag.Span) (diag.Span, rune) {
	s := source.Text()
	escapes := strings.HasPrefix(s, `"`)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if escapes && r == '\\' {
			r, n = unescape(s[i:])
		}
		if hidden(r) && (r != '\r' || n > 1) {
			return diag.Span{File: source.File, Start: source.Start + i, End: source.Start + i + n}, r
		}
		i += n
	}
	return source, utf8.RuneError
}

// unescape reads the escape sequence at the start of s: what it stands for, and
// its length.
func unescape(s string) (rune, int) {
	if len(s) < 2 {
		return '\\', 1
	}
	digits := 0
	switch s[1] {
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'r':
		return '\r', 2
	case 'e':
		return 0x1b, 2
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(s) < 2+digits {
		return '\\', 2
	}
	v, err := strconv.ParseUint(s[2:2+digits], 16, 31)
	if err != nil {
		return '\\', 2
	}
	return rune(v), 2 + digits
}
