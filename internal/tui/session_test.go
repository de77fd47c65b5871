package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"stackadvisor/internal/analysis"
	"stackadvisor/internal/answers"
	"stackadvisor/internal/catalog"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/layout"
	"stackadvisor/internal/load"
	"stackadvisor/internal/program"
	"stackadvisor/internal/report"
)

// desk is a Session whose world is in memory.
type desk struct {
	*Session
	saved []byte // what was saved last
	fail  error  // what Save says

	exported *report.Document
}

// article is the article's set as it was when the goldens were made: the shipped
// one may change.
func article(t testing.TB) *program.Program {
	t.Helper()
	return compile(t, load.Request{Name: "article", Builtin: os.DirFS("../report/testdata")})
}

func compile(t testing.TB, r load.Request) *program.Program {
	t.Helper()
	p, list, err := load.Load(r)
	if err != nil || p == nil {
		t.Fatal(list, err)
	}
	return p
}

// fromText compiles a rule set that stands in a test.
func fromText(t testing.TB, text string) *program.Program {
	t.Helper()
	return compile(t, load.Request{Name: "x", Builtin: fstest.MapFS{"x.toml": {Data: []byte(text)}}})
}

func newDesk(t testing.TB, p *program.Program, tag string) *desk {
	t.Helper()
	d := &desk{}
	sheet := answers.New(p)
	sheet.RuleSet = p.ID
	pages := catalog.New(p, 20261122, tag)
	d.Session = &Session{
		Interview: interview.New(p, sheet, interview.Config{Date: 20261122}),
		Lang:      tag,
		Save: func(s answers.Sheet) error {
			if d.fail == nil {
				d.saved = answers.Write(p, &s)
			}
			return d.fail
		},
		Place: func() string {
			if d.saved == nil {
				return ""
			}
			return "answers.toml"
		},
		Page: func(w io.Writer, option, width int, paint layout.Paint) error {
			return pages.WritePage(w, option, catalog.View{Width: width, Paint: paint})
		},
		Result:  func(s answers.Sheet) (*report.Document, error) { return document(p, &s, tag, false) },
		Explain: func(_ context.Context, s answers.Sheet) (*report.Document, error) { return document(p, &s, tag, true) },
		Formats: []string{"html", "text"},
		Export: func(_ context.Context, doc *report.Document, format string) (string, error) {
			d.exported = doc
			return "answers." + format, d.fail
		},
		Print: func(w io.Writer, s answers.Sheet) error {
			_, err := fmt.Fprintf(w, "result: %s %v\n", s.Recorded.Status, s.Recorded.Stack)
			return err
		},
	}
	return d
}

// hear leads through the interview line by line, by what is said until it is left,
// and returns what the face says.
func (d *desk) hear(t *testing.T, said string) string {
	t.Helper()
	var talk bytes.Buffer
	if err := d.Plain(context.Background(), strings.NewReader(said), &talk, io.Discard); !errors.Is(err, ErrLeft) {
		t.Errorf("%q: error %v", said, err)
	}
	return talk.String()
}

// reread reads what was saved.
func (d *desk) reread(t *testing.T) {
	t.Helper()
	if d.saved == nil {
		return
	}
	doc, list := answers.Parse(&diag.File{Name: "answers.toml", Data: d.saved})
	if list.HasErrors() {
		t.Fatalf("%v in\n%s", list, d.saved)
	}
	if _, list = doc.Read(d.Interview.Program()); list.HasErrors() {
		t.Fatalf("%v in\n%s", list, d.saved)
	}
}

func document(p *program.Program, s *answers.Sheet, tag string, explained bool) (*report.Document, error) {
	state := engine.New(p, engine.Config{Date: 20261122, Weights: s.Weights}).NewState()
	state.Reset(s.Values)
	r, err := state.Recommend(5)
	if err != nil {
		return nil, err
	}
	settled := analysis.SettledNow(r) == analysis.Yes
	settings := report.Settings{Lang: tag, Settled: &settled}
	if explained {
		query := analysis.ExplainQuery{Flips: 2, Draw: analysis.Draw{Samples: 100, Seed: 1}}
		if settings.Explanation, err = analysis.Explain(context.Background(), r, query); err != nil {
			return nil, err
		}
	}
	return report.New(r, s, settings), nil
}
