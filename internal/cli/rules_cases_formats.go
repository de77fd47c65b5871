package cli

import (
	"encoding/xml"
	"fmt"
	"strings"

	"stackadvisor/internal/catalog"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/report"
	"stackadvisor/internal/verify"
)

func (a *app) writeTestsJSON(runs []*testRun) error {
	j := report.RuleTests{FormatVersion: report.FormatVersion, Files: []report.RuleTestFile{}}
	for _, r := range runs {
		j.Cases, j.Failed = j.Cases+len(r.results), j.Failed+r.failed()
		f := report.RuleTestFile{
			File: r.file.Name, Ruleset: report.NewRuleset(r.p),
			Cases: []report.RuleTestCase{}, Coverage: a.newCoverageJSON(r), Mutation: a.newMutationJSON(r),
		}
		for i := range r.results {
			f.Cases = append(f.Cases, newCaseJSON(r, &r.results[i]))
		}
		j.Files = append(j.Files, f)
	}
	return writing(report.WriteJSON(a.stdout, j))
}

func newCaseJSON(r *testRun, result *verify.Result) report.RuleTestCase {
	c := report.RuleTestCase{Name: result.Case.Name, Passed: len(result.Failures) == 0, Failures: []report.CaseFailure{}, Fired: []string{}}
	c.Line, c.Column = result.Case.Span.Position()
	for _, d := range result.Failures {
		line, column := d.Span.Position()
		c.Failures = append(c.Failures, report.CaseFailure{Message: d.Message, Line: line, Column: column})
	}
	if result.Recommendation != nil {
		for _, i := range result.Recommendation.Fired {
			c.Fired = append(c.Fired, r.p.Rules[i].ID)
		}
	}
	return c
}

func (a *app) newCoverageJSON(r *testRun) *report.Coverage {
	c := r.coverage
	if c == nil {
		return nil
	}
	j := &report.Coverage{Percent: c.Percent(), Stacks: c.Stacks, Misses: []report.CoverageMiss{}, Suggested: []report.SuggestedCase{}}
	j.Covered, j.Goals = c.Counts()
	for i := range c.Goals {
		g := &c.Goals[i]
		if g.Impossible {
			j.Impossible++
		} else if g.Case < 0 {
			j.Misses = append(j.Misses, a.newMissJSON(r, g))
		}
	}
	for _, s := range c.Suggested {
		j.Suggested = append(j.Suggested, report.SuggestedCase{Name: s.Name, TOML: s.TOML})
	}
	return j
}

func (a *app) newMissJSON(r *testRun, g *verify.Goal) report.CoverageMiss {
	m := report.CoverageMiss{Goal: g.Kind.String(), Kind: g.Subject, ID: g.ID, File: g.Span.File.Name, Undecided: g.Undecided, Lacks: []string{}}
	m.Line, m.Column = g.Span.Position()
	if g.Atom != nil {
		m.Condition = catalog.Condition(r.p, g.Atom, a.lang)
	}
	if g.Nearest >= 0 {
		m.Nearest = r.results[g.Nearest].Case.Name
		for _, l := range g.Lacks {
			m.Lacks = append(m.Lacks, lackWords(lang.Authoring(a.lang), l)+": "+catalog.Condition(r.p, l.Test, a.lang))
		}
	}
	if g.Suggested >= 0 {
		m.Suggested = r.coverage.Suggested[g.Suggested].Name
	}
	return m
}

// junitProblem is why a test case failed.
type junitProblem struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr"`
	Line    int           `xml:"line,attr"`
	Failure *junitProblem `xml:"failure"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Cases    []junitCase `xml:"testcase"`
	Out      string      `xml:"system-out,omitempty"` // changes that no case notices
}

// writeTestsJUnit writes a suite for each file. Too little coverage is a case of
// its own that fails.
func (a *app) writeTestsJUnit(runs []*testRun, least int) error {
	all := struct {
		XMLName xml.Name     `xml:"testsuites"`
		Suites  []junitSuite `xml:"testsuite"`
	}{}
	for _, r := range runs {
		s := junitSuite{Name: diag.Printable(r.file.Name), Failures: r.failed(), Out: a.mutationText(r)}
		for i := range r.results {
			s.Cases = append(s.Cases, newJUnitCase(r, &r.results[i]))
		}
		if r.coverage != nil && least >= 0 {
			c := junitCase{Name: fmt.Sprintf("coverage of at least %d %%", least), Class: r.p.ID, File: s.Name, Line: 1}
			if got := r.coverage.Percent(); got < least {
				s.Failures++
				c.Failure = &junitProblem{Message: fmt.Sprintf("the cases cover %d %%", got)}
			}
			s.Cases = append(s.Cases, c)
		}
		s.Tests = len(s.Cases)
		all.Suites = append(all.Suites, s)
	}
	data, err := xml.MarshalIndent(all, "", "  ")
	if err != nil {
		return writing(err)
	}
	_, err = fmt.Fprintf(a.stdout, "%s%s\n", xml.Header, data)
	return writing(err)
}

func newJUnitCase(r *testRun, result *verify.Result) junitCase {
	c := junitCase{Name: diag.Printable(result.Case.Name), Class: r.p.ID, File: diag.Printable(r.file.Name)}
	c.Line, _ = result.Case.Span.Position()
	if len(result.Failures) == 0 {
		return c
	}
	var text []string
	for _, d := range result.Failures {
		text = append(text, diag.Printable(fmt.Sprintf("%s: %s", d.Span, d.Message)))
		for _, n := range d.Notes {
			text = append(text, diag.Printable(fmt.Sprintf("  %s: %s", n.Span, n.Message)))
		}
	}
	c.Failure = &junitProblem{diag.Printable(result.Failures[0].Message), strings.Join(text, "\n")}
	return c
}
