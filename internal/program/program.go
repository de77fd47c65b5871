// Package program turns a resolved rule set into an immutable, indexed program:
// for every question and every answer the conditions that the answer makes true.
// The step cannot fail. A Program is safe to share between goroutines.
package program

import "stackadvisor/internal/check"

// Program is a compiled rule set. The embedded Resolved has everything that
// people read; engine and analyses use the index beside it.
type Program struct {
	*check.Resolved
}
