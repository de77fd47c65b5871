package cli

import (
	"os"

	"github.com/charmbracelet/x/term"

	"stackadvisor/internal/report"
	"stackadvisor/internal/tui"
)

// width is how many columns text for people has.
func (a *app) width() int {
	if w := a.view().Width; w > 0 {
		return w
	}
	return widest
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// terminalWidth is how many columns the terminal has that a stream is; 0 if it is
// none.
func terminalWidth(stream any) int {
	f, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return 0
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return width
}

// widest is how many columns text for people has at most.
const widest = 80

// view says how text for people is written to standard output: as wide as the
// terminal up to 80 columns, in colour on a terminal if nobody minds.
func (a *app) view() report.View {
	v := report.View{Lang: a.lang}
	f, ok := a.stdout.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return v
	}
	if width, _, err := term.GetSize(f.Fd()); err == nil {
		v.Width = min(width, widest)
	}
	if !a.noColor && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb" {
		v.Paint = tui.NewPaint()
	}
	return v
}
