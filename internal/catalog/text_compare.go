package catalog

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"stackadvisor/internal/layout"
)

// WriteComparison writes a table with a column for each option; where the
// columns would become too narrow, the options stand one below the other.
func (c *Catalog) WriteComparison(w io.Writer, x *Comparison, v View) error {
	s := c.newSheet(v)
	rows := s.rows(x)
	label := 0
	for _, r := range rows {
		label = max(label, layout.Columns(r.label))
	}
	const gap, leastColumn = 2, 14
	column := (s.width-label)/len(x.Options) - gap
	if column >= leastColumn {
		s.table(rows, label, column, gap)
	} else {
		s.pile(x, rows, label)
	}
	s.decides(x)
	return s.write(w)
}

// row is one line of the table: a cell for each option.
type row struct {
	label string
	cells []string
	role  layout.Role
}

func (s *sheet) rows(x *Comparison) []row {
	w := s.words
	var rows []row
	add := func(label string, role layout.Role, cell func(*Compared) string) {
		r := row{label: label, role: role}
		empty := true
		for i := range x.Options {
			text := cell(&x.Options[i])
			empty = empty && text == ""
			r.cells = append(r.cells, cmp.Or(text, "–"))
		}
		if !empty {
			rows = append(rows, r)
		}
	}
	add("", layout.Name, func(o *Compared) string { return o.Name })
	add(w.Layer, layout.Plain, func(o *Compared) string {
		layers := []string{o.LayerName}
		for _, fill := range o.Fills {
			layers = append(layers, s.c.layerName(fill))
		}
		return strings.Join(layers, " + ")
	})
	add(w.Manages, layout.Plain, func(o *Compared) string { return o.Manages })
	add(w.Barrier, layout.Plain, func(o *Compared) string { return o.Barrier })
	add(w.RunsOn, layout.Plain, func(o *Compared) string { return strings.Join(s.c.names(o.RunsOn), w.Comma) })
	add(w.Needs, layout.Plain, func(o *Compared) string {
		var needs []string
		for _, oneOf := range o.Needs {
			needs = append(needs, strings.Join(s.c.names(oneOf), w.ListOr))
		}
		return strings.Join(needs, "; ")
	})
	add(w.State, layout.Plain, func(o *Compared) string { return s.c.stateText(o.Card) })
	add(w.WinsIn, layout.Plain, func(o *Compared) string {
		if x.Method == "" {
			return w.NotYet
		}
		return percent(o.Share)
	})
	return rows
}

// percent shows a share; one that rounds to nothing or to everything without
// being so says that.
func percent(share json.Number) string {
	f, err := strconv.ParseFloat(string(share), 64)
	switch {
	case err != nil:
		return string(share)
	case 0 < f && f < 0.0005:
		return "< 0.1 %"
	case 0.9995 <= f && f < 1:
		return "> 99.9 %"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", f*100), ".0") + " %"
}

func (s *sheet) table(rows []row, label, column, gap int) {
	for i, r := range rows {
		cells := make([][]string, len(r.cells))
		height := 0
		for j, text := range r.cells {
			cells[j] = layout.Wrap(text, column)
			height = max(height, len(cells[j]))
		}
		for k := range height {
			line := s.paint(layout.Aside, layout.Pad("", label))
			if k == 0 {
				line = s.paint(layout.Aside, layout.Pad(r.label, label))
			}
			for j := range cells {
				text := ""
				if k < len(cells[j]) {
					text = cells[j][k]
				}
				line += strings.Repeat(" ", gap) + s.paint(r.role, layout.Pad(text, column))
			}
			s.line(line)
		}
		if i == 0 {
			s.line(s.paint(layout.Frame, strings.Repeat("─", label+len(cells)*(column+gap))))
		}
	}
}

// pile writes the options one below the other.
func (s *sheet) pile(x *Comparison, rows []row, label int) {
	for i := range x.Options {
		s.heading(rows[0].cells[i])
		for _, r := range rows[1:] {
			s.entry(label+4, "  "+r.label, layout.Aside, r.cells[i], layout.Plain)
		}
	}
}

func (s *sheet) decides(x *Comparison) {
	if len(x.Decides) > 0 {
		s.heading(s.words.Decides)
	}
	for _, d := range x.Decides {
		s.entry(4, "  -", layout.Frame, d.Text, layout.Plain)
		var shares []string
		for i, share := range d.Shares {
			shares = append(shares, x.Options[i].Name+" "+percent(share))
		}
		s.entry(4, "", layout.Plain, strings.Join(shares, " · "), layout.Aside)
	}
	if x.Method != "" {
		s.line("")
		s.entry(2, "", layout.Plain, fmt.Sprintf(s.words.SheetsCounted, x.Sheets, s.words.Exact)+s.words.Space+s.words.DecidesNote, layout.Aside)
	}
}
