package cli

import (
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/layout"
)

// prose collects text for people in lines of a width. Nothing in it can steer a
// terminal.
type prose struct {
	width int
	b     strings.Builder
}

func (a *app) newProse() *prose { return &prose{width: a.width()} }

// line writes one line as it is.
func (p *prose) line(s string) { p.b.WriteString(diag.Printable(s) + "\n") }

// indented wraps a text at an indent; an empty text writes nothing.
func (p *prose) indented(indent int, text string) { p.hanging(indent, indent, text) }

// hanging is indented with another indent from the second line on.
func (p *prose) hanging(first, rest int, text string) {
	if text == "" {
		return
	}
	for i, line := range layout.Wrap(text, p.width-max(first, rest)) {
		indent := rest
		if i == 0 {
			indent = first
		}
		p.line(strings.Repeat(" ", indent) + line)
	}
}
