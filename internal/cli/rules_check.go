package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"stackadvisor/internal/diag"
)

func (a *app) rulesCheckCommand() *cobra.Command {
	explain, format := "", "text"
	cmd := &cobra.Command{
		Use:   "check [RULES...]",
		Short: "Check rule sets for errors and warnings",
		Long: "Check rule sets, built-in ones by their id or files, for everything that keeps them from meaning " +
			"something. Every problem has its place and a code, which --explain explains. Exits with 1 if there is an error, and with 3 if " +
			"a set cannot be read; the others are checked all the same.",
		Example: programName + " rules check house.toml\n" + programName + " rules check --explain unknown-option",
		Args: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("explain") {
				return noArguments(cmd, args)
			}
			return atLeast("a rule set")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("explain") {
				return a.explainCode(explain)
			}
			return a.checkRules(args, format)
		},
	}
	cmd.Flags().StringVar(&explain, "explain", "", "explain a code instead, with an example")
	cmd.Flags().Var(choice(&format, "format", diagnosticFormats[:]...), "format", "output format: text, json, sarif or github")
	return cmd
}

// checkRules tells of all sets that can be read, also beside some that cannot.
func (a *app) checkRules(names []string, format string) error {
	var all diag.List
	read := 0
	for _, name := range names {
		_, list, err := a.load(name)
		if err != nil {
			a.tell("%w", err)
			continue
		}
		read++
		all = append(all, list...)
	}
	if read == 0 {
		return &failure{code: exitInput}
	}
	all.Sort()
	if err := a.diagnostics(all, format); err != nil {
		return err
	}
	if format == "text" {
		errors, warnings := all.Count()
		fmt.Fprintf(a.stdout, "%s: %s, %s\n", plural(read, "rule set"), plural(errors, "error"), plural(warnings, "warning"))
	}
	switch {
	case read < len(names):
		return &failure{code: exitInput}
	case all.HasErrors():
		return problems()
	}
	return nil
}

// plural counts things, "1 error", "2 errors".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func (a *app) explainCode(code string) error {
	e, ok := diag.Explain(diag.Code(code))
	if !ok {
		var known []string
		for _, e := range diag.Explanations() {
			known = append(known, string(e.Code))
		}
		var spell diag.Speller
		return usage("there is no code %q%s", code, spell.Hint(code, known))
	}
	return writing(e.WriteText(a.stdout))
}
