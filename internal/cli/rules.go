package cli

import (
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/rules"
)

// rulesCommand groups what is for authors of rule sets.
func (a *app) rulesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List, show, check, test and compare rule sets",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return usage("%s needs a command; see %q", cmd.CommandPath(), cmd.CommandPath()+" --help")
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	cmd.AddCommand(a.rulesListCommand(), a.rulesShowCommand(), a.rulesCheckCommand(), a.rulesTestCommand(), a.rulesVerifyCommand(), a.rulesDiffCommand(), a.rulesNewCommand(), a.rulesDocCommand())
	return cmd
}

// load loads a rule set that the user names. The Program is nil if the list has
// an error.
func (a *app) load(name string) (*program.Program, diag.List, error) {
	p, list, err := load.Load(load.Request{Name: name, Builtin: rules.FS, Known: true, Open: openNamed(name)})
	if err != nil {
		return nil, nil, input(err)
	}
	return p, list, nil
}

// sound loads a rule set that must have no errors.
func (a *app) sound(name string) (*program.Program, error) {
	p, list, err := a.load(name)
	if err != nil {
		return nil, err
	}
	return p, a.invalid(list)
}

// isBuiltin reports whether a name is the id of a built-in set.
func isBuiltin(name string) bool {
	_, err := fs.Stat(rules.FS, name+".toml")
	return err == nil
}

// diagnosticFormats are the formats of a list of diagnostics.
var diagnosticFormats = [...]string{"text", "json", "sarif", "github"}

// diagnostics writes a list to standard output.
func (a *app) diagnostics(list diag.List, format string) error {
	var err error
	switch format {
	case "json":
		err = list.WriteJSON(a.stdout)
	case "sarif":
		err = list.WriteSARIF(a.stdout, version)
	case "github":
		err = list.WriteGitHub(a.stdout)
	default:
		err = list.WriteText(a.stdout)
	}
	if err != nil {
		return writing(err)
	}
	return nil
}

// writing is an error about standard output.
func writing(err error) error {
	if err == nil {
		return nil
	}
	return input(fmt.Errorf("writing the result: %w", err))
}
