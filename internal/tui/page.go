package tui

import (
	"fmt"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
)

// page is why a question is asked: a title, and paragraphs under headings.
type page struct {
	title    string
	sections []section
}

// section is a heading, which may be missing, and its paragraphs. A mark may stand
// before each of them.
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

// shown is a text of the rule set, safe to show.
func (s *Session) shown(t lang.Text) string { return diag.Printable(s.in(t)) }

func label(name, text string) string {
	if text == "" {
		return ""
	}
	return name + ": " + text
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
