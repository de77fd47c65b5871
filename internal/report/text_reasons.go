package report

import (
	"fmt"
	"slices"
	"strings"
)

// reasonIndent is where reasons start: behind "  +12.5  ".
const reasonIndent = 9

// reasons tells for each option of the stack, and of the one to build, the top
// one first, what speaks for it and against it.
func (p *page) reasons() {
	p.heading(p.words.Why, "")
	for i, id := range p.topDownOf(p.Document.Stack, p.Buildable()) {
		if i > 0 {
			p.line("")
		}
		p.optionReasons(id)
	}
}

// topDownOf lists the options of stacks, those of the top layer first, in a layer
// those of the first stack first.
func (p *page) topDownOf(stacks ...[]string) []string {
	var list []string
	for i := len(p.Layers) - 1; i >= 0; i-- {
		for _, stack := range stacks {
			if o := p.fillerOf(stack, p.Layers[i].Layer); o != "" && !slices.Contains(list, o) {
				list = append(list, o)
			}
		}
	}
	return list
}

func (p *page) optionReasons(id string) {
	s := p.scored[id]
	if s == nil {
		return
	}
	name := p.option(id)
	if s.Unsupported {
		name += fmt.Sprintf(p.words.Aside, p.words.Unsupported)
	}
	p.paragraph(0, "", Plain, name+"  "+s.Score.Signed(), Name)
	for _, c := range sortedReasons(s.Contributions) {
		p.contribution(c)
	}
	p.needs(id)
}

// sortedReasons has what speaks for an option first, then what speaks against
// it, then what does not count; else in the order of the file.
func sortedReasons(list []Contribution) []Contribution {
	rank := func(c Contribution) int {
		switch {
		case !c.Counted:
			return 2
		case c.Amount() < 0:
			return 1
		}
		return 0
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b Contribution) int { return rank(a) - rank(b) })
	return sorted
}

func (p *page) contribution(c Contribution) {
	label, role := "  "+c.Amount().Signed(), sign(c.Amount())
	if !c.Counted {
		label, role = " ("+c.Amount().Signed()+")", Aside
	}
	var small []string
	if c.Weight != 1000 {
		small = append(small, fmt.Sprintf(p.words.Weighted, c.Points, c.Weight, p.criterion(c.Criterion)))
	}
	if !c.Counted {
		small = append(small, p.words.NotCounted)
	}
	p.ruleReason(reasonIndent, label, role, c.Rule, small...)
}

// ruleReason tells the reason of a rule, and in small print its id, its source
// and more. A rule without a reason has its id for one.
func (p *page) ruleReason(indent int, label string, role Role, id string, more ...string) {
	r := p.rules[id]
	if r == nil {
		r = &Rule{ID: id}
	}
	why, small := p.say(r.Because), p.origin(r.Source, r.At)
	if why == "" {
		why = id
	} else {
		small = append([]string{id}, small...)
	}
	p.paragraph(indent, label, role, why, Plain)
	p.aside(indent, append(small, more...)...)
}

// origin says where an entry comes from.
func (p *page) origin(source string, at Text) []string { return p.originAt(source, p.say(at)) }

func (p *page) originAt(source, place string) []string {
	if source == "" {
		return nil
	}
	p.cited[source] = true
	text := fmt.Sprintf(p.words.From, source)
	if place != "" {
		text += p.words.Comma + place
	}
	return []string{text}
}

// needs tells which constraints an option of the stack is there for.
func (p *page) needs(id string) {
	for i := range p.Appendix.Texts.Relations {
		r := &p.Appendix.Texts.Relations[i]
		if r.Kind == "requires" && r.Holds && together(r.From, id, p.Document.Stack, p.Buildable()) && p.leadsTo(r, id) {
			p.need(fmt.Sprintf(p.words.NeededBy, p.option(r.From)), r.Because, r.ID, p.origin(r.Source, nil))
		}
	}
	for _, rule := range p.Fired {
		if r := p.rules[rule]; r != nil && slices.Contains(r.Require, id) {
			p.need(fmt.Sprintf(p.words.RuleRequires, p.oneOf(r.Require)), r.Because, r.ID, p.origin(r.Source, r.At))
		}
	}
	for _, l := range p.Layers {
		if text := p.layerText[l.Layer]; text != nil && text.Required && p.fills(id, l.Layer) {
			p.need(fmt.Sprintf(p.words.LayerRequired, p.layer(l.Layer)), nil, "", nil)
		}
	}
}

// together reports whether two options are both in one of the stacks.
func together(a, b string, stacks ...[]string) bool {
	return slices.ContainsFunc(stacks, func(stack []string) bool { return slices.Contains(stack, a) && slices.Contains(stack, b) })
}

func (p *page) need(what string, because Text, id string, origin []string) {
	if why := p.say(because); why != "" {
		what += p.words.Stop + p.words.Next + why
	}
	p.paragraph(reasonIndent, "    *", Frame, what, Plain)
	p.aside(reasonIndent, append([]string{id}, origin...)...)
}

// excluded tells what was excluded and why; options that the same rules exclude
// stand together.
func (p *page) excluded() {
	var order []string
	groups := map[string][]*Scored{}
	for i := range p.Options {
		s := &p.Options[i]
		if len(s.ExcludedBy) == 0 {
			continue
		}
		key := strings.Join(s.ExcludedBy, " ")
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], s)
	}
	if len(order) == 0 {
		return
	}
	p.heading(p.words.Excluded, "")
	for _, key := range order {
		group := groups[key]
		p.paragraph(2, "", Plain, p.names(each(group, func(s *Scored) string { return s.ID })), Name)
		for _, rule := range group[0].ExcludedBy {
			p.ruleReason(4, "", Plain, rule)
		}
	}
}

// effects says what a rule does, "Kubernetes +5, Docker -1; excludes X".
func (p *page) effects(r *Rule) string {
	var parts []string
	if len(r.Points) > 0 {
		parts = append(parts, strings.Join(each(r.Points, func(pt Points) string {
			return p.option(pt.Option) + " " + pt.Points.Signed()
		}), p.words.List))
	}
	if len(r.Exclude) > 0 {
		parts = append(parts, fmt.Sprintf(p.words.Excludes, p.names(r.Exclude)))
	}
	if len(r.Require) > 0 {
		parts = append(parts, fmt.Sprintf(p.words.Requires, p.oneOf(r.Require)))
	}
	return strings.Join(parts, p.words.Semicolon)
}
