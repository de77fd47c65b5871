package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markdownMarks are the characters that mean something anywhere in a line of
// Markdown as GitHub and GitLab read it, mathematics and tables included.
const markdownMarks = "\\`*_[]<>&|~$"

// lineStart is how many bytes of a text would make a heading, a list, a quote, a
// rule or a seal in Mermaid of a line that begins with it: "#", "-", "12.".
func lineStart(s string) int {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s == "":
	case strings.IndexByte("#-+=:%", s[0]) >= 0:
		return 1
	case 0 < digits && digits < 10 && digits < len(s) && (s[digits] == '.' || s[digits] == ')'):
		return digits + 1
	}
	return 0
}

// markdownText escapes a text so that it reads as it is where a line may begin. A
// line end in it is a space.
func markdownText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if n := lineStart(s); n > 0 {
		return s[:n-1] + "\\" + s[n-1:n] + markdownWords(s[n:])
	}
	return markdownInline(s)
}

// markdownInline is markdownText for where something stands before it on the
// line, as in a cell of a table.
func markdownInline(s string) string { return markdownWords(strings.TrimSpace(s)) }

// markdownWords keeps a space at the beginning.
func markdownWords(s string) string {
	var b strings.Builder
	for i, word := range strings.FieldsFunc(s, unicode.IsSpace) {
		if i > 0 || unicode.IsSpace(firstRune(s)) {
			b.WriteByte(' ')
		}
		writeWord(&b, word)
	}
	return b.String()
}

// writeWord escapes a word. An address of the web in it becomes a link; what else
// a reader of Markdown would take for an address is shown as it is.
func writeWord(b *strings.Builder, word string) {
	plain := word
	url := ""
	if i := strings.Index(word, "http"); i >= 0 && (i == 0 || !isAlphanumeric(word[i-1])) {
		plain, url = word[:i], bareURL(word[i:])
	}
	if url == "" {
		plain = word
	}
	for i, r := range plain {
		if strings.ContainsRune(markdownMarks, r) || addressMark(plain, i) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	if url != "" {
		b.WriteString("<" + url + ">")
		writeWord(b, word[len(plain)+len(url):])
	}
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// addressMark reports whether the character at i is what makes an address of a
// word: the colon of "ftp://", the dot of "www.", the sign of "a@b.c".
func addressMark(word string, i int) bool {
	switch word[i] {
	case ':':
		return strings.HasPrefix(word[i:], "://")
	case '@':
		return true
	case '.':
		return i >= 3 && strings.EqualFold(word[i-3:i], "www")
	}
	return false
}

// bareURL is the address that a text begins with, without the punctuation of the
// sentence around it; "" if there is none that can stand in angle brackets.
func bareURL(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r < utf8.RuneSelf && isAlphanumeric(byte(r)) || strings.ContainsRune("-._~:/?#@!$&'()*+,;=%", r))
	})
	if end < 0 {
		end = len(s)
	}
	url := strings.TrimRight(s[:end], ".,;:!?'*_~")
	for strings.HasSuffix(url, ")") && strings.Count(url, ")") > strings.Count(url, "(") {
		url = strings.TrimRight(url[:len(url)-1], ".,;:!?'*_~")
	}
	if _, rest, ok := strings.Cut(url, "://"); !ok || rest == "" || webLink(url) == "" {
		return ""
	}
	return url
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// markdownCode shows a text as code: between more backticks than stand in it.
func markdownCode(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return ""
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// markdownBlock is a fenced block of code that its content cannot end.
func markdownBlock(info, content string) string {
	fence := strings.Repeat("`", max(longestRun(content, '`')+1, 3))
	return fence + info + "\n" + strings.TrimRight(content, "\n") + "\n" + fence + "\n"
}

// markdownLink is an address to follow, or plain text if it is none that a
// browser should open.
func markdownLink(url string) string {
	if webLink(url) == "" || strings.ContainsAny(url, "<> \t\n\\") {
		return markdownText(url)
	}
	return "<" + url + ">"
}

func longestRun(s string, mark byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != mark {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
