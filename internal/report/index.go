package report

import (
	"fmt"
	"slices"
	"strings"
)

// index finds the texts of a Document by id. A saved Document may lack some:
// whatever is not found shows as its id.
type index struct {
	options   map[string]*Option
	layerText map[string]*Layer
	rules     map[string]*Rule
	relations map[string]*Relation
	criteria  map[string]*Criterion
	questions map[string]*Question
	lifecycle map[string]*Lifecycle

	contradiction map[string]*Contradiction
	source        map[string]*Source
	scored        map[string]*Scored
	answered      map[string]bool
	inStack       map[string]bool
}

func newIndex(d *Document) *index {
	a := &d.Appendix
	x := &index{
		options:   by(a.Texts.Options, func(o *Option) string { return o.ID }),
		layerText: by(a.Texts.Layers, func(l *Layer) string { return l.ID }),
		rules:     by(a.Texts.Rules, func(r *Rule) string { return r.ID }),
		relations: by(a.Texts.Relations, func(r *Relation) string { return r.ID }),
		criteria:  by(a.Texts.Criteria, func(c *Criterion) string { return c.ID }),
		questions: by(a.Texts.Questions, func(q *Question) string { return q.ID }),
		lifecycle: by(a.Lifecycle, func(l *Lifecycle) string { return l.ID }),
		source:    by(a.Sources, func(s *Source) string { return s.ID }),
		scored:    by(d.Options, func(s *Scored) string { return s.ID }),
		answered:  map[string]bool{},

		contradiction: by(a.Texts.Contradictions, func(c *Contradiction) string { return c.ID }),
		inStack:       map[string]bool{},
	}
	for _, answer := range d.Answers {
		x.answered[answer.Question] = true
	}
	for _, o := range d.Stack {
		x.inStack[o] = true
	}
	return x
}

func by[T any](list []T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(list))
	for i := range list {
		m[id(&list[i])] = &list[i]
	}
	return m
}

// option is the name of an option.
func (p *page) option(id string) string {
	if o := p.options[id]; o != nil {
		return p.say(o.Name)
	}
	return id
}

// layer is the name of a layer.
func (p *page) layer(id string) string {
	if l := p.layerText[id]; l != nil {
		return p.say(l.Name)
	}
	return id
}

// criterion is the name of a criterion.
func (p *page) criterion(id string) string {
	if c := p.criteria[id]; c != nil {
		return p.say(c.Name)
	}
	return id
}

// names lists options, "A, B".
func (p *page) names(options []string) string {
	return strings.Join(each(options, p.option), p.words.List)
}

// stackNames lists the options of a stack, "A + B".
func (p *page) stackNames(options []string) string {
	if len(options) == 0 {
		return p.words.EmptyStack
	}
	return strings.Join(each(options, p.option), " + ")
}

// leadsTo reports whether the relation names the option, or a layer that it
// fills.
func (x *index) leadsTo(r *Relation, option string) bool {
	return slices.Contains(r.To, option) || slices.ContainsFunc(r.ToLayers, func(l string) bool { return x.fills(option, l) })
}

// starts lists the options that a relation is about, "A or B".
func (p *page) starts(relation string) string {
	var from []string
	for i := range p.Appendix.Texts.Relations {
		if r := &p.Appendix.Texts.Relations[i]; r.ID == relation {
			from = append(from, r.From)
		}
	}
	return p.oneOf(from)
}

// ends lists what a relation leads to: options, and any that fills a layer.
func (p *page) ends(r *Relation) string {
	names := each(r.To, p.option)
	for _, l := range r.ToLayers {
		names = append(names, fmt.Sprintf(p.words.AnyInLayer, p.layer(l)))
	}
	return strings.Join(names, p.words.Or)
}

// oneOf lists options of which one is meant, "A or B".
func (p *page) oneOf(options []string) string {
	return strings.Join(each(options, p.option), p.words.Or)
}

// fills reports whether the option occupies the layer.
func (x *index) fills(option, layer string) bool {
	o := x.options[option]
	if o == nil {
		return false
	}
	for _, l := range o.Layers {
		if l == layer {
			return true
		}
	}
	return false
}
