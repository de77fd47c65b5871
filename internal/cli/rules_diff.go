package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"strings"

	"github.com/spf13/cobra"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
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
	words *lang.AuthoringWords
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
	d := &ruleDiff{words: lang.Authoring(a.lang), on: o.Date, names: [2]string{left, right}}
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
		d.notes = append(d.notes, fmt.Sprintf(d.words.Unreadable, file.Name, programName+" rules test "+name))
		return nil
	}
	var cases [2][]*verify.Case
	for i, p := range []*program.Program{d.A, d.B} {
		if cases[i], list = tests.Read(p); list.HasErrors() {
			d.notes = append(d.notes, fmt.Sprintf(d.words.NoFit, file.Name, d.names[i], list[0].Span, list[0].Message))
			return nil
		}
	}
	for i, c := range cases[0] {
		from, to := outcomeOfCase(d.words, c, d.A), outcomeOfCase(d.words, cases[1][i], d.B)
		if from != to {
			d.cases = append(d.cases, caseChange{c, from, to})
		}
	}
	return nil
}

func outcomeOfCase(w *lang.AuthoringWords, c *verify.Case, p *program.Program) caseOutcome {
	r := c.Run(p)
	o := caseOutcome{passed: len(r.Failures) == 0, text: w.Statuses[""]}
	if r.Recommendation != nil {
		o.text = outcomeIDs(w, p, analysis.Outcome{Status: r.Recommendation.Status, Stack: r.Recommendation.Stack.Options})
	}
	return o
}

// outcomeIDs names the options of a stack, else the status.
func outcomeIDs(w *lang.AuthoringWords, p *program.Program, o analysis.Outcome) string {
	if o.Status != engine.Recommended {
		return w.Statuses[o.Status.String()]
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
	b, w := &authorText{}, d.words
	for _, e := range d.Entries {
		b.line(w.Entry, e.Span, fmt.Sprintf(w.Subject, w.Kinds[e.Kind], e.ID), w.Entries[e.What])
		for _, f := range e.Fields {
			b.line("  "+w.Field, f.Key, d.orNothing(f.From), d.orNothing(f.To))
		}
	}
	if len(d.Entries) == 0 {
		b.line("%s", w.NoEntry)
	}
	b.line("")
	d.writeAdvice(b)
	for _, c := range d.cases {
		switch {
		case c.from.text != c.to.text:
			b.line(w.CaseChanges, c.c.Span, c.c.Name, d.passed(c.from), d.passed(c.to))
		case c.to.passed:
			b.line(w.CasePasses, c.c.Span, c.c.Name, c.to.text)
		default:
			b.line(w.CaseFails, c.c.Span, c.c.Name, c.to.text)
		}
	}
	for _, n := range d.notes {
		b.line("%s", n)
	}
	_, err := io.WriteString(a.stdout, b.String())
	return writing(err)
}

func (d *ruleDiff) passed(o caseOutcome) string {
	if o.passed {
		return o.text
	}
	return o.text + d.words.Fails
}

func (d *ruleDiff) orNothing(s string) string {
	if s == "" {
		return d.words.Nothing
	}
	return s
}

func (d *ruleDiff) writeAdvice(b *authorText) {
	w := d.words
	switch {
	case d.Method == analysis.Estimated:
		b.line(w.DiffersAbout, d.on, percent(d.Share, 2), d.Samples)
	case !d.Differs():
		b.line(w.Same, d.on, d.Sheets)
	default:
		b.line(w.Differs, d.on, d.Different, d.Sheets, percent(d.Share, 4))
	}
	for i, c := range d.Changes {
		if i == verify.DefaultRegions {
			b.line("  "+w.Further, len(d.Changes)-i)
			break
		}
		count := ""
		if c.Count != nil {
			count = fmt.Sprintf(" (%s)", c.Count)
		}
		b.line("  %s -> %s%s", outcomeIDs(w, d.A, c.From), outcomeIDs(w, d.B, c.To), count)
		b.line("    "+w.ForExample, strings.Join(setFlags(d.Both, c.Example), " "))
	}
	if len(d.Regions) > 0 {
		b.line("%s", w.Wherever)
		for i := range d.Regions {
			b.line("  %s", strings.Join(regionWords(w, d.Both, &d.Regions[i]), w.List))
		}
		if d.Uncovered.Sign() > 0 {
			covered := new(big.Int).Sub(d.Different, d.Uncovered)
			part := new(big.Rat).SetFrac(covered.Mul(covered, big.NewInt(100)), d.Different)
			b.line(w.Uncovered, part.FloatString(1), d.Uncovered, d.Different)
		}
	}
}

// percent writes a share with so many decimals, at most four.
func percent(share analysis.Share, decimals int) string {
	return new(big.Rat).SetFrac64(int64(share)*100, int64(analysis.Whole)).FloatString(decimals)
}
