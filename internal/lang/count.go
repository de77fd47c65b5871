package lang

import (
	"fmt"
	"strings"
)

// Count is a format with a number, for one and for any other number. Languages
// without a plural have the same format twice.
type Count struct{ One, Other string }

// Of formats a count; more are the further arguments of the format. A format may
// say one in a word instead.
func (c Count) Of(n int, more ...any) string {
	format := c.Other
	if n == 1 {
		format = c.One
	}
	if !strings.Contains(format, "%") {
		return format
	}
	return fmt.Sprintf(format, append([]any{n}, more...)...)
}

// same is a Count for a language without a plural.
func same(format string) Count { return Count{format, format} }
