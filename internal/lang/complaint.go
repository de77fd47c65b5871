package lang

import (
	"fmt"
	"regexp"
	"strings"
)

// Complaints says in a language what is wrong with a file. Diagnostics are made
// in English, by packages that know no language; they are recognized by their
// form. What has no form in the language stays English: what only the author of
// a rule set can meet is in English alone.
type Complaints struct {
	tag              string
	sentences, parts []form
	quoted           *regexp.Regexp
}

// form is how a sentence reads in English, and its format in the other language.
type form struct {
	english *regexp.Regexp
	other   string
}

// ComplaintsIn are those of a language.
func ComplaintsIn(tag string) *Complaints {
	c := &Complaints{tag: tag, quoted: regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)}
	if tag == Chinese {
		c.sentences, c.parts = forms(complaintsChinese()), forms(complaintPartsChinese())
	}
	return c
}

// forms compiles pairs of an English format and another. Where both fit, the
// earlier one counts.
func forms(pairs [][2]string) []form {
	// A quoted word ends at its own quotes; any other text as early as it can.
	verbs := strings.NewReplacer("%q", `("(?:[^"\\]|\\.)*")`, "%s", `(.*?)`, "%d", `(-?[0-9]+)`)
	list := make([]form, len(pairs))
	for i, p := range pairs {
		list[i] = form{regexp.MustCompile(`(?s)\A` + verbs.Replace(regexp.QuoteMeta(p[0])) + `\z`), strings.NewReplacer("%q", "%s", "%d", "%s").Replace(p[1])}
	}
	return list
}

// Part says a hint, or another part of a sentence; what it does not know stays.
func (c *Complaints) Part(english string) string { return c.part(english) }

// Say says a diagnostic's message, and whether it could.
func (c *Complaints) Say(english string) (string, bool) { return c.fill(c.sentences, english) }

func (c *Complaints) fill(list []form, english string) (string, bool) {
	for _, f := range list {
		found := f.english.FindStringSubmatch(english)
		if found == nil {
			continue
		}
		args := make([]any, len(found)-1)
		for i, arg := range found[1:] {
			args[i] = c.part(arg)
		}
		return fmt.Sprintf(f.other, args...), true
	}
	return english, false
}

// part says a part of a sentence: a hint, what kind of value it is, a list of
// words. Names stay as they are.
func (c *Complaints) part(english string) string {
	words := c.quoted.FindAllString(english, -1)
	if between := c.quoted.ReplaceAllString(english, ""); c.tag == Chinese && len(words) > 1 && strings.Trim(between, ", orand") == "" {
		last, and := len(words)-1, " 或 "
		if strings.HasSuffix(between, " and ") {
			and = " 和 "
		}
		return strings.Join(words[:last], "、") + and + words[last]
	}
	if s, ok := c.fill(c.parts, english); ok {
		return s
	}
	return Say(c.tag, english)
}
