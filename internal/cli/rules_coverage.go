package cli

import (
	"fmt"
	"io"
	"strings"

	"stackadvisor/internal/catalog"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/verify"
)

// coverageLines are the goals of one kind in the table of a coverage.
var coverageLines = [...]struct {
	title, subject string
	kinds          []verify.GoalKind
}{
	{"rules that fire", "rule", []verify.GoalKind{verify.Holds}},
	{"rules that do not fire", "rule", []verify.GoalKind{verify.Fails}},
	{"conditions of rules that decide alone, each way", "rule", []verify.GoalKind{verify.AtomHolds, verify.AtomFails}},
	{"facts that hold, and do not", "fact", []verify.GoalKind{verify.Holds, verify.Fails}},
	{"conditions of facts that decide alone, each way", "fact", []verify.GoalKind{verify.AtomHolds, verify.AtomFails}},
	{"questions that are asked, and are not", "question", []verify.GoalKind{verify.Holds, verify.Fails}},
	{"conditions of questions that decide alone, each way", "question", []verify.GoalKind{verify.AtomHolds, verify.AtomFails}},
	{"options that are recommended", "option", []verify.GoalKind{verify.Recommends}},
}

// writeCoverage tells people what the cases of one file cover: how much, what is
// missing and why, and cases that would show it.
func (a *app) writeCoverage(r *testRun, least int) error {
	c := r.coverage
	if c == nil {
		return nil
	}
	b := &authorText{}
	for i := range c.Goals {
		if g := &c.Goals[i]; g.Case < 0 && !g.Impossible {
			b.line("%s: not covered: %s", g.Span, a.missed(r, g))
			for _, lack := range a.lacks(r, g) {
				b.line("  %s", lack)
			}
		}
	}
	if len(c.Suggested) > 0 {
		b.line("\nCases that would cover it. They expect what the rules say today; keep those that are right:\n")
		for _, s := range c.Suggested {
			b.line("%s", s.TOML)
		}
	}
	covered, goals := c.Counts()
	b.line("Coverage of %s by its cases: %d %% (%d of %d)", c.Program.ID, c.Percent(), covered, goals)
	impossible := 0
	for i := range c.Goals {
		if c.Goals[i].Impossible {
			impossible++
		}
	}
	for _, l := range coverageLines {
		if covered, goals := c.CountKind(l.subject, l.kinds...); goals > 0 {
			b.line("  %4d of %4d %s", covered, goals, l.title)
		}
	}
	b.line("  %4d different stacks reached", c.Stacks)
	if impossible > 0 {
		b.line("  %4d left out, as no answer sheet can show them", impossible)
	}
	if c.Percent() < least {
		b.line("less than the %d %% that --min-coverage asks for", least)
	}
	_, err := io.WriteString(a.stdout, b.String())
	return writing(err)
}

// authorText collects lines that cannot steer a terminal.
type authorText struct{ strings.Builder }

// line adds what may be several lines; line ends in arguments stay.
func (b *authorText) line(format string, args ...any) {
	for text := range strings.SplitSeq(fmt.Sprintf(format, args...), "\n") {
		b.WriteString(diag.Printable(text) + "\n")
	}
}

// missed names a goal that no case shows.
func (a *app) missed(r *testRun, g *verify.Goal) string {
	text := fmt.Sprintf("%s %q", g.Subject, g.ID)
	switch {
	case g.Kind == verify.Recommends:
		text += " is recommended by no case"
	case g.Kind == verify.Holds && g.Subject == "rule":
		text += " fires in no case"
	case g.Kind == verify.Holds && g.Subject == "question":
		text += " is asked in no case"
	case g.Kind == verify.Holds:
		text += " holds in no case"
	case g.Kind == verify.Fails && g.Subject == "rule":
		text += " is known not to fire in no case"
	case g.Kind == verify.Fails && g.Subject == "question":
		text += " is known not to be asked in no case"
	case g.Kind == verify.Fails:
		text += " is known not to hold in no case"
	default:
		effect := map[bool]string{true: "stops", false: "sets off"}[g.Kind == verify.AtomHolds]
		text = fmt.Sprintf("no case shows that turning round %q alone %s %s", catalog.Condition(r.p, g.Atom, a.lang), effect, text)
	}
	if g.Undecided {
		text += "; whether an answer sheet can show it was not decided within the budget"
	}
	return text
}

// lacks tells which case comes nearest, and what stands in its way.
func (a *app) lacks(r *testRun, g *verify.Goal) []string {
	if g.Nearest < 0 {
		return nil
	}
	c := r.results[g.Nearest].Case
	text := []string{fmt.Sprintf("nearest is case %q at %s", c.Name, c.Span)}
	for _, l := range g.Lacks {
		text = append(text, fmt.Sprintf("  there %s: %q", lackWords(l), catalog.Condition(r.p, l.Test, a.lang)))
	}
	return text
}

func lackWords(l verify.Lack) string {
	is := map[engine.Truth]string{engine.True: "holds", engine.False: "does not hold", engine.Unknown: "is unknown"}[l.Got]
	if l.Want == engine.True {
		return is + " but must hold"
	}
	return is + " but must not hold"
}
