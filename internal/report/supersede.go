package report

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"stackadvisor/internal/lang"
)

// FileName is the name of a record without its number and ending: the title, or
// where that has no letters that a file name should have, the stack to build.
func (d *Document) FileName() string {
	for _, text := range []string{d.Appendix.Title, strings.Join(d.Buildable(), " "), d.Ruleset.ID} {
		if name := kebab(text); name != "" {
			return name
		}
	}
	return "decision"
}

// longestName keeps file names readable.
const longestName = 60

// latin writes the letters of European languages without their marks.
func latin(s string) string {
	return strings.Map(func(r rune) rune {
		for _, letters := range [...]string{
			"aàáâãäåāăą", "cçćč", "dďđð", "eèéêëēėęě", "gğģ", "iìíîïīįı", "lľłļ", "nñńňņ", "oòóôõöøōő", "rřŕ", "sśšşș", "tťţț", "uùúûüūůűų", "yýÿ", "zźžż",
		} {
			if strings.ContainsRune(letters, r) {
				return rune(letters[0])
			}
		}
		return r
	}, strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th").Replace(s))
}

// kebab writes a text in small letters and digits with hyphens in between.
func kebab(s string) string {
	var words []string
	length := 0
	for _, word := range strings.FieldsFunc(latin(strings.ToLower(s)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}) {
		if length += len(word) + 1; length > longestName && len(words) > 0 {
			break
		}
		words = append(words, word[:min(len(word), longestName)])
	}
	return strings.Join(words, "-")
}

var (
	statusLine  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^status:[^\n]*$`) })
	supersededB = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^status:\s*["']?(superseded by [^"'\r\n]*)`) })
)

// Supersede is a record, by whomever it was written, that says which one
// replaces it: in its status and, as a link, at its end. If it was superseded
// before, already says by what.
func Supersede(data []byte, by Link, tag string) (changed []byte, already string) {
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	windows := len(text) != len(data)
	status := "status: " + yamlString(fmt.Sprintf("superseded by ADR-%04d", by.Number))
	if StandingOf(data).Proposal {
		status += wasProposed
	}
	front, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	switch {
	case !ok || !strings.HasPrefix(text, "---\n"):
		front, body = status, "\n"+text
	case statusLine().MatchString(front):
		if m := supersededB().FindStringSubmatch(statusLine().FindString(front)); m != nil {
			already = strings.TrimSpace(m[1])
		}
		front = statusLine().ReplaceAllLiteralString(front, status)
	default:
		front = status + "\n" + front
	}
	link := supersedesLine(lang.Dossier(tag).SupersededBy, &by, lang.Report(tag).Stop)
	text = "---\n" + front + "\n---\n" + strings.TrimRight(body, "\n") + "\n\n" + link + "\n"
	if windows {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return bytes.TrimLeft([]byte(text), "\ufeff"), already
}
