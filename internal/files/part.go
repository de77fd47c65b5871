package files

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
)

// A part is named after a digest of what it will be, so that its name is never
// longer than the system allows.
const (
	partHead = ".stackadvisor-"
	partTail = ".part"
)

// part is a file in the making, in a directory that is locked. Where the system
// can, it has no name until it is whole and dies with the process.
type part struct {
	f     *os.File
	path  string // its name, or the one that it gets before it replaces a file
	named bool
}

// newPart begins a part of the file, which replaces the old one if that is not nil.
func (d *Dir) newPart(name string, old fs.FileInfo) (*part, error) {
	sum := sha256.Sum256([]byte(name))
	p := &part{path: d.path(partHead + hex.EncodeToString(sum[:8]) + partTail)}
	mode := fs.FileMode(0o666)
	if old != nil {
		mode = 0o600 // nobody else reads it before it is theirs to read
	}
	var err error
	if p.f, err = anonymous(d.name, mode); err != nil {
		if p.f, err = open(p.path, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode); err != nil {
			return nil, renamed(err, d.path(name))
		}
		p.named = true
	}
	if old != nil {
		if err := inherit(p.f, d.path(name), old); err != nil {
			p.drop()
			return nil, renamed(err, d.path(name))
		}
	}
	return p, nil
}

// renamed is the error with the name that the user knows.
func renamed(err error, path string) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return &fs.PathError{Op: e.Op, Path: path, Err: e.Err}
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return &fs.PathError{Op: l.Op, Path: path, Err: l.Err}
	}
	return err
}

// fill writes the data, and waits until the disk has it.
func (p *part) fill(data []byte) error {
	if _, err := p.f.Write(data); err != nil {
		return err
	}
	return p.f.Sync()
}

// link gives the part a name that nothing has; fs.ErrExist if something has it.
func (p *part) link(path string) error {
	if !p.named {
		return renamed(nameAnonymous(p.f, path), path)
	}
	err := moveNew(p.path, path)
	p.named = err != nil
	return renamed(err, path)
}

// rename puts the part in the place of a file.
func (p *part) rename(path string) error {
	if !p.named {
		if err := nameAnonymous(p.f, p.path); err != nil {
			return renamed(err, path)
		}
		p.named = true
	}
	err := os.Rename(p.path, path)
	p.named = err != nil
	return renamed(err, path)
}

// drop ends the part, and removes it if it has become nothing.
func (p *part) drop() {
	_ = p.f.Close()
	if p.named {
		_ = os.Remove(p.path)
	}
}

// moveNew renames a file to a name that must be free.
func moveNew(from, to string) error {
	if err := os.Link(from, to); err == nil {
		return os.Remove(from)
	} else if errors.Is(err, fs.ErrExist) {
		return fs.ErrExist
	}
	// No links here: reserve the name.
	f, err := open(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// syncDir makes a new name in a directory last.
func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return nil // it can be written in, and not read
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !cannotSync(err) {
		return err
	}
	return nil
}
