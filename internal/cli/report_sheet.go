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
	path, err := filepath.Rel(filepath.Dir(file), flag)
	if err != nil {
		return flag
	}
	return filepath.ToSlash(path)
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
	here, err := filepath.Abs(filepath.Join(from, filepath.FromSlash(doc.RuleSet.ID)))
	if err != nil {
		return text
	}
	there, err := filepath.Abs(to)
	if err != nil {
		return text
	}
	path, err := filepath.Rel(there, here)
	if err != nil {
		return text
	}
	span := doc.RuleSet.Span
	return text[:span.Start] + answers.Quote(filepath.ToSlash(path)) + text[span.End:]
}
