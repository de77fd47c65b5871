package report

import (
	"fmt"
	"strings"

	"stackadvisor/internal/diag"
)

// yamlString writes a text as a double-quoted YAML scalar on one line, which no
// content can end or turn into another type.
func yamlString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == 0xfeff || r == 0xfffe || r == 0xffff, // YAML has no such characters as they are
			diag.Unprintable(r) && r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		case diag.Unprintable(r):
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
