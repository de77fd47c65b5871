package report

import (
	"fmt"
	"strconv"
	"strings"
)

// Thousandths is a decimal number with at most three decimals: points, weights
// and scores. It is never a float, in JSON neither.
type Thousandths int64

// String is the shortest decimal: 5, -0.5, 2.125.
func (t Thousandths) String() string { return string(t.append(nil)) }

// Signed is String with a plus sign before positive numbers.
func (t Thousandths) Signed() string {
	if t > 0 {
		return "+" + t.String()
	}
	return t.String()
}

func (t Thousandths) append(b []byte) []byte {
	u := uint64(t)
	if t < 0 {
		b = append(b, '-')
		u = -u
	}
	b = strconv.AppendUint(b, u/1000, 10)
	if rest := u % 1000; rest != 0 {
		decimals := strings.TrimRight(fmt.Sprintf("%03d", rest), "0")
		b = append(append(b, '.'), decimals...)
	}
	return b
}

// MarshalJSON writes a JSON number.
func (t Thousandths) MarshalJSON() ([]byte, error) { return t.append(nil), nil }

// UnmarshalJSON reads a JSON number of at most three decimals.
func (t *Thousandths) UnmarshalJSON(data []byte) error {
	n, err := parseDecimal(string(data), 3)
	*t = Thousandths(n)
	return err
}

// Millionths is a decimal number with six decimals: shares and bits.
type Millionths int64

// String has always six decimals.
func (m Millionths) String() string { return string(m.append(nil)) }

// short is String rounded to two decimals.
func (m Millionths) short() string {
	hundredths := (m + 5_000) / 10_000
	return fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100)
}

func (m Millionths) append(b []byte) []byte {
	u := uint64(m)
	if m < 0 {
		b = append(b, '-')
		u = -u
	}
	return fmt.Appendf(b, "%d.%06d", u/1_000_000, u%1_000_000)
}

// MarshalJSON writes a JSON number.
func (m Millionths) MarshalJSON() ([]byte, error) { return m.append(nil), nil }

// UnmarshalJSON reads a JSON number of at most six decimals.
func (m *Millionths) UnmarshalJSON(data []byte) error {
	n, err := parseDecimal(string(data), 6)
	*m = Millionths(n)
	return err
}

// parseDecimal reads a plain decimal number exactly, as a whole number of its
// last allowed decimal.
func parseDecimal(s string, decimals int) (int64, error) {
	whole, fraction, _ := strings.Cut(s, ".")
	if len(fraction) > decimals || strings.ContainsAny(s, "eE") {
		return 0, fmt.Errorf("%s is no number with at most %d decimals", s, decimals)
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", decimals-len(fraction)), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%s is no number that fits", s)
	}
	return n, nil
}
