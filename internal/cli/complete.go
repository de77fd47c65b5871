package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
	"stackadvisor/rules"
)

// completing reports whether a shell asks what may follow.
func completing(args []string) bool {
	return len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd)
}

// addCompletions tells shells which values flags take. It is only done for a
// shell that asks.
func (a *app) addCompletions(cmd *cobra.Command) {
	add := func(f *pflag.Flag) {
		switch value := f.Value.(type) {
		case *choiceFlag:
			a.complete(cmd, f.Name, cobra.FixedCompletions(value.words, cobra.ShellCompDirectiveNoFileComp))
			return
		}
		switch f.Name {
		case "rules":
			a.complete(cmd, f.Name, cobra.FixedCompletions(rules.Names(), cobra.ShellCompDirectiveDefault))
		case "set":
			a.complete(cmd, f.Name, a.completeSet)
		}
	}
	cmd.LocalFlags().VisitAll(add)
	for _, sub := range cmd.Commands() {
		a.addCompletions(sub)
	}
}

func (a *app) complete(cmd *cobra.Command, flag string, f cobra.CompletionFunc) {
	// It only fails for a flag that does not exist or has a function already.
	_ = cmd.RegisterFlagCompletionFunc(flag, f)
}

// completeSet completes id=value: first the questions, then the answers.
func (a *app) completeSet(cmd *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	name, _ := cmd.Flags().GetString("rules")
	if name == "" {
		name = defaultRules()
	}
	p, _, err := a.load(name)
	if err != nil || p == nil {
		return nil, cobra.ShellCompDirectiveError
	}
	id, value, chosen := strings.Cut(typed, "=")
	var list []cobra.Completion
	for i := range p.Questions {
		q := &p.Questions[i]
		switch {
		case !chosen && strings.HasPrefix(q.ID, typed):
			list = append(list, cobra.CompletionWithDesc(q.ID+"=", q.Prompt.In(a.lang)))
		case chosen && q.ID == id:
			for _, word := range answerWords(p, i, value) {
				list = append(list, id+"="+word)
			}
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// answerWords are the answers to a question that begin with what was typed.
func answerWords(p *program.Program, question int, typed string) []string {
	q := &p.Questions[question]
	before := ""
	var words []string
	switch q.Kind {
	case ruleset.YesNo:
		words = []string{"yes", "no"}
	case ruleset.Multi, ruleset.Single:
		for i := range q.Choices {
			words = append(words, q.Choices[i].ID)
		}
	}
	if q.Kind == ruleset.Multi {
		before = typed[:strings.LastIndex(typed, ",")+1]
	}
	var list []string
	for _, w := range words {
		if strings.HasPrefix(before+w, typed) {
			list = append(list, before+w)
		}
	}
	return list
}
