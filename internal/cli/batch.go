package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/spf13/cobra"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/batch"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/files"
	"stackadvisor/internal/ruleset"
)

// batchFlags are the flags of batch.
type batchFlags struct {
	source
	in, out       string
	inputFormat   string
	outputFormat  string
	raw, settled  bool
	strict        bool
	resume        bool
	prefix        string
	summary       string
	summaryOutput string
	tolerance     string
	standards     int

	lost int64 // tolerance in thousandths
}

func (a *app) batchCommand() *cobra.Command {
	f := &batchFlags{tolerance: "2", standards: 5}
	cmd := &cobra.Command{
		Use:   "batch IN -o OUT",
		Short: "Recommend a stack for every row of a table",
		Long: "Read a table of answer sheets, CSV or JSON Lines, and write it with the recommended stack of each row. " +
			"In CSV the columns are named after questions; several choices are joined by \";\", and an empty cell is no answer. " +
			"Other columns pass through. Results stand in the columns status, stack, score, margin, alternative, unsupported and error; " +
			"a row with mistakes has them in error, and the exit code is 1. \"-\" is standard input or output; " +
			"names ending in .gz or .zst are compressed. Rows keep their order, and memory stays flat for any size.",
		Example: "stackadvisor batch portfolio.csv -o result.csv\n" +
			"stackadvisor batch portfolio.csv.gz -o result.csv --summary text\n" +
			"stackadvisor batch - -o - --input-format jsonl --rules article < sheets.jsonl",
		Args: exactly("one table"),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.in = args[0]
			return a.batch(cmd.Context(), f)
		},
	}
	f.flags(cmd)
	return cmd
}

func (f *batchFlags) flags(cmd *cobra.Command) {
	s := cmd.Flags()
	s.StringVarP(&f.out, "output", "o", "", "file to write; - is standard output")
	s.StringVar(&f.rules, "rules", "", "rule set: a built-in id or a file")
	s.StringArrayVar(&f.weights, "weight", nil, "set the weight of a criterion, id=number")
	s.Var(&f.asOf, "as-of", "date of the evaluation, YYYY-MM-DD")
	s.Var(choice(&f.inputFormat, "format", batch.Formats()...), "input-format", "what IN is, if its name does not say it")
	s.Var(choice(&f.outputFormat, "format", batch.Formats()...), "output-format", "what OUT is, if its name does not say it")
	s.BoolVar(&f.raw, "raw", false, "leave cells that a spreadsheet would take for formulas as they are")
	s.BoolVar(&f.settled, "settled", false, "add the column settled: whether no missing answer can change the stack")
	s.BoolVar(&f.strict, "strict", false, "stop at the first bad row")
	s.BoolVar(&f.resume, "resume", false, "go on where a stopped run of the same command has ended")
	s.StringVar(&f.prefix, "prefix", "", "put this before the names of the result columns")
	s.Var(choice(&f.summary, "format", "text", "json", "html"), "summary", "print a summary of all rows, with standard stacks that would serve most")
	s.StringVar(&f.summaryOutput, "summary-output", "", "write the summary to this file")
	s.StringVar(&f.tolerance, "tolerance", f.tolerance, "points that a sheet may lose with a standard stack")
	s.IntVar(&f.standards, "standards", f.standards, "how many standard stacks to look for at most")
}

// check looks for usage errors before anything is read, and fills in formats.
func (f *batchFlags) check() error {
	if err := f.source.check(); err != nil {
		return err
	}
	lost, complaint := ruleset.ParseWeight(f.tolerance)
	switch {
	case f.out == "" && f.summary == "":
		return usage("batch needs an output file: -o OUT")
	case f.summaryOutput != "" && f.summary == "":
		return usage(`flag "--summary-output" needs "--summary text", "json" or "html"`)
	case f.summary != "" && f.summaryOutput == "" && f.out == standardStream:
		return usage(`results and summary cannot both go to standard output; add "--summary-output FILE"`)
	case f.resume && (f.out == "" || f.out == standardStream):
		return usage(`flag "--resume" needs an output file: -o OUT`)
	case complaint != "":
		return usage("flag \"--tolerance\" %s", complaint)
	case f.standards < 1:
		return usage("flag \"--standards\" needs a number from 1 on, not %d", f.standards)
	}
	f.lost = lost
	return nil
}

// formatOf tells what a file is: the flag says it, else its name.
func formatOf(name, flag, flagName string) (batch.Format, batch.Compression, error) {
	if name == standardStream {
		if flag == "" {
			return 0, 0, usage("a pipe has no name that tells its format; add %q", flagName+" csv")
		}
		return batch.FormatOf(flag), batch.Plain, nil
	}
	format, packed, err := batch.ByName(name)
	switch {
	case flag != "":
		return batch.FormatOf(flag), packed, nil
	case err != nil:
		return 0, 0, usage("%w; or add %q", err, flagName+" csv")
	}
	return format, packed, nil
}

// batch does the work of the command.
func (a *app) batch(ctx context.Context, f *batchFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	job := &batch.Job{Raw: f.raw, Settled: f.settled, Strict: f.strict, Prefix: f.prefix, Warn: a.warn, Rows: &atomic.Int64{}}
	in, err := a.openTable(f, job)
	if err != nil {
		return err
	}
	defer in.Close()
	if job.Engine, err = a.batchEngine(f); err != nil {
		return err
	}
	if f.summary != "" {
		spool, err := files.NewScratch()
		if err != nil {
			return input(errorf("keeping the answers for the summary: %w", err))
		}
		defer spool.Close()
		job.Spool = spool
	}
	out, err := a.createTable(f, job)
	if err != nil {
		return err
	}
	done := a.showProgress(in, job.Rows)
	result, err := batch.Run(ctx, job)
	done()
	if err := a.endBatch(f, out, result, err); err != nil {
		return err
	}
	if job.Spool != nil {
		if err := a.summarize(f, job.Engine, result); err != nil {
			return err
		}
	}
	return a.tellBad(f, result)
}

func (a *app) batchEngine(f *batchFlags) (*engine.Engine, error) {
	p, err := a.loadRules(f.rules, "", nil)
	if err != nil {
		return nil, err
	}
	sheet := answers.New(p)
	var list diag.List
	for _, argument := range f.weights {
		list = append(list, answers.SetWeight(p, sheet, argument)...)
	}
	if err := a.invalid(list); err != nil {
		return nil, err
	}
	return engine.New(p, engine.Config{Date: f.date(a, 0), Weights: sheet.Weights}), nil
}

// endBatch keeps or drops what was written, and tells why the run ended early.
func (a *app) endBatch(f *batchFlags, out *tableOut, r *batch.Result, err error) error {
	switch {
	case err == nil:
		if err := out.keep(); err != nil {
			return input(errorf("writing %s: %w", f.out, err))
		}
		return nil
	case errors.Is(err, batch.ErrStrict):
		out.drop()
		bad := r.FirstBad[len(r.FirstBad)-1]
		return &failure{exitProblems, errorf("%s:%d: %s; %w", f.inName(), bad.Line, bad.Problem, err)}
	case errors.Is(err, context.Canceled):
		if name := out.leave(); name != "" {
			err = errorf("stopped after %d rows, which are in %s; the same command with --resume goes on", r.Rows, name)
		} else {
			err = errorf("stopped after %d rows", r.Rows)
		}
		return &failure{exitInterrupted, err}
	case errors.Is(err, batch.ErrOther):
		out.leave()
		return input(errorf("%s: %w; remove it, or run without --resume", out.part(), err))
	case r.Rows == 0:
		out.drop()
	default:
		out.leave()
	}
	return input(errorf("%s: %w", f.inName(), err))
}

func (f *batchFlags) inName() string {
	if f.in == standardStream {
		return "<stdin>"
	}
	return f.in
}

// summarize writes the summary.
func (a *app) summarize(f *batchFlags, e *engine.Engine, r *batch.Result) error {
	s, err := batch.NewSummary(r, f.lost, f.standards)
	if err != nil {
		return input(err)
	}
	var b strings.Builder
	switch f.summary {
	case "json":
		err = s.WriteJSON(&b)
	case "html":
		err = s.WriteHTML(&b, e, a.lang)
	default:
		err = s.WriteText(&b, e, a.lang, a.width())
	}
	if err != nil {
		return input(err)
	}
	if f.summaryOutput == "" || f.summaryOutput == standardStream {
		_, err = a.stdout.Write([]byte(b.String()))
	} else {
		err = files.Replace(f.summaryOutput, []byte(b.String()))
	}
	if err != nil {
		return input(errorf("writing the summary: %w", err))
	}
	return nil
}

// tellBad tells of bad rows on standard error.
func (a *app) tellBad(f *batchFlags, r *batch.Result) error {
	if r.Bad == 0 {
		return nil
	}
	fmt.Fprintf(a.stderr, "%s: %d of %d rows are bad and have no result", programName, r.Bad, r.Rows)
	if r.Bad > int64(len(r.FirstBad)) {
		fmt.Fprint(a.stderr, "; the first ones:")
	}
	fmt.Fprintln(a.stderr)
	for _, bad := range r.FirstBad {
		fmt.Fprintf(a.stderr, "%s:%d: %s\n", f.inName(), bad.Line, diag.Printable(bad.Problem))
	}
	return problems()
}
