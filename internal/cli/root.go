package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stackadvisor/internal/lang"
)

const programName = "stackadvisor"

// root is the command tree.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   programName,
		Short: "Turn answers into a recommended stack of technologies, with the reasons",
		Long: "stackadvisor turns answers to a questionnaire into a recommended stack: one consistent choice of " +
			"options over layers, with the rules that led to it, what else would do, and what is not known.",
		Example: "# the questionnaire\nstackadvisor\n# a stack for the answers in a file\nstackadvisor recommend --answers payments.toml\n" +
			"# what if there were one machine?\nstackadvisor recommend --answers payments.toml --set machines=1\n" +
			"# which questions there are\nstackadvisor rules show article",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return emptyFlags(cmd) },
		RunE:              func(cmd *cobra.Command, _ []string) error { return a.ask(cmd, &asking{order: orderAuthor}) },
	}
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().Var(choice(&a.lang, "language", lang.Tags()...), "lang", "language of texts: en or zh")
	root.PersistentFlags().BoolVar(&a.noColor, "no-color", false, "write without colours")
	root.SetHelpCommand(helpCommand())
	root.AddCommand(
		a.askCommand(),
		a.recommendCommand(),
		a.explainCommand(),
		a.reportCommand(),
		a.recheckCommand(),
		a.reviewCommand(),
		a.batchCommand(),
		a.catalogCommand(),
		a.compareCommand(),
		a.mapCommand(),
		a.rulesCommand(),
		a.schemaCommand(),
		a.versionCommand(),
		a.manCommand(),
	)
	return root
}

// choiceFlag is a flag whose value is one of a few words.
type choiceFlag struct {
	value *string
	noun  string
	words []string
}

// choice makes a flag that takes one of the words; the value it has already is
// the default.
func choice(value *string, noun string, words ...string) *choiceFlag {
	return &choiceFlag{value, noun, words}
}

func (c *choiceFlag) String() string { return *c.value }
func (c *choiceFlag) Type() string   { return strings.Join(c.words, "|") }

func (c *choiceFlag) Set(word string) error {
	if !slices.Contains(c.words, word) {
		return usage("unknown %s %q; expected %s", errorf(c.noun), word, quoted(c.words))
	}
	*c.value = word
	return nil
}
