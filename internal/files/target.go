package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// mostLinks is how many links of links are followed.
const mostLinks = 40

var errLoop = errors.New("too many levels of symbolic links")

// resolve follows links from a path to what is written: a file, or a name that
// nothing has in a directory that is there.
func resolve(path string) (string, error) {
	for at, n := path, 0; n < mostLinks; n++ {
		directory, err := filepath.EvalSymlinks(filepath.Dir(at))
		if err != nil {
			return "", &fs.PathError{Op: "create", Path: path, Err: bare(err)}
		}
		place := filepath.Join(directory, filepath.Base(at))
		info, err := os.Lstat(place)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			if n == 0 {
				return at, nil // as the user has written it
			}
			return place, nil
		}
		target, err := os.Readlink(place)
		if err != nil {
			return "", err
		}
		// A link to what has no name, such as /dev/stdout, is opened as it is.
		if info, err := os.Stat(place); err == nil && Special(info) {
			return place, nil
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(directory, target)
		}
		at = target
	}
	return "", &fs.PathError{Op: "open", Path: path, Err: errLoop}
}

// bare is what the system says, without what was done to which file.
func bare(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

// Special reports whether something can be written into but must not be
// replaced.
func Special(info fs.FileInfo) bool { return !info.Mode().IsRegular() && !info.IsDir() }

func writeInto(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
