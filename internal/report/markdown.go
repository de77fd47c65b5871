package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stackadvisor/internal/lang"
)

// WriteMarkdown writes the Document for wikis and pull requests, with a Mermaid
// drawing.
func (d *Document) WriteMarkdown(w io.Writer, tag string) error {
	m := &markdown{dossier: newDossier(d, tag)}
	m.document()
	_, err := io.WriteString(w, m.b.String())
	return err
}

// markdown writes a dossier as Markdown. What it is given is plain text unless
// its name says otherwise.
type markdown struct {
	*dossier
	b strings.Builder
}

// block writes Markdown as a block of its own.
func (m *markdown) block(markdown string) {
	if m.b.Len() > 0 {
		m.b.WriteByte('\n')
	}
	m.b.WriteString(strings.TrimRight(markdown, "\n") + "\n")
}

func (m *markdown) heading(level int, text string) {
	// A heading that ends in punctuation says the same without; number signs at
	// its end would not be shown.
	text = markdownInline(strings.TrimRight(text, " \n.,;:!。，；：！"))
	if before, ok := strings.CutSuffix(text, "#"); ok {
		text = before + "\\#"
	}
	m.block(strings.Repeat("#", level) + " " + text)
}

func (m *markdown) paragraph(text string) {
	if text != "" {
		m.block(markdownText(text))
	}
}

// list writes items that are Markdown already.
func (m *markdown) list(items []string) {
	if len(items) > 0 {
		m.block("* " + strings.Join(items, "\n* "))
	}
}

func (m *markdown) document() {
	title := m.Title
	if m.Headline != "" {
		title += m.words.Colon + m.Headline
	}
	m.heading(1, title)
	m.heads()
	m.sideTable()
	for _, text := range slices.Concat(m.OpenLayers, m.Verdict) {
		m.paragraph(text)
	}
	if len(m.Sides) == 0 {
		m.strong(m.Alert)
	}
	m.list(each(m.Facts, func(f fact) string { return markdownText(f.Label) + m.words.Colon + markdownInline(f.Value) }))
	if m.Stack != "" {
		heading := m.W.Stack
		if len(m.Sides) > 0 {
			heading = m.page.head.Guidance + m.words.Dot + m.page.head.Today
		}
		m.heading(2, heading)
		m.block(markdownBlock("mermaid", m.mermaid()))
	}
	m.conflict()
	m.cautions()
	m.scoreTable()
	m.reasons()
	m.alternatives()
	m.explained()
	m.pairs(m.W.ByLayer, m.dossier.ByLayer)
	m.exclusions()
	m.unknown()
	m.worth()
	m.answerList()
	m.sources()
	m.proof(m.seal(FormatMarkdown))
}

// strong writes a paragraph that nobody should miss.
func (m *markdown) strong(text string) {
	if text != "" {
		m.block("**" + markdownInline(text) + "**")
	}
}

// heads tells what comes before the result.
func (m *markdown) heads() {
	m.strong(m.Knowledge)
	for _, c := range m.Contradictory {
		m.block("**" + markdownInline(c.Text) + "**" + m.origin(c.reason))
		m.list(each(c.Answers, markdownText))
		m.paragraph(c.Resolve)
	}
}

// sideTable has the two stacks of an outdated result side by side.
func (m *markdown) sideTable() {
	if len(m.Sides) == 0 {
		return
	}
	m.strong(m.Alert)
	table := m.row([]string{m.W.Layer, m.Sides[0].Heading, m.Sides[1].Heading}) + "\n| --- | --- | --- |"
	for _, r := range m.SideRows() {
		table += "\n" + m.row([]string{r.Layer, r.Cells[0], r.Cells[1]})
	}
	m.block(table)
	if text := m.Sides[1].Nothing; text != "" {
		m.paragraph(m.Sides[1].Heading + m.words.Colon + text)
	}
}

// label is a heading as the line before a list.
func (m *markdown) label(heading string) string {
	return markdownText(heading) + strings.TrimRight(m.words.Colon, " ")
}

// item is a reason as one line of Markdown.
func (m *markdown) item(r reason) string {
	text := markdownText(r.Text)
	if r.Amount != "" {
		text = "**" + r.Amount + "** " + markdownInline(r.Text)
	}
	return text + m.origin(r)
}

// origin is where a reason comes from, in brackets.
func (m *markdown) origin(r reason) string {
	var parts []string
	if r.Rule != "" {
		parts = append(parts, markdownCode(r.Rule))
	}
	if r.Source > 0 {
		cite := fmt.Sprintf("\\[%d\\]", r.Source)
		if r.At != "" {
			cite += " " + markdownText(r.At)
		}
		parts = append(parts, cite)
	}
	if r.Detail != "" {
		parts = append(parts, markdownInline(r.Detail))
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf(m.words.Aside, strings.Join(parts, m.words.Dot))
}

func (m *markdown) reasonList(heading string, list []reason) {
	if len(list) == 0 {
		return
	}
	if heading != "" {
		m.block(m.label(heading))
	}
	m.list(each(list, m.item))
}

func (m *markdown) conflict() {
	if len(m.dossier.Conflict) > 0 {
		m.heading(2, m.W.Conflict)
		m.paragraph(m.words.Infeasible)
		m.reasonList("", m.dossier.Conflict)
		m.paragraph(m.words.ConflictWayOut)
	}
}

func (m *markdown) cautions() {
	if len(m.dossier.Cautions) == 0 {
		return
	}
	m.heading(2, m.W.Cautions)
	m.list(each(m.dossier.Cautions, m.caution))
	m.paragraph(m.dossier.Supported)
}

func (m *markdown) caution(c caution) string {
	text := "**" + markdownInline(c.Option) + "**" + m.words.Colon + markdownInline(c.Text)
	if c.Waiver != "" {
		text += m.W.Between + markdownInline(c.Waiver)
	}
	r := c.reason
	r.Detail = c.Checked
	return text + m.origin(r)
}

func (m *markdown) scoreTable() {
	if len(m.Bars) == 0 {
		return
	}
	m.heading(2, m.W.Scores)
	head := []string{m.W.Layer, m.W.Option}
	rule := "| --- | --- |"
	for _, c := range m.Criteria {
		head = append(head, c.Name+fmt.Sprintf(m.words.Aside, c.Weight))
		rule += " ---: |"
	}
	rows := m.row(append(head, m.W.Total)) + "\n" + rule + " ---: |"
	for _, g := range m.Bars {
		for _, b := range g.Bars {
			name := b.Name
			if b.Mark != "" {
				name += fmt.Sprintf(m.words.Aside, b.Mark)
			}
			cells := []string{g.Layer, name}
			for i := range m.Criteria {
				cells = append(cells, b.amount(i))
			}
			rows += "\n" + m.row(append(cells, b.Score))
		}
	}
	m.block(rows)
}

// amount is what one criterion gives, "0" if nothing.
func (b *bar) amount(criterion int) string {
	for _, p := range b.Parts {
		if p.Criterion == criterion {
			return signed(p.Amount)
		}
	}
	return "0"
}

func (m *markdown) row(cells []string) string {
	return "| " + strings.Join(each(cells, markdownInline), " | ") + " |"
}

func (m *markdown) reasons() {
	if len(m.Reasons) == 0 {
		return
	}
	m.heading(2, m.W.Why)
	for _, r := range m.Reasons {
		m.heading(3, r.Name+" "+r.Score)
		m.paragraph(r.Summary)
		m.reasonList(m.W.For, r.For)
		m.reasonList(m.W.Against, r.Against)
		m.reasonList(m.W.NeededFor, r.Needed)
		m.reasonList(m.W.NotCounted, r.NotCounted)
		if len(r.For)+len(r.Against)+len(r.Needed)+len(r.NotCounted) == 0 {
			m.paragraph(m.W.NoReasons)
		}
	}
}

func (m *markdown) alternatives() {
	if len(m.Others) == 0 {
		return
	}
	m.heading(2, m.W.Alternatives)
	for _, a := range m.Others {
		m.heading(3, fmt.Sprintf("%d. %s", a.Number, a.Stack))
		text := a.Score + m.words.Comma + a.Gap
		if a.Unsupported != "" {
			text += m.words.Semicolon + a.Unsupported
		}
		m.paragraph(text)
		for _, d := range a.Differences {
			m.reasonList(d.Heading, d.List)
		}
	}
}

func (m *markdown) pairs(heading string, list []pair) {
	if len(list) == 0 {
		return
	}
	m.heading(2, heading)
	m.list(each(list, func(p pair) string {
		return "**" + markdownInline(p.Name) + "**" + m.words.Colon + markdownInline(p.Text)
	}))
}

func (m *markdown) exclusions() {
	if len(m.dossier.Excluded) == 0 {
		return
	}
	m.heading(2, m.W.Excluded)
	m.list(each(m.dossier.Excluded, func(x exclusion) string {
		return "**" + markdownInline(x.Options) + "**" + m.words.Colon + strings.Join(each(x.Because, m.item), m.words.Semicolon)
	}))
}

func (m *markdown) unknown() {
	if len(m.dossier.Unknown) == 0 {
		return
	}
	m.heading(2, m.W.Unknown)
	m.list(each(m.dossier.Unknown, markdownText))
	m.paragraph(m.NotAsked)
	if len(m.Waiting) > 0 {
		m.paragraph(m.Waiting[0])
		m.list(each(m.Waiting[1:], markdownText))
	}
}

func (m *markdown) answerList() {
	if len(m.dossier.Answers) == 0 {
		return
	}
	m.heading(2, m.W.Answers)
	m.list(each(m.dossier.Answers, m.answer))
}

// answer is a question with its answer, and the note as a quotation below it.
func (m *markdown) answer(a answered) string {
	text := markdownText(a.Prompt) + m.words.Gap + "**" + markdownInline(a.Value) + "**"
	if a.Link != "" {
		text += m.words.Comma + fmt.Sprintf(lang.Open(m.tag).Evidence, markdownLink(a.Link))
	}
	if a.Note == "" {
		return text
	}
	for _, line := range strings.Split(a.Note, "\n") {
		text += strings.TrimRight("\n  > "+markdownText(line), " ")
	}
	return text
}

func (m *markdown) sources() {
	m.heading(2, m.W.Sources)
	m.sourceList(m.dossier.Sources)
}

func (m *markdown) sourceList(list []source) {
	if len(list) == 0 {
		m.paragraph(m.W.NoSources)
		return
	}
	m.list(each(list, func(s source) string {
		text := fmt.Sprintf("\\[%d\\] %s", s.Number, markdownText(s.Title))
		if s.URL != "" {
			text += m.words.Comma + markdownLink(s.URL)
		}
		if s.Detail != "" {
			text += m.words.Comma + markdownInline(s.Detail)
		}
		return text
	}))
}

// proof is what makes the document verifiable.
func (m *markdown) proof(s *Seal) {
	m.heading(2, m.W.Proof)
	m.proofText(s)
}

func (m *markdown) proofText(s *Seal) {
	m.paragraph(m.ProofText())
	m.block(markdownText(m.W.Digest) + m.words.Colon + markdownCode(m.Ruleset.Digest))
	m.paragraph(m.W.VerifyLead)
	m.block(markdownBlock("shell", "stackadvisor report --verify FILE"))
	m.paragraph(m.W.SheetLead)
	m.block(markdownBlock("toml", m.sealedBy(s)))
}
