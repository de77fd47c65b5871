package files

import (
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// anonymous opens a new file without a name in a directory, which is gone when it
// is closed unless nameAnonymous has named it. Not every file system can.
func anonymous(directory string, mode fs.FileMode) (*os.File, error) {
	f, err := os.OpenFile(directory, os.O_RDWR|unix.O_TMPFILE, mode)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(openName(f)); err != nil { // no /proc to name it by
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

func openName(f *os.File) string { return fmt.Sprintf("/proc/self/fd/%d", f.Fd()) }

// nameAnonymous names the file, fs.ErrExist if something has that name.
func nameAnonymous(f *os.File, path string) error {
	err := unix.Linkat(unix.AT_FDCWD, openName(f), unix.AT_FDCWD, path, unix.AT_SYMLINK_FOLLOW)
	if err != nil {
		return &fs.PathError{Op: "create", Path: path, Err: err}
	}
	return nil
}

// access is the attribute with the POSIX access list of a file.
const access = "system.posix_acl_access"

// copyAccess copies the access list, if the old file has one.
func copyAccess(f *os.File, old string) {
	list := make([]byte, 1<<16)
	if n, err := unix.Lgetxattr(old, access, list); err == nil && n > 0 {
		_ = unix.Fsetxattr(int(f.Fd()), access, list[:n], 0)
	}
}
