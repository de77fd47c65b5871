package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/files"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/rules"
)

// source are the flags that say what a sheet of answers is made from.
type source struct {
	rules   string
	answers string
	set     []string
	weights []string
	asOf    dayFlag
}

func (s *source) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.rules, "rules", "", "rule set: a built-in id or a file")
	f.StringVar(&s.answers, "answers", "", "answers file; - is standard input")
	f.StringArrayVar(&s.set, "set", nil, "set one answer, id=value; may be repeated")
	f.StringArrayVar(&s.weights, "weight", nil, "set the weight of a criterion, id=number")
	f.Var(&s.asOf, "as-of", "date of the evaluation, YYYY-MM-DD")
}

// check looks for usage errors before anything is read.
func (s *source) check() error {
	for _, argument := range s.set {
		if !strings.Contains(argument, "=") {
			return usage("flag \"--set\" needs id=value, not %q", argument)
		}
	}
	for _, argument := range s.weights {
		if !strings.Contains(argument, "=") {
			return usage("flag \"--weight\" needs criterion=weight, not %q", argument)
		}
	}
	return nil
}

// sheet is a sheet of answers with the rules it is for and its date.
type sheet struct {
	program *program.Program
	*answers.Sheet
	on date.Date
}

// read loads rules and answers and applies the flags.
func (a *app) read(s *source) (*sheet, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	var doc *answers.Document
	if s.answers != "" {
		var err error
		if doc, err = a.parseAnswers(s.answers); err != nil {
			return nil, err
		}
	}
	return a.sheetOf(s, s.answers, doc)
}

// sheetOf loads the rules for an answers file that has been parsed, nil for
// none, and applies the flags.
func (a *app) sheetOf(s *source, file string, doc *answers.Document) (*sheet, error) {
	p, err := a.loadRules(s.rules, file, doc)
	if err != nil {
		return nil, err
	}
	filled, list := answers.Fill(p, doc, answers.Flags{Set: s.set, Weights: s.weights})
	if err := a.invalid(list); err != nil {
		return nil, err
	}
	sheet := &sheet{program: p, Sheet: filled}
	if doc != nil {
		a.warnIfChanged(file, sheet)
	}
	sheet.on = s.date(a, sheet.AsOf)
	return sheet, nil
}

// date is --as-of, else the file's, else today.
func (s *source) date(a *app, file date.Date) date.Date {
	switch {
	case s.asOf != 0:
		return date.Date(s.asOf)
	case file != 0:
		return file
	}
	return a.today()
}

const standardInput = "-"

func (a *app) parseAnswers(name string) (*answers.Document, error) {
	f := &diag.File{Name: name}
	var err error
	if name == standardInput {
		f.Name = "<stdin>"
		f.Data, err = readAll(a.stdin, answers.MaxBytes)
	} else {
		f.Data, err = readFile(name, answers.MaxBytes)
	}
	if err != nil {
		return nil, input(errorf("reading answers: %w", err))
	}
	doc, list := answers.Parse(f)
	if err := a.invalid(list); err != nil {
		return nil, err
	}
	return doc, nil
}

// readFile reads a file, and one byte more than the limit at most: that it is
// too large is for whoever knows what it should be.
func readFile(name string, limit int) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, limit)
}

func readAll(r io.Reader, limit int) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, int64(limit)+1))
}

// loadRules loads the rule set: the one of the flag, else of the answers, else
// the default.
func (a *app) loadRules(flag, file string, doc *answers.Document) (*program.Program, error) {
	name := flag
	fromAnswers := name == "" && doc != nil && !doc.RuleSet.Span.IsZero()
	switch {
	case fromAnswers:
		if file == standardInput {
			file = ""
		}
		name = load.Beside(file, doc.RuleSet.ID, rules.FS)
	case name == "":
		name = defaultRules()
	}
	p, list, err := load.Load(load.Request{Name: name, Builtin: rules.FS, Known: true, Open: openNamed(flag)})
	if err != nil && fromAnswers {
		list.Errorf(diag.UnknownRuleset, doc.RuleSet.Span, "cannot read rule set %q: %v", doc.RuleSet.ID, bareError(err))
		return nil, a.invalid(list)
	}
	if err != nil {
		return nil, input(err)
	}
	return p, a.invalid(list)
}

// bareError is an error about a file without what was being done to it.
func bareError(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// openFile opens a file that another file names. What is none is refused: a pipe
// would be waited for without end.
func openFile(name string) (fs.File, error) {
	if info, err := os.Stat(name); err == nil && files.Special(info) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errorf("this is no file but a pipe or a device")}
	}
	return os.Open(name)
}

// openNamed opens files like openFile, and also what the user has named, which may
// be a pipe from another program.
func openNamed(name string) func(string) (fs.File, error) {
	return func(path string) (fs.File, error) {
		if path == name {
			return os.Open(path)
		}
		return openFile(path)
	}
}

// defaultRules is the built-in set that is used if nobody names one: the last,
// which extends the others.
func defaultRules() string {
	names := rules.Names()
	return names[len(names)-1]
}

// warnIfChanged tells that the rules are not those the sheet was recorded with.
func (a *app) warnIfChanged(file string, s *sheet) {
	r := s.Recorded
	switch {
	case r == nil:
	case r.RulesetVersion != "" && r.RulesetVersion != s.program.Version:
		a.warn("%s was recorded with version %s of the rules; they are version %s now", file, r.RulesetVersion, s.program.Version)
	case r.RulesetDigest != "" && r.RulesetDigest != s.program.Digest:
		a.warn("%s was recorded with other rules of the same version %s: the digest was %s and is %s now",
			file, s.program.Version, r.RulesetDigest, s.program.Digest)
	}
}

// dayFlag is a flag with a date; zero: not given.
type dayFlag date.Date

func (d *dayFlag) String() string { return date.Date(*d).String() }
func (d *dayFlag) Type() string   { return "date" }

func (d *dayFlag) Set(s string) error {
	day, err := date.Parse(s)
	if err != nil {
		return usage("%w", err)
	}
	*d = dayFlag(day)
	return nil
}
