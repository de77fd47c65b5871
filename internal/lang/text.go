// Package lang has the texts that people read: a Text from a rule set in the
// languages its author wrote, and the program's own words in each language.
package lang

// Text is one text in the languages its author gave, in the order of the file.
// A text written as a plain string has one Version without a language. The zero
// Text is "no text".
type Text []Version

// Version is a Text in one language. Lang is a language tag such as "en", or ""
// for a plain string.
type Version struct{ Lang, Text string }

// Plain is a Text without a language.
func Plain(s string) Text { return Text{{Text: s}} }

// In picks the version in the language asked for, then the English one, then
// the first; "" if there is none.
func (t Text) In(tag string) string {
	for _, want := range [...]string{tag, "en"} {
		for _, v := range t {
			if v.Lang == want {
				return v.Text
			}
		}
	}
	if len(t) > 0 {
		return t[0].Text
	}
	return ""
}

// Has reports whether t says something in the language, where a plain string
// says it in every language.
func (t Text) Has(tag string) bool {
	for _, v := range t {
		if v.Lang == tag || v.Lang == "" {
			return true
		}
	}
	return false
}
