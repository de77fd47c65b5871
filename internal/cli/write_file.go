package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Files are written whole or not at all: into a temporary file beside the place,
// which takes the place once it is on the disk. Whoever is killed in between
// leaves the old file as it was.

// replaceFile writes a file in the place of what is there, if anything is. A
// link stays, and what it points to is replaced. What is no file, such as a
// device or a pipe, is written into.
func replaceFile(path string, data []byte) error {
	mode := fs.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
		info, err := os.Stat(path)
		if err == nil && special(info) {
			return writeInto(path, data)
		}
		if err == nil {
			mode = info.Mode().Perm()
		}
	}
	temp, err := writeTemp(path, data, mode)
	if err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	syncDir(filepath.Dir(path))
	return nil
}

// special reports whether something can be written into but must not be
// replaced.
func special(info fs.FileInfo) bool { return !info.Mode().IsRegular() && !info.IsDir() }

func writeInto(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// mostNames is how many names writeNew tries.
const mostNames = 1000

// writeNew writes a new file and returns its name: path, or with -2, -3 and so
// on before the extension if that is taken.
func writeNew(path string, data []byte) (string, error) {
	temp, err := writeTemp(path, data, 0o644)
	if err != nil {
		return path, err
	}
	defer os.Remove(temp)
	extension := filepath.Ext(path)
	name := path
	for n := 2; n <= mostNames; n++ {
		switch err := claim(temp, name); {
		case err == nil:
			syncDir(filepath.Dir(name))
			return name, nil
		case !errors.Is(err, fs.ErrExist):
			return path, err
		}
		name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, extension), n, extension)
	}
	return path, errorf("%s and %d more names are taken", path, mostNames-1)
}

// createFile writes a new file, whole or not at all. It fails with fs.ErrExist
// if there is one.
func createFile(path string, data []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	temp, err := writeTemp(path, data, 0o644)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	if err := claim(temp, path); err != nil {
		return err
	}
	syncDir(filepath.Dir(path))
	return nil
}

// claim gives the temporary file a name that nothing has. A link does that in
// one step; where there are none the name is reserved first.
func claim(temp, name string) error {
	err := os.Link(temp, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(temp, name)
}

// writeTemp writes a temporary file beside path, and waits until the disk has it.
func writeTemp(path string, data []byte, mode fs.FileMode) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return "", &fs.PathError{Op: "create", Path: path, Err: bareError(err)}
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// syncDir makes a new name in a directory last. Not every file system can; the
// file itself is safe already.
func syncDir(name string) {
	if d, err := os.Open(name); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
