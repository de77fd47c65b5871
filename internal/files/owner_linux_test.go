package files

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestUmask: new files follow it, a replaced one keeps its mode.
func TestUmask(t *testing.T) {
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	dir := t.TempDir()
	path := filepath.Join(dir, "new")
	mode := func(path string) os.FileMode { return stat(t, path).Mode().Perm() }
	if err := Create(path, nil); err != nil || mode(path) != 0o640 {
		t.Errorf("%v, mode %o", err, mode(path))
	}
	if err := os.Chmod(path, 0o606); err != nil {
		t.Fatal(err)
	}
	if err := Replace(path, nil); err != nil || mode(path) != 0o606 {
		t.Errorf("%v, mode %o", err, mode(path))
	}
	l, _, err := OpenLong(path, false)
	if err != nil || mode(l.Part()) != 0o606 {
		t.Fatalf("%v, mode %o of the part", err, mode(l.Part()))
	}
	if err := l.Keep(); err != nil || mode(path) != 0o606 {
		t.Errorf("%v, mode %o", err, mode(path))
	}
	if l, _, err = OpenLong(filepath.Join(dir, "other"), false); err != nil || mode(l.Part()) != 0o640 {
		t.Errorf("%v, mode %o of a new part", err, mode(l.Part()))
	}
	if err := l.Drop(); err != nil {
		t.Error(err)
	}
	if err := MakeDir(filepath.Join(dir, "a", "b")); err != nil || mode(filepath.Join(dir, "a", "b")) != 0o750 {
		t.Error("the directory does not follow the umask", err)
	}
}

// TestOwner needs root: only root gives files away.
func TestOwner(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root may give files away")
	}
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(path, 1234, 2345); err != nil {
		t.Fatal(err)
	}
	check := func(what string) {
		s := stat(t, path).Sys().(*syscall.Stat_t)
		if s.Uid != 1234 || s.Gid != 2345 || s.Mode&0o777 != 0o640 {
			t.Errorf("%s: owner %d:%d, mode %o", what, s.Uid, s.Gid, s.Mode)
		}
	}
	if err := Replace(path, []byte("x")); err != nil {
		t.Fatal(err)
	}
	check("replaced")
	l, _, err := OpenLong(path, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Keep(); err != nil {
		t.Fatal(err)
	}
	check("written for long")
}

// TestForeignOwner: who may not give files away keeps the new one; where the group
// cannot be kept either it gets no more than everybody.
func TestForeignOwner(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can become somebody else")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	if err := os.WriteFile(path, nil, 0o664); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o664); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "new"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Chown(1234, 2345); err != nil {
		t.Fatal(err)
	}
	old := stat(t, path)
	restore := become(t, 1234, 2345)
	err = inherit(f, path, old)
	restore()
	if err != nil {
		t.Fatal(err)
	}
	if mode := stat(t, filepath.Join(dir, "new")).Mode().Perm(); mode != 0o644 {
		t.Errorf("mode %o, want 644", mode)
	}
}
