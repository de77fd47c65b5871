package report

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// columns is how many columns a text without line breaks takes on a terminal.
func columns(s string) int { return ansi.StringWidth(s) }

func join(list []string, separator string) string { return strings.Join(list, separator) }

// pad fills a text up with spaces to a number of columns, or cuts it.
func pad(s string, width int) string {
	if n := columns(s); n <= width {
		return s + strings.Repeat(" ", width-n)
	}
	s = ansi.Truncate(s, width, "…")
	return s + strings.Repeat(" ", max(width-columns(s), 0))
}

// wrap breaks a text, which is valid UTF-8, into lines of at most width columns: at spaces, between
// Chinese characters, and inside a word only where it is longer than a line.
// A line feed in the text is a space; an empty line starts a new one. There is
// at least one line.
func wrap(text string, width int) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n\n") {
		lines = append(lines, wrapParagraph(paragraph, width)...)
	}
	return lines
}

func wrapParagraph(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		space := 1
		if line == "" {
			space = 0
		}
		for _, piece := range pieces(word, width) {
			n := columns(piece)
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
		if last >= 0 && (breakable(last, r) || columns(word[start:i])+columns(string(r)) > width) {
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
