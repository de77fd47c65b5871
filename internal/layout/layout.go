// Package layout sets text for a terminal, where a Chinese character is two
// columns wide: how wide a text is, padding, and breaking it into lines.
package layout

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Columns is how many columns a text without line breaks takes on a terminal.
func Columns(s string) int { return ansi.StringWidth(s) }

// Pad fills a text up with spaces to a number of columns, or cuts it.
func Pad(s string, width int) string {
	if n := Columns(s); n <= width {
		return s + strings.Repeat(" ", width-n)
	}
	s = ansi.Truncate(s, width, "…")
	return s + strings.Repeat(" ", max(width-Columns(s), 0))
}

// Wrap breaks a text, which is valid UTF-8, into lines of at most width columns: at spaces, between
// Chinese characters, and inside a word only where it is longer than a line.
// A line feed in the text is a space; an empty line starts a new one. There is
// at least one line.
func Wrap(text string, width int) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n\n") {
		lines = append(lines, breakParagraph(paragraph, width)...)
	}
	return lines
}

func breakParagraph(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		space := 1
		if line == "" {
			space = 0
		}
		for _, piece := range pieces(word, width) {
			n := Columns(piece)
			if used+space+n > width && line != "" {
				lines, line, used, space = append(lines, line), "", 0, 0
			}
			line += strings.Repeat(" ", space) + piece
			used += space + n
			space = 0
		}
	}
	return append(lines, line)
}

// pieces cuts a word where a line may end inside it.
func pieces(word string, width int) []string {
	var list []string
	start := 0
	last := rune(-1)
	for i, r := range word {
		if last >= 0 && (breakable(last, r) || Columns(word[start:i])+Columns(string(r)) > width) {
			list = append(list, word[start:i])
			start = i
		}
		last = r
	}
	return append(list, word[start:])
}

// breakable reports whether a line may end between two characters of one word:
// beside a Chinese one, but not before a closing or after an opening mark.
func breakable(before, after rune) bool {
	if !ideographic(before) && !ideographic(after) {
		return false
	}
	return !strings.ContainsRune("，。、；：？！）》〉”’」』】〕…—·,.;:?!)]}%~", after) &&
		!strings.ContainsRune("（《〈“‘「『【〔([{", before)
}

func ideographic(r rune) bool {
	return r >= 0x2e80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		0x3000 <= r && r <= 0x303f || 0xff00 <= r && r <= 0xffef)
}
