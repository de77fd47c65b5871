package cli

import (
	"bytes"

	"github.com/spf13/cobra"

	"stackadvisor/internal/report"
)

func (a *app) rulesDocCommand() *cobra.Command {
	format, output, force := "markdown", "", false
	cmd := &cobra.Command{
		Use:   "doc RULES",
		Short: "Write a page about a rule set: questions, decision tables, sources",
		Long: "Write a page about a whole rule set, for those who must agree with it: its questions, its rules as a decision table " +
			"for each layer, relations, lifecycles and sources.",
		Example: programName + " rules doc platform > platform.md\n" + programName + " rules doc house.toml --format html -o house.html",
		Args:    exactly("a rule set"),
		RunE: func(_ *cobra.Command, args []string) error {
			p, err := a.sound(args[0])
			if err != nil {
				return err
			}
			return a.writeDoc(report.NewRulebook(p, a.lang), format, output, force)
		},
	}
	cmd.Flags().Var(choice(&format, "format", "markdown", "html"), "format", "output format, markdown or html")
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write instead of standard output")
	cmd.Flags().BoolVar(&force, "force", false, "overwrite the file of --output")
	return cmd
}

func (a *app) writeDoc(b *report.Rulebook, format, output string, force bool) error {
	var page bytes.Buffer
	write := b.WriteMarkdown
	if format == "html" {
		write = b.WriteHTML
	}
	if err := write(&page); err != nil {
		return writing(err)
	}
	if output != "" {
		return writeResult("the page", output, page.Bytes(), force)
	}
	_, err := a.stdout.Write(page.Bytes())
	return writing(err)
}
