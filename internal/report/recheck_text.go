package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
)

// WriteText tells people which recommendations stand, which changed and because
// of what, and what needs attention.
func (r *Recheck) WriteText(w io.Writer, tag string) error {
	t := newRecheckText(tag)
	for i := range r.Files {
		t.file(&r.Files[i])
	}
	t.leftOut(r.LeftOut, lang.Records(tag))
	t.line(0, r.summary(tag))
	_, err := io.WriteString(w, t.b.String())
	return err
}

// mostLeftOut is how many files that were left out the text lists; JSON has all.
const mostLeftOut = 20

func (t *recheckText) leftOut(list []LeftOut, w *lang.RecordWords) {
	if len(list) == 0 {
		return
	}
	t.line(0, w.LeftOut)
	for _, l := range list[:min(len(list), mostLeftOut)] {
		t.line(2, l.File+t.words.Colon+l.Reason)
	}
	if more := len(list) - mostLeftOut; more > 0 {
		t.line(2, w.MoreLeftOut.Of(more))
	}
}

type recheckText struct {
	w     *lang.DecisionWords
	words *lang.ReportWords
	half  string
	tag   string
	b     strings.Builder
}

func newRecheckText(tag string) *recheckText {
	return &recheckText{w: lang.Decision(tag), words: lang.Report(tag), half: lang.Records(tag).Half, tag: tag}
}

func (t *recheckText) line(indent int, text string) {
	t.b.WriteString(strings.Repeat(" ", indent) + diag.Printable(text) + "\n")
}

func (r *Recheck) summary(tag string) string {
	w, words, s := lang.Decision(tag), lang.Report(tag), &r.Summary
	parts := []string{w.Checked.Of(s.Checked)}
	for _, part := range []struct {
		n    int
		text lang.Count
	}{{s.Changed, w.SomeChanged}, {s.Stands, w.SomeStand}, {s.Attention, w.SomeAttention}, {s.Half, lang.Records(tag).SomeHalf}, {s.Broken, w.SomeBroken}, {len(r.Skipped), w.NothingRecorded}} {
		if part.n > 0 {
			parts = append(parts, part.text.Of(part.n))
		}
	}
	return fmt.Sprintf(w.Summary, r.AsOf, strings.Join(parts, words.Comma))
}

func (t *recheckText) file(f *RecheckFile) {
	t.line(0, f.File+t.words.Colon+t.headline(f))
	for _, text := range t.details(f) {
		t.line(2, text)
	}
}

// headline is the verdict in one line: also that the rules changed and the advice
// did not.
func (t *recheckText) headline(f *RecheckFile) string {
	text := map[string]string{
		VerdictStands: t.w.Stands, VerdictAttention: t.w.Attention, VerdictChanged: t.w.Changed, VerdictBroken: t.w.Broken, VerdictHalf: t.half,
	}[f.Verdict]
	if !f.RulesChanged || f.Then == nil {
		return text
	}
	change := fmt.Sprintf(t.w.RulesChanged, f.Then.Version, f.Now.Version)
	if f.Then.Version == f.Now.Version {
		change = fmt.Sprintf(t.w.RulesSame, f.Now.Version)
	}
	text += t.words.Semicolon + change
	if f.Verdict != VerdictChanged {
		text += t.words.Comma + t.w.AdviceSame
		if f.Then.Score != f.Now.Score {
			text += t.words.Comma + fmt.Sprintf(t.w.ScoreMoved, f.Then.Score, f.Now.Score)
		}
	}
	return text
}

// details are the lines below the headline.
func (t *recheckText) details(f *RecheckFile) []string {
	list := slices.Concat([]string{}, f.Errors, f.head)
	if f.Verdict == VerdictChanged {
		list = append(list,
			fmt.Sprintf(t.w.Then, f.Then.AsOf, t.stack(f.Then), f.Then.Score),
			fmt.Sprintf(t.w.Now, f.Now.AsOf, t.stack(f.Now), f.Now.Score))
	}
	list = append(list, f.today...)
	if f.Verdict == VerdictChanged {
		for _, c := range f.Causes {
			list = append(list, t.w.Because+t.words.Colon+c.Text+t.certainty(c))
		}
		list = append(list, t.past(f)...)
	}
	for _, c := range f.NewCautions {
		text := fmt.Sprintf(t.w.NewCaution, c.Option, c.Text)
		if c.Waived {
			text += fmt.Sprintf(t.words.Aside, t.w.Waived)
		}
		list = append(list, text)
	}
	for _, x := range f.Waivers {
		list = append(list, t.waiver(x))
	}
	for _, x := range f.Overdue {
		list = append(list, t.overdue(x))
	}
	return list
}

func (t *recheckText) stack(r *RecordedResult) string {
	switch {
	case r.Status == statusInfeasible:
		return t.w.NoStack
	case len(r.Stack) == 0:
		return t.w.Nothing
	}
	return strings.Join(r.Stack, " + ")
}

// certainty says how sure a cause is, "" where it alone decides.
func (t *recheckText) certainty(c Cause) string {
	switch {
	case c.Joint:
		return fmt.Sprintf(t.words.Aside, t.w.Jointly)
	case !c.Proven && c.Kind != "rules" && c.Kind != "answers":
		return fmt.Sprintf(t.words.Aside, t.w.Perhaps)
	}
	return ""
}

// mostGaps is how many rules of a gap the text tells; JSON has all.
const mostGaps = 5

func (t *recheckText) past(f *RecheckFile) []string {
	p := f.Past
	if p == nil {
		return nil
	}
	var list []string
	for _, v := range p.Excluded {
		list = append(list, fmt.Sprintf(t.w.PastExcluded, v.Option, strings.Join(v.Rules, t.words.List)))
	}
	for _, b := range p.Breaks {
		list = append(list, fmt.Sprintf(t.w.PastBreaks, b.Text))
	}
	if len(p.Gone)+len(p.Excluded)+len(p.Breaks) > 0 || f.Now.Status != statusRecommended {
		return list
	}
	text := fmt.Sprintf(t.w.PastLacks, p.Gap)
	if p.Gap == 0 {
		text = t.w.PastTies
	}
	var parts []string
	for _, g := range p.Rules[:min(len(p.Rules), mostGaps)] {
		parts = append(parts, g.Rule+" "+g.Points.Signed())
	}
	if len(parts) > 0 {
		text += fmt.Sprintf(t.words.Aside, strings.Join(parts, t.words.List))
	}
	return append(list, text)
}

func (t *recheckText) waiver(x Expiry) string {
	text := fmt.Sprintf(t.w.WaiverOver, x.Option, x.Until)
	if x.Days >= 0 {
		text = fmt.Sprintf(t.w.WaiverSoon, x.Option, x.Until, t.w.Days.Of(x.Days))
		if !x.Needed {
			text += t.words.Comma + t.w.WaiverIdle
		}
	}
	if x.Owner != "" {
		text += t.words.Semicolon + fmt.Sprintf(t.w.Owner, x.Owner)
	}
	return text
}
