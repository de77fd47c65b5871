package cli

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/load"
	"stackadvisor/internal/verify"
	"stackadvisor/rules"
)

func (a *app) rulesTestCommand() *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:   "test FILE...",
		Short: "Run the cases of rule test files",
		Long: "Run the cases of rule test files, NAME_test.toml, or those of a built-in rule set. Every expectation " +
			"that is not met is told at its place, with the rules that fired. Exits with 1 if a case fails.",
		Example: programName + " rules test house_test.toml\n" + programName + " rules test article",
		Args:    atLeast("a test file"),
		RunE: func(_ *cobra.Command, args []string) error {
			var failures diag.List
			cases, failed := 0, 0
			for _, name := range args {
				results, err := a.runTests(name)
				if err != nil {
					return err
				}
				for _, r := range results {
					cases++
					if len(r.Failures) > 0 {
						failed++
					}
					failures = append(failures, r.Failures...)
				}
			}
			failures.Sort()
			if err := a.diagnostics(failures, format); err != nil {
				return err
			}
			if format == "text" {
				fmt.Fprintf(a.stdout, "%s, %d failed\n", plural(cases, "case"), failed)
			}
			if failed > 0 {
				return problems()
			}
			return nil
		},
	}
	cmd.Flags().Var(choice(&format, "format", diagnosticFormats[:]...), "format", "output format: text, json, sarif or github")
	return cmd
}

// runTests runs the cases of one file, or of a built-in set.
func (a *app) runTests(name string) ([]verify.Result, error) {
	file, err := testFile(name)
	if err != nil {
		return nil, input(fmt.Errorf("reading tests: %w", err))
	}
	tests, list := verify.ParseTests(file)
	if err := a.invalid(list); err != nil {
		return nil, err
	}
	set := strings.TrimSuffix(tests.RuleSet.ID, ".toml") // a built-in test lies beside its set
	if !isBuiltin(name) {
		set = load.Beside(name, tests.RuleSet.ID, rules.FS)
	}
	p, list, err := load.Load(load.Request{Name: set, Builtin: rules.FS, Open: openFile})
	if err != nil {
		list.Errorf(diag.UnknownRuleset, tests.RuleSet.Span, "cannot read rule set %q: %v", tests.RuleSet.ID, bareError(err))
	}
	if err := a.invalid(list); err != nil {
		return nil, err
	}
	cases, list := tests.Read(p)
	if err := a.invalid(list); err != nil {
		return nil, err
	}
	results := make([]verify.Result, len(cases))
	for i, c := range cases {
		results[i] = c.Run(p)
	}
	return results, nil
}

// testFile reads a test file by its path, or by the id of a built-in set.
func testFile(name string) (*diag.File, error) {
	if isBuiltin(name) {
		data, err := fs.ReadFile(rules.FS, name+"_test.toml")
		return &diag.File{Name: "rules/" + name + "_test.toml", Data: data}, err
	}
	data, err := readFile(name, verify.MaxTestBytes)
	return &diag.File{Name: name, Data: data}, err
}
