package lang

import "strings"

// Narrow gives the letters, digits and signs that a Chinese keyboard makes as
// wide as a Chinese one, and its commas and spaces, their usual width.
func Narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '\uff01' && r <= '\uff5e':
			return r - '\uff01' + '!'
		case r == '\u3000':
			return ' '
		case r == '\u3001':
			return ','
		}
		return r
	}, s)
}
