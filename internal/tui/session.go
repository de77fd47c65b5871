package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/program"
	"stackadvisor/internal/report"
	"stackadvisor/internal/ruleset"
)

// ErrLeft says that the user left before the end. What was said is saved.
var ErrLeft = errors.New("the questionnaire was left before its end")

// Session is what a face works on.
type Session struct {
	Interview *interview.Interview
	Lang      string // language tag for all texts

	Blind   bool   // what is recommended so far is hidden until somebody asks for it
	NoMouse bool   // the mouse stays the terminal's, to select text with
	Theme   string // ThemeLight, ThemeDark, or "" for what the terminal has
	Width   int    // columns for the plain face; 0: lines are as long as they are
	Live    bool   // somebody types what the plain face reads

	// Save stores the sheet. It is called after every change.
	Save func(answers.Sheet) error
	// Place is the file that Save writes, as the user would call it.
	Place func() string
	// Page writes the catalogue page of an option, in a number of columns; a nil
	// paint colours nothing. It is the one place where an option is opened.
	Page func(w io.Writer, option, width int, paint layout.Paint) error
	// Print writes the result for the sheet as text.
	Print func(io.Writer, answers.Sheet) error
	// Result makes the result for the sheet, and Explain the same with all that
	// takes longer: how firm it is, and what would change it. They may be called
	// on any goroutine.
	Result  func(answers.Sheet) (*report.Document, error)
	Explain func(context.Context, answers.Sheet) (*report.Document, error)
	// Formats are what Export can write; none: there is no export.
	Formats []string
	// Export writes what Explain made to a new file and returns its name. It may
	// be called on any goroutine.
	Export func(ctx context.Context, d *report.Document, format string) (string, error)

	// Shared is about a file that others may change; empty: nobody does.
	Shared Shared

	unsaved  error    // what the last Save said
	conflict bool     // the file has changed, and nothing is decided about that yet
	refused  []string // sentences: what was written last on the page at the end and is not valid
}

func (s *Session) words() *lang.Interview { return lang.InterviewIn(s.Lang) }

// save stores the sheet; what goes wrong is shown by the face, and told again at
// the end.
func (s *Session) save() error {
	return s.saved(s.Save(s.Interview.Sheet()))
}

// learn brings the interview's insight up to date, on the spot.
func (s *Session) learn(ctx context.Context) error {
	if s.Interview.Learned() {
		return nil
	}
	query := s.Interview.Query()
	if !s.Interview.Begun() && !s.Interview.Choosing() {
		s.Interview.Learn(query.Glance())
		return nil
	}
	n, err := query.Run(ctx)
	if err != nil {
		return err
	}
	s.Interview.Learn(n)
	s.Interview.Reconsider()
	return nil
}

// in is a text of the rule set in the session's language.
func (s *Session) in(t lang.Text) string { return t.In(s.Lang) }

// option is the name of an option.
func (s *Session) option(o int) string { return s.in(s.Interview.Program().Options[o].Name) }

// stack names the options of a stack, bottom first.
func (s *Session) stack(options []int) string {
	names := make([]string, len(options))
	for i, o := range options {
		names[i] = s.option(o)
	}
	return strings.Join(names, " + ")
}

// answer says an answer in words.
func (s *Session) answer(q int, v program.Value) string {
	question, w := &s.Interview.Program().Questions[q], s.words()
	switch {
	case v == program.Unknown:
		return w.Unknown
	case question.Kind == ruleset.Number:
		return strconv.FormatInt(int64(v), 10)
	case question.Kind == ruleset.YesNo:
		return [...]string{w.No, w.Yes}[v]
	case question.Kind == ruleset.Single:
		return s.in(question.Choices[v].Label)
	case v == 0:
		return w.Nothing
	}
	var labels []string
	for i := range question.Choices {
		if v>>i&1 == 1 {
			labels = append(labels, s.in(question.Choices[i].Label))
		}
	}
	return strings.Join(labels, w.Comma)
}

// refusal says why an answer was not taken.
func (s *Session) refusal(q int, r *interview.Refusal) string {
	w := s.words()
	switch r.Reason {
	case interview.TooFew:
		return w.TooFew.Of(int(r.Min))
	case interview.TooMany:
		return w.TooMany.Of(int(r.Max))
	case interview.OutOfRange:
		return fmt.Sprintf(w.OutOfRange, r.Min, r.Max)
	case interview.NoChoice:
		return fmt.Sprintf(w.NoChoice, s.Interview.Program().Questions[q].ID)
	}
	return w.NothingAsked
}

// thousandths writes a number of thousandths as a decimal.
func thousandths(n int64) string {
	s := strconv.FormatInt(n/1000, 10)
	if rest := n % 1000; rest != 0 {
		if n < 0 && n > -1000 {
			s = "-" + s
		}
		s += strings.TrimRight(fmt.Sprintf(".%03d", max(rest, -rest)), "0")
	}
	return s
}
