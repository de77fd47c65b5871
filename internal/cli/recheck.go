package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/decision"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/load"
	"stackadvisor/internal/pdf"
	"stackadvisor/internal/program"
	"stackadvisor/internal/report"
	"stackadvisor/rules"
)

func (a *app) recheckCommand() *cobra.Command {
	var from source
	format := "text"
	cmd := &cobra.Command{
		Use:   "recheck FILE|DIR...",
		Short: "See which recorded recommendations still hold",
		Long: "Compare recorded answers files, and reports written by this program, with the rules and the date of today: " +
			"which recommendations stand, which changed and because of what, which waivers end within 90 days, which cautions are new. " +
			"Directories are searched for .toml and .md files; records that are superseded, rejected or deprecated are left out there, and what is left out is listed. " +
			"Exits with 1 if a recommendation changed, a caution is new, a waiver has ended that is still needed, or a record is half superseded.",
		Example: "stackadvisor recheck docs/decisions\nstackadvisor recheck payments.toml --as-of 2027-06-01\n" +
			"stackadvisor recheck docs/decisions --format github",
		Args: atLeast("answers files, reports or directories"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.recheck(&from, args, format)
		},
	}
	f := cmd.Flags()
	f.StringVar(&from.rules, "rules", "", "rule set: a built-in id or a file; without it, the one that each file names")
	f.Var(&from.asOf, "as-of", "date of the check, YYYY-MM-DD; without it, today")
	f.Var(choice(&format, "format", "text", "json", "github", "junit"), "format", "output format: text, json, github or junit")
	return cmd
}

func (a *app) recheck(from *source, args []string, format string) error {
	c := &rechecker{app: a, rules: from.rules, today: from.date(a, 0), loaded: map[string]*loadedRules{}}
	for _, name := range args {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			c.broken(name, 0, err.Error())
		case info.IsDir():
			c.directory(name)
		default:
			c.file(name, true)
		}
	}
	c.halves()
	r := report.NewRecheck(c.today.String(), c.files, c.skipped)
	r.LeaveOut(c.leftOut)
	write := map[string]func() error{
		"text":   func() error { return r.WriteText(a.stdout, a.lang) },
		"json":   func() error { return report.WriteJSON(a.stdout, r) },
		"github": func() error { return r.WriteGitHub(a.stdout, a.lang) },
		"junit":  func() error { return r.WriteJUnit(a.stdout, a.lang) },
	}
	if err := write[format](); err != nil {
		return writing(err)
	}
	switch {
	case r.Summary.Broken > 0:
		return &failure{code: exitInput}
	case r.Summary.Changed+r.Summary.Attention+r.Summary.Half > 0:
		return problems()
	}
	return nil
}

// rechecker goes through files and loads each rule set once.
type rechecker struct {
	app     *app
	rules   string
	today   date.Date
	loaded  map[string]*loadedRules
	files   []report.RecheckFile
	skipped []string
	leftOut []report.LeftOut
	records []*recordSet
}

type loadedRules struct {
	program *program.Program
	errors  []string
}

func (c *rechecker) broken(file string, line int, errors ...string) {
	c.files = append(c.files, report.BrokenRecheckFile(file, line, errors))
}

// directory checks what is recorded in a directory and those below it, by name.
func (c *rechecker) directory(root string) {
	w := lang.Records(c.app.lang)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			c.broken(path, 0, err.Error())
		case d.IsDir() && path != root && strings.HasPrefix(d.Name(), "."):
			c.leave(path, w.Hidden)
			return fs.SkipDir
		case d.IsDir():
			c.pending(path)
		case !mayRecord(path):
		case d.Type()&fs.ModeSymlink != 0:
			c.leave(path, w.Link)
		case d.Type().IsRegular():
			c.file(path, false)
		}
		return nil
	})
	if err != nil {
		c.broken(root, 0, err.Error())
	}
}

// mayRecord reports whether a file has a name under which something is recorded.
func mayRecord(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".toml", ".md", ".markdown":
		return true
	}
	return false
}

// file checks one file. Named: the user asked for this one, so it must have
// something recorded.
func (c *rechecker) file(name string, named bool) {
	data, err := readFile(name, maxReport)
	if err != nil {
		c.broken(name, 0, err.Error())
		return
	}
	f := &diag.File{Name: name, Data: data}
	w := lang.Records(c.app.lang)
	sealed := !strings.EqualFold(filepath.Ext(name), ".toml")
	if sealed {
		if !named {
			c.take(name, data)
		}
		if s := report.StandingOf(data); !named && s.Retired() {
			c.leave(name, fmt.Sprintf(w.Superseded, s.Status))
			return
		}
		if pdf.Is(data) {
			f.Data = pdf.Attached(data)
		}
		seal, err := sealOf(f)
		switch {
		case err != nil && named:
			c.broken(name, 0, err.Error())
			return
		case err != nil:
			c.leave(name, w.NoReport)
			return
		}
		f = seal.Sheet
	}
	line := lineOf(f.Data, "[recorded]")
	switch {
	case line == 0 && named:
		c.broken(name, 0, fmt.Sprintf("%s has no [recorded] recommendation; answer it with \"stackadvisor ask --answers %s\", which records one", name, name))
		return
	case line == 0:
		if lineOf(f.Data, "[answers]") > 0 {
			c.skipped = append(c.skipped, name)
			c.leave(name, w.NothingRecorded)
		} else {
			c.leave(name, w.NoAnswers)
		}
		return
	}
	c.sheet(name, f, line)
}

func (c *rechecker) sheet(name string, f *diag.File, line int) {
	doc, list := answers.Parse(f)
	if list.HasErrors() {
		c.broken(name, line, lines(list)...)
		return
	}
	rules := c.load(name, doc)
	if rules.program == nil {
		c.broken(name, line, rules.errors...)
		return
	}
	sheet, list := doc.Read(rules.program)
	if list.HasErrors() {
		c.broken(name, line, lines(list)...)
		return
	}
	result, err := decision.Check(rules.program, sheet, c.today)
	if err != nil {
		c.broken(name, line, err.Error())
		return
	}
	c.files = append(c.files, report.NewRecheckFile(name, line, sheet.Title, result, c.app.lang))
}

// load loads the rule set of a file, each once.
func (c *rechecker) load(file string, doc *answers.Document) *loadedRules {
	name := c.rules
	switch {
	case name != "":
	case doc.RuleSet.Span.IsZero():
		name = defaultRules()
	default:
		name = load.Beside(file, doc.RuleSet.ID, rules.FS)
	}
	if known := c.loaded[name]; known != nil {
		return known
	}
	p, list, err := load.Load(load.Request{Name: name, Builtin: rules.FS, Known: true, Open: openNamed(c.rules)})
	r := &loadedRules{program: p, errors: lines(list)}
	if err != nil {
		r.errors = []string{err.Error()}
	}
	c.loaded[name] = r
	return r
}

// lines are the errors of a list, one line each.
func lines(list diag.List) []string {
	var text []string
	list.Sort()
	for _, d := range list {
		if d.Severity == diag.Error {
			text = append(text, fmt.Sprintf("%s: %s [%s]", d.Span, d.Message, d.Code))
		}
	}
	return text
}

// lineOf is the line that is the text, from 1; 0 if there is none.
func lineOf(data []byte, text string) int {
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if string(bytes.TrimSpace(line)) == text {
			return n
		}
	}
	return 0
}
