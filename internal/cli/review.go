package cli

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/decision"
	"stackadvisor/internal/report"
)

func (a *app) reviewCommand() *cobra.Command {
	var from source
	format, merged, force := "text", "", false
	cmd := &cobra.Command{
		Use:   "review FILE FILE...",
		Short: "Compare the sheets of several participants",
		Long: "Compare the answers files of several participants of a review: where they agree and differ, which differences matter, " +
			"the stack that each would get, and the shares over all combinations of their answers. " +
			"With --output, write a sheet with what all agree on and the rest unknown, ready for \"stackadvisor ask --answers\".",
		Example: "stackadvisor review ann.toml bo.toml chen.toml\nstackadvisor review ann.toml bo.toml -o merged.toml",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("%s needs the answers files of at least two participants; see %q", cmd.CommandPath(), cmd.CommandPath()+" --help")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, files []string) error {
			r, err := a.review(&from, files)
			if err != nil {
				return err
			}
			text := report.ReviewText{Review: r, Files: files, Lang: a.lang}
			if merged != "" {
				if err := a.merge(text, from.rules, merged, force); err != nil {
					return err
				}
			}
			if format == "json" {
				err = report.WriteJSON(a.stdout, report.NewReview(r, files))
			} else {
				err = text.Write(a.stdout)
			}
			if err != nil {
				return writing(err)
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&from.rules, "rules", "", "rule set: a built-in id or a file; without it, the one that the files name")
	f.Var(&from.asOf, "as-of", "date of the evaluation, YYYY-MM-DD")
	f.StringVarP(&merged, "output", "o", "", "write the merged sheet to this file")
	f.BoolVar(&force, "force", false, "overwrite an existing file")
	f.Var(choice(&format, "format", "text", "json"), "format", "output format, text or json")
	return cmd
}

func (a *app) review(from *source, files []string) (*decision.Review, error) {
	var sheets []*answers.Sheet
	var first *sheet
	on := date.Date(from.asOf)
	for _, file := range files {
		doc, err := a.parseAnswers(file)
		if err != nil {
			return nil, err
		}
		s, err := a.sheetOf(from, file, doc)
		if err != nil {
			return nil, err
		}
		switch {
		case first == nil:
			first = s
		case s.program.Digest != first.program.Digest:
			return nil, input(errorf("%s is for rule set %s %s, and %s for %s %s; use --rules to review both by the same",
				file, s.program.ID, s.program.Version, files[0], first.program.ID, first.program.Version))
		}
		switch {
		case from.asOf != 0 || s.AsOf.IsZero():
		case !on.IsZero() && on != s.AsOf:
			return nil, input(errorf("%s is as of %s, and another file as of %s; use --as-of to say which day counts", file, s.AsOf, on))
		default:
			on = s.AsOf
		}
		sheets = append(sheets, s.Sheet)
	}
	if on.IsZero() {
		on = a.today()
	}
	r, err := decision.Compare(first.program, on, sheets)
	if err != nil {
		return nil, input(err)
	}
	return r, nil
}

// merge writes the sheet of what all agree on.
func (a *app) merge(text report.ReviewText, rules, path string, force bool) error {
	first := text.Files[0]
	m := text.Merge(text.Notes())
	m.RuleSet = ruleSetName(m.RuleSet, rules, first)
	data := answers.Write(text.Program, m)
	data = []byte(moveSheet(string(data), filepath.Dir(first), filepath.Dir(path)))
	if err := writeResult("the merged sheet", path, data, force); err != nil {
		return err
	}
	for _, l := range text.Lost() {
		a.warn("%w", errors.New(text.LostText(l)))
	}
	return nil
}
