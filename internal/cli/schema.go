package cli

import (
	"github.com/spf13/cobra"

	"stackadvisor/internal/schema"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema name",
		Short: "Print the JSON Schema of a file or of a result",
		Long: said(a.talk, errorf("Print the JSON Schema (draft 4) of rule-set files, rule tests or answers files, for editors such as those that use Taplo or "+
			"Tombi, or of what a command prints with --format json. The names are %w.", quoted(schema.Names()))),
		Example:   "stackadvisor schema rules > rules.schema.json",
		ValidArgs: schema.Names(),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("%s needs one name: %s", cmd.CommandPath(), quoted(schema.Names()))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			text, ok := schema.Print(args[0])
			if !ok {
				return usage("there is no schema %q; expected %s", args[0], quoted(schema.Names()))
			}
			_, err := a.stdout.Write(text)
			return a.written(err)
		},
	}
}
