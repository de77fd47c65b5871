package cli

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

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
	fill := func(text, file, test string) []byte {
		return []byte(strings.NewReplacer("${id}", id, "${file}", file, "${test}", test, "${today}", a.today().String()).Replace(text))
	}
	for _, f := range []struct{ path, text string }{{file, starterRules}, {test, starterTests}} {
		if _, err := os.Lstat(f.path); !errors.Is(err, fs.ErrNotExist) {
			return input(fmt.Errorf("writing rules: %s exists already; it is left as it is", f.path))
		}
	}
	for _, f := range []struct{ path, text string }{{file, starterRules}, {test, starterTests}} {
		if err := createFile(f.path, fill(f.text, filepath.Base(file), filepath.Base(test))); err != nil {
			return input(fmt.Errorf("writing rules: %w", err))
		}
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
