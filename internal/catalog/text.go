package catalog

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/layout"
)

// View says how a text is shown.
type View struct {
	Width int          // columns; 0 is 80
	Paint layout.Paint // nil paints nothing
}

// sheet collects the lines of one text. Everything goes through paint, which
// makes harmless what others wrote.
type sheet struct {
	c     *Catalog
	words *lang.CatalogWords
	width int
	paint layout.Paint
	out   strings.Builder
}

func (c *Catalog) newSheet(v View) *sheet {
	return &sheet{c: c, words: c.words(), width: max(cmp.Or(v.Width, 80), 40), paint: func(role layout.Role, s string) string {
		s = diag.Printable(s)
		if v.Paint == nil || role == layout.Plain {
			return s
		}
		return v.Paint(role, s)
	}}
}

func (s *sheet) line(text string) { s.out.WriteString(strings.TrimRight(text, " ") + "\n") }

func (s *sheet) heading(text string) {
	if s.out.Len() > 0 {
		s.line("")
	}
	s.line(s.paint(layout.Heading, text))
}

// entry writes text in columns from indent on, the label before its first line.
func (s *sheet) entry(indent int, label string, role layout.Role, text string, textRole layout.Role) {
	if text == "" && label == "" {
		return
	}
	lines := layout.Wrap(text, s.width-indent)
	if layout.Columns(label) >= indent {
		s.line(s.paint(role, label))
		label = ""
	}
	for _, l := range lines {
		s.line(s.paint(role, label) + strings.Repeat(" ", indent-layout.Columns(label)) + s.paint(textRole, l))
		label = ""
	}
}

func (s *sheet) write(w io.Writer) error {
	_, err := io.WriteString(w, s.out.String())
	return err
}

// WriteCards lists all options layer by layer, bottom first, a line each.
func (c *Catalog) WriteCards(w io.Writer, v View) error {
	s := c.newSheet(v)
	layer := ""
	for _, card := range c.Cards() {
		if card.Layer != layer {
			layer = card.Layer
			s.heading(card.LayerName)
		}
		s.entry(22, "  "+card.ID, layout.Name, c.title(card), layout.Aside)
		s.entry(22, "", layout.Plain, card.Summary, layout.Plain)
	}
	return s.write(w)
}

// title is the name and the state of a card in a phrase.
func (c *Catalog) title(card Card) string {
	parts := []string{card.Name}
	for _, fill := range card.Fills {
		parts = append(parts, c.words().AlsoFills+" "+c.layerName(fill))
	}
	parts = append(parts, c.stateText(card))
	return strings.Join(nonEmpty(parts), " · ")
}

// stateText is the state in words: "retired since 2025-08-20", "" without one.
func (c *Catalog) stateText(card Card) string {
	w := c.words()
	if card.State == "" {
		return ""
	}
	text := w.Status[card.State]
	if card.State != "active" {
		text += " " + fmt.Sprintf(w.Since, card.StateSince)
	}
	if card.SupportEnds != "" {
		text += w.Comma + fmt.Sprintf(w.SupportUntil, card.SupportEnds)
	}
	if card.Unsupported && card.State != "retired" {
		text += w.Comma + w.Unsupported
	}
	return text
}

func nonEmpty(parts []string) []string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

func (c *Catalog) layerName(id string) string {
	for i := range c.p.Layers {
		if c.p.Layers[i].ID == id {
			return c.p.Layers[i].Name.In(c.tag)
		}
	}
	return id
}

func (c *Catalog) names(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = c.name(id)
	}
	return names
}

func (c *Catalog) name(id string) string {
	if o := c.p.FindOption(id); o >= 0 {
		return c.p.Options[o].Name.In(c.tag)
	}
	return id
}

// WritePage writes all about an option.
func (c *Catalog) WritePage(w io.Writer, option int, v View) error {
	s := c.newSheet(v)
	s.page(c.Page(option))
	return s.write(w)
}

func (s *sheet) page(p *Page) {
	w := s.words
	s.line(s.paint(layout.Heading, p.Name) + "  " + s.paint(layout.Aside, p.ID))
	s.entry(2, "", layout.Plain, p.Summary, layout.Plain)
	s.line("")
	layers := []string{p.LayerName}
	for _, fill := range p.Fills {
		layers = append(layers, w.AlsoFills+" "+s.c.layerName(fill))
	}
	state := cmp.Or(s.c.stateText(p.Card), w.NoEntry)
	role := layout.Plain
	if p.Unsupported {
		role = layout.Warning
	}
	for _, row := range []struct {
		label, text string
		role        layout.Role
	}{
		{w.Aliases, strings.Join(p.Aliases, w.Comma), layout.Plain}, {w.Layer, strings.Join(layers, w.Comma), layout.Plain},
		{w.Manages, p.Manages, layout.Plain}, {w.Barrier, p.Barrier, layout.Plain}, {w.State, state, role},
	} {
		if row.text != "" {
			s.entry(18, "  "+row.label, layout.Aside, row.text, row.role)
		}
	}
	s.traits(p)
	s.relations(p)
	s.lifecycle(p)
	s.reasons(w.For, p.For, layout.For)
	s.reasons(w.Against, p.Against, layout.Against)
	s.reasons(w.Excluded, p.Excluded, layout.Against)
	s.reasons(w.Required, p.Required, layout.For)
	s.sources(p.Sources)
}

func (s *sheet) traits(p *Page) {
	for _, kind := range []string{"definition", "strength", "weakness"} {
		first := true
		for _, t := range p.Traits {
			if t.Kind != kind {
				continue
			}
			if first {
				s.heading(s.words.Trait[kind])
				first = false
			}
			s.entry(4, "  -", layout.Frame, t.Text, layout.Plain)
			s.entry(4, "", layout.Plain, strings.Join(nonEmpty([]string{t.Source, t.At}), s.words.Comma), layout.Aside)
		}
	}
}

func (s *sheet) relations(p *Page) {
	if len(p.Relations) > 0 {
		s.heading(s.words.Relations)
	}
	for _, r := range p.Relations {
		s.entry(4, "  -", layout.Frame, s.relation(r), layout.Plain)
		s.entry(4, "", layout.Plain, r.Because, layout.Plain)
		s.entry(4, "", layout.Plain, s.dates(r), layout.Aside)
	}
}

// relation is the relation in words, seen from the option whose page it is on.
func (s *sheet) relation(r Relation) string {
	object := s.objects(r)
	if r.Inverse {
		return s.c.name(r.From) + " " + s.words.Relation[r.Kind] + " " + object
	}
	return s.words.Relation[r.Kind] + " " + object
}

func (s *sheet) dates(r Relation) string {
	var parts []string
	if r.Since != "" {
		parts = append(parts, fmt.Sprintf(s.words.Since, r.Since))
	}
	if r.Until != "" {
		parts = append(parts, fmt.Sprintf(s.words.Until, r.Until))
	}
	if !r.Holds {
		parts = append(parts, s.words.Ended)
	}
	if !r.Enforced {
		parts = append(parts, s.words.NotEnforced)
	}
	return strings.Join(nonEmpty(append(parts, r.Source)), " · ")
}

func (s *sheet) lifecycle(p *Page) {
	if len(p.Lifecycle) > 0 {
		s.heading(s.words.Lifecycle)
	}
	for _, l := range p.Lifecycle {
		text := s.words.Status[l.Status] + " " + fmt.Sprintf(s.words.Since, l.Since)
		if l.Until != "" {
			text += s.words.Comma + fmt.Sprintf(s.words.SupportUntil, l.Until)
		}
		if len(l.Successor) > 0 {
			text += " · " + fmt.Sprintf(s.words.Successor, strings.Join(s.c.names(l.Successor), s.words.ListOr))
		}
		s.entry(4, "  -", layout.Frame, text, layout.Plain)
		s.entry(4, "", layout.Plain, l.Note, layout.Plain)
		checked := ""
		if l.Checked != "" {
			checked = fmt.Sprintf(s.words.Checked, l.Checked)
		}
		s.entry(4, "", layout.Plain, strings.Join(nonEmpty([]string{l.Source, checked}), " · "), layout.Aside)
	}
}

func (s *sheet) reasons(title string, reasons []Reason, role layout.Role) {
	if len(reasons) > 0 {
		s.heading(title)
	}
	for _, r := range reasons {
		points := "  -"
		if r.Points != 0 {
			points = fmt.Sprintf("  %+d", r.Points)
		}
		s.entry(8, points, role, r.When, layout.Plain)
		s.entry(8, "", layout.Plain, r.Because, layout.Plain)
		s.entry(8, "", layout.Plain, strings.Join(nonEmpty([]string{r.Rule, r.Source, r.At}), " · "), layout.Aside)
	}
}

func (s *sheet) sources(sources []Source) {
	if len(sources) > 0 {
		s.heading(s.words.Sources)
	}
	for _, source := range sources {
		s.entry(4, "  -", layout.Frame, source.ID+": "+source.Title, layout.Plain)
		s.entry(4, "", layout.Plain, source.URL, layout.Aside)
		var dates []string
		if source.Date != "" {
			dates = append(dates, source.Date)
		}
		if source.Checked != "" {
			dates = append(dates, fmt.Sprintf(s.words.Checked, source.Checked))
		}
		s.entry(4, "", layout.Plain, strings.Join(dates, " · "), layout.Aside)
	}
}
