//go:build !windows

package files

import (
	"errors"
	"os"
)

// move and remove hold the lock to the end, so that nobody takes the part for one
// that was left.
func (l *Long) move() error { return errors.Join(os.Rename(l.part, l.target), l.Close()) }

func (l *Long) remove() error { return errors.Join(os.Remove(l.part), l.Close()) }
