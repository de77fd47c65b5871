//go:build !unix || solaris || illumos || aix

package files

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

var (
	errHeld         = errors.New("held by another process")
	errNotDirectory = error(syscall.ENOTDIR)
	errIsDirectory  = error(syscall.EISDIR)
)

// open opens a file, but never what a link at its place points to.
func open(path string, flag int, mode fs.FileMode) (*os.File, error) {
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return nil, &fs.PathError{Op: "open", Path: path, Err: errLoop}
	}
	return os.OpenFile(path, flag, mode)
}

func inherit(f *os.File, _ string, old fs.FileInfo) error { return f.Chmod(old.Mode().Perm()) }

func cannotSync(error) bool { return true }

func owned(fs.FileInfo) bool { return true }
