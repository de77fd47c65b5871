package files

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// onlyHas fails if anything else was left in the directory.
func onlyHas(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("the directory has %q, want %q", got, names)
	}
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := Replace(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", link); err != nil {
		t.Fatal(err)
	}
	if err := Replace(link, []byte("two")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if info, err = os.Stat(path); err != nil || info.Mode().Perm() != 0o600 || read(t, path) != "two" {
		t.Errorf("got %v with %q, %v", info, read(t, path), err)
	}
	onlyHas(t, dir, "file", "link")
	if err := Replace(filepath.Join(dir, "missing", "file"), nil); err == nil {
		t.Error("wrote into a directory that is not there")
	}
	if err := Replace(dir, nil); err == nil {
		t.Error("replaced a directory")
	}
	onlyHas(t, dir, "file", "link")
}

// TestReplaceDevice writes into what is no file, and leaves it what it is.
func TestReplaceDevice(t *testing.T) {
	if !Special(stat(t, os.DevNull)) {
		t.Fatalf("%s would be replaced", os.DevNull)
	}
	if err := Replace(os.DevNull, []byte("x")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatalf("%s is a file now: %v, %v", os.DevNull, info, err)
	}
}

func TestCreateFree(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.toml")
	for i, want := range []string{"a.toml", "a-2.toml", "a-3.toml"} {
		name, err := CreateFree(path, []byte(want))
		if err != nil || filepath.Base(name) != want {
			t.Fatalf("write %d: named %s, %v; want %s", i, name, err, want)
		}
		if got := read(t, name); got != want {
			t.Errorf("%s has %q", want, got)
		}
	}
	onlyHas(t, dir, "a-2.toml", "a-3.toml", "a.toml")
}

func stat(t *testing.T, path string) fs.FileInfo {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info
}
