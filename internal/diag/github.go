package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteGitHub prints the list as workflow commands, which GitHub shows as
// annotations of the lines.
func (l List) WriteGitHub(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, d := range l {
		line, column := d.Span.Position()
		message := d.Message
		for _, n := range d.Notes {
			message += "\n" + n.Span.String() + ": " + n.Message
		}
		fmt.Fprintf(b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", d.Severity,
			githubProperty(d.Span.File.Name), line, column, githubProperty(string(d.Code)), githubData(message))
	}
	return b.Flush()
}

// githubData keeps a message from ending the command or starting another one.
func githubData(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Printable(strings.ReplaceAll(lines[i], "%", "%25"))
	}
	return strings.Join(lines, "%0A")
}

func githubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(s))
}
