package cli

import (
	"fmt"
	"io"
	"strings"

	"stackadvisor/internal/catalog"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/verify"
)

// coverageLines are the goals of one kind in the table of a coverage.
var coverageLines = [...]struct {
	title, subject string // title is a key of the words
	kinds          []verify.GoalKind
}{
	{"rule holds", "rule", []verify.GoalKind{verify.Holds}},
	{"rule fails", "rule", []verify.GoalKind{verify.Fails}},
	{"rule atoms", "rule", []verify.GoalKind{verify.AtomHolds, verify.AtomFails}},
	{"fact both", "fact", []verify.GoalKind{verify.Holds, verify.Fails}},
	{"fact atoms", "fact", []verify.GoalKind{verify.AtomHolds, verify.AtomFails}},
	{"question both", "question", []verify.GoalKind{verify.Holds, verify.Fails}},
	{"question atoms", "question", []verify.GoalKind{verify.AtomHolds, verify.AtomFails}},
	{"option recommended", "option", []verify.GoalKind{verify.Recommends}},
	{"invariant bites", "invariant", []verify.GoalKind{verify.Bites}},
}

// writeCoverage tells people what the cases of one file cover: how much, what is
// missing and why, and cases that would show it.
func (a *app) writeCoverage(r *testRun, least int) error {
	c := r.coverage
	if c == nil {
		return nil
	}
	b, w := &authorText{}, lang.Authoring(a.lang)
	for i := range c.Goals {
		if g := &c.Goals[i]; g.Case < 0 && !g.Impossible {
			b.line(w.NotCovered, g.Span, a.missed(r, g))
			for _, lack := range a.lacks(r, g) {
				b.line("  %s", lack)
			}
		}
	}
	if len(c.Suggested) > 0 {
		b.line("\n%s\n", w.Suggested)
		for _, s := range c.Suggested {
			b.line("%s", s.TOML)
		}
	}
	covered, goals := c.Counts()
	b.line(w.Coverage, c.Program.ID, c.Percent(), covered, goals)
	impossible := 0
	for i := range c.Goals {
		if c.Goals[i].Impossible {
			impossible++
		}
	}
	for _, l := range coverageLines {
		if covered, goals := c.CountKind(l.subject, l.kinds...); goals > 0 {
			b.line("  "+w.Part, covered, goals, w.Covered[l.title])
		}
	}
	b.line("  %4d %s", c.Stacks, w.Stacks)
	if impossible > 0 {
		b.line("  %4d %s", impossible, w.Impossible)
	}
	if c.Percent() < least {
		b.line(w.TooLittle, least)
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
	w := lang.Authoring(a.lang)
	text := fmt.Sprintf(w.Subject, w.Kinds[g.Subject], g.ID)
	switch g.Kind {
	case verify.Recommends:
		text = fmt.Sprintf(w.Never["recommended"], text)
	case verify.Bites:
		text = fmt.Sprintf(w.Never["bites"], text)
	case verify.Holds, verify.Fails:
		text = fmt.Sprintf(w.Never[g.Subject+" "+g.Kind.String()], text)
	default:
		effect := w.SetsOff
		if g.Kind == verify.AtomHolds {
			effect = w.Stops
		}
		text = fmt.Sprintf(w.Alone, catalog.Condition(r.p, g.Atom, a.lang), fmt.Sprintf(effect, text))
	}
	if g.Undecided {
		text += w.NotDecidedShown
	}
	return text
}

// lacks tells which case comes nearest, and what stands in its way.
func (a *app) lacks(r *testRun, g *verify.Goal) []string {
	if g.Nearest < 0 {
		return nil
	}
	c := r.results[g.Nearest].Case
	w := lang.Authoring(a.lang)
	text := []string{fmt.Sprintf(w.Nearest, c.Name, c.Span)}
	for _, l := range g.Lacks {
		text = append(text, "  "+fmt.Sprintf(w.Lack, lackWords(w, l), catalog.Condition(r.p, l.Test, a.lang)))
	}
	return text
}

func lackWords(w *lang.AuthoringWords, l verify.Lack) string {
	truth := map[engine.Truth]string{engine.True: "true", engine.False: "false", engine.Unknown: "unknown"}
	return w.Lacks[truth[l.Got]+" to "+truth[l.Want]]
}
