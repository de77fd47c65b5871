package cli

import (
	"path/filepath"
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
	"stackadvisor/rules"
)

// ruleSetName is what an answers file should call its rule set: what it does, or
// what --rules says instead, or the default.
func ruleSetName(written, flag, file string) string {
	switch {
	case flag == "" && written == "":
		return defaultRules()
	case flag == "":
		return written
	case slices.Contains(load.Builtin(rules.FS), flag) || filepath.IsAbs(flag):
		return flag
	}
	path, err := relative(filepath.Dir(file), flag)
	if err != nil {
		return flag
	}
	return path
}

// relative is the path of a rule set seen from a directory, with slashes. One that
// looks like a built-in id begins with "./".
func relative(directory, file string) (string, error) {
	from, err := filepath.Abs(directory)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	path, err := filepath.Rel(from, to)
	if err != nil {
		return "", err
	}
	if path = filepath.ToSlash(path); slices.Contains(load.Builtin(rules.FS), path) {
		path = "./" + path
	}
	return path, nil
}

// moveSheet makes an answers file that names its rule set by a path relative to
// one directory name it relative to another.
func moveSheet(text, from, to string) string {
	doc, _ := answers.Parse(&diag.File{Name: "answers", Data: []byte(text)})
	if doc == nil || doc.RuleSet.Span.IsZero() {
		return text
	}
	if slices.Contains(load.Builtin(rules.FS), doc.RuleSet.ID) || filepath.IsAbs(doc.RuleSet.ID) {
		return text
	}
	path, err := relative(to, filepath.Join(from, filepath.FromSlash(doc.RuleSet.ID)))
	if err != nil {
		return text
	}
	span := doc.RuleSet.Span
	return text[:span.Start] + answers.Quote(path) + text[span.End:]
}
