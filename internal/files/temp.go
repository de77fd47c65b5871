package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Scratch is a temporary file that only this process has, and that is gone when
// the process ends.
type Scratch struct {
	*os.File
	name string // "": it has none any more
}

// NewScratch makes an empty scratch file.
func NewScratch() (*Scratch, error) {
	if f, err := anonymous(os.TempDir(), 0o600); err == nil {
		return &Scratch{File: f}, nil
	}
	f, err := os.CreateTemp("", tempHead)
	if err != nil {
		return nil, err
	}
	s := &Scratch{File: f}
	if os.Remove(f.Name()) != nil { // an open file keeps its name here
		s.name = f.Name()
	}
	return s, nil
}

// Close gives the file up.
func (s *Scratch) Close() error {
	err := s.File.Close()
	if s.name != "" {
		err = errors.Join(err, os.Remove(s.name))
	}
	return err
}

const tempHead = "stackadvisor-"

// Temp is a temporary directory that only this user can look into.
type Temp struct {
	Path string
	lock *os.File
}

// NewTemp makes a temporary directory, after it has removed those of killed runs.
func NewTemp() (*Temp, error) {
	sweepTemp()
	for {
		path, err := os.MkdirTemp("", tempHead)
		if err != nil {
			return nil, err
		}
		f, err := os.Open(path)
		if err != nil {
			return nil, errors.Join(err, os.RemoveAll(path))
		}
		err = flock(f)
		if err == nil && !names(path, f) || errors.Is(err, errHeld) { // swept away by another run
			_ = f.Close()
			continue
		}
		return &Temp{path, f}, nil // without a lock where there are none for directories
	}
}

// sweepTemp removes the directories that this user's killed runs have left.
func sweepTemp() {
	list, _ := filepath.Glob(filepath.Join(os.TempDir(), tempHead+"*"))
	for _, path := range list {
		info, err := os.Lstat(path)
		if err != nil || !info.IsDir() || !owned(info) {
			continue
		}
		if f, err := os.Open(path); err == nil {
			if flock(f) == nil {
				_ = os.RemoveAll(path)
			}
			_ = f.Close()
		}
	}
}

// Create writes a new file in the directory and returns its path.
func (t *Temp) Create(name string, data []byte) (string, error) {
	d := &Dir{name: t.Path} // locked already
	return d.path(name), d.Create(name, data)
}

// How long Close looks whether a directory comes back, and what it takes for gone.
const (
	returns = 2 * time.Second
	quiet   = 10 // looks, one every 20 ms
)

// Close removes the directory, and once more what the last processes of a program
// that is just ending still write there.
func (t *Temp) Close() error {
	var err error
	for start, gone := time.Now(), 0; gone < quiet && time.Since(start) < returns; time.Sleep(20 * time.Millisecond) {
		if _, missing := os.Lstat(t.Path); errors.Is(missing, fs.ErrNotExist) {
			gone++
			continue
		}
		gone, err = 0, os.RemoveAll(t.Path)
	}
	sweepTemp() // by now the programs of a killed run have ended, too
	return errors.Join(err, t.lock.Close())
}
