package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Dir is a directory that no other run of the program writes files in until it is
// unlocked, or the process ends.
type Dir struct {
	name string
	lock *os.File // nil: nothing is held
	file string   // the lock is a file of this name; "": it is on the directory
}

// ErrBusy says that another run has been writing for longer than this one waits.
var ErrBusy = errors.New("another run is writing here")

// patience is how long Lock waits for another run.
const patience = 3 * time.Second

// Lock waits until no other run writes in the directory, for patience at most, and
// removes what killed runs have left there.
func Lock(name string) (*Dir, error) {
	for start := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		d, err := tryLock(name)
		switch {
		case err == nil:
			d.sweep()
			return d, nil
		case !errors.Is(err, errHeld):
			return nil, err
		case time.Since(start) > patience:
			return nil, &fs.PathError{Op: "lock", Path: name, Err: ErrBusy}
		}
	}
}

// lockName is the file that is locked where a directory cannot be.
const lockName = ".stackadvisor.lock"

func tryLock(name string) (*Dir, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotDirectory}
	}
	f, err := os.Open(name)
	if err == nil {
		if err = flock(f); err == nil {
			return &Dir{name: name, lock: f}, nil
		}
		_ = f.Close()
		if errors.Is(err, errHeld) {
			return nil, err
		}
	}
	file := filepath.Join(name, lockName)
	if f, err = open(file, os.O_RDWR|os.O_CREATE, 0o666); err != nil {
		return nil, renamed(err, name)
	}
	if err := flock(f); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return nil, errors.Join(err, f.Close())
	}
	if !names(file, f) { // its last holder has removed it
		return nil, errors.Join(errHeld, f.Close())
	}
	return &Dir{name: name, lock: f, file: file}, nil
}

// names reports whether the path is a name of the open file.
func names(path string, f *os.File) bool {
	at, err := os.Lstat(path)
	own, other := f.Stat()
	return err == nil && other == nil && os.SameFile(at, own)
}

// Unlock lets other runs write.
func (d *Dir) Unlock() error {
	if d.file != "" {
		_ = os.Remove(d.file)
	}
	return d.lock.Close()
}

func (d *Dir) path(name string) string { return filepath.Join(d.name, name) }

// Create is the function Create for a file of the directory.
func (d *Dir) Create(name string, data []byte) error {
	if _, err := os.Lstat(d.path(name)); err == nil {
		return fs.ErrExist
	}
	p, err := d.newPart(name, nil)
	if err != nil {
		return err
	}
	defer p.drop()
	if err := p.fill(data); err != nil {
		return renamed(err, d.path(name))
	}
	if err := p.link(d.path(name)); err != nil {
		return err
	}
	return syncDir(d.name)
}

// Replace is the function Replace for a file of the directory.
func (d *Dir) Replace(name string, data []byte) error {
	path, err := resolve(d.path(name))
	if err != nil {
		return err
	}
	if filepath.Dir(path) != d.name && !sameDir(filepath.Dir(path), d.name) {
		return Replace(path, data) // a link to another directory
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		info = nil
	case err != nil:
		return err
	case Special(info):
		return writeInto(path, data)
	case info.IsDir():
		return &fs.PathError{Op: "write", Path: path, Err: errIsDirectory}
	}
	p, err := d.newPart(filepath.Base(path), info)
	if err != nil {
		return err
	}
	defer p.drop()
	if err := p.fill(data); err != nil {
		return renamed(err, path)
	}
	if err := p.rename(path); err != nil {
		return err
	}
	return syncDir(d.name)
}

func sameDir(a, b string) bool {
	one, err := os.Stat(a)
	two, other := os.Stat(b)
	return err == nil && other == nil && os.SameFile(one, two)
}

// Move gives a file of the directory another name there, which must be free.
func (d *Dir) Move(from, to string) error {
	if err := moveNew(d.path(from), d.path(to)); err != nil {
		return err
	}
	return syncDir(d.name)
}

// Remove removes a file of the directory.
func (d *Dir) Remove(name string) error {
	if err := os.Remove(d.path(name)); err != nil {
		return err
	}
	return syncDir(d.name)
}

// sweep removes the parts of killed runs; whoever has the lock has the only living
// ones. How many names it looks at is bounded: some directories are large.
func (d *Dir) sweep() {
	f, err := os.Open(d.name)
	if err != nil {
		return
	}
	defer f.Close()
	list, _ := f.ReadDir(4096)
	for _, e := range list {
		if e.Type().IsRegular() && strings.HasPrefix(e.Name(), partHead) && strings.HasSuffix(e.Name(), partTail) {
			_ = os.Remove(d.path(e.Name()))
		}
	}
}
