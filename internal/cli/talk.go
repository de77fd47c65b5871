package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
)

// The program's own sentences are written in English where they are made, and
// said in the user's language where they are printed: package lang knows each of
// them by its English format.

// spoken is what can be said in several languages. As an error it is English.
type spoken interface {
	error
	in(tag string) string
}

// sentence is a format of package lang with its arguments. Arguments that are
// spoken, or errors, are said in the same language.
type sentence struct {
	format string
	args   []any
}

// errorf is an error, or a part of one, that can be said in every language.
func errorf(format string, args ...any) error { return &sentence{format, args} }

func (s *sentence) Error() string { return s.in(lang.English) }

func (s *sentence) in(tag string) string {
	format := lang.Say(tag, s.format)
	if len(s.args) == 0 {
		return format
	}
	args := slices.Clone(s.args)
	for i, arg := range args {
		if err, ok := arg.(error); ok {
			args[i] = errors.New(said(tag, err)) // an error again, for %w
		}
	}
	return fmt.Errorf(format, args...).Error()
}

// Unwrap returns the errors among the arguments.
func (s *sentence) Unwrap() []error {
	var list []error
	for _, arg := range s.args {
		if err, ok := arg.(error); ok {
			list = append(list, err)
		}
	}
	return list
}

// quoted are words of which one is expected.
type quoted []string

func (q quoted) Error() string { return diag.Quoted(q) }

func (q quoted) in(tag string) string {
	if tag != lang.Chinese || len(q) < 2 {
		return q.Error()
	}
	words := make([]string, len(q))
	for i, w := range q {
		words[i] = fmt.Sprintf("%q", w)
	}
	last := len(words) - 1
	return strings.Join(words[:last], "、") + " 或 " + words[last]
}

// said is an error in a language, as far as the program has words for it. What
// the system says of a file follows the file's name.
func said(tag string, err error) string {
	var path *fs.PathError
	switch e := err.(type) {
	case *failure:
		return said(tag, e.err)
	case spoken:
		return e.in(tag)
	case syscall.Errno:
		return lang.Say(tag, e.Error())
	case *fs.PathError:
		path = e
	}
	inner := errors.Unwrap(err)
	switch {
	case tag == lang.English:
		return err.Error()
	case path != nil:
		return path.Path + "：" + said(tag, path.Err)
	case inner != nil && strings.Contains(err.Error(), inner.Error()):
		before, hint, _ := strings.Cut(err.Error(), inner.Error())
		hint = lang.ComplaintsIn(tag).Part(hint)
		if strings.Contains(before, "%") {
			return before + said(tag, inner) + hint
		}
		return (&sentence{before + "%w", []any{inner}}).in(tag) + hint
	}
	return lang.Say(tag, err.Error())
}

// speak gives an error the words of the user's language.
func (a *app) speak(err error) error {
	if err == nil || a.talk == lang.English {
		return err
	}
	return &translated{said(a.talk, err), err}
}

// translated is an error in other words.
type translated struct {
	words string
	err   error
}

func (t *translated) Error() string { return t.words }
func (t *translated) Unwrap() error { return t.err }

// talkLanguage is the language for help and for what goes wrong: the one that is
// asked for, else the terminal's. It must be known before flags are understood.
func (a *app) talkLanguage(args []string) string {
	args = flagsOf(args)
	tag := ""
	for i, arg := range args {
		word, found := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			word, found = args[i+1], true
		}
		if found && slices.Contains(lang.Tags(), word) {
			tag = word
		}
	}
	if tag == "" {
		return a.languageOfTerminal()
	}
	return tag
}
