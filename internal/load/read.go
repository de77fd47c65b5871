package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// maxFiles is how many files one rule set may be made of.
const maxFiles = 1000

// location is where a file lies. It is built in if its path is one in
// Request.Builtin.
type location struct {
	builtin bool
	path    string
}

// name is what messages call the file.
func (l location) name() string {
	if l.builtin {
		return "rules/" + l.path
	}
	return l.path
}

// source is a file that was met on the way.
type source struct {
	at   location
	info fs.FileInfo
	open bool // the files that it extends are being read
}

type reader struct {
	req     Request
	list    diag.List
	sources []*source
	layers  []*ruleset.Set
}

// read reads the asked-for file and all that it extends, extended files first.
func read(req Request) ([]*ruleset.Set, diag.List, error) {
	r := &reader{req: req}
	at := r.resolve(req.Name, location{})
	f, info, err := r.open(at)
	if err != nil {
		return nil, nil, fmt.Errorf("reading rules: %w%s", err, builtinHint(req.Builtin, req.Name))
	}
	if err := r.file(at, f, info); err != nil {
		return nil, nil, fmt.Errorf("reading rules: %w", err)
	}
	return r.layers, r.list, nil
}

// resolve finds what a name means in a file at `from`: a built-in id, else a
// path relative to that file. The zero location stands for the user.
func (r *reader) resolve(name string, from location) location {
	if r.isBuiltin(name) {
		return location{builtin: true, path: name + ".toml"}
	}
	switch {
	case from.builtin:
		return location{builtin: true, path: path.Join(path.Dir(from.path), name)}
	case from.path == "" || filepath.IsAbs(name):
		return location{path: name}
	}
	return location{path: filepath.Join(filepath.Dir(from.path), name)}
}

func (r *reader) isBuiltin(name string) bool {
	if r.req.Builtin == nil || !ruleset.IsID(name) {
		return false
	}
	_, err := fs.Stat(r.req.Builtin, name+".toml")
	return err == nil
}

func (r *reader) open(at location) (fs.File, fs.FileInfo, error) {
	var f fs.File
	var err error
	switch {
	case at.builtin:
		f, err = r.req.Builtin.Open(at.path)
	case r.req.Open == nil:
		err = &fs.PathError{Op: "open", Path: at.path, Err: fs.ErrNotExist}
	default:
		f, err = r.req.Open(at.path)
	}
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// file reads one open file after those that it extends, and closes it.
func (r *reader) file(at location, f fs.File, info fs.FileInfo) error {
	var data bytes.Buffer
	data.Grow(int(min(max(info.Size(), 0), ruleset.MaxBytes)) + bytes.MinRead)
	_, err := data.ReadFrom(io.LimitReader(f, ruleset.MaxBytes+1))
	f.Close()
	if err != nil {
		return err
	}
	s := &source{at: at, info: info, open: true}
	r.sources = append(r.sources, s)
	file := &diag.File{Name: at.name(), Data: data.Bytes()}
	set := &ruleset.Set{Files: []*diag.File{file}, Partial: true}
	parse := ruleset.Parse
	if at.builtin && r.req.Known {
		parse = ruleset.ParseKnown
	}
	doc, problems := parse(file)
	r.list = append(r.list, problems...)
	if doc != nil {
		set, problems = ruleset.Decode(doc)
		r.list = append(r.list, problems...)
	}
	for _, name := range set.Header.Extends {
		set.Partial = !r.extend(name, at) || set.Partial
	}
	s.open = false
	r.layers = append(r.layers, set)
	return nil
}

// extend reads a set that the file at `from` extends. It is false if that set
// could not be read.
func (r *reader) extend(name ruleset.Name, from location) bool {
	at := r.resolve(name.ID, from)
	f, info, err := r.open(at)
	if err == nil {
		if known := r.known(at, info); known != nil {
			f.Close()
			if known.open {
				r.list.Errorf(diag.ExtendsCycle, name.Span, "rule set %q extends itself through %s", name.ID, from.name())
			}
			return true
		}
		if len(r.sources) == maxFiles {
			f.Close()
			r.list.Errorf(diag.TooLarge, name.Span, "a rule set can be made of at most %d files", maxFiles)
			return false
		}
		err = r.file(at, f, info)
	}
	if err != nil {
		r.list.Errorf(diag.UnknownRuleset, name.Span, "cannot read extended rule set %q: %s%s", name.ID, reason(err), builtinHint(r.req.Builtin, name.ID))
	}
	return err == nil
}

// known returns the source that has been met under this or another name.
func (r *reader) known(at location, info fs.FileInfo) *source {
	for _, s := range r.sources {
		if s.at.builtin == at.builtin && filepath.Clean(s.at.path) == filepath.Clean(at.path) || os.SameFile(s.info, info) {
			return s
		}
	}
	return nil
}

// reason is an error without the path, which the message has already, and the
// same on every system for what happens most.
func reason(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "no such file"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// builtinHint lists the built-in sets to those who seem to have meant one.
func builtinHint(builtin fs.FS, name string) string {
	if builtin == nil || strings.ContainsAny(name, `./\`) {
		return ""
	}
	return "; built-in rule sets are " + strings.ReplaceAll(diag.Quoted(Builtin(builtin)), " or ", " and ")
}

// Builtin lists the ids of the built-in sets, sorted.
func Builtin(builtin fs.FS) []string {
	var ids []string
	entries, _ := fs.ReadDir(builtin, ".")
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), ".toml"); ok && ruleset.IsID(id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// Beside returns the Request.Name for a rule set that a file names, such as an
// answers file: a built-in id as it is, a path relative to the file.
func Beside(file, name string, builtin fs.FS) string {
	r := &reader{req: Request{Builtin: builtin}}
	if r.isBuiltin(name) {
		return name
	}
	return r.resolve(name, location{path: file}).path
}
