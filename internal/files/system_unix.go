//go:build unix && !solaris && !illumos && !aix

package files

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

var (
	errHeld         = errors.New("held by another process")
	errNotDirectory = error(unix.ENOTDIR)
	errIsDirectory  = error(unix.EISDIR)
)

// flock locks an open file for this process until it is closed, and fails with
// errHeld if another process has it.
func flock(f *os.File) error {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.EWOULDBLOCK):
			return errHeld
		default:
			return err
		}
	}
}

// open opens a file, but never what a link at its place points to.
func open(path string, flag int, mode fs.FileMode) (*os.File, error) {
	return os.OpenFile(path, flag|unix.O_NOFOLLOW, mode)
}

// inherit gives a new file owner, group, mode and access list of the old one. Who
// may not give files away keeps them; and where the group stays another, it gets
// no more than everybody.
func inherit(f *os.File, path string, old fs.FileInfo) error {
	mode := old.Mode().Perm()
	stat, ok := old.Sys().(*syscall.Stat_t)
	own, err := f.Stat()
	if err != nil {
		return err
	}
	if now, same := own.Sys().(*syscall.Stat_t); ok && same && (now.Uid != stat.Uid || now.Gid != stat.Gid) {
		if f.Chown(int(stat.Uid), int(stat.Gid)) != nil && now.Gid != stat.Gid && f.Chown(-1, int(stat.Gid)) != nil {
			mode = mode&^0o070 | mode&0o070&(mode<<3)
		}
	}
	if err := f.Chmod(mode); err != nil {
		return err
	}
	copyAccess(f, path)
	return nil
}

// cannotSync reports whether the file system has no use for syncing a directory.
func cannotSync(err error) bool {
	return errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EBADF) || errors.Is(err, fs.ErrPermission)
}

// owned reports whether this user owns the file.
func owned(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
