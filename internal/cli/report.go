package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/files"
	"stackadvisor/internal/pdf"
	"stackadvisor/internal/report"
)

// reportRequest are the flags of the command report.
type reportRequest struct {
	from         source
	alternatives int
	format       string // "": by the name of the file
	output       string
	directory    string
	supersede    []int
	status       string
	force        bool
	verify       string
	lang         string // of the report; "": that of a saved result
}

func (a *app) reportCommand() *cobra.Command {
	r := &reportRequest{alternatives: engine.DefaultAlternatives}
	cmd := &cobra.Command{
		Use:   "report FILE | report --verify FILE",
		Short: "Write a recommendation as MADR, HTML, PDF, Markdown, Mermaid, text or JSON",
		Long: "Write the recommendation for an answers file, or for a result saved with --format json, as a document that a team keeps. " +
			"Every report carries the answers, the date, the digest of the rules and the version of the program, so that " +
			"--verify can make it again and say whether the file says what the rules say.",
		Example: "stackadvisor report payments.toml --format html -o payments.html\n" +
			"stackadvisor report payments.toml --format madr --dir docs/decisions\n" +
			"stackadvisor report --verify docs/decisions/0007-payments.md",
		Args: func(cmd *cobra.Command, args []string) error {
			if r.verify != "" {
				return noArguments(cmd, args)
			}
			return exactly("an answers file or a saved result")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if r.verify != "" {
				return a.verify(cmd.Context(), r)
			}
			if cmd.Flags().Changed("lang") {
				r.lang = a.lang
			}
			return a.report(cmd.Context(), r, args[0])
		},
	}
	f := cmd.Flags()
	f.Var(choice(&r.format, "format", report.Formats()...), "format", "output format; without it, what the name of the output says, else text")
	f.StringVarP(&r.output, "output", "o", "", "file to write instead of standard output")
	f.StringVar(&r.directory, "dir", "", "directory of decision records; the MADR gets the next number")
	f.IntSliceVar(&r.supersede, "supersede", nil, "number of a record in --dir that this one replaces; may be repeated")
	f.Var(choice(&r.status, "status", report.StatusProposed, report.StatusAccepted), "status", "status of the MADR: proposed, or accepted as with --supersede")
	f.BoolVar(&r.force, "force", false, "overwrite an existing file")
	f.StringVar(&r.verify, "verify", "", "report to verify instead of writing one")
	f.StringVar(&r.from.rules, "rules", "", "rule set: a built-in id or a file")
	f.Var(&r.from.asOf, "as-of", "date of the evaluation, YYYY-MM-DD")
	f.IntVar(&r.alternatives, "alternatives", r.alternatives, "how many alternatives to tell")
	return cmd
}

// check looks for usage errors before anything is read.
func (r *reportRequest) check() error {
	switch {
	case r.alternatives < 0:
		return usage("flag \"--alternatives\" needs a number from 0 on, not %d", r.alternatives)
	case r.directory != "" && r.output != "":
		return usage("flags \"--dir\" and \"--output\" exclude each other")
	case r.directory != "" && r.format != "" && r.format != report.FormatMADR:
		return usage("flag \"--dir\" is for decision records; the format is %q and must be %q", r.format, report.FormatMADR)
	case len(r.supersede) > 0 && r.directory == "":
		return usage("flag \"--supersede\" needs the directory of the records; add --dir")
	case r.status != "" && r.kind() != report.FormatMADR:
		return usage("flag \"--status\" is for format %q only", report.FormatMADR)
	}
	return nil
}

// kind is the format: what the flag says, else what the output is called.
func (r *reportRequest) kind() string {
	switch {
	case r.format != "":
		return r.format
	case r.directory != "":
		return report.FormatMADR
	}
	switch strings.ToLower(filepath.Ext(r.output)) {
	case ".html", ".htm":
		return report.FormatHTML
	case ".pdf":
		return report.FormatPDF
	case ".md", ".markdown":
		return report.FormatMarkdown
	case ".mmd", ".mermaid":
		return report.FormatMermaid
	case ".json":
		return report.FormatJSON
	}
	return report.FormatText
}

func (a *app) report(ctx context.Context, r *reportRequest, file string) error {
	if err := r.check(); err != nil {
		return err
	}
	d, err := a.document(r, file)
	if err != nil {
		return err
	}
	if err := r.choosable(d); err != nil {
		return err
	}
	if err := a.deliver(ctx, r, d); err != nil {
		return err
	}
	if d.Status == engine.Infeasible.String() {
		return problems()
	}
	return nil
}

// choosable refuses a record that is accepted, or replaces another one, although
// nothing that is supported could be chosen.
func (r *reportRequest) choosable(d *report.Document) error {
	if r.kind() != report.FormatMADR || !d.NothingToChoose() {
		return nil
	}
	flag := ""
	switch {
	case r.status == report.StatusAccepted:
		flag = "--status accepted"
	case len(r.supersede) > 0:
		flag = "--supersede"
	default:
		return nil
	}
	return &failure{exitProblems, errorf("nothing that is supported can be recommended, so the record would choose nothing; "+
		"leave out %q, or add a waiver for each of %s", flag, diag.Quoted(d.Outdated()))}
}

// document reads a saved result, or makes one from an answers file.
func (a *app) document(r *reportRequest, file string) (*report.Document, error) {
	f := &diag.File{Name: file}
	var err error
	if file == standardInput {
		f.Name = "<stdin>"
		f.Data, err = readAll(a.stdin, maxReport)
	} else {
		f.Data, err = readFile(file, maxReport)
	}
	if err != nil {
		return nil, input(errorf("reading answers: %w", err))
	}
	var d *report.Document
	if isJSON(f.Data) {
		d, err = a.savedResult(r, f)
	} else {
		d, err = a.answered(r, file, f)
	}
	if err != nil {
		return nil, err
	}
	from := filepath.Dir(file)
	if file == standardInput {
		from = "."
	}
	if r.lang == "" {
		r.lang = d.Appendix.Lang
	}
	d.Appendix.Sheet = moveSheet(d.Appendix.Sheet, from, r.place())
	return d, nil
}

// maxReport is how large a file with a report may be.
const maxReport = 64 << 20

func isJSON(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n\ufeff"), []byte("{"))
}

func (a *app) savedResult(r *reportRequest, f *diag.File) (*report.Document, error) {
	if r.from.rules != "" || r.from.asOf != 0 {
		return nil, usage("%s is a saved result, which has its rules and date; leave out --rules and --as-of", f.Name)
	}
	if len(f.Data) > maxReport {
		return nil, input(errorf("%s is larger than %d MiB", f.Name, maxReport>>20))
	}
	d, err := report.Read(f)
	if err != nil {
		return nil, input(errorf("reading answers: %w", err))
	}
	return d, nil
}

func (a *app) answered(r *reportRequest, file string, f *diag.File) (*report.Document, error) {
	doc, list := answers.Parse(f)
	if err := a.invalid(list); err != nil {
		return nil, err
	}
	s, err := a.sheetOf(&r.from, file, doc)
	if err != nil {
		return nil, err
	}
	s.RuleSet = ruleSetName(s.RuleSet, r.from.rules, file)
	return a.explained(s, r.alternatives, reportQuery())
}

// reportQuery is what a report analyses. It is the same for every report, so
// that one can be made again.
func reportQuery() analysis.ExplainQuery {
	return analysis.ExplainQuery{Flips: 2, Draw: analysis.Draw{Samples: analysis.DefaultSamples, Seed: 1}}
}

// place is the directory in which the report will lie, as far as is known.
func (r *reportRequest) place() string {
	switch {
	case r.directory != "":
		return r.directory
	case r.output != "":
		return filepath.Dir(r.output)
	}
	return "."
}

// deliver writes the report to where it belongs.
func (a *app) deliver(ctx context.Context, r *reportRequest, d *report.Document) error {
	if r.directory != "" {
		return a.addRecord(r, d)
	}
	data, err := a.render(ctx, r, d)
	if err != nil {
		return err
	}
	if r.output == "" || r.output == standardInput {
		if _, err := a.stdout.Write(data); err != nil {
			return input(errorf("writing the report: %w", err))
		}
		return nil
	}
	return writeResult("the report", r.output, data, r.force)
}

func (a *app) render(ctx context.Context, r *reportRequest, d *report.Document) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch kind := r.kind(); kind {
	case report.FormatMADR:
		err = d.WriteMADR(&b, r.lang, report.Decision{Status: r.status})
	case report.FormatPDF:
		if err = d.WriteHTML(&b, r.lang); err == nil {
			return printPage(ctx, b.Bytes())
		}
	default:
		err = d.Write(&b, &report.Seal{Format: kind, Lang: r.lang})
	}
	if err != nil {
		return nil, input(errorf("writing the report: %w", err))
	}
	return b.Bytes(), nil
}

// printPage makes a PDF of a page.
func printPage(ctx context.Context, page []byte) ([]byte, error) {
	data, err := untilStopped(ctx, page)
	if err != nil && !interrupted(err) {
		return nil, input(errorf("printing the report: %w", err))
	}
	return data, err
}

// untilStopped prints a page until the user stops it.
func untilStopped(ctx context.Context, page []byte) ([]byte, error) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	data, err := pdf.Print(ctx, page)
	if err != nil && ctx.Err() != nil {
		return nil, &failure{code: exitInterrupted}
	}
	return data, err
}

// writeResult writes a file, told as what, that must not exist yet, unless it may
// be replaced.
func writeResult(what, path string, data []byte, force bool) error {
	var err error
	if force {
		err = files.Replace(path, data)
	} else {
		err = files.Create(path, data)
	}
	if errors.Is(err, fs.ErrExist) {
		return input(errorf("writing %s: %s exists; use --force to overwrite it", errorf(what), path))
	}
	if err != nil {
		return input(errorf("writing %s: %w", errorf(what), err))
	}
	return nil
}

// tell says what was done, where results go elsewhere.
func (a *app) tell(format string, args ...any) {
	fmt.Fprintf(a.stderr, "%s: %s\n", programName, diag.Printable(said(a.talk, errorf(format, args...))))
}
