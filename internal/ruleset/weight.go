package ruleset

import (
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

// MaxWeight is the largest weight, in thousandths.
const MaxWeight = 1_000_000

// Weight reads a weight in thousandths: a number from 0 to 1000 with at most
// three decimals. It reads the literal's text, so no rounding takes place. The
// complaint is "" if all is well, else the end of a sentence.
func Weight(n *syntax.Node) (thousandths int64, complaint string) {
	if n.Kind != syntax.Integer && n.Kind != syntax.Float {
		return 0, "must be a number, not " + n.Kind.Noun()
	}
	if n.Kind == syntax.Integer { // also 0x10 and the like
		if n.Int < 0 || n.Int > MaxWeight/1000 {
			return 0, weightRange
		}
		return n.Int * 1000, ""
	}
	return ParseWeight(n.Span.Text())
}

const weightRange = "must be from 0 to 1000, with at most three decimals"

// ParseWeight reads the text of a weight, such as "2" or "0.25". Zeros behind
// the third decimal are allowed; exponents are not.
func ParseWeight(s string) (thousandths int64, complaint string) {
	if i := strings.IndexAny(s, "eE"); i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
		return 0, "must be written out, without an exponent"
	}
	s = strings.TrimPrefix(strings.ReplaceAll(s, "_", ""), "+")
	whole, decimals, point := strings.Cut(s, ".")
	decimals = strings.TrimRight(decimals, "0")
	whole = strings.TrimLeft(whole, "0") + "000"
	if len(decimals) > 3 || len(whole) > 7 || point && strings.HasSuffix(s, ".") || s == "" || s[0] == '.' {
		return 0, weightRange
	}
	for i, digits := range [...]string{whole[:len(whole)-3], decimals + "000"[len(decimals):]} {
		part := int64(0)
		for _, c := range digits {
			if c < '0' || c > '9' {
				return 0, weightRange
			}
			part = part*10 + int64(c-'0')
		}
		if i == 0 {
			part *= 1000
		}
		thousandths += part
	}
	if thousandths > MaxWeight {
		return 0, weightRange
	}
	return thousandths, ""
}

func weightCode(n *syntax.Node) diag.Code {
	if n.Kind == syntax.Integer || n.Kind == syntax.Float {
		return diag.OutOfRange
	}
	return diag.TypeMismatch
}
