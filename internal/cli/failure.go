package cli

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
)

// failure is an error with the exit code that it means. Without an error
// everything has been said.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string {
	if f.err == nil {
		return "failed"
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// problems ends a command that did its work and has told what it found.
func problems() error { return &failure{code: exitProblems} }

// interrupted reports whether the user has stopped the work.
func interrupted(err error) bool {
	var f *failure
	return errors.As(err, &f) && f.code == exitInterrupted
}

// usage is wrong usage.
func usage(format string, args ...any) error {
	return &failure{exitUsage, errorf(format, args...)}
}

// input is input that cannot be read.
func input(err error) error { return &failure{exitInput, err} }

// invalid prints what is wrong with the user's files and ends the command if
// there is an error among it.
func (a *app) invalid(list diag.List) error {
	list.Sort()
	complaints := lang.ComplaintsIn(a.talk)
	say := func(kind, message string) (string, string) {
		if said, ok := complaints.Say(message); ok {
			return lang.Say(a.talk, kind), said
		}
		return kind, message
	}
	if err := list.WriteTextAs(a.stderr, say); err != nil {
		return input(err)
	}
	if list.HasErrors() {
		return &failure{code: exitInput}
	}
	return nil
}

// warn prints a warning that has no place in a file.
func (a *app) warn(format string, args ...any) {
	a.tell("warning: %w", errorf(format, args...))
}

// finish prints the error of a command, in one line, and returns the exit code.
func (a *app) finish(err error) int {
	if err == nil {
		return exitDone
	}
	f := &failure{exitUsage, err} // cobra's own errors are about usage
	errors.As(err, &f)
	if f.err != nil {
		fmt.Fprintf(a.stderr, "%s: %s\n", programName, diag.Printable(said(a.talk, f.err)))
	}
	return f.code
}

// flagError says in one line what is wrong with a flag, and the way out.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			name = "-" + short
		}
		return usage("%s has no flag %q%s", cmd.CommandPath(), name, flagHint(cmd, name))
	case errors.As(err, &bare):
		return usage("flag %q needs a value: %s", "--"+bare.GetFlag().Name, errorf(bare.GetFlag().Usage))
	case errors.As(err, &value):
		cause := errors.Unwrap(value)
		var number *strconv.NumError
		if errors.As(cause, &number) { // strconv's own words help nobody
			cause = errorf("expected a whole number, not %q", value.GetValue())
		}
		return usage("flag %q: %v", "--"+value.GetFlag().Name, cause)
	}
	return usage("%w; see %q", err, cmd.CommandPath()+" --help")
}

// emptyFlags refuses a flag that is given nothing: an unset variable of a script
// must not pass for a flag that was left out.
func emptyFlags(cmd *cobra.Command) error {
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && f.Value.Type() == "string" && f.Value.String() == "" && f.DefValue == "" && f.Name != "prefix" {
			err = usage("flag %q needs a value, not \"\": %s", "--"+f.Name, errorf(f.Usage))
		}
	})
	return err
}

// flagHint is the nearest flag of the command, else where all are listed.
func flagHint(cmd *cobra.Command, name string) error {
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, "--"+f.Name)
		}
	})
	var spell diag.Speller
	if near := spell.Nearest(name, known); near != "" {
		return errorf("; did you mean %q?", near)
	}
	return errorf("; see %q", cmd.CommandPath()+" --help")
}

// unknownCommand complains of a word that is no command.
func unknownCommand(cmd *cobra.Command, word string) error {
	var known []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			known = append(known, c.Name())
		}
	}
	var spell diag.Speller
	if near := spell.Nearest(word, known); near != "" {
		return usage("%s has no command %q; did you mean %q?", cmd.CommandPath(), word, near)
	}
	return usage("%s has no command %q; see %q", cmd.CommandPath(), word, cmd.CommandPath()+" --help")
}

// noArguments is the Args of commands that take none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%s takes no argument %q; see %q", cmd.CommandPath(), args[0], cmd.CommandPath()+" --help")
	}
	return nil
}

// atLeast is the Args of commands that take one argument or more of a kind.
func atLeast(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("%s needs %s; see %q", cmd.CommandPath(), errorf(what), cmd.CommandPath()+" --help")
		}
		return nil
	}
}

// exactly is the Args of commands that take one argument of a kind.
func exactly(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usage("%s takes %s only, not also %q", cmd.CommandPath(), errorf(what), args[1])
		}
		return atLeast(what)(cmd, args)
	}
}
