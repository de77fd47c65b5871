package cli

import (
	"github.com/spf13/cobra"
)

// rulesCommand groups what is for authors of rule sets.
func (a *app) rulesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List, show, check and test rule sets",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return usage("%s needs a command; see %q", cmd.CommandPath(), cmd.CommandPath()+" --help")
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	return cmd
}
