package catalog

import (
	"fmt"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
)

// Map is all layers with their options, and all relations that count on the
// date.
type Map struct {
	Layers    []MapLayer `json:"layers"` // bottom first
	Relations []Relation `json:"relations"`
}

// MapLayer is one layer with the options that occupy it.
type MapLayer struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Required bool        `json:"required"`
	Options  []MapOption `json:"options"`
}

// MapOption is an option in a layer. Also marks a layer that it fills beside
// its own.
type MapOption struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Also        bool   `json:"also"`
	Unsupported bool   `json:"unsupported"`
}

// Map draws up the layers and relations.
func (c *Catalog) Map() *Map {
	m := &Map{Layers: []MapLayer{}, Relations: []Relation{}}
	for l := range c.p.Layers {
		layer := MapLayer{ID: c.p.Layers[l].ID, Name: c.p.Layers[l].Name.In(c.tag), Required: c.p.Layers[l].Required, Options: []MapOption{}}
		for o := range c.p.Options {
			for i, at := range c.p.Options[o].Layers {
				if at == l {
					layer.Options = append(layer.Options, MapOption{c.p.Options[o].ID, c.p.Options[o].Name.In(c.tag), i > 0, c.unsupported[o]})
				}
			}
		}
		m.Layers = append(m.Layers, layer)
	}
	cited := make([]bool, len(c.p.Sources))
	for i := range c.p.Relations {
		if r := &c.p.Relations[i]; r.Holds(c.on) {
			m.Relations = append(m.Relations, c.relations(r, false, cited)...)
		}
	}
	return m
}

// Mermaid draws the map as a Mermaid flow chart, bottom up, a subgraph for each
// layer. Enforced relations are solid arrows, those that are only told dotted.
func (c *Catalog) Mermaid() string {
	var b strings.Builder
	b.WriteString("flowchart BT\n")
	for l := range c.p.Layers {
		fmt.Fprintf(&b, "  subgraph layer%d[\"%s\"]\n", l, mermaidText(c.p.Layers[l].Name.In(c.tag)))
		for o := range c.p.Options {
			if c.p.Options[o].Layers[0] == l {
				fmt.Fprintf(&b, "    option%d[\"%s\"]\n", o, mermaidText(c.label(o)))
			}
		}
		b.WriteString("  end\n")
	}
	for l := 1; l < len(c.p.Layers); l++ {
		fmt.Fprintf(&b, "  layer%d ~~~ layer%d\n", l-1, l)
	}
	for i := range c.p.Relations {
		r := &c.p.Relations[i]
		if !r.Holds(c.on) {
			continue
		}
		arrow := "-.->"
		if enforced(r) {
			arrow = "-->"
		}
		word := mermaidText(c.words().Relation[string(r.Kind)])
		for _, from := range r.From {
			for _, to := range r.To[:r.Named] {
				fmt.Fprintf(&b, "  option%d %s|\"%s\"| option%d\n", from, arrow, word, to)
			}
			for _, l := range r.ToLayers {
				fmt.Fprintf(&b, "  option%d %s|\"%s\"| layer%d\n", from, arrow, word, l)
			}
		}
	}
	return b.String()
}

// label is an option's name, with the layers that it fills beside its own and
// a word where it is unsupported.
func (c *Catalog) label(option int) string {
	o := &c.p.Options[option]
	label := o.Name.In(c.tag)
	var beside []string
	for _, l := range o.Layers[1:] {
		beside = append(beside, "+ "+c.p.Layers[l].Name.In(c.tag))
	}
	if c.unsupported[option] {
		beside = append(beside, c.words().Unsupported)
	}
	if len(beside) > 0 {
		label += " (" + strings.Join(beside, ", ") + ")"
	}
	return label
}

func enforced(r *check.Relation) bool { return r.Kind == "requires" || r.Kind == "conflicts" }

// mermaidText escapes a text for a quoted Mermaid label: Mermaid reads entity
// codes, so everything that it could take for markup becomes one.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range diag.Printable(s) {
		switch {
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case strings.ContainsRune("\"#;<>&`\\[]{}()|", r):
			fmt.Fprintf(&b, "#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
