package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/layout"
)

// Role is what a piece of text is, for whoever gives it a colour.
type Role = layout.Role

// The roles.
const (
	Plain   = layout.Plain
	Heading = layout.Heading
	Name    = layout.Name
	For     = layout.For
	Against = layout.Against
	Warning = layout.Warning
	Frame   = layout.Frame
	Aside   = layout.Aside
)

// View says how a text is shown.
type View struct {
	Lang string // "" is the Document's own
	// Width is the number of columns; 0 is 80. A column is a narrow character,
	// a Chinese one has two.
	Width int
	// Paint gives a piece of one line its colour; nil paints nothing. The text
	// reads the same without it.
	Paint func(Role, string) string
	// Detail tells rule by rule why other options are not recommended.
	Detail bool
	// Long leaves nothing out where lists are long, for who can scroll.
	Long bool
}

const (
	defaultWidth = 80
	leastWidth   = 40
)

// WriteText tells the recommendation to people: the stack drawn layer by layer,
// the reasons for and against, what was excluded, what else would do, and what
// is not known.
func (d *Document) WriteText(w io.Writer, v View) error {
	p := newPage(d, v)
	p.title()
	p.heads()
	switch d.Status {
	case statusRecommended:
		p.stacks()
		p.verdict()
		p.cautions()
		p.reasons()
	case statusInfeasible:
		p.infeasible()
	default:
		p.noEvidence()
	}
	p.excluded()
	p.alternatives()
	p.layers()
	p.unknown()
	p.answers()
	p.sources()
	_, err := io.WriteString(w, p.out.String())
	return err
}

// The values of Recommendation.Status.
const (
	statusRecommended = "recommended"
	statusNoEvidence  = "no-evidence"
	statusInfeasible  = "infeasible"
)

// page collects the lines of one text.
type page struct {
	*Document
	*index
	words *lang.ReportWords
	head  *lang.HeadWords
	tag   string
	width int
	paint func(Role, string) string
	out   strings.Builder
	cited map[string]bool // sources that the text has named
	long  bool
}

// most is how many entries of a list with the limit are told.
func (p *page) most(limit int) int {
	if p.long {
		return math.MaxInt
	}
	return limit
}

func newPage(d *Document, v View) *page {
	if v.Lang == "" {
		v.Lang = d.Appendix.Lang
	}
	if v.Width == 0 {
		v.Width = defaultWidth
	}
	p := &page{
		Document: d, index: newIndex(d), words: lang.Report(v.Lang), head: lang.Head(v.Lang), tag: v.Lang,
		width: max(v.Width, leastWidth), cited: map[string]bool{}, long: v.Long,
	}
	// Everything on the page goes through paint, so nothing that somebody wrote
	// into a file can steer the terminal.
	p.paint = func(role Role, s string) string {
		s = diag.Printable(s)
		if v.Paint == nil || role == Plain {
			return s
		}
		return v.Paint(role, s)
	}
	return p
}

// say is a text in the language of the page.
func (p *page) say(t Text) string { return t.In(p.tag) }

func (p *page) line(s string) { p.out.WriteString(strings.TrimRight(s, " ") + "\n") }

// heading starts a section. Right stands at the end of its line.
func (p *page) heading(text, right string) {
	p.out.WriteByte('\n')
	gap := max(p.width-layout.Columns(text)-layout.Columns(right), 2)
	p.line(p.paint(Heading, text) + strings.Repeat(" ", gap) + p.paint(Heading, right))
}

// paragraph writes text in columns from indent on. The label stands in the
// first line before it.
func (p *page) paragraph(indent int, label string, labelRole Role, text string, role Role) {
	if label != "" {
		indent = max(indent, layout.Columns(label)+1)
	}
	margin := strings.Repeat(" ", max(indent-layout.Columns(label), 0))
	for i, l := range layout.Wrap(text, p.width-indent) {
		if i == 0 {
			p.line(p.paint(labelRole, label) + margin + p.paint(role, l))
			continue
		}
		p.line(strings.Repeat(" ", indent) + p.paint(role, l))
	}
}

// item is a paragraph with a dash.
func (p *page) item(text string) { p.paragraph(4, "  -", Frame, text, Plain) }

// aside is a paragraph of small print, its parts with dots between; empty parts
// are left out.
func (p *page) aside(indent int, parts ...string) {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	if len(parts) > 0 {
		p.paragraph(indent, "", Plain, strings.Join(parts, p.words.Dot), Aside)
	}
}

func (p *page) title() {
	a := &p.Appendix
	title := a.Title
	if title == "" {
		title = p.say(a.Texts.Title)
	}
	p.paragraph(0, "", Plain, title, Heading)
	set := p.Ruleset.ID + " " + p.Ruleset.Version
	if a.Title != "" {
		set = fmt.Sprintf(p.words.WithTitle, set, p.say(a.Texts.Title))
	}
	p.aside(0, fmt.Sprintf(p.words.Ruleset, set))
	asked := len(p.Answers)
	for i := range a.Texts.Questions {
		if q := &a.Texts.Questions[i]; q.Applies != AppliesNo && !p.answered[q.ID] {
			asked++
		}
	}
	p.aside(0, fmt.Sprintf(p.words.AsOf, p.AsOf, p.words.Answered.Of(asked, len(p.Answers))))
	if len(a.Participants) > 0 {
		p.aside(0, fmt.Sprintf(p.words.Participants, strings.Join(a.Participants, p.words.List)))
	}
	for _, c := range a.Texts.Criteria {
		if c.Weight != c.Own {
			p.aside(0, fmt.Sprintf(p.words.WeightChanged, p.say(c.Name), c.Weight, c.Own))
		}
	}
}
