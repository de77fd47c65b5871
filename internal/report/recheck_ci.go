package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"stackadvisor/internal/diag"
)

// WriteGitHub writes annotations for GitHub Actions: errors for what changed or
// cannot be checked, warnings for what needs attention, notices for the rest that
// is worth a line.
func (r *Recheck) WriteGitHub(w io.Writer, tag string) error {
	t := newRecheckText(tag)
	for i := range r.Files {
		f := &r.Files[i]
		details := t.details(f)
		level := "notice"
		switch f.Verdict {
		case VerdictChanged, VerdictBroken, VerdictHalf:
			level = "error"
		case VerdictAttention:
			level = "warning"
		default:
			if len(details) == 0 && !f.RulesChanged {
				continue
			}
			if len(f.NewCautions)+len(f.Waivers)+len(f.Outdated)+len(f.Contradictions) > 0 {
				level = "warning"
			}
		}
		title := githubProperty(diag.Printable("stackadvisor: " + t.headline(f)))
		text := diag.Printable(t.headline(f))
		if len(details) > 0 {
			text = strings.Join(each(details, diag.Printable), "\n")
		}
		fmt.Fprintf(&t.b, "::%s file=%s,line=%d,title=%s::%s\n", level, githubProperty(diag.Printable(f.File)), max(f.Line, 1), title, githubData(text))
	}
	t.line(0, r.summary(tag))
	_, err := io.WriteString(w, t.b.String())
	return err
}

// githubData escapes the message of a workflow command.
func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// githubProperty escapes a property of a workflow command.
func githubProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

// WriteJUnit writes the result as JUnit XML, one test case a file: what changed
// or needs attention fails, what cannot be checked is an error.
func (r *Recheck) WriteJUnit(w io.Writer, tag string) error {
	type problem struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
	type testCase struct {
		Name    string   `xml:"name,attr"`
		Class   string   `xml:"classname,attr"`
		File    string   `xml:"file,attr"`
		Failure *problem `xml:"failure"`
		Error   *problem `xml:"error"`
		Out     string   `xml:"system-out,omitempty"`
	}
	suite := struct {
		XMLName  xml.Name   `xml:"testsuite"`
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Errors   int        `xml:"errors,attr"`
		Cases    []testCase `xml:"testcase"`
	}{Name: "stackadvisor recheck as of " + r.AsOf, Tests: len(r.Files), Failures: r.Summary.Changed + r.Summary.Attention + r.Summary.Half, Errors: r.Summary.Broken}
	t := newRecheckText(tag)
	for i := range r.Files {
		f := &r.Files[i]
		c := testCase{Name: diag.Printable(f.File), Class: "recheck", File: diag.Printable(f.File)}
		text := strings.Join(each(t.details(f), diag.Printable), "\n")
		p := &problem{diag.Printable(t.headline(f)), text}
		switch f.Verdict {
		case VerdictBroken:
			c.Error = p
		case VerdictStands:
			c.Out = strings.TrimSpace(p.Message + "\n" + text)
		default:
			c.Failure = p
		}
		suite.Cases = append(suite.Cases, c)
	}
	data, err := xml.MarshalIndent(suite, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, data)
	return err
}
