package files

import (
	"errors"
	"math"
	"os"

	"golang.org/x/sys/windows"
)

// flock locks an open file for this process until it is closed, and fails with
// errHeld if another process has it. It locks a byte far behind the end, as others
// could not read the bytes that are locked.
func flock(f *os.File) error {
	far := &windows.Overlapped{OffsetHigh: math.MaxInt32}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, far)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errHeld
	}
	return err
}
