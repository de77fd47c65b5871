package tui

import (
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/ruleset"
)

// page is something to read: a title and paragraphs under headings.
type page struct {
	title    string
	sections []section
}

// section is a heading, which may be missing, and its paragraphs. A mark stands
// before each of them: "+", "-", "·" or nothing.
type section struct {
	heading string
	items   []item
}

type item struct {
	mark string
	text string
	more string // a sentence about text
	note string // less important: a source, a date
}

// add appends a section, if it says anything.
func (p *page) add(heading string, items ...item) {
	var kept []item
	for _, i := range items {
		if i.text != "" {
			kept = append(kept, i)
		}
	}
	if len(kept) > 0 {
		p.sections = append(p.sections, section{heading, kept})
	}
}

// optionPage is what the rule set says of an option itself. It is the one place
// where the questionnaire opens an option.
func (s *Session) optionPage(o int) page {
	w, option := s.words(), &s.Interview.Program().Options[o]
	p := page{title: s.shown(option.Name)}
	p.add("", item{text: s.shown(option.Summary)})
	var layers []string
	for _, l := range option.Layers {
		layers = append(layers, s.shown(s.Interview.Program().Layers[l].Name))
	}
	p.add(w.PageFacts,
		item{text: label(w.PageLayer, strings.Join(layers, w.Comma))},
		item{text: label(w.PageManages, s.shown(option.Manages))},
		item{text: label(w.PageBarrier, s.shown(option.Barrier))})
	p.add(w.PageStrengths, s.traits(option, ruleset.Strength, "+")...)
	p.add(w.PageWeaknesses, s.traits(option, ruleset.Weakness, "-")...)
	p.add(w.PageDefinitions, s.traits(option, ruleset.Definition, "·")...)
	p.add(w.PageRelations, s.relations(o)...)
	p.add(w.PageLifecycle, s.lifecycle(o)...)
	return p
}

// shown is a text of the rule set, safe to show.
func (s *Session) shown(t lang.Text) string { return diag.Printable(s.in(t)) }

func label(name, text string) string {
	if text == "" {
		return ""
	}
	return name + ": " + text
}

func (s *Session) traits(o *check.Option, kind ruleset.TraitKind, mark string) (items []item) {
	for i := range o.Traits {
		if t := &o.Traits[i]; t.Kind == kind {
			items = append(items, item{mark: mark, text: s.shown(t.Text), note: s.cite(t.Source, t.At)})
		}
	}
	return items
}

// cite names a source and the place in it.
func (s *Session) cite(source int, at lang.Text) string {
	if source < 0 {
		return ""
	}
	text := s.Interview.Program().Sources[source].ID
	if at := s.shown(at); at != "" {
		text += ", " + at
	}
	return text
}

// relations tells the relations from and to the option.
func (s *Session) relations(o int) (items []item) {
	p := s.Interview.Program()
	for i := range p.Relations {
		r := &p.Relations[i]
		if r.From != o && !slices.Contains(r.To, o) {
			continue
		}
		var names []string
		for _, to := range r.To {
			names = append(names, s.option(to))
		}
		format := s.words().Relation[string(r.Kind)]
		text := fmt.Sprintf(format, s.option(r.From), strings.Join(names, " / "))
		items = append(items, item{"·", text, s.shown(r.Because), join(s.span(r.Since, r.Until), s.cite(r.Source, nil))})
	}
	return items
}

// span says on which days something counts; "" for always.
func (s *Session) span(since, until date.Date) string {
	switch w := s.words(); {
	case since != 0 && until != 0:
		return fmt.Sprintf(w.FromTo, since, until)
	case since != 0:
		return fmt.Sprintf(w.Since, since)
	case until != 0:
		return fmt.Sprintf(w.Until, until)
	}
	return ""
}

// join puts what is there of the parts into one line.
func join(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, "; ")
}

func (s *Session) lifecycle(o int) (items []item) {
	p, w := s.Interview.Program(), s.words()
	for i := range p.Lifecycles {
		l := &p.Lifecycles[i]
		if l.Option != o {
			continue
		}
		text := fmt.Sprintf(w.Since, l.Since) + w.Colon + w.Status[string(l.Status)]
		if l.Until != 0 {
			text += w.Comma + fmt.Sprintf(w.SupportUntil, l.Until)
		}
		if len(l.Successor) > 0 {
			text += w.Comma + fmt.Sprintf(w.Successor, s.stack(l.Successor))
		}
		items = append(items, item{"·", text, s.shown(l.Note), s.cite(l.Source, nil)})
	}
	return items
}

// whyPage says what an answer to the question is used for.
func (s *Session) whyPage(q int) page {
	w, program, why := s.words(), s.Interview.Program(), s.Interview.Why(q)
	p := page{title: s.shown(program.Questions[q].Prompt)}
	p.add("", item{text: s.shown(program.Questions[q].Help)})
	var names []string
	for _, o := range why.Options {
		names = append(names, s.option(o))
	}
	p.add("", item{text: w.WhyRules.Of(len(why.Rules)) + optional(w.WhyOptions, strings.Join(names, w.Comma))})
	var waits, fires, out []item
	for _, use := range why.Rules {
		rule := &program.Rules[use.Rule]
		it := item{"·", s.effect(rule), s.shown(rule.Because), s.cite(rule.Source, rule.At)}
		switch {
		case use.Waits:
			waits = append(waits, it)
		case use.Fires:
			fires = append(fires, it)
		default:
			out = append(out, it)
		}
	}
	p.add(w.WhyWaits, waits...)
	p.add(w.WhyFires, fires...)
	p.add(w.WhyOut, out...)
	var later []item
	for _, q := range why.Opens {
		later = append(later, item{mark: "·", text: s.shown(program.Questions[q].Prompt)})
	}
	p.add(w.WhyOpens, later...)
	return p
}

func optional(format, text string) string {
	if text == "" {
		return ""
	}
	return fmt.Sprintf(format, text)
}

// effect says what a rule does when it fires: "Kubernetes +5, Mesos -2".
func (s *Session) effect(r *check.Rule) string {
	w := s.words()
	var parts []string
	for _, p := range r.Points {
		parts = append(parts, fmt.Sprintf("%s %+d", s.option(p.Option), p.Value))
	}
	names := func(options []int, separator string) string {
		var list []string
		for _, o := range options {
			list = append(list, s.option(o))
		}
		return strings.Join(list, separator)
	}
	if len(r.Exclude) > 0 {
		parts = append(parts, fmt.Sprintf(w.Excludes, names(r.Exclude, w.Comma)))
	}
	if r.ExcludeUnsupported {
		parts = append(parts, w.ExcludesUnsupported)
	}
	if len(r.Require) > 0 {
		parts = append(parts, fmt.Sprintf(w.Requires, names(r.Require, " / ")))
	}
	return strings.Join(parts, w.Comma)
}
