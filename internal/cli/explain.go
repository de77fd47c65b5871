package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/report"
)

// explainFlags are the flags of explain beside those of recommend.
type explainFlags struct {
	source
	alternatives int
	flips        int
	whyNot       []string
	seed         uint64
	samples      int
	format       string
}

func (a *app) explainCommand() *cobra.Command {
	from := explainFlags{alternatives: engine.DefaultAlternatives, flips: 2, seed: 1, samples: analysis.DefaultSamples, format: "text"}
	cmd := &cobra.Command{
		Use:   "explain",
		Short: "Say how sure the recommendation is and what would change it",
		Long: "Recommend a stack like recommend, and then say how firm the result is: which stacks the open questions can " +
			"still lead to and which of them are worth finding out, which other answers would change it, how far the " +
			"weights of the criteria may move, and why other options are not in it. Every figure says whether it is " +
			"exact, proved or estimated. Exits with 1 if no stack satisfies the constraints.",
		Example: "stackadvisor explain --answers payments.toml\n" +
			"stackadvisor explain --answers payments.toml --why-not openstack --flips 3",
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return a.explain(&from) },
	}
	from.flags(cmd)
	f := cmd.Flags()
	f.IntVar(&from.alternatives, "alternatives", from.alternatives, "how many alternatives JSON has")
	f.IntVar(&from.flips, "flips", from.flips, "how many answers may change together")
	f.StringArrayVar(&from.whyNot, "why-not", nil, "explain this option; may be repeated")
	f.IntVar(&from.samples, "samples", from.samples, "how many weights to draw for an estimate")
	f.Uint64Var(&from.seed, "seed", from.seed, "seed of the draw")
	f.Var(choice(&from.format, "format", "text", "json"), "format", "output format, text or json")
	return cmd
}

func (a *app) explain(from *explainFlags) error {
	for name, n := range map[string]int{"alternatives": from.alternatives, "flips": from.flips} {
		if n < 0 {
			return usage("flag \"--%s\" needs a number from 0 on, not %d", name, n)
		}
	}
	if from.samples < 1 {
		return usage("flag \"--samples\" needs a number from 1 on, not %d", from.samples)
	}
	s, err := a.read(&from.source)
	if err != nil {
		return err
	}
	query := analysis.ExplainQuery{Flips: from.flips, Draw: analysis.Draw{Samples: from.samples, Seed: from.seed}}
	if query.WhyNot, err = optionsOf(s.program, from.whyNot); err != nil {
		return err
	}
	d, err := a.explained(s, from.alternatives, query)
	if err != nil {
		return err
	}
	if from.format == "json" {
		err = d.WriteJSON(a.stdout, report.Explain)
	} else {
		v := a.view()
		v.Detail = len(from.whyNot) > 0
		err = d.WriteExplanation(a.stdout, v)
	}
	if err != nil {
		return writing(err)
	}
	if d.Status == engine.Infeasible.String() {
		return problems()
	}
	return nil
}

// explained makes the Document of a sheet with all analyses, and tells on the
// terminal how far that is.
func (a *app) explained(s *sheet, alternatives int, query analysis.ExplainQuery) (*report.Document, error) {
	var d *report.Document
	err := a.interruptible(func(ctx context.Context, p *progress) (err error) {
		words := lang.Explain(a.lang)
		query.Progress = func(step analysis.Step, done, total int) {
			p.tell([...]string{words.Counting, words.Settling, words.Trying, words.Drawing}[step], done, total)
		}
		d, err = explain(ctx, s, a.lang, alternatives, query)
		return err
	})
	if err != nil {
		return nil, searched(err) // interrupted, the work may still be at d
	}
	return d, nil
}

// explain makes the Document of a sheet with all analyses.
func explain(ctx context.Context, s *sheet, tag string, alternatives int, query analysis.ExplainQuery) (*report.Document, error) {
	state := engine.New(s.program, engine.Config{Date: s.on, Weights: s.Weights}).NewState()
	state.Reset(s.Values)
	r, err := state.Recommend(alternatives)
	if err != nil {
		return nil, err
	}
	x, err := analysis.Explain(ctx, r, query)
	if err != nil {
		return nil, err
	}
	return report.New(r, s.Sheet, report.Settings{Lang: tag, Program: version, Explanation: x}), nil
}

// optionsOf are the options that are named, ascending, each once; nil if none is.
func optionsOf(p *program.Program, names []string) ([]int, error) {
	options, err := findOptions(p, names)
	slices.Sort(options)
	return slices.Compact(options), err
}
