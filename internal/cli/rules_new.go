package cli

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"stackadvisor/internal/files"
	"stackadvisor/internal/ruleset"
)

// The files that `rules new` writes, with ${id}, ${file}, ${test} and ${today}.
var (
	//go:embed starter/rules.toml
	starterRules string
	//go:embed starter/tests.toml
	starterTests string
)

func (a *app) rulesNewCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new FILE",
		Short: "Write a small rule set to begin with, and its tests",
		Long: "Write a small commented rule set, NAME.toml, and its tests beside it, NAME_test.toml. Both are sound: they pass check, " +
			"test and verify. NAME becomes the id of the set. Nothing that exists is overwritten.",
		Example: programName + " rules new house.toml",
		Args:    exactly("a file name"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.newRules(args[0]) },
	}
}

func (a *app) newRules(file string) error {
	id, ok := strings.CutSuffix(filepath.Base(file), ".toml")
	if !ok || !ruleset.IsID(id) {
		return usage("the file of a rule set is named like its id, such as house-rules.toml: small letters, digits and hyphens, not %q", filepath.Base(file))
	}
	if isBuiltin(id) {
		return usage("rule set %q is built in; take another name", id)
	}
	test := strings.TrimSuffix(file, ".toml") + "_test.toml"
	fill := func(text string) []byte {
		return []byte(strings.NewReplacer("${id}", id, "${file}", filepath.Base(file), "${test}", filepath.Base(test), "${today}", a.today().String()).Replace(text))
	}
	// The rules come last: who finds them finds their tests, too.
	list := []*starter{{path: test, data: fill(starterTests)}, {path: file, data: fill(starterRules)}}
	if err := writeStarters(list); err != nil {
		return input(fmt.Errorf("writing rules: %w", err))
	}
	b := &authorText{}
	b.line("wrote %s and %s; now run", file, test)
	for _, command := range []string{"check " + file, "test " + test + " --coverage", "verify " + file} {
		b.line("  %s rules %s", programName, command)
	}
	b.line("  %s ask --rules %s", programName, file)
	_, err := a.stdout.Write([]byte(b.String()))
	return writing(err)
}

// starter is a file that a rule set begins with.
type starter struct {
	path  string
	data  []byte
	there bool // as a run has written it that ended before the next file
}

// writeStarters writes the files, all or none. Nothing that exists is overwritten;
// what a killed run has begun is completed.
func writeStarters(list []*starter) error {
	missing := 0
	for _, s := range list {
		there, err := os.ReadFile(s.path)
		s.there = err == nil && bytes.Equal(undated(there), undated(s.data))
		if !s.there {
			missing++
		}
	}
	for _, s := range slices.Backward(list) {
		_, err := os.Lstat(s.path)
		if !errors.Is(err, fs.ErrNotExist) && (!s.there || missing == 0) {
			return fmt.Errorf("%s exists already; it is left as it is", s.path)
		}
	}
	for i, s := range list {
		if s.there {
			continue
		}
		if err := files.Create(s.path, s.data); err != nil {
			for _, done := range list[:i] {
				if !done.there {
					err = errors.Join(err, files.Remove(done.path))
				}
			}
			return err
		}
	}
	return nil
}

var day = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d{4}-\d{2}-\d{2}`) })

// undated is a text without its days.
func undated(text []byte) []byte { return day().ReplaceAll(text, nil) }
