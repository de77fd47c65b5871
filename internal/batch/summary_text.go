package batch

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/layout"
)

// page is a summary in one language, in the form that text and HTML share.
type page struct {
	*Summary
	Words    *lang.BatchWords
	Tag      string
	Head     *lang.HeadWords
	Facts    []fact
	Before   []string // what there is to know before the result
	Sections []section
	Warnings []bar
	Note     string
	Chosen   []chosen
}

// section has the stacks that are recommended or, beside that, those that can be
// built.
type section struct {
	Heading string
	Bars    []bar // of the most frequent stacks
	None    string
	More    []string
}

type fact struct {
	Number Number
	Name   string
}

// bar is a line with a number, and how long its bar is.
type bar struct {
	Name   string
	Sheets Number
	Share  Share
	Of     Share // of the longest bar
}

// chosen is a choice of standards in sentences.
type chosen struct {
	Head      string
	Share     Share
	Stacks    []string
	Sentences []string
}

// mostBars is how many stacks have a bar of their own.
const mostBars = 20

func newPage(s *Summary, e *engine.Engine, tag string) *page {
	p := &page{Summary: s, Words: lang.Batch(tag), Head: lang.Head(tag), Tag: tag}
	names := map[string]string{}
	for o := range e.Options {
		names[e.Options[o].ID] = e.Options[o].Name.In(tag)
	}
	p.begin()
	p.sections(names)
	for _, c := range s.Cautions {
		text := fmt.Sprintf(p.Words.Caution, names[c.Option], c.Retired)
		if c.Ended != "" {
			text = fmt.Sprintf(p.Words.CautionUntil, names[c.Option], c.Ended)
		}
		p.Warnings = append(p.Warnings, bar{text, c.Sheets, c.Share, share(int64(c.Sheets), int64(s.Cautions[0].Sheets))})
	}
	note := p.Words.StandardsNote
	if s.Standards.Candidates == len(s.SupportedStacks) && s.SupportedUncounted == 0 {
		note = p.Words.StandardsAll
	}
	p.Note = note.Of(s.Standards.Candidates, s.Standards.Tolerance)
	if len(s.Cautions) > 0 {
		p.Note += p.Words.Next + p.Words.StandardsToday
	}
	for _, c := range s.Standards.Choices {
		p.Chosen = append(p.Chosen, p.choice(c, names))
	}
	return p
}

func (p *page) stack(ids []string, names map[string]string) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = names[id]
	}
	return strings.Join(list, p.Words.And)
}

// begin tells how many sheets there are of which kind, and what comes before the
// result.
func (p *page) begin() {
	s := p.Summary
	p.Facts = []fact{{s.Status.Recommended, p.Words.Recommended}}
	for _, f := range []fact{
		{s.Status.NoEvidence, p.Words.NoEvidence}, {s.Status.Infeasible, p.Words.Infeasible}, {s.Bad, p.Words.Bad},
		{s.Contradictory, p.Words.Contradictory},
	} {
		if f.Number > 0 {
			p.Facts = append(p.Facts, f)
		}
	}
	switch until := s.Ruleset.KnowledgeUntil; {
	case until == "" || until >= s.AsOf:
	case s.Ruleset.ContinuedBy == "":
		p.Before = []string{fmt.Sprintf(p.Head.Knowledge, until)}
	default:
		p.Before = []string{fmt.Sprintf(p.Head.KnowledgeNext, until, s.Ruleset.ContinuedBy)}
	}
}

// sections has the recommended stacks, and if some of them are unsupported, what
// can be built beside what the guidance says.
func (p *page) sections(names map[string]string) {
	s := p.Summary
	p.Sections = []section{p.section(p.Words.Stacks, p.Words.NoStacks, s.Stacks, s.Uncounted, names)}
	if len(s.Cautions) == 0 {
		return
	}
	p.Sections[0].Heading = p.Head.Guidance
	today := p.section(p.Head.Today, p.Words.NothingToday, s.SupportedStacks, s.SupportedUncounted, names)
	if lost := s.Status.Recommended - s.SupportedStatus.Recommended; lost > 0 {
		today.More = append(today.More, counted(p.Words.Unbuildable, lost))
	}
	p.Sections = append(p.Sections, today)
}

func (p *page) section(heading, none string, stacks []SummaryStack, uncounted Number, names map[string]string) section {
	sec := section{Heading: heading, None: none}
	for _, c := range stacks[:min(mostBars, len(stacks))] {
		sec.Bars = append(sec.Bars, bar{p.stack(c.Stack, names), c.Sheets, c.Share, share(int64(c.Sheets), int64(stacks[0].Sheets))})
	}
	further := stacks[len(sec.Bars):]
	sheets := Number(0)
	for _, c := range further {
		sheets += c.Sheets
	}
	if len(further) > 0 {
		sec.More = append(sec.More, counted(p.Words.Further, Number(len(further)), p.sheets(sheets)))
	}
	if uncounted > 0 {
		sec.More = append(sec.More, counted(p.Words.OneStack, uncounted))
	}
	return sec
}

func (p *page) sheets(n Number) string { return counted(p.Words.Sheets, n) }

// counted is a count with its digits grouped.
func counted(format lang.Count, n Number, more ...any) string {
	return strings.Replace(format.Of(int(n), more...), strconv.Itoa(int(n)), n.String(), 1)
}

func (p *page) choice(c SummaryStandardChoice, names map[string]string) chosen {
	head := p.Words.Serves.Of(len(c.Stacks), c.Served, p.sheets(p.SupportedStatus.Recommended))
	out := chosen{Head: fmt.Sprintf(p.Words.HeadShare, head, c.Share), Share: c.Share}
	for _, stack := range c.Stacks {
		out.Stacks = append(out.Stacks, p.stack(stack, names))
	}
	if c.MeanLoss > 0 {
		out.Sentences = append(out.Sentences, fmt.Sprintf(p.Words.Lost, c.MeanLoss))
	}
	if c.Beyond > 0 {
		out.Sentences = append(out.Sentences, counted(p.Words.Beyond, c.Beyond, p.Standards.Tolerance, c.MostLoss))
	}
	if c.Without > 0 {
		out.Sentences = append(out.Sentences, counted(p.Words.Without, c.Without))
	}
	if c.Method == "exact" {
		out.Sentences = append(out.Sentences, p.Words.Proved)
	} else {
		out.Sentences = append(out.Sentences, fmt.Sprintf(p.Words.Bound, p.sheets(c.AtMost)))
	}
	return out
}

// WriteText writes the summary for people, as wide as so many columns; 0 is 80.
func (s *Summary) WriteText(w io.Writer, e *engine.Engine, tag string, width int) error {
	if width == 0 {
		width = 80
	}
	p := newPage(s, e, tag)
	t := &textPage{page: p, width: max(width, 40)}
	t.line(fmt.Sprintf(p.Words.HeadShare, fmt.Sprintf(p.Words.Title, s.Ruleset.ID+" "+s.Ruleset.Version), s.AsOf))
	for _, before := range p.Before {
		for _, l := range layout.Wrap(before, t.width) {
			t.line(l)
		}
	}
	t.line("")
	t.line(p.sheets(s.Sheets))
	for _, f := range p.Facts {
		t.line(fmt.Sprintf("  %s %s", f.Number, f.Name))
	}
	for _, sec := range p.Sections {
		t.bars(sec.Heading, sec.Bars, sec.None)
		for _, more := range sec.More {
			t.line("  " + more)
		}
	}
	if len(s.Stacks) > 0 {
		t.bars(p.Words.Cautions, p.Warnings, p.Words.NoCautions)
		t.standards()
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// textPage lays a page out.
type textPage struct {
	*page
	b     strings.Builder
	width int
}

func (t *textPage) line(s string) { t.b.WriteString(strings.TrimRight(s, " ") + "\n") }

// bars draws a heading and bars under their names.
func (t *textPage) bars(head string, bars []bar, none string) {
	t.line("")
	t.line(head)
	if len(bars) == 0 {
		t.line("  " + none)
	}
	longest := 0
	for _, b := range bars {
		longest = max(longest, len(b.Sheets.String()))
	}
	for _, b := range bars {
		for _, l := range layout.Wrap(b.Name, t.width-2) {
			t.line("  " + l)
		}
		room := t.width - 2 - longest - 9
		t.line(fmt.Sprintf("  %*s %6s  %s", longest, b.Sheets, b.Share, blocks(b.Of, room)))
	}
}

func (t *textPage) standards() {
	t.line("")
	t.line(t.Words.Standards)
	for _, l := range layout.Wrap(t.Note, t.width-2) {
		t.line("  " + l)
	}
	for _, c := range t.Chosen {
		t.line("")
		for _, l := range layout.Wrap(c.Head, t.width-2) {
			t.line("  " + l)
		}
		t.line("  " + blocks(c.Share, t.width-2))
		for _, s := range c.Stacks {
			for i, l := range layout.Wrap(s, t.width-6) {
				t.line([]string{"    - ", "      "}[min(i, 1)] + l)
			}
		}
		for _, s := range c.Sentences {
			for _, l := range layout.Wrap(s, t.width-4) {
				t.line("    " + l)
			}
		}
	}
}

// blocks is a bar that fills a share of the room, in eighths of a column; what is
// not nothing has at least one.
func blocks(of Share, room int) string {
	eighths := int(int64(of) * int64(room) * 8 / 1_000_000)
	if of > 0 {
		eighths = max(eighths, 1)
	}
	return strings.Repeat("█", eighths/8) + [...]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}[eighths%8]
}
