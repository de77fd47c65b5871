// Package cli is the program as its user meets it: commands, flags, streams, the
// clock and exit codes. It reads files, has the other packages do the work, and
// writes what they found: results to standard output, everything else to
// standard error. One file a command.
//
//	args -> cobra -> command: parse, work, view -> exit code
package cli

import (
	"context"
	"io"
	"os"
	"time"

	"stackadvisor/internal/date"
	"stackadvisor/internal/lang"
)

// The exit codes.
const (
	exitDone        = 0
	exitProblems    = 1 // the work was done and found problems
	exitUsage       = 2 // wrong usage
	exitInput       = 3 // input cannot be read or is invalid
	exitInterrupted = 130
)

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
	getenv         func(string) string
	memory         func() uint64 // bytes in use

	// Flags of all commands.
	lang    string // of results
	talk    string // of help and of what goes wrong
	noColor bool
}

// Main runs the program with its arguments, without the program's name, and
// returns its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &printed{w: stdout}
	if !isTerminal(stdout) { // a terminal has to be known as one, and is never full
		stdout = out
	}
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr, now: time.Now, getenv: os.Getenv, memory: memory, lang: lang.English}
	a.talk = a.talkLanguage(args)
	limitMemory()
	root := a.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if completing(args) {
		a.addCompletions(root)
	}
	var err error
	if wantsHelp(args) {
		err = a.help(root, args)
	} else {
		err = root.ExecuteContext(context.Background())
	}
	if out.err != nil { // help and completions have no error of their own
		err = writing(out.err)
	}
	return a.finish(err)
}

// printed is standard output; it remembers the first error.
type printed struct {
	w   io.Writer
	err error
}

func (p *printed) Write(data []byte) (int, error) {
	n, err := p.w.Write(data)
	if p.err == nil {
		p.err = err
	}
	return n, err
}

// today is the local date.
func (a *app) today() date.Date {
	now := a.now()
	d, _ := date.Of(now.Year(), int(now.Month()), now.Day())
	return d
}
