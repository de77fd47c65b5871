package catalog

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stackadvisor/internal/layout"
)

// WriteMap draws the layers as a pile of boxes, the bottom layer at the bottom,
// and lists the relations below by kind.
func (c *Catalog) WriteMap(w io.Writer, v View) error {
	s := c.newSheet(v)
	m := c.Map()
	s.line(s.paint(layout.Heading, s.words.MapTitle))
	s.line("")
	label := 0
	for _, l := range m.Layers {
		label = max(label, layout.Columns(l.Name))
	}
	label = min(label, s.width/3)
	inner := s.width - label - 8 // margins, frame and padding
	rule := func(left, right string) {
		s.line(strings.Repeat(" ", label+4) + s.paint(layout.Frame, left+strings.Repeat("─", inner+2)+right))
	}
	rule("┌", "┐")
	for i, l := range slices.Backward(m.Layers) {
		if i < len(m.Layers)-1 {
			rule("├", "┤")
		}
		s.box(l, label, inner)
	}
	rule("└", "┘")
	s.kinds(m)
	return s.write(w)
}

// box draws one layer.
func (s *sheet) box(l MapLayer, label, inner int) {
	var names []string
	for _, o := range l.Options {
		name := o.Name
		if o.Also {
			name = "(" + name + ")"
		}
		if o.Unsupported {
			name += " †"
		}
		names = append(names, name)
	}
	title := layout.Wrap(l.Name, label)
	lines := flow(names, " · ", inner)
	for i := range max(len(title), len(lines)) {
		left, text := "", ""
		if i < len(title) {
			left = title[i]
		}
		if i < len(lines) {
			text = lines[i]
		}
		s.line("  " + s.paint(layout.Plain, layout.Pad(left, label)) + "  " + s.paint(layout.Frame, "│") + " " +
			s.paint(layout.Name, layout.Pad(text, inner)) + " " + s.paint(layout.Frame, "│"))
	}
}

// flow sets items one after the other, each whole, in lines of at most width
// columns where they fit.
func flow(items []string, separator string, width int) []string {
	var lines []string
	for _, item := range items {
		last := len(lines) - 1
		if last >= 0 && layout.Columns(lines[last]+separator+item) <= width {
			lines[last] += separator + item
		} else {
			lines = append(lines, item)
		}
	}
	return lines
}

// kinds lists the relations, enforced ones first.
func (s *sheet) kinds(m *Map) {
	if strings.Contains(s.out.String(), "†") {
		s.entry(6, "  †", layout.Warning, s.words.Unsupported, layout.Plain)
	}
	s.entry(6, "  ( )", layout.Plain, s.words.AlsoFillsNote, layout.Plain)
	for _, kind := range []string{"requires", "conflicts", "runs-on", "drives", "bundles", "replaces", "like"} {
		first := true
		for _, r := range m.Relations {
			if r.Kind != kind {
				continue
			}
			if first {
				title := s.words.Relation[kind]
				if !r.Enforced {
					title += " (" + s.words.NotEnforced + ")"
				}
				s.heading(title)
				first = false
			}
			s.entry(4, "  -", layout.Frame, fmt.Sprintf("%s → %s", s.c.name(r.From), s.objects(r)), layout.Plain)
		}
	}
}

// objects names what a relation leads to.
func (s *sheet) objects(r Relation) string {
	list := s.c.names(r.To)
	for _, l := range r.ToLayers {
		list = append(list, fmt.Sprintf(s.words.AnyInLayer, s.c.layerName(l)))
	}
	names := strings.Join(list, s.words.Comma)
	if r.Kind == "requires" && len(list) > 1 {
		return fmt.Sprintf(s.words.Asks, names)
	}
	return names
}
