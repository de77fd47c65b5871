package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
	"stackadvisor/internal/verify"
)

func (a *app) rulesDiffCommand() *cobra.Command {
	asOf, format, regions := dayFlag(0), "text", verify.DefaultRegions
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: "Compare the advice of two rule sets",
		Long: "Compare two rule sets, such as two versions of one: which entries changed; for which share of all answer sheets " +
			"the recommended stack differs, exactly; which stacks become which, each with an example; where that is, in words; and which " +
			"cases of their tests come out otherwise. Questions that both sets ask count with the answers that both accept; what only " +
			"one of them asks, or accepts, is for that one alone. Exits with 1 if any advice differs.",
		Example: programName + " rules diff old.toml new.toml\n" + programName + " rules diff article platform --format json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("%s needs two rule sets; see %q", cmd.CommandPath(), cmd.CommandPath()+" --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if regions < 1 || regions > maxRegions {
				return usage("flag \"--regions\" needs a number from 1 to %d, not %d", maxRegions, regions)
			}
			on := date.Date(asOf)
			if on == 0 {
				on = a.today()
			}
			d, err := a.diff(cmd.Context(), args[0], args[1], verify.DiffOptions{Date: on, Regions: regions})
			if err != nil {
				return err
			}
			if format == "json" {
				err = a.writeDiffJSON(d)
			} else {
				err = a.writeDiff(d)
			}
			if err == nil && (d.Differs() || len(d.cases) > 0) {
				return problems()
			}
			return err
		},
	}
	cmd.Flags().Var(&asOf, "as-of", "date of the facts, YYYY-MM-DD")
	cmd.Flags().IntVar(&regions, "regions", regions, "describe where the advice differs in at most so many regions")
	cmd.Flags().Var(choice(&format, "format", "text", "json"), "format", "output format, text or json")
	return cmd
}

// maxRegions bounds the work.
const maxRegions = 50

// ruleDiff is a Diff with what becomes of the cases of the tests.
type ruleDiff struct {
	*verify.Diff
	on    date.Date
	names [2]string
	cases []caseChange
	notes []string // test files that the other set cannot read
}

// caseChange is a case that comes out otherwise.
type caseChange struct {
	c        *verify.Case
	from, to caseOutcome
}

type caseOutcome struct {
	text   string
	passed bool
}

func (a *app) diff(ctx context.Context, left, right string, o verify.DiffOptions) (*ruleDiff, error) {
	p, err := a.sound(left)
	if err != nil {
		return nil, err
	}
	q, err := a.sound(right)
	if err != nil {
		return nil, err
	}
	d := &ruleDiff{on: o.Date, names: [2]string{left, right}}
	if d.Diff, err = verify.Compare(ctx, p, q, o); errors.Is(err, engine.ErrBudget) {
		return nil, input(fmt.Errorf("%w; a rule set leaves too many stacks nearly alike", err))
	}
	if err != nil {
		return nil, err
	}
	if err := d.compareCases(left); err != nil || left == right {
		return d, err
	}
	return d, d.compareCases(right)
}

// compareCases runs the tests beside one of the sets, if there are any, with
// both.
func (d *ruleDiff) compareCases(name string) error {
	if !isBuiltin(name) {
		name = strings.TrimSuffix(name, ".toml") + "_test.toml"
	}
	file, err := testFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return input(fmt.Errorf("reading tests: %w", err))
	}
	tests, list := verify.ParseTests(file)
	if tests == nil || list.HasErrors() {
		d.notes = append(d.notes, file.Name+" cannot be read; see "+programName+" rules test "+name)
		return nil
	}
	var cases [2][]*verify.Case
	for i, p := range []*program.Program{d.A, d.B} {
		if cases[i], list = tests.Read(p); list.HasErrors() {
			d.notes = append(d.notes, fmt.Sprintf("%s does not fit %s: %s: %s", file.Name, d.names[i], list[0].Span, list[0].Message))
			return nil
		}
	}
	for i, c := range cases[0] {
		from, to := outcomeOfCase(c, d.A), outcomeOfCase(cases[1][i], d.B)
		if from != to {
			d.cases = append(d.cases, caseChange{c, from, to})
		}
	}
	return nil
}

func outcomeOfCase(c *verify.Case, p *program.Program) caseOutcome {
	r := c.Run(p)
	o := caseOutcome{passed: len(r.Failures) == 0, text: "not decided"}
	if r.Recommendation != nil {
		o.text = outcomeIDs(p, analysis.Outcome{Status: r.Recommendation.Status, Stack: r.Recommendation.Stack.Options})
	}
	return o
}

// outcomeIDs names the options of a stack, else the status.
func outcomeIDs(p *program.Program, o analysis.Outcome) string {
	if o.Status != engine.Recommended {
		return o.Status.String()
	}
	return strings.Join(stackIDs(p, o.Stack), ", ")
}

func stackIDs(p *program.Program, stack []int) []string {
	ids := []string{}
	for _, i := range stack {
		ids = append(ids, p.Options[i].ID)
	}
	return ids
}

// writeDiff tells people.
func (a *app) writeDiff(d *ruleDiff) error {
	b := &authorText{}
	for _, e := range d.Entries {
		b.line("%s: %s %q %s", e.Span, e.Kind, e.ID, e.What)
		for _, f := range e.Fields {
			b.line("  %s: %s -> %s", f.Key, orNothing(f.From), orNothing(f.To))
		}
	}
	if len(d.Entries) == 0 {
		b.line("No entry differs.")
	}
	b.line("")
	d.writeAdvice(b)
	for _, c := range d.cases {
		b.line("%s: case %q: %s%s -> %s%s", c.c.Span, c.c.Name, c.from.text, passed(c.from), c.to.text, passed(c.to))
	}
	for _, n := range d.notes {
		b.line("%s", n)
	}
	_, err := io.WriteString(a.stdout, b.String())
	return writing(err)
}

func passed(o caseOutcome) string {
	if o.passed {
		return ""
	}
	return " (fails)"
}

func orNothing(s string) string {
	if s == "" {
		return "(nothing)"
	}
	return s
}

func (d *ruleDiff) writeAdvice(b *authorText) {
	percent := float64(d.Share) / 10_000
	switch {
	case d.Method == analysis.Estimated:
		b.line("On %s the advice differs for about %.2f %% of all answer sheets, estimated from %d drawn; an exact count is past the limits.", d.on, percent, d.Samples)
	case !d.Differs():
		b.line("On %s the advice is the same for all %s answer sheets (proved).", d.on, d.Sheets)
	default:
		b.line("On %s the advice differs for %s of %s answer sheets (%.4f %%, exact; not a forecast).", d.on, d.Different, d.Sheets, percent)
	}
	for i, c := range d.Changes {
		if i == verify.DefaultRegions {
			b.line("  and %d further changes", len(d.Changes)-i)
			break
		}
		count := ""
		if c.Count != nil {
			count = fmt.Sprintf(" (%s)", c.Count)
		}
		b.line("  %s -> %s%s", outcomeIDs(d.A, c.From), outcomeIDs(d.B, c.To), count)
		b.line("    for example: %s", strings.Join(setFlags(d.Both, c.Example), " "))
	}
	if len(d.Regions) > 0 {
		b.line("It differs wherever")
		for i := range d.Regions {
			b.line("  %s", strings.Join(regionWords(d.Both, &d.Regions[i]), "; "))
		}
		if d.Uncovered.Sign() > 0 {
			b.line("  and for %s more answer sheets, which --regions would describe", d.Uncovered)
		}
	}
}
