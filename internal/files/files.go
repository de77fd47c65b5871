// Package files is the one writer of files. What it writes is there whole or not
// at all, whenever the process is killed:
//
//	data -> part, without a name or beside the place -> fsync -> link or rename -> fsync of the directory
//
// A new file follows the umask; one that is replaced keeps its owner, group, mode
// and access list. A link stays, and what it points to is written. What is no file,
// such as a device or a pipe, is written into.
//
// Runs of the program exclude each other by locks that the system releases when a
// process ends. What a killed run has left is removed by the next one that writes
// in the same directory.
package files

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrChanged says that a file is not what it was when it was last read.
var ErrChanged = errors.New("the file has changed since it was read")

// Replace writes a file in the place of what is there, if anything is.
func Replace(path string, data []byte) error {
	return within(path, func(d *Dir, name string) error { return d.Replace(name, data) })
}

// Update replaces a file that still has the old bytes; nil: that is still not
// there. It fails with ErrChanged for any other.
func Update(path string, old, data []byte) error {
	return within(path, func(d *Dir, name string) error {
		if d.lock == nil {
			return d.Replace(name, data)
		}
		now, err := os.ReadFile(d.path(name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			now = nil
		case err != nil:
			return err
		case now == nil:
			now = []byte{}
		}
		if (now == nil) != (old == nil) || !bytes.Equal(now, old) {
			return ErrChanged
		}
		return d.Replace(name, data)
	})
}

// within calls write with the directory of what path names, locked, and the name
// there. What is no file is not locked.
func within(path string, write func(d *Dir, name string) error) error {
	target, err := resolve(path)
	if err != nil {
		return err
	}
	if info, err := os.Lstat(target); err == nil && Special(info) {
		return write(&Dir{name: filepath.Dir(target)}, filepath.Base(target))
	}
	d, err := Lock(filepath.Dir(target))
	if err != nil {
		return err
	}
	return errors.Join(write(d, filepath.Base(target)), d.Unlock())
}

// Create writes a new file. It fails with fs.ErrExist if the name is taken, also
// by a link to nothing.
func Create(path string, data []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	d, err := Lock(filepath.Dir(path))
	if errors.Is(err, ErrBusy) {
		return err
	}
	if err != nil {
		return &fs.PathError{Op: "create", Path: path, Err: bare(err)}
	}
	return errors.Join(d.Create(filepath.Base(path), data), d.Unlock())
}

// mostNames is how many names CreateFree tries.
const mostNames = 1000

// ErrNamesTaken says that a file has no free name.
var ErrNamesTaken = fmt.Errorf("this name and %d more are taken", mostNames-1)

// CreateFree writes a new file and returns its name: path, or with -2, -3 and so
// on before the extension if that is taken.
func CreateFree(path string, data []byte) (string, error) {
	extension := filepath.Ext(path)
	name := path
	for n := 2; n <= mostNames; n++ {
		err := Create(name, data)
		if err == nil || !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, extension), n, extension)
	}
	return path, &fs.PathError{Op: "create", Path: path, Err: ErrNamesTaken}
}

// Remove removes a file.
func Remove(path string) error {
	d, err := Lock(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(d.Remove(filepath.Base(path)), d.Unlock())
}

// MakeDir makes a directory and those above it, as the umask wants them.
func MakeDir(path string) error { return os.MkdirAll(path, 0o777) }
