package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/program"
	"stackadvisor/internal/report"
	"stackadvisor/internal/verify"
)

func (a *app) rulesVerifyCommand() *cobra.Command {
	asOf, maxAge, format := dayFlag(0), verify.DefaultMaxAge, "text"
	cmd := &cobra.Command{
		Use:   "verify RULES",
		Short: "Prove what is right and wrong with a rule set as advice",
		Long: "Go through the whole answer space of a rule set: sheets without a stack or without advice, rules that never fire or " +
			"change nothing, options that nobody is ever told to take, questions and choices that make no difference, repeated and " +
			"contradicting rules, missing sources and translations. Every finding has its place, a code, and where it helps an answer " +
			"sheet that shows it. An author accepts a finding with allow = [{ code = \"...\", because = \"...\" }] on the entry or on " +
			"[ruleset]. Exits with 1 if there are findings that are not accepted.",
		Example: programName + " rules verify house.toml\n" + programName + " rules verify platform --format json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("%s needs one rule set: a built-in id or a file", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if maxAge < 1 {
				return usage("flag \"--max-age\" needs a number of days from 1 on, not %d", maxAge)
			}
			p, err := a.sound(args[0])
			if err != nil {
				return err
			}
			on := date.Date(asOf)
			if on == 0 {
				on = a.today()
			}
			r, err := verify.Verify(cmd.Context(), p, verify.Options{Date: on, MaxAge: maxAge, Lang: a.lang})
			if errors.Is(err, engine.ErrBudget) {
				return input(fmt.Errorf("%w; the rule set leaves too many stacks nearly alike", err))
			}
			if err != nil {
				return err
			}
			if format == "json" {
				err = writing(report.WriteJSON(a.stdout, report.NewVerification(r)))
			} else {
				err = a.writeVerification(r, args[0])
			}
			if err == nil && r.Problems() > 0 {
				return problems()
			}
			return err
		},
	}
	cmd.Flags().Var(&asOf, "as-of", "date of the facts, YYYY-MM-DD")
	cmd.Flags().IntVar(&maxAge, "max-age", maxAge, "for how many days a source counts as looked at")
	cmd.Flags().Var(choice(&format, "format", "text", "json"), "format", "output format, text or json")
	return cmd
}

// writeVerification tells people: the findings like diagnostics, each with a
// command that shows it, then what was accepted, and who wins how often.
func (a *app) writeVerification(r *verify.Report, name string) error {
	var b strings.Builder
	say := func(format string, args ...any) string { return fmt.Sprintf(lang.Say(a.lang, format), args...) }
	accepted := 0
	for i := range r.Findings {
		x := &r.Findings[i]
		if x.Because != nil {
			accepted++
			continue
		}
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", x.Span, x.Severity, x.Message, x.Code)
		for _, note := range x.Notes {
			fmt.Fprintf(&b, "  %s: note: %s\n", note.Span, note.Message)
		}
		if x.Example != nil {
			fmt.Fprintf(&b, "  %s\n", say("example: %s", exampleCommand(r, name, x)))
		}
	}
	if accepted > 0 {
		fmt.Fprintf(&b, "\n%s\n", say("Accepted by the author:"))
		for i := range r.Findings {
			if x := &r.Findings[i]; x.Because != nil {
				fmt.Fprintf(&b, "  %s: %s [%s]\n    %s\n", x.Span, x.Message, x.Code, say("because: %s", x.Because.Because.In(a.lang)))
			}
		}
	}
	a.writeShares(&b, r)
	if n := len(r.Claims); n > 0 {
		proved := 0
		for _, c := range r.Claims {
			if c.Holds == analysis.Yes {
				proved++
			}
		}
		fmt.Fprintln(&b, say("%d of %d invariants proved for all answer sheets", proved, n))
	}
	for _, code := range r.Undecided {
		fmt.Fprintln(&b, say("not decided within the budget: %s", code))
	}
	if n := r.Problems(); n == 1 {
		fmt.Fprintln(&b, say("%s: 1 finding, %d accepted; %s answer sheets", name, accepted, r.Sheets))
	} else {
		fmt.Fprintln(&b, say("%s: %d findings, %d accepted; %s answer sheets", name, n, accepted, r.Sheets))
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = diag.Printable(lines[i])
	}
	_, err := a.stdout.Write([]byte(strings.Join(lines, "\n")))
	return writing(err)
}

func exampleCommand(r *verify.Report, name string, x *verify.Finding) string {
	command := programName + " recommend --rules " + report.ShellWord(name) + " --as-of " + r.Date.String()
	for q, v := range x.Example {
		if v != program.Unknown {
			command += " --set " + setWord(answers.Flag(&r.Program.Questions[q], v))
		}
	}
	return command
}

// setWord is what follows --set, as a word for a shell: some take "[]" for a
// pattern of file names.
func setWord(flag string) string {
	if strings.Contains(flag, "[") {
		return "'" + flag + "'"
	}
	return flag
}

// writeShares shows in how many answer sheets each option is recommended.
func (a *app) writeShares(b *strings.Builder, r *verify.Report) {
	fmt.Fprintf(b, "\n"+lang.Say(a.lang, "Share of all answer sheets that recommend each option (%s; not a forecast):")+"\n", lang.Say(a.lang, r.Method.String()))
	order := make([]int, len(r.WinShare))
	width := 0
	for i := range order {
		order[i] = i
		width = max(width, layout.Columns(r.Program.Options[i].ID))
	}
	slices.SortStableFunc(order, func(x, y int) int { return int(r.WinShare[y].Share - r.WinShare[x].Share) })
	for _, o := range order {
		share := r.WinShare[o].Share
		bar := strings.Repeat("█", int(share*30/analysis.Whole))
		fmt.Fprintf(b, "  %s %6.2f %% %s\n", layout.Pad(r.Program.Options[o].ID, width), float64(share)/10_000, bar)
	}
	b.WriteByte('\n')
}
