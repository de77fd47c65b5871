package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/report"
	"stackadvisor/rules"
)

// ruleSets is the JSON of `rules list`.
type ruleSets struct {
	FormatVersion int       `json:"format_version"`
	RuleSets      []ruleSet `json:"rulesets"`
}

type ruleSet struct {
	ID        string `json:"id"`
	Version   string `json:"version"`
	Digest    string `json:"digest"`
	Title     string `json:"title"`
	Summary   string `json:"summary"`
	Layers    int    `json:"layers"`
	Options   int    `json:"options"`
	Questions int    `json:"questions"`
	Rules     int    `json:"rules"`
}

func (a *app) rulesListCommand() *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the built-in rule sets",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			list := ruleSets{FormatVersion: report.FormatVersion, RuleSets: []ruleSet{}}
			for _, id := range rules.Names() {
				p, err := a.sound(id)
				if err != nil {
					return err
				}
				list.RuleSets = append(list.RuleSets, a.ruleSet(p))
			}
			if format == "json" {
				return writing(report.WriteJSON(a.stdout, list))
			}
			return a.listRuleSets(list.RuleSets)
		},
	}
	cmd.Flags().Var(choice(&format, "format", "text", "json"), "format", "output format, text or json")
	return cmd
}

func (a *app) ruleSet(p *program.Program) ruleSet {
	return ruleSet{
		ID: p.ID, Version: p.Version, Digest: p.Digest, Title: p.Title.In(a.lang), Summary: p.Summary.In(a.lang),
		Layers: len(p.Layers), Options: len(p.Options), Questions: len(p.Questions), Rules: len(p.Rules),
	}
}

func (a *app) listRuleSets(list []ruleSet) error {
	w, out := lang.Rules(a.lang), a.newProse()
	for i, s := range list {
		if i > 0 {
			out.line("")
		}
		out.line(s.ID + " " + s.Version)
		out.indented(2, s.Title)
		out.indented(2, s.Summary)
		options := fmt.Sprintf(w.OptionsInLayers, w.CountOptions.Of(s.Options), w.CountLayers.Of(s.Layers))
		out.indented(2, w.CountQuestions.Of(s.Questions)+w.List+options+w.List+w.CountRules.Of(s.Rules))
	}
	_, err := io.WriteString(a.stdout, out.b.String())
	return writing(err)
}
