package cli

import (
	"context"
	"io"
	"slices"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// wantsHelp reports whether the arguments ask for help. Only then is fang, which
// asks the terminal for its colours, worth its time.
func wantsHelp(args []string) bool {
	args = flagsOf(args)
	return slices.Contains(args, "-h") || slices.Contains(args, "--help") || slices.Contains(args, "help")
}

// flagsOf are the arguments before "--".
func flagsOf(args []string) []string {
	if i := slices.Index(args, "--"); i >= 0 {
		return args[:i]
	}
	return args
}

// help runs a command tree with fang's help pages.
func (a *app) help(root *cobra.Command, args []string) error {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	a.translate(root)
	root.SetOut(a.helpWriter())
	if a.getenv("NO_COLOR") != "" || slices.Contains(flagsOf(args), "--no-color") {
		root.SetOut(plainWriter{root.OutOrStdout()})
	}
	return fang.Execute(context.Background(), root, fang.WithoutManpage(), fang.WithoutVersion(),
		fang.WithColorSchemeFunc(fang.AnsiColorScheme),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {})) // finish prints it
}

// plainWriter hides that a writer is a terminal.
type plainWriter struct{ io.Writer }

// helpCommand is cobra's, but a word that is no command is wrong usage.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Show the help of a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			of, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(of, args[len(args)-max(len(rest), 1)])
			}
			of.InitDefaultHelpFlag()
			return of.Help()
		},
	}
}
