package catalog

import (
	"cmp"
	"slices"

	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Page is all that a rule set says of one option on a date. Field order is the
// key order of the JSON; lists are in file order unless said otherwise, never
// nil. Texts are in one language.
type Page struct {
	Card
	Manages   string      `json:"manages"`
	Barrier   string      `json:"barrier"`
	Traits    []Trait     `json:"traits"`
	Relations []Relation  `json:"relations"`
	Lifecycle []Lifecycle `json:"lifecycle"`
	For       []Reason    `json:"for"`      // by falling points, then file order
	Against   []Reason    `json:"against"`  // likewise, the heaviest first
	Excluded  []Reason    `json:"excluded"` // rules that exclude it
	Required  []Reason    `json:"required"` // rules that require it or another option
	Sources   []Source    `json:"sources"`  // that the page cites
	Aliases   []string    `json:"aliases"`  // what people may type instead of the id, as written
}

// Card is an option in a line.
type Card struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Layer       string   `json:"layer"`
	LayerName   string   `json:"layer_name"`
	Fills       []string `json:"fills"` // further layers that it occupies
	Summary     string   `json:"summary"`
	State       string   `json:"state"`       // "" without an entry for the date
	StateSince  string   `json:"state_since"` // YYYY-MM-DD, "" without
	SupportEnds string   `json:"support_ends"`
	Unsupported bool     `json:"unsupported"`
}

// Trait is something a source says of the option.
type Trait struct {
	Kind   string `json:"kind"` // definition, strength, weakness
	Text   string `json:"text"`
	Source string `json:"source"`
	At     string `json:"at"`
}

// Relation ties the option to others. With Inverse the option is one of To, and
// From is the other.
type Relation struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	Inverse  bool     `json:"inverse"`
	From     string   `json:"from"`
	To       []string `json:"to"`
	Enforced bool     `json:"enforced"` // requires and conflicts
	Holds    bool     `json:"holds"`    // on the date
	Since    string   `json:"since"`
	Until    string   `json:"until"`
	Because  string   `json:"because"`
	Source   string   `json:"source"`
	ToLayers []string `json:"to_layers"` // beside To: every option that fills one of these
}

// Lifecycle is one dated state.
type Lifecycle struct {
	ID        string   `json:"id"`
	Status    string   `json:"status"`
	Since     string   `json:"since"`
	Until     string   `json:"until"` // last day of support, "" without
	Current   bool     `json:"current"`
	Successor []string `json:"successor"`
	Note      string   `json:"note"`
	Source    string   `json:"source"`
	Checked   string   `json:"checked"`
}

// Reason is a rule that says something of the option. Points is 0 for rules
// that only exclude or require.
type Reason struct {
	Rule      string `json:"rule"`
	Points    int64  `json:"points"`
	Criterion string `json:"criterion"`
	When      string `json:"when"` // in words
	Because   string `json:"because"`
	Source    string `json:"source"`
	At        string `json:"at"`
}

// Source is where something comes from.
type Source struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	URL     string `json:"url"`
	Date    string `json:"date"`
	Checked string `json:"checked"`
}

// Catalog answers questions about the options of one rule set on one date.
type Catalog struct {
	p           *program.Program
	on          date.Date
	tag         string
	unsupported []bool
}

// New makes the catalogue of a rule set for a date, in a language.
func New(p *program.Program, on date.Date, tag string) *Catalog {
	return &Catalog{p: p, on: on, tag: tag, unsupported: engine.Unsupported(p, on)}
}

// Cards lists all options, layer by layer from the bottom, in file order.
func (c *Catalog) Cards() []Card {
	cards := []Card{}
	for l := range c.p.Layers {
		for o := range c.p.Options {
			if c.p.Options[o].Layers[0] == l {
				cards = append(cards, c.Card(o))
			}
		}
	}
	return cards
}

// Card is the option in a line.
func (c *Catalog) Card(option int) Card {
	o := &c.p.Options[option]
	card := Card{
		ID: o.ID, Name: o.Name.In(c.tag), Layer: c.p.Layers[o.Layers[0]].ID, LayerName: c.p.Layers[o.Layers[0]].Name.In(c.tag),
		Fills: []string{}, Summary: o.Summary.In(c.tag), Unsupported: c.unsupported[option],
	}
	for _, l := range o.Layers[1:] {
		card.Fills = append(card.Fills, c.p.Layers[l].ID)
	}
	if i := c.state(option); i >= 0 {
		l := &c.p.Lifecycles[i]
		card.State, card.StateSince, card.SupportEnds = string(l.Status), l.Since.String(), l.Until.String()
	}
	return card
}

// state is the option's lifecycle entry in force on the date (contract 1.3), or
// -1: of those that have begun the one that began last, the later one on a tie.
func (c *Catalog) state(option int) int {
	at := -1
	for i := range c.p.Lifecycles {
		l := &c.p.Lifecycles[i]
		if l.Option == option && l.Since <= c.on && (at < 0 || c.p.Lifecycles[at].Since <= l.Since) {
			at = i
		}
	}
	return at
}

// Page collects all about an option.
func (c *Catalog) Page(option int) *Page {
	o := &c.p.Options[option]
	page := &Page{
		Card: c.Card(option), Manages: o.Manages.In(c.tag), Barrier: o.Barrier.In(c.tag),
		Traits: []Trait{}, Relations: []Relation{}, Lifecycle: []Lifecycle{}, Sources: []Source{},
		For: []Reason{}, Against: []Reason{}, Excluded: []Reason{}, Required: []Reason{},
		Aliases: append([]string{}, o.Aliases...),
	}
	cited := make([]bool, len(c.p.Sources))
	for _, t := range o.Traits {
		page.Traits = append(page.Traits, Trait{string(t.Kind), t.Text.In(c.tag), c.cite(cited, t.Source), t.At.In(c.tag)})
	}
	for i := range c.p.Relations {
		r := &c.p.Relations[i]
		if r.IsFrom(option) {
			page.Relations = append(page.Relations, c.relation(r, option, false, cited))
		} else if slices.Contains(r.To, option) {
			page.Relations = append(page.Relations, c.relations(r, true, cited)...)
		}
	}
	current := c.state(option)
	for i := range c.p.Lifecycles {
		if l := &c.p.Lifecycles[i]; l.Option == option {
			page.Lifecycle = append(page.Lifecycle, Lifecycle{
				ID: l.ID, Status: string(l.Status), Since: l.Since.String(), Until: l.Until.String(), Current: i == current,
				Successor: c.ids(l.Successor), Note: l.Note.In(c.tag), Source: c.cite(cited, l.Source), Checked: l.Checked.String(),
			})
		}
	}
	c.reasons(page, option, cited)
	for i := range c.p.Sources {
		if s := &c.p.Sources[i]; cited[i] {
			page.Sources = append(page.Sources, Source{s.ID, s.Title.In(c.tag), s.URL, s.Date.String(), s.Checked.String()})
		}
	}
	return page
}

// relations has a relation once for each option that it is about.
func (c *Catalog) relations(r *check.Relation, inverse bool, cited []bool) []Relation {
	var list []Relation
	for _, from := range r.From {
		list = append(list, c.relation(r, from, inverse, cited))
	}
	return list
}

func (c *Catalog) relation(r *check.Relation, from int, inverse bool, cited []bool) Relation {
	return Relation{
		ID: r.ID, Kind: string(r.Kind), Inverse: inverse, From: c.p.Options[from].ID, To: c.ids(r.To[:r.Named]),
		ToLayers: c.layerIDs(r.ToLayers),
		Enforced: r.Kind == ruleset.Requires || r.Kind == ruleset.Conflicts, Holds: r.Holds(c.on),
		Since: r.Since.String(), Until: r.Until.String(), Because: r.Because.In(c.tag), Source: c.cite(cited, r.Source),
	}
}

// reasons sorts the rules that speak of the option.
func (c *Catalog) reasons(page *Page, option int, cited []bool) {
	for i := range c.p.Rules {
		r := &c.p.Rules[i]
		excludes := slices.Contains(r.Exclude, option) || r.ExcludeUnsupported && c.unsupported[option]
		points := int64(0)
		for _, p := range r.Points {
			if p.Option == option {
				points = p.Value
			}
		}
		requires := slices.Contains(r.Require, option)
		if points == 0 && !excludes && !requires {
			continue
		}
		reason := Reason{
			Rule: r.ID, Points: points, Criterion: c.p.Criteria[r.Criterion].ID, When: Condition(c.p, r.When, c.tag),
			Because: r.Because.In(c.tag), Source: c.cite(cited, r.Source), At: r.At.In(c.tag),
		}
		if points > 0 {
			page.For = append(page.For, reason)
		} else if points < 0 {
			page.Against = append(page.Against, reason)
		}
		if excludes {
			page.Excluded = append(page.Excluded, reason)
		}
		if requires {
			page.Required = append(page.Required, reason)
		}
	}
	slices.SortStableFunc(page.For, func(a, b Reason) int { return cmp.Compare(b.Points, a.Points) })
	slices.SortStableFunc(page.Against, func(a, b Reason) int { return cmp.Compare(a.Points, b.Points) })
}

// cite marks a source as used and returns its id, "" for none.
func (c *Catalog) cite(cited []bool, source int) string {
	if source < 0 {
		return ""
	}
	cited[source] = true
	return c.p.Sources[source].ID
}

func (c *Catalog) ids(options []int) []string {
	ids := make([]string, len(options))
	for i, o := range options {
		ids[i] = c.p.Options[o].ID
	}
	return ids
}

func (c *Catalog) layerIDs(layers []int) []string {
	ids := make([]string, len(layers))
	for i, l := range layers {
		ids[i] = c.p.Layers[l].ID
	}
	return ids
}

// words are the program's own words for the catalogue.
func (c *Catalog) words() *lang.CatalogWords { return lang.Catalog(c.tag) }
