package tui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// parseWhole reads a whole number as people write it: with space around it, with
// wide digits, and with commas, spaces or apostrophes between groups of three.
// A fraction or an exponent makes it no whole number, and so does a group that is
// too short or too long.
func parseWhole(text string) (int64, bool) {
	text = strings.TrimSpace(narrow(text))
	sign, digits := "", text
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		sign, digits = "-", rest
	}
	groups := strings.FieldsFunc(digits, between)
	plain := strings.Join(groups, "")
	if plain == "" || strings.Trim(plain, "0123456789") != "" || plain != digits && !grouped(digits, groups) {
		return 0, false
	}
	n, err := strconv.ParseInt(sign+plain, 10, 64)
	return n, err == nil
}

// between reports whether a character stands between groups of digits.
func between(r rune) bool { return r == ',' || r == '\'' || r == '’' || unicode.IsSpace(r) }

// grouped reports whether the groups are of three digits, but for the first one,
// with one and the same separator between them.
func grouped(digits string, groups []string) bool {
	for i, g := range groups {
		if len(g) > 3 || i > 0 && len(g) != 3 {
			return false
		}
	}
	var found []rune
	for _, r := range digits {
		if between(r) {
			found = append(found, r)
		}
	}
	return len(found) == len(groups)-1 && !slices.ContainsFunc(found, func(r rune) bool { return r != found[0] })
}
