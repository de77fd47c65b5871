package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/pdf"
	"stackadvisor/internal/report"
)

// verify makes a report again from the answers that it carries, and says whether
// the file says what the rules say.
func (a *app) verify(ctx context.Context, r *reportRequest) error {
	if r.output != "" || r.directory != "" || r.format != "" || r.from.asOf != 0 {
		return usage("flag \"--verify\" takes the date and the format from the file; leave out --as-of, --format, --output and --dir")
	}
	file := r.verify
	data, err := readFile(file, maxReport)
	if err != nil {
		return input(errorf("reading the report: %w", err))
	}
	if len(data) > maxReport {
		return input(errorf("reading the report: %s is larger than %d MiB", file, maxReport>>20))
	}
	if pdf.Is(data) {
		return a.verifyPDF(ctx, r, data)
	}
	return a.verifyWords(r, data)
}

// verifyPDF verifies the page that is attached to a PDF, and that it is what the
// pages show.
func (a *app) verifyPDF(ctx context.Context, r *reportRequest, data []byte) error {
	var words bytes.Buffer
	attached := *a
	attached.stdout = &words
	page := pdf.Attached(data)
	err := attached.verifyWords(r, page)
	if err == nil {
		switch again, failed := untilStopped(ctx, page); {
		case interrupted(failed):
			return failed
		case failed != nil:
			a.tell(lang.Decision(a.lang).PagesNot, failed)
		case pdf.Compare(data, again) == pdf.Incomparable:
			a.tell(lang.Decision(a.lang).PagesNot, lang.Decision(a.lang).OtherPrinter)
		case pdf.Compare(data, again) == pdf.Changed:
			a.say(lang.Decision(a.lang).NotVerified, r.verify)
			a.say("  %s", lang.Decision(a.lang).PagesDiffer)
			return problems()
		}
	}
	if _, failed := a.stdout.Write(words.Bytes()); failed != nil {
		return writing(failed)
	}
	return err
}

// verifyWords verifies a report whose words can be read.
func (a *app) verifyWords(r *reportRequest, data []byte) error {
	file := r.verify
	seal, err := sealOf(&diag.File{Name: file, Data: data})
	if err != nil {
		return input(errorf("reading the report: %w", err))
	}
	s, err := a.sealedSheet(r, file, seal)
	if err != nil {
		return err
	}
	again := *a
	again.lang = seal.Lang
	d, err := again.explained(s, seal.Alternatives, reportQuery())
	if err != nil {
		return err
	}
	return a.verdict(file, data, seal, s, d)
}

// sealOf finds how a report was made, whatever its format.
func sealOf(f *diag.File) (*report.Seal, error) {
	// A title may begin with a brace: what is no JSON as a whole is looked at as text.
	if !isJSON(f.Data) || !json.Valid(bytes.TrimPrefix(f.Data, []byte("\ufeff"))) {
		if seal := report.ReadSeal(f); seal != nil {
			return seal, nil
		}
	}
	if !isJSON(f.Data) {
		return nil, errorf("%s carries no answers that \"stackadvisor report\" has written", f.Name)
	}
	d, err := report.Read(f)
	if err != nil {
		return nil, err
	}
	return &report.Seal{
		Program: d.Appendix.Program, Format: report.FormatJSON, Lang: d.Appendix.Lang, Alternatives: len(d.Alternatives),
		Sheet: &diag.File{Name: f.Name + " (answers)", Data: []byte(d.Appendix.Sheet)},
	}, nil
}

// sealedSheet reads the answers of a report.
func (a *app) sealedSheet(r *reportRequest, file string, seal *report.Seal) (*sheet, error) {
	if !slices.Contains(lang.Tags(), seal.Lang) {
		return nil, input(errorf("reading the report: %s is written in the unknown language %q", file, seal.Lang))
	}
	doc, list := answers.Parse(seal.Sheet)
	if err := a.invalid(list); err != nil {
		return nil, err
	}
	p, err := a.loadRules(r.from.rules, file, doc)
	if err != nil {
		return nil, err
	}
	filled, list := doc.Read(p)
	if err := a.invalid(list); err != nil {
		return nil, err
	}
	if filled.AsOf.IsZero() || filled.Recorded == nil {
		return nil, input(errorf("reading the report: its answers have no date or no recorded recommendation"))
	}
	return &sheet{program: p, Sheet: filled, on: filled.AsOf}, nil
}

// verdict prints whether the file says what the rules say.
func (a *app) verdict(file string, data []byte, seal *report.Seal, s *sheet, d *report.Document) error {
	words := lang.Decision(a.lang)
	if then := s.Recorded; then.RulesetDigest != s.program.Digest {
		a.say(words.NotVerified, file)
		a.say("  "+words.RulesAre, then.RulesetVersion, short(then.RulesetDigest), s.program.Version, short(s.program.Digest))
		if then.Status == d.Status && slices.Equal(then.Stack, d.Stack) {
			a.say("  "+words.StillSays, stackOf(words, d.Status, d.Stack))
		} else {
			a.say("  "+words.NowSays, stackOf(words, d.Status, d.Stack), stackOf(words, then.Status, then.Stack))
		}
		return problems()
	}
	d.Appendix.Program = seal.Program
	var b bytes.Buffer
	if err := d.Write(&b, seal); err != nil {
		return input(err)
	}
	difference := report.Compare(seal.Format, data, b.Bytes())
	if difference == nil {
		a.say(words.Verified, file, d.Ruleset.ID, d.Ruleset.Version, d.AsOf)
	} else {
		a.say(words.NotVerified, file)
	}
	switch {
	case seal.Program == version:
	case difference == nil:
		a.say("  "+words.SameProgram, seal.Program, version)
	default:
		a.say("  "+words.OtherProgram, seal.Program, version)
	}
	if difference == nil {
		return nil
	}
	a.say("  "+words.Differs, difference.Line)
	a.lines(words, words.FileSays, difference.Has, difference.Wants)
	a.lines(words, words.RulesSay, difference.Wants, difference.Has)
	return problems()
}

// mostLines is how many lines of a difference are shown.
const mostLines = 5

// lines shows lines beside which the others stand.
func (a *app) lines(words *lang.DecisionWords, head string, list, others []string) {
	if len(list) == 0 {
		return
	}
	a.say("  %s", head)
	for i, text := range list[:min(len(list), mostLines)] {
		other := ""
		if i < len(others) {
			other = others[i]
		}
		a.say("    %s", excerpt(text, other))
	}
	if more := len(list) - mostLines; more > 0 {
		a.say("    %s", words.MoreLines.Of(more))
	}
}

// excerpt is a text, or of a long one the part where it begins to differ from the
// other.
func excerpt(text, other string) string {
	const most, before = 200, 60
	runes, others := []rune(text), []rune(other)
	if len(runes) <= most {
		return text
	}
	same := 0
	for same < min(len(runes), len(others)) && runes[same] == others[same] {
		same++
	}
	start := max(min(same-before, len(runes)-most), 0)
	text = string(runes[start : start+most])
	if start > 0 {
		text = "…" + text
	}
	if start+most < len(runes) {
		text += "…"
	}
	return text
}

// say prints a line of a result.
func (a *app) say(format string, args ...any) {
	fmt.Fprintln(a.stdout, diag.Printable(fmt.Sprintf(format, args...)))
}

// short is the beginning of a digest, enough to tell two apart.
func short(digest string) string {
	const shown = len("sha256:") + 12
	return digest[:min(len(digest), shown)]
}

// stackOf names a stack by the ids of its options.
func stackOf(words *lang.DecisionWords, status string, stack []string) string {
	switch {
	case status == "infeasible":
		return words.NoStack
	case len(stack) == 0:
		return words.Nothing
	}
	return strings.Join(stack, " + ")
}
