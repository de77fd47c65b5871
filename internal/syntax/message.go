package syntax

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stackadvisor/internal/diag"
)

// report makes a diagnostic of what a library found at the place.
func report(message string, at diag.Span, list *diag.List) {
	if strings.Contains(message, "nested more than") { // its own limit, which is far above ours
		list.Errorf(diag.TooDeep, at, tooDeep, MaxDepth)
		return
	}
	list.Errorf(diag.Syntax, at, "%s", explain(message, at))
}

// explain says in our words what a library found at the place, for the mistakes
// that people make; of others it keeps the library's sentence.
func explain(message string, at diag.Span) string {
	rest := string(at.File.Data[at.Start:])
	_, n := utf8.DecodeRuneInString(rest)
	here := strconv.Quote(rest[:n])
	has := func(part string) bool { return strings.Contains(message, part) }
	switch {
	case has("at start of value") && strings.TrimLeft(rest[:1], "\r\n") == "":
		return "there is no value behind the equals sign"
	case has("at start of value"):
		return "a value cannot start with " + here + quotes(rest)
	case has("strings must be quoted"):
		return "a number cannot go on with " + here + "; put texts in quotes"
	case has("expected newline but got"):
		return "unexpected " + here + " behind a complete value; every key starts a line of its own"
	case has("at start of key") && strings.HasPrefix(rest, "="):
		return "there is no key before the equals sign"
	case has("at start of key"):
		return "a key cannot start with " + here + "; put it in quotes"
	case has("strings cannot have new lines"):
		return "the text is not closed on its line"
	case has("invalid escape character"):
		return "unknown escape in a text; a backslash itself is written \\\\"
	case has("invalid datetime"):
		return strconv.Quote(at.Text()) + " is no date; expected YYYY-MM-DD"
	case has("is out of range for int64"), has("is out of range for float64"):
		return "the number is too large"
	}
	return sentence(message)
}

// quotes is a hint for a word that stands where a value should.
func quotes(rest string) string {
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' })
	if end < 0 {
		end = len(rest)
	}
	switch word := strings.ToLower(rest[:end]); word {
	case "":
		return ""
	case "true", "false":
		return "; write " + word + " in small letters"
	case "yes", "no", "on", "off":
		return "; write true or false"
	}
	return "; put texts in quotes"
}

// sentence brings a library's message into the form of ours.
func sentence(s string) string {
	s = strings.TrimSuffix(s, ".")
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(first) && !unicode.IsUpper(second) {
		s = string(unicode.ToLower(first)) + s[n:]
	}
	return s
}
