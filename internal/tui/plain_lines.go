package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/layout"
)

// lead is what stands before the text of a line: its indentation with a mark, or with
// a number or a word and at least two spaces behind that.
func lead(line string) string {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	for _, mark := range []string{"· ", "> ", "* ", "- "} {
		if strings.HasPrefix(text, mark) {
			return line[:indent+len(mark)]
		}
	}
	if at := strings.Index(text, "  "); indent > 0 && at > 0 {
		return line[:len(line)-len(strings.TrimLeft(text[at:], " "))]
	}
	return line[:indent]
}

func (p *plain) println(parts ...string) {
	for _, line := range strings.Split(strings.Join(parts, ""), "\n") {
		fmt.Fprintln(p.out, strings.Join(hang(line, p.Width), "\n"))
	}
}

func (p *plain) printf(format string, args ...any) { p.println(fmt.Sprintf(format, args...)) }

// hang breaks a line that is too long for a width, 0 for any length. What goes on
// below stands under the text of the line, not under its mark or number.
func hang(line string, width int) []string {
	if width <= 0 || layout.Columns(line) <= width {
		return []string{line}
	}
	mark := lead(line)
	indent := layout.Columns(mark)
	if indent > width/2 {
		mark, indent = "", 0
	}
	lines := layout.Wrap(line[len(mark):], max(width-indent, 8))
	for i := range lines {
		if i > 0 {
			lines[i] = strings.Repeat(" ", indent) + lines[i]
		}
	}
	lines[0] = mark + lines[0]
	return lines
}

// errAtOnce says that lines were not taken, which was told.
var errAtOnce = errors.New("lines came at once")

// line reads the next line. Where somebody types, lines that are there before the
// question can be read, and lines that come at once, were typed for something else
// or pasted: none of them is taken.
func (p *plain) line(ctx context.Context) (string, error) {
	text, err := p.in.read(ctx)
	if !p.Live || err != nil && err != errLongLine && err != errHidden {
		return text, err
	}
	count := 1
	for p.in.soon(together) {
		count++
	}
	if count > 1 || time.Since(p.asked) < reading+together {
		p.println(p.w.AtOnce.Of(count))
		return "", errAtOnce
	}
	return text, err
}

// printableLines are the lines of a text, each safe for a terminal.
func printableLines(text string) []string {
	lines := strings.Split(strings.ReplaceAll(text, "\t", " "), "\n")
	for i, line := range lines {
		lines[i] = diag.Printable(line)
	}
	return lines
}
