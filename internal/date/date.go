// Package date has calendar days without time of day or zone, as rule sets and
// answers files write them. It reads no clock: today comes from the caller.
package date

import "fmt"

// Date is a day of the proleptic Gregorian calendar as the decimal number
// yyyymmdd, so that dates compare with < and <=. The zero Date means "none".
type Date int32

// Of returns the Date for a year (1 to 9999), a month and a day, or false if
// there is no such day.
func Of(year, month, day int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, false
	}
	return Date(year*10000 + month*100 + day), true
}

// Parse reads YYYY-MM-DD.
func Parse(s string) (Date, error) {
	var y, m, d int
	if len(s) == 10 && s[4] == '-' && s[7] == '-' && digits(s[:4], &y) && digits(s[5:7], &m) && digits(s[8:], &d) {
		if v, ok := Of(y, m, d); ok {
			return v, nil
		}
	}
	return 0, fmt.Errorf("%q is no date; expected YYYY-MM-DD", s)
}

// Year, Month (1 to 12) and Day (1 to 31) are the parts of d.
func (d Date) Year() int  { return int(d) / 10000 }
func (d Date) Month() int { return int(d) / 100 % 100 }
func (d Date) Day() int   { return int(d) % 100 }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == 0 }

// String formats d as YYYY-MM-DD, and the zero Date as "".
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.Day())
}

// Days counts the days from 0001-01-01 (day 0) to d, for differences of dates.
func (d Date) Days() int {
	y := d.Year() - 1
	n := y*365 + y/4 - y/100 + y/400
	for m := 1; m < d.Month(); m++ {
		n += daysIn(d.Year(), m)
	}
	return n + d.Day() - 1
}

// AddDays returns the day n days after d (before, if n is negative).
func (d Date) AddDays(n int) Date {
	y, m, day := d.Year(), d.Month(), d.Day()+n
	for day < 1 {
		if m--; m < 1 {
			y, m = y-1, 12
		}
		day += daysIn(y, m)
	}
	for day > daysIn(y, m) {
		day -= daysIn(y, m)
		if m++; m > 12 {
			y, m = y+1, 1
		}
	}
	return Date(y*10000 + m*100 + day)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func digits(s string, n *int) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		*n = *n*10 + int(s[i]-'0')
	}
	return true
}
