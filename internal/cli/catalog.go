package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"stackadvisor/internal/catalog"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/program"
	"stackadvisor/internal/report"
)

// browse are the flags of the commands that read a rule set without answers.
type browse struct {
	rules  string
	asOf   dayFlag
	format string
}

func (b *browse) flags(cmd *cobra.Command, formats ...string) {
	b.format = formats[0]
	f := cmd.Flags()
	f.StringVar(&b.rules, "rules", "", "rule set: a built-in id or a file")
	f.Var(&b.asOf, "as-of", "date of the facts, YYYY-MM-DD")
	f.Var(choice(&b.format, "format", formats...), "format", "output format, "+diag.Quoted(formats))
}

// open loads the rule set and makes its catalogue.
func (b *browse) open(a *app) (*program.Program, *catalog.Catalog, error) {
	p, err := a.loadRules(b.rules, "", nil)
	if err != nil {
		return nil, nil, err
	}
	return p, catalog.New(p, b.date(a), a.lang), nil
}

func (b *browse) date(a *app) date.Date {
	if b.asOf != 0 {
		return date.Date(b.asOf)
	}
	return a.today()
}

// browsed is what the JSON of these commands begins with.
type browsed struct {
	FormatVersion int            `json:"format_version"`
	Ruleset       report.Ruleset `json:"ruleset"`
	AsOf          string         `json:"as_of"`
}

func (b *browse) head(a *app, p *program.Program) browsed {
	return browsed{report.FormatVersion, report.NewRuleset(p), b.date(a).String()}
}

// findOptions finds options by what people call them.
func findOptions(p *program.Program, names []string) ([]int, error) {
	var found []int
	for _, name := range names {
		o := p.FindOption(name)
		if o < 0 {
			return nil, input(unknownOption(p, name))
		}
		found = append(found, o)
	}
	return found, nil
}

func unknownOption(p *program.Program, name string) error {
	if near := p.NearestOption(name, &diag.Speller{}); near != "" {
		return errorf("rule set %q has no option %q; did you mean %q?", p.ID, name, near)
	}
	return errorf("rule set %q has no option %q; see \"%s catalog\"", p.ID, name, programName)
}

func (a *app) catalogCommand() *cobra.Command {
	var b browse
	cmd := &cobra.Command{
		Use:   "catalog [option]",
		Short: "List the options of a rule set, or show one of them",
		Long: "List the options layer by layer with their state on the date. With the id of an option, show its page: what it is, " +
			"what it manages, strengths and weaknesses, relations both ways, lifecycle with sources, and which answers speak for and against it.",
		Example: "stackadvisor catalog\nstackadvisor catalog kubernetes --as-of 2019-01-01",
		Args:    atMostOne("option"),
		RunE: func(_ *cobra.Command, args []string) error {
			p, c, err := b.open(a)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				if b.format == "json" {
					return a.written(report.WriteJSON(a.stdout, struct {
						browsed
						Options []catalog.Card `json:"options"`
					}{b.head(a, p), c.Cards()}))
				}
				return a.written(c.WriteCards(a.stdout, a.catalogView()))
			}
			found, err := findOptions(p, args)
			if err != nil {
				return err
			}
			if b.format == "json" {
				return a.written(report.WriteJSON(a.stdout, struct {
					browsed
					Option *catalog.Page `json:"option"`
				}{b.head(a, p), c.Page(found[0])}))
			}
			return a.written(c.WritePage(a.stdout, found[0], a.catalogView()))
		},
	}
	b.flags(cmd, "text", "json")
	return cmd
}

func (a *app) compareCommand() *cobra.Command {
	var b browse
	cmd := &cobra.Command{
		Use:   "compare option option...",
		Short: "Put options side by side",
		Long: "Put two or more options side by side: layer, managed object, what it takes to adopt them, what they run on and need, " +
			"their state on the date, in how many of all answer sheets each is recommended, and the answers that decide between them.",
		Example: "stackadvisor compare kubernetes mesos openstack",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("%s needs two options or more, for example \"%s kubernetes mesos\"", cmd.CommandPath(), cmd.CommandPath())
			}
			for i, id := range args {
				if slices.Contains(args[:i], id) {
					return usage("option %q is named twice", id)
				}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			p, c, err := b.open(a)
			if err != nil {
				return err
			}
			found, err := findOptions(p, args)
			if err != nil {
				return err
			}
			if err := apart(p, args, found); err != nil {
				return err
			}
			comparison, err := c.Compare(cmd.Context(), found)
			if err != nil {
				return input(err)
			}
			if b.format == "json" {
				return a.written(report.WriteJSON(a.stdout, struct {
					browsed
					*catalog.Comparison
				}{b.head(a, p), comparison}))
			}
			return a.written(c.WriteComparison(a.stdout, comparison, a.catalogView()))
		},
	}
	b.flags(cmd, "text", "json")
	return cmd
}

// apart refuses names that mean the same option.
func apart(p *program.Program, names []string, found []int) error {
	for i, o := range found {
		if first := slices.Index(found, o); first < i {
			return usage("%q and %q are the same option %q", names[first], names[i], p.Options[o].ID)
		}
	}
	return nil
}

func (a *app) mapCommand() *cobra.Command {
	var b browse
	cmd := &cobra.Command{
		Use:     "map",
		Short:   "Draw the layers of a rule set and how its options relate",
		Example: "stackadvisor map\nstackadvisor map --rules article --format mermaid",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			p, c, err := b.open(a)
			if err != nil {
				return err
			}
			switch b.format {
			case "json":
				return a.written(report.WriteJSON(a.stdout, struct {
					browsed
					*catalog.Map
				}{b.head(a, p), c.Map()}))
			case "mermaid":
				_, err := fmt.Fprint(a.stdout, c.Mermaid())
				return a.written(err)
			}
			return a.written(c.WriteMap(a.stdout, a.catalogView()))
		},
	}
	b.flags(cmd, "text", "mermaid", "json")
	return cmd
}

// catalogView is the view of the catalogue's texts.
func (a *app) catalogView() catalog.View {
	v := a.view()
	return catalog.View{Width: v.Width, Paint: v.Paint}
}

// written is the outcome of writing a result.
func (a *app) written(err error) error {
	if err != nil {
		return input(errorf("writing the result: %w", err))
	}
	return nil
}

// atMostOne takes one argument or none.
func atMostOne(noun string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usage("%s takes one %s at most, not %q too", cmd.CommandPath(), errorf(noun), args[1])
		}
		return nil
	}
}
