package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stackadvisor/internal/lang"
)

// translate gives the commands' help the words of the user's language.
func (a *app) translate(cmd *cobra.Command) {
	if a.talk == lang.English {
		return
	}
	cmd.Short, cmd.Long = lang.Say(a.talk, cmd.Short), lang.Say(a.talk, cmd.Long)
	lines := strings.Split(cmd.Example, "\n")
	for i, line := range lines {
		lines[i] = lang.Say(a.talk, line)
	}
	cmd.Example = strings.Join(lines, "\n")
	cmd.InitDefaultHelpFlag()
	help := cmd.Flags().Lookup("help")
	help.Usage = fmt.Sprintf(lang.Say(a.talk, "help for %s"), cmd.Name())
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f != help {
			f.Usage = a.flagUsage(f)
		}
	})
	for _, c := range cmd.Commands() {
		a.translate(c)
	}
}

// flagUsage is what help says of a flag.
func (a *app) flagUsage(f *pflag.Flag) string {
	if c, ok := f.Value.(*choiceFlag); ok && (strings.HasPrefix(f.Usage, "output format, ") || strings.HasPrefix(f.Usage, "output format: ")) {
		return said(a.talk, errorf("output format: %w", quoted(c.words)))
	}
	return lang.Say(a.talk, f.Usage)
}

// helpWriter is standard output with the headings of help pages in the user's
// language: fang has them in English only.
func (a *app) helpWriter() io.Writer {
	if a.talk == lang.English {
		return a.stdout
	}
	words := headings{a.stdout, a.talk}
	if f, ok := a.stdout.(*os.File); ok {
		return terminalHeadings{f, words}
	}
	return words
}

// headings translates the headings among what is written; fang writes each by
// itself.
type headings struct {
	io.Writer
	tag string
}

func (h headings) Write(line []byte) (int, error) {
	out := line
	for _, word := range []string{"usage", "examples", "commands", "flags"} {
		heading := []byte(strings.ToUpper(word))
		if bytes.Contains(line, heading) && len(line) < 80 {
			out = bytes.Replace(line, heading, []byte(lang.Say(h.tag, word)), 1)
		}
	}
	if _, err := h.Writer.Write(out); err != nil {
		return 0, err
	}
	return len(line), nil
}

// terminalHeadings does that for a file, which may be a terminal.
type terminalHeadings struct {
	*os.File
	words headings
}

func (t terminalHeadings) Write(line []byte) (int, error)       { return t.words.Write(line) }
func (t terminalHeadings) WriteString(line string) (int, error) { return t.words.Write([]byte(line)) }
