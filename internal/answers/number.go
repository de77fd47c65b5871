package answers

import (
	"strconv"
	"strings"
)

// thousandths reads a decimal number of at most three decimals; zeros behind
// the third do not count.
func thousandths(s string) (int64, bool) {
	s = strings.ReplaceAll(s, "_", "")
	negative := strings.HasPrefix(s, "-")
	s = strings.TrimLeft(s, "+-")
	whole, decimals, _ := strings.Cut(s, ".")
	decimals = strings.TrimRight(decimals, "0")
	if len(decimals) > 3 || whole == "" || strings.Trim(whole+decimals, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+decimals+"000"[len(decimals):], 10, 64)
	if negative {
		n = -n
	}
	return n, err == nil
}

// FormatThousandths writes thousandths as a decimal number without needless
// zeros: 2, 0.25, -1.5.
func FormatThousandths(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.FormatInt(n/1000, 10)
	if rest := n % 1000; rest != 0 {
		s += "." + strings.TrimRight(strconv.FormatInt(1000+rest, 10)[1:], "0")
	}
	return s
}
