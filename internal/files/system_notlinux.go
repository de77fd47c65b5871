//go:build !linux

package files

import (
	"errors"
	"io/fs"
	"os"
)

func anonymous(string, fs.FileMode) (*os.File, error) { return nil, errors.ErrUnsupported }

func nameAnonymous(*os.File, string) error { return errors.ErrUnsupported }

func copyAccess(*os.File, string) {}
