package tui

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"stackadvisor/internal/check"
	"stackadvisor/internal/interview"
	"stackadvisor/internal/lang"
)

// page is why a question is asked: a title, and paragraphs under headings.
type page struct {
	title    string
	sections []section
	more     string // what the page leaves out
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

// shown is a text of the rule set on one line, safe to show.
func (s *Session) shown(t lang.Text) string { return strings.Join(printableLines(s.in(t)), " ") }

// prose is a text of the rule set in its lines, each safe to show.
func (s *Session) prose(t lang.Text) string { return strings.Join(printableLines(s.in(t)), "\n") }

// label puts a name before a text.
func (s *Session) label(name, text string) string { return name + s.words().Colon + text }

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

// mostWeighed is how many rules the short page of a question has.
const mostWeighed = 3

// whyShort says in a few lines why the question is asked: what depends on it, and
// the rules that weigh most.
func (s *Session) whyShort(q int) page {
	w, program, why := s.words(), s.Interview.Program(), s.Interview.Why(q)
	p := page{title: s.shown(program.Questions[q].Prompt)}
	p.add("", item{text: s.prose(program.Questions[q].Help)})
	p.add("", item{text: s.whyUrgent(&why)})
	p.add("", item{text: s.depends(why)})
	var items []item
	for _, use := range s.weighed(why.Rules) {
		items = append(items, s.ruleItem(use))
	}
	if len(items) > mostWeighed {
		p.add(w.WhyMost, items[:mostWeighed]...)
		p.more = fmt.Sprintf(w.WhyMore, len(items))
		return p
	}
	p.add("", items...)
	return p
}

// depends says how many rules depend on the question, and which options they speak
// of.
func (s *Session) depends(why interview.Why) string {
	w := s.words()
	var names []string
	for _, o := range why.Options {
		names = append(names, s.option(o))
	}
	return w.WhyRules.Of(len(why.Rules)) + optional(w.WhyOptions, strings.Join(names, w.Comma))
}

// weighed are the rules that still can count, or do, those first that weigh most:
// what excludes or requires something, then the most points.
func (s *Session) weighed(uses []interview.Use) []interview.Use {
	list := slices.Clone(uses)
	slices.SortStableFunc(list, func(a, b interview.Use) int {
		return cmp.Or(cmp.Compare(rank(b), rank(a)), cmp.Compare(s.weight(b.Rule), s.weight(a.Rule)))
	})
	return list
}

// rank puts the rules that wait before those in force, and last those that are out.
func rank(u interview.Use) int {
	switch {
	case u.Waits:
		return 2
	case u.Fires:
		return 1
	}
	return 0
}

// weight is how much a rule does: its most points times the importance of its
// criterion, or more than any points if it is a constraint.
func (s *Session) weight(rule int) int64 {
	r := &s.Interview.Program().Rules[rule]
	if len(r.Exclude)+len(r.Require) > 0 || r.ExcludeUnsupported {
		return math.MaxInt64
	}
	most := int64(0)
	for _, p := range r.Points {
		most = max(most, p.Value, -p.Value)
	}
	importance, _ := s.Interview.Weight(r.Criterion)
	return most * importance
}

func (s *Session) ruleItem(use interview.Use) item {
	rule := &s.Interview.Program().Rules[use.Rule]
	return item{"·", s.effect(rule), s.shown(rule.Because), s.cite(rule.Source, rule.At)}
}

// whyPage says all of what an answer to the question is used for.
func (s *Session) whyPage(q int) page {
	w, program, why := s.words(), s.Interview.Program(), s.Interview.Why(q)
	p := page{title: s.shown(program.Questions[q].Prompt)}
	p.add("", item{text: s.prose(program.Questions[q].Help)})
	p.add("", item{text: s.whyUrgent(&why)})
	p.add("", item{text: s.depends(why)})
	var waits, fires, out []item
	for _, use := range why.Rules {
		switch it := s.ruleItem(use); {
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
