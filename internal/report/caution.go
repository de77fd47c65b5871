package report

import (
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/lang"
)

// cautionStatus says why an entry makes its option unsupported on the date.
func cautionStatus(l *Lifecycle, asOf string) string {
	if l.Status == "retired" && l.Since <= asOf {
		return CautionRetired
	}
	return CautionSupportEnded
}

// cautionText says why an entry makes its option unsupported, since when, and
// what follows it.
func cautionText(w *lang.ReportWords, l *Lifecycle, asOf, tag string, name func(id string) string) string {
	text := endingText(w, l, asOf)
	if len(l.Successor) > 0 {
		text += w.Semicolon + fmt.Sprintf(w.Successor, strings.Join(each(l.Successor, name), w.Or))
	}
	text += w.Stop
	if note := l.Note.In(tag); note != "" {
		text += w.Next + note
	}
	return text
}

// endedText says what no longer holds between two options of the stack, since
// when, and why.
func endedText(tag string, c *Caution, kind, until, because string, name func(id string) string) string {
	head, w := lang.Head(tag), lang.Report(tag)
	format := head.EndedRunsOn
	if kind == "drives" {
		format = head.EndedDrives
	}
	text := fmt.Sprintf(format, name(c.Other), until) + w.Stop
	if because != "" {
		text += w.Next + because
	}
	return text
}

// againstText says that the reasons speak against the stack, and what requires
// it.
func againstText(tag string, score Thousandths, requirements []string) string {
	head, w := lang.Head(tag), lang.Report(tag)
	return fmt.Sprintf(head.Against, score, strings.Join(requirements, w.Semicolon))
}

// requirementText is what a rule requires, with its reason.
func requirementText(tag, id string, require []string, because string, name func(id string) string) string {
	w := lang.Report(tag)
	text := fmt.Sprintf(lang.Head(tag).RuleRequires, id, strings.Join(each(require, name), w.Or))
	if because != "" {
		text += fmt.Sprintf(w.Aside, strings.TrimRight(because, ".。"))
	}
	return text
}

// filledText says that every stack must fill a layer.
func filledText(tag, layer string) string { return fmt.Sprintf(lang.Head(tag).LayerFilled, layer) }

// knowledgeText says on which day the knowledge of a rule set ends; "" unless the
// date is later.
func knowledgeText(head *lang.HeadWords, r *Ruleset, asOf string) string {
	switch {
	case r.KnowledgeUntil == "" || r.KnowledgeUntil >= asOf:
		return ""
	case r.ContinuedBy == "":
		return fmt.Sprintf(head.Knowledge, r.KnowledgeUntil)
	}
	return fmt.Sprintf(head.KnowledgeNext, r.KnowledgeUntil, r.ContinuedBy)
}

// cautionName is what a caution is about.
func (p *page) cautionName(c *Caution) string {
	if c.Option == "" {
		return p.head.TheStack
	}
	return p.option(c.Option)
}

// cautionText is a caution in the language of the page; as it was stored, where
// the Document lacks what it is made from.
func (p *page) cautionText(c *Caution) string {
	switch l := p.lifecycle[c.Lifecycle]; {
	case c.Kind == CautionUnsupported && l != nil:
		return cautionText(p.words, l, p.AsOf, p.tag, p.option)
	case c.Kind == CautionEndedRelation && p.relations[c.Relation] != nil:
		r := p.relations[c.Relation]
		return endedText(p.tag, c, r.Kind, r.Until, p.say(r.Because), p.option)
	case c.Kind == CautionAgainst:
		return againstText(p.tag, p.Score, p.requirements(c))
	}
	return c.Text
}

// requirements are what requires a stack against the reasons.
func (p *page) requirements(c *Caution) []string {
	list := each(c.Rules, func(id string) string {
		r := p.rules[id]
		if r == nil {
			return id
		}
		return requirementText(p.tag, id, r.Require, p.say(r.Because), p.option)
	})
	return append(list, each(c.Layers, func(id string) string { return filledText(p.tag, p.layer(id)) })...)
}

// cautionOrigin is the entry behind a caution with its source, "" without one.
func (p *page) cautionOrigin(c *Caution) (entry, source, checked string) {
	if l := p.lifecycle[c.Lifecycle]; l != nil {
		return l.ID, l.Source, l.Checked
	}
	return c.Relation, c.Source, ""
}

// waiverOf is the waiver that accepts an unsupported option on the date, nil if
// there is none.
func (p *page) waiverOf(option string) *Waiver {
	at := slices.IndexFunc(p.Appendix.Waivers, func(w Waiver) bool { return w.Option == option && p.AsOf <= w.Until })
	if at < 0 {
		return nil
	}
	return &p.Appendix.Waivers[at]
}
