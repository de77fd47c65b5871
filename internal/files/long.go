package files

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// Long is a file that takes long to write. Until it is whole it stands beside its
// place, under its name with .part behind, locked by this process. A killed run
// leaves that part; the next run begins a new one, or goes on with it.
type Long struct {
	*os.File
	target, part string // no part: a device or a pipe
	old          fs.FileInfo
}

// ErrWritten says that another run is writing the file.
var ErrWritten = errors.New("another run is writing this file")

// ErrNoFile says that there is no going on with what is no file.
var ErrNoFile = errors.New("this is no file")

// ErrLink says that a link stands where a part would be.
var ErrLink = errors.New("this is a link, which is not followed; remove it")

// OpenLong opens the part of a file. To go on is to keep what an earlier run has
// left, of which found tells whether there is any; otherwise that is removed. It
// fails with ErrWritten if another run has the part.
func OpenLong(path string, goOn bool) (l *Long, found bool, err error) {
	target, err := resolve(path)
	if err != nil {
		return nil, false, err
	}
	l = &Long{target: target}
	info, err := os.Lstat(target)
	switch {
	case err == nil && info.IsDir():
		return nil, false, &fs.PathError{Op: "write", Path: path, Err: errIsDirectory}
	case err == nil && Special(info):
		if goOn {
			return nil, false, &fs.PathError{Op: "resume", Path: path, Err: ErrNoFile}
		}
		l.File, err = os.OpenFile(target, os.O_WRONLY, 0)
		return l, false, err
	case err == nil:
		l.old = info
	}
	l.part = partOf(target)
	for {
		found, err = l.take(goOn)
		if !errors.Is(err, errAgain) {
			break
		}
	}
	if err != nil {
		return nil, false, err
	}
	if l.old != nil {
		if err := inherit(l.File, target, l.old); err != nil {
			return nil, false, errors.Join(renamed(err, l.part), l.Drop())
		}
	}
	return l, found, nil
}

// errAgain says that the part was another's when it was opened, and is gone now.
var errAgain = errors.New("the part is gone")

// take opens and locks the part.
func (l *Long) take(goOn bool) (found bool, err error) {
	mode := fs.FileMode(0o666)
	if l.old != nil {
		mode = 0o600
	}
	f, err := open(l.part, os.O_RDWR, 0)
	found = err == nil
	if errors.Is(err, fs.ErrNotExist) {
		f, err = open(l.part, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			return false, errAgain
		}
	}
	if info, other := os.Lstat(l.part); err != nil && other == nil && info.Mode()&fs.ModeSymlink != 0 {
		err = &fs.PathError{Op: "open", Path: l.part, Err: ErrLink}
	}
	if err != nil {
		return false, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return false, errors.Join(err, &fs.PathError{Op: "open", Path: l.part, Err: ErrNoFile}, f.Close())
	}
	err = flock(f)
	switch {
	case errors.Is(err, errHeld):
		return false, errors.Join(&fs.PathError{Op: "lock", Path: l.target, Err: ErrWritten}, f.Close())
	case err != nil && !errors.Is(err, errors.ErrUnsupported):
		return false, errors.Join(err, f.Close())
	case !names(l.part, f):
		return false, errors.Join(errAgain, f.Close())
	case found && !goOn: // not emptied: it may have other names
		return false, errors.Join(errAgain, os.Remove(l.part), f.Close())
	}
	l.File = f
	return found, nil
}

// longestName is how many bytes the name of a file has at most.
const longestName = 255

// partOf is the part of a file: its name with .part behind, or where that were too
// long the beginning of it with a digest.
func partOf(target string) string {
	const tail = ".part"
	name := filepath.Base(target)
	if len(name)+len(tail) > longestName {
		sum := sha256.Sum256([]byte(name))
		digest := "-" + hex.EncodeToString(sum[:8])
		name = name[:longestName-len(digest)-len(tail)]
		for !utf8.ValidString(name) && len(name) > 0 && len(name) > longestName-len(digest)-len(tail)-utf8.UTFMax {
			name = name[:len(name)-1]
		}
		name += digest
	}
	return filepath.Join(filepath.Dir(target), name+tail)
}

// Part is where the file is until it is kept; "": it has no part.
func (l *Long) Part() string { return l.part }

// Keep puts the file into its place once the disk has it.
func (l *Long) Keep() error {
	if l.part == "" {
		return l.Close()
	}
	if err := l.Sync(); err != nil {
		return errors.Join(err, l.Close())
	}
	err := l.move()
	if err != nil {
		return renamed(err, l.target)
	}
	return syncDir(filepath.Dir(l.target))
}

// Leave ends the part where it is, to go on with it later.
func (l *Long) Leave() error { return l.Close() }

// Drop removes the part.
func (l *Long) Drop() error {
	if l.part == "" {
		return l.Close()
	}
	return l.remove()
}
