package cli

import (
	"github.com/spf13/cobra"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/report"
)

func (a *app) recommendCommand() *cobra.Command {
	var from source
	alternatives, format := engine.DefaultAlternatives, "text"
	cmd := &cobra.Command{
		Use:   "recommend",
		Short: "Recommend a stack for a sheet of answers",
		Long: "Read a rule set and answers, and print the recommended stack with its reasons, what was excluded, " +
			"the alternatives, and what is still unknown. Without answers every question is open. " +
			"Exits with 1 if no stack satisfies the constraints.",
		Example: "stackadvisor recommend --answers payments.toml\n" +
			"stackadvisor recommend --rules article --set workloads=containers,big-data --format json",
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if alternatives < 0 {
				return usage("flag \"--alternatives\" needs a number from 0 on, not %d", alternatives)
			}
			s, err := a.read(&from)
			if err != nil {
				return err
			}
			d, err := recommend(s, a.lang, alternatives)
			if err != nil {
				return err
			}
			return a.show(d, format)
		},
	}
	from.flags(cmd)
	cmd.Flags().IntVar(&alternatives, "alternatives", alternatives, "how many alternatives to tell")
	cmd.Flags().Var(choice(&format, "format", "text", "json"), "format", "output format, text or json")
	return cmd
}

// recommend makes the Document of a sheet.
func recommend(s *sheet, tag string, alternatives int) (*report.Document, error) {
	state := engine.New(s.program, engine.Config{Date: s.on, Weights: s.Weights}).NewState()
	state.Reset(s.Values)
	r, err := state.Recommend(alternatives)
	if err != nil {
		return nil, searched(err)
	}
	settings := report.Settings{Lang: tag, Program: version}
	if v := analysis.SettledNow(r); v != analysis.Undecided {
		settled := v == analysis.Yes
		settings.Settled = &settled
	}
	return report.New(r, s.Sheet, settings), nil
}

// show prints a Document as text or JSON.
func (a *app) show(d *report.Document, format string) error {
	var err error
	if format == "json" {
		err = d.WriteJSON(a.stdout, report.Recommend)
	} else {
		err = d.WriteText(a.stdout, a.view())
	}
	if err != nil {
		return writing(err)
	}
	if d.Status == engine.Infeasible.String() {
		return problems()
	}
	return nil
}
