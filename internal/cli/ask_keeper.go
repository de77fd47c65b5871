package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/files"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/tui"
	"stackadvisor/rules"
)

// keeper is the file that the answers of one session are kept in.
type keeper struct {
	path    string
	named   bool // the user has named it
	there   bool // it was there before, and may be replaced
	written bool // it has this session's answers
	resumed bool // it has the answers of the session before

	known []byte // what the session has read or written last; nil: the file was not there
}

// place is the file if there is something of use in it, else "".
func (k *keeper) place() string {
	if k.written || k.resumed {
		return k.path
	}
	return ""
}

func (a *app) keeper(flags *asking) *keeper {
	switch {
	case flags.save != "" && !sameFile(flags.save, flags.answers):
		return &keeper{path: flags.save, named: true}
	case flags.answers != "":
		return &keeper{path: flags.answers, named: true, there: true, resumed: true}
	}
	return &keeper{path: fmt.Sprintf("%s-%s.toml", programName, a.today())}
}

// sameFile reports whether two names are of one file that is there.
func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	second, other := os.Stat(b)
	return err == nil && other == nil && os.SameFile(first, second)
}

// refuse looks whether the file can be written before anything is asked. A file
// that was there is replaced only by who goes on with it, or if
// it is empty or a link to nothing.
func (k *keeper) refuse(p *program.Program) error {
	if _, err := os.Stat(filepath.Dir(k.path)); err != nil {
		return input(errorf("saving the answers: %w", err))
	}
	if _, err := os.Lstat(k.path); !k.named || k.there || err != nil {
		return nil
	}
	info, err := os.Stat(k.path)
	if err != nil || files.Special(info) || info.Mode().IsRegular() && info.Size() == 0 {
		k.there = true
		if err == nil && !files.Special(info) {
			k.known = []byte{}
		}
		return nil
	}
	if isAnswers(k.path, p) {
		return usage("%s has answers already, which \"--save\" does not replace; go on with them: \"ask --answers %s\"", k.path, k.path)
	}
	return usage("%s is there already and is no answers file; name a new file for \"--save\"", k.path)
}

// isAnswers reports whether the file looks like an answers file: it says for
// which rules, or it can be read with the program's.
func isAnswers(path string, p *program.Program) bool {
	data, err := readFile(path, answers.MaxBytes)
	if err != nil {
		return false
	}
	doc, list := answers.Parse(&diag.File{Name: path, Data: data})
	if doc == nil || list.HasErrors() {
		return false
	}
	_, list = doc.Read(p)
	return !doc.RuleSet.Span.IsZero() || !list.HasErrors()
}

// save writes the file, unless it is not what this session has read or written
// last: then it fails with tui.ErrChanged. The first time, a file that the user has
// not named gets a name that no other file has.
func (k *keeper) save(data []byte) (err error) {
	if k.written || k.there || k.named {
		err = files.Update(k.path, k.known, data)
	} else {
		k.path, err = files.CreateFree(k.path, data)
	}
	return k.kept(data, err)
}

// kept takes down what the file has, if it was written.
func (k *keeper) kept(data []byte, err error) error {
	if err == nil {
		k.written, k.known = true, data
	}
	if errors.Is(err, files.ErrChanged) {
		return tui.ErrChanged
	}
	return err
}

// beside writes a new file beside the present one, and takes that from then on.
func (k *keeper) beside(data []byte) error {
	path, err := files.CreateFree(k.path, data)
	if err == nil {
		k.path = path
	}
	return k.kept(data, err)
}

// overwrite writes the file, whatever it has.
func (k *keeper) overwrite(data []byte) error { return k.kept(data, files.Replace(k.path, data)) }

// changed reports whether somebody else has written the file.
func (k *keeper) changed() bool {
	info, err := os.Stat(k.path)
	switch {
	case !k.written && !k.there && !k.named:
		return false
	case errors.Is(err, fs.ErrNotExist):
		return k.known != nil
	case err != nil || files.Special(info):
		return false
	case k.known == nil || info.Size() != int64(len(k.known)):
		return true
	}
	now, err := readFile(k.path, answers.MaxBytes)
	return err == nil && !bytes.Equal(now, k.known)
}

// ruleSet is how the saved file names its rule set: a built-in id, or a path
// relative to the file.
func (k *keeper) ruleSet(flags *asking, written string) (string, error) {
	name := flags.rules
	switch {
	case name == "" && written == "":
		return defaultRules(), nil
	case name == "":
		name = load.Beside(flags.answers, written, rules.FS)
	}
	for _, id := range load.Builtin(rules.FS) {
		if name == id {
			return id, nil
		}
	}
	target, err := filepath.Abs(name)
	if err != nil {
		return "", errorf("naming the rule set: %w", err)
	}
	from, err := filepath.Abs(filepath.Dir(k.path))
	if err != nil {
		return "", errorf("naming the rule set: %w", err)
	}
	path, err := filepath.Rel(from, target)
	if err != nil {
		path = target // on another drive
	}
	path = filepath.ToSlash(path)
	if !strings.Contains(path, "/") {
		path = "./" + path // never a built-in id
	}
	return path, nil
}
