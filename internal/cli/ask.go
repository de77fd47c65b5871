package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/catalog"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/files"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/report"
	"stackadvisor/internal/tui"
)

// asking is one run of the questionnaire.
type asking struct {
	rules, answers, save string
	plain                bool
	order                string
	blind, noMouse       bool
	theme                string
}

const (
	orderAuthor  = "author"
	orderFastest = "fastest"
)

func (a *app) askCommand() *cobra.Command {
	ask := asking{order: orderAuthor}
	cmd := &cobra.Command{
		Use:   "ask",
		Short: "Ask the questions one by one, and recommend a stack",
		Long: "Lead through the questionnaire in the terminal, or line by line where there is none. Every answer is saved " +
			"at once: in the new file of --save, else in that of --answers, else in a new file stackadvisor-DATE.toml. " +
			"--save never replaces a file: --answers goes on with one. " +
			"Exits with 130 if you leave before the end.",
		Example: "stackadvisor ask\n# begin a session\nstackadvisor ask --save payments.toml\n" +
			"# go on where it stopped\nstackadvisor ask --answers payments.toml\n" +
			"# line by line, for scripts and screen readers\nstackadvisor ask --plain --answers payments.toml",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.ask(cmd, &ask) },
	}
	f := cmd.Flags()
	f.StringVar(&ask.rules, "rules", "", "rule set: a built-in id or a file")
	f.StringVar(&ask.answers, "answers", "", "answers file to go on with, and to save in")
	f.StringVar(&ask.save, "save", "", "new file to save the answers in")
	f.BoolVar(&ask.plain, "plain", false, "line by line, without drawing on the terminal")
	f.BoolVar(&ask.blind, "blind", false, "hide what is recommended so far, so that it does not sway the answers")
	f.BoolVar(&ask.noMouse, "no-mouse", false, "leave the mouse to the terminal, to select text with")
	f.Var(choice(&ask.theme, "theme", tui.ThemeLight, tui.ThemeDark), "theme",
		"colours for a light or a dark terminal; default: what the terminal says")
	f.Var(choice(&ask.order, "order", orderAuthor, orderFastest), "order", "order of the questions: the author's, or what tells most first")
	return cmd
}

// languageOfTerminal is the language that the environment asks for, if the
// program speaks it.
func (a *app) languageOfTerminal() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := a.getenv(name); v != "" {
			if strings.HasPrefix(v, lang.Chinese) {
				return lang.Chinese
			}
			return lang.English
		}
	}
	return lang.English
}

// ask reads, puts the questions, and says where the answers are.
func (a *app) ask(cmd *cobra.Command, flags *asking) error {
	if !cmd.Flags().Changed("lang") {
		a.lang = a.languageOfTerminal()
	}
	if flags.answers == standardInput {
		return usage("\"ask\" reads what you answer from standard input; name a file for --answers")
	}
	from := &source{rules: flags.rules, answers: flags.answers}
	var doc *answers.Document
	if flags.answers != "" {
		var err error
		if doc, err = a.parseAnswers(flags.answers); err != nil {
			return err
		}
	}
	s, err := a.sheetOf(from, flags.answers, doc)
	if err != nil {
		return err
	}
	k := a.keeper(flags)
	if k.resumed {
		k.known = doc.Data()
	}
	if s.RuleSet, err = k.ruleSet(flags, s.RuleSet); err != nil {
		return input(err)
	}
	if err := k.refuse(s.program); err != nil {
		return err
	}
	if flags.answers != "" && !k.resumed {
		if err := k.save(answers.Write(s.program, s.Sheet)); err != nil {
			return input(errorf("saving the answers: %w", err))
		}
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	session := a.session(s, k, flags.order)
	session.Blind, session.NoMouse, session.Theme = flags.blind, flags.noMouse, flags.theme
	session.Width, session.Live = terminalWidth(a.stderr), isTerminal(a.stdin)
	if a.onTerminal(flags.plain) {
		err = session.Rich(ctx, a.stdin, a.stdout, os.Environ(), a.noColor)
		if err == nil {
			fmt.Fprint(a.stderr, session.Outcome())
		}
		fmt.Fprint(a.stderr, session.Farewell())
	} else {
		err = session.Plain(ctx, a.stdin, a.stderr, a.stdout)
	}
	switch {
	case errors.Is(err, tui.ErrLeft), errors.Is(err, context.Canceled):
		return &failure{code: exitInterrupted}
	case err != nil:
		return input(err)
	}
	return nil
}

// session connects the interview to files, and to the rest of the program.
func (a *app) session(s *sheet, k *keeper, order string) *tui.Session {
	config := interview.Config{Date: s.on}
	if order == orderFastest {
		config.Order = interview.Fastest
	}
	filledIn := func(filled answers.Sheet) *sheet { return &sheet{program: s.program, Sheet: &filled, on: s.on} }
	result := func(filled answers.Sheet) (*report.Document, error) {
		return recommend(filledIn(filled), a.lang, engine.DefaultAlternatives)
	}
	pages := catalog.New(s.program, s.on, a.lang)
	written := func(filled answers.Sheet) []byte { return answers.Write(s.program, &filled) }
	return &tui.Session{
		Interview: interview.New(s.program, s.Sheet, config),
		Lang:      a.lang,
		Save: func(filled answers.Sheet) error {
			return a.speak(k.save(written(filled)))
		},
		Shared: tui.Shared{
			Path:      func() string { return k.path },
			Changed:   k.changed,
			Reload:    func() (*interview.Interview, error) { return a.reload(s, k, config) },
			Beside:    func(filled answers.Sheet) error { return a.speak(k.beside(written(filled))) },
			Overwrite: func(filled answers.Sheet) error { return a.speak(k.overwrite(written(filled))) },
		},
		Place: k.place,
		Page: func(w io.Writer, option, width int, paint layout.Paint) error {
			return pages.WritePage(w, option, catalog.View{Width: width, Paint: paint})
		},
		Print: func(w io.Writer, filled answers.Sheet) error {
			d, err := result(filled)
			if err != nil {
				return err
			}
			return d.WriteText(w, a.view())
		},
		Result: result,
		Explain: func(ctx context.Context, filled answers.Sheet) (*report.Document, error) {
			return explain(ctx, filledIn(filled), a.lang, engine.DefaultAlternatives, reportQuery())
		},
		Formats: report.Formats(),
		Export: func(ctx context.Context, d *report.Document, format string) (string, error) {
			path, err := a.export(ctx, d, format, k.path)
			return path, a.speak(err)
		},
	}
}

// reload reads the session's file anew.
func (a *app) reload(s *sheet, k *keeper, config interview.Config) (*interview.Interview, error) {
	data, err := readFile(k.path, answers.MaxBytes)
	if err != nil {
		return nil, a.speak(err)
	}
	doc, list := answers.Parse(&diag.File{Name: k.path, Data: data})
	if !list.HasErrors() {
		var filled *answers.Sheet
		if filled, list = doc.Read(s.program); filled != nil {
			filled.RuleSet = s.RuleSet
			k.known = data
			return interview.New(s.program, filled, config), nil
		}
	}
	list.Sort()
	var b strings.Builder
	_ = list.WriteText(&b) // a Builder takes everything
	return nil, errors.New(strings.TrimSpace(b.String()))
}

// export writes the result beside the answers, over no other file.
func (a *app) export(ctx context.Context, d *report.Document, format, beside string) (string, error) {
	data, err := a.render(ctx, &reportRequest{format: format}, d)
	if err != nil {
		return "", err
	}
	extension := "." + format
	switch format {
	case report.FormatMarkdown:
		extension = ".md"
	case report.FormatMADR:
		extension = ".madr.md"
	case report.FormatMermaid:
		extension = ".mmd"
	case report.FormatText:
		extension = ".txt"
	}
	return files.CreateFree(strings.TrimSuffix(beside, filepath.Ext(beside))+extension, data)
}

// onTerminal reports whether the questionnaire can have the terminal to itself.
func (a *app) onTerminal(plain bool) bool {
	name := a.getenv("TERM")
	if plain || name == "dumb" || name == "" && runtime.GOOS != "windows" || wanted(a.getenv("ACCESSIBLE")) {
		return false
	}
	return isTerminal(a.stdin) && isTerminal(a.stdout)
}

// wanted reports whether a variable that is on or off is on.
func wanted(value string) bool {
	switch strings.ToLower(value) {
	case "", "0", "false", "no", "off":
		return false
	}
	return true
}
