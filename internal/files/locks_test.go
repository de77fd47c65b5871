package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestUpdate: nothing that another has written is lost.
func TestUpdate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	if err := Update(path, []byte("x"), []byte("one")); !errors.Is(err, ErrChanged) {
		t.Errorf("updated a file that is not there: %v", err)
	}
	if err := Update(path, nil, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := Update(path, nil, []byte("two")); !errors.Is(err, ErrChanged) {
		t.Errorf("updated a file that has come up: %v", err)
	}
	if err := Update(path, []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	if err := Update(path, []byte("one"), []byte("three")); !errors.Is(err, ErrChanged) || read(t, path) != "two" {
		t.Errorf("%v, and the file has %q", err, read(t, path))
	}
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Update(path, nil, []byte("x")); !errors.Is(err, ErrChanged) {
		t.Errorf("an empty file passes for none: %v", err)
	}
	if err := Update(path, []byte{}, []byte("x")); err != nil {
		t.Errorf("an empty file has changed: %v", err)
	}
}

// TestLinks: a link to nothing is written through, and stays; one in a circle, or
// into a directory that is not there, is refused.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.MkdirAll(at("real/deep"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"a": "real/alias/../file", "real/alias": "deep", "b": "a2", "a2": "real/second", "c": "c", "d": "none/file", "e": "real"} {
		if err := os.Symlink(to, at(link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := Replace(at("a"), []byte("x")); err != nil || read(t, at("real/file")) != "x" {
		t.Errorf("through a link to nothing: %v", err)
	}
	if err := Replace(at("b"), []byte("y")); err != nil || read(t, at("real/second")) != "y" {
		t.Errorf("through two links: %v", err)
	}
	for _, name := range []string{"c", "d", "e"} {
		if err := Replace(at(name), []byte("z")); err == nil || !strings.Contains(err.Error(), at("")) {
			t.Errorf("link %s: %v", name, err)
		}
	}
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		if info, err := os.Lstat(at(name)); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("link %s is gone", name)
		}
	}
	if err := Create(at("d"), nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("made a new file of a link: %v", err)
	}
	onlyHas(t, dir, "a", "a2", "b", "c", "d", "e", "real")
	onlyHas(t, at("real"), "alias", "deep", "file", "second")
}

// TestSweep: the parts of killed runs go, and nothing that only looks like one.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{partHead + "0123456789abcdef" + partTail, ".stackadvisor-notes", "x.part"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("x.part", filepath.Join(dir, partHead+"link"+partTail)); err != nil {
		t.Fatal(err)
	}
	if err := Create(filepath.Join(dir, "new"), nil); err != nil {
		t.Fatal(err)
	}
	onlyHas(t, dir, partHead+"link"+partTail, ".stackadvisor-notes", "new", "x.part")
}

// TestLock: one holds a directory, and the next waits for it no longer than its
// patience.
func TestLock(t *testing.T) {
	dir := t.TempDir()
	d, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(dir); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), dir) {
		t.Errorf("locked twice: %v", err)
	}
	if err := errors.Join(d.Create("a", nil), d.Replace("a", []byte("b")), d.Unlock()); err != nil {
		t.Fatal(err)
	}
	again, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Unlock(); err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(filepath.Join(dir, "a")); err == nil {
		t.Error("locked a file")
	}
	onlyHas(t, dir, "a")
}

// TestLong: a part is one run's at a time, follows no link, and stays to go on.
func TestLong(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	first, found, err := OpenLong(path, false)
	if err != nil || found {
		t.Fatal(found, err)
	}
	if _, _, err := OpenLong(path, false); !errors.Is(err, ErrWritten) {
		t.Errorf("opened twice: %v", err)
	}
	if _, err := first.WriteString("one"); err != nil {
		t.Fatal(err)
	}
	if err := first.Leave(); err != nil {
		t.Fatal(err)
	}
	onlyHas(t, dir, "out.part")
	second, found, err := OpenLong(path, true)
	if err != nil || !found || read(t, second.Part()) != "one" {
		t.Fatalf("going on: %v, %v", found, err)
	}
	if err := second.Keep(); err != nil || read(t, path) != "one" {
		t.Fatal(err)
	}
	onlyHas(t, dir, "out")
	if err := os.Symlink("out", path+".part"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := OpenLong(path, false); !errors.Is(err, ErrLink) || read(t, path) != "one" {
		t.Errorf("followed a link: %v, %q", err, read(t, path))
	}
	if err := os.Remove(path + ".part"); err != nil {
		t.Fatal(err)
	}
	// A part with another name is not emptied, but begun anew.
	if err := os.Link(path, path+".part"); err != nil {
		t.Fatal(err)
	}
	third, _, err := OpenLong(path, false)
	if err != nil || read(t, path) != "one" {
		t.Fatalf("%v, and the file has %q", err, read(t, path))
	}
	if err := third.Drop(); err != nil {
		t.Fatal(err)
	}
	onlyHas(t, dir, "out")
	if _, _, err := OpenLong(os.DevNull, true); !errors.Is(err, ErrNoFile) {
		t.Errorf("goes on with a device: %v", err)
	}
}

// TestLongNames: names of up to 255 bytes are written, in both ways.
func TestLongNames(t *testing.T) {
	for _, name := range []string{strings.Repeat("a", 255), strings.Repeat("a", 250), strings.Repeat("字", 85)} {
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		if err := errors.Join(Create(path, nil), Replace(path, []byte("x"))); err != nil {
			t.Fatalf("%d bytes: %v", len(name), err)
		}
		l, _, err := OpenLong(path, false)
		if err != nil {
			t.Fatalf("%d bytes: %v", len(name), err)
		}
		if err := l.Keep(); err != nil {
			t.Fatal(err)
		}
		onlyHas(t, dir, name)
	}
	if a, b := partOf(strings.Repeat("a", 254)+"b"), partOf(strings.Repeat("a", 254)+"c"); a == b {
		t.Error("two files have one part")
	}
}

// TestTemp: a directory is its run's, and goes with it or with the next run.
func TestTemp(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	one, err := NewTemp()
	if err != nil {
		t.Fatal(err)
	}
	stale := filepath.Join(os.TempDir(), tempHead+"stale")
	if err := os.MkdirAll(filepath.Join(stale, "deep"), 0o700); err != nil {
		t.Fatal(err)
	}
	two, err := NewTemp()
	if err != nil {
		t.Fatal(err)
	}
	onlyHas(t, os.TempDir(), filepath.Base(min(one.Path, two.Path)), filepath.Base(max(one.Path, two.Path)))
	if file, err := one.Create("a", []byte("x")); err != nil || read(t, file) != "x" {
		t.Error(err)
	}
	s, err := NewScratch()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.WriteString("x"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(one.Close(), two.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	onlyHas(t, os.TempDir())
}
