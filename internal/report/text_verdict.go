package report

import (
	"fmt"
)

// verdict says how firm the recommendation is.
func (p *page) verdict() {
	p.line("")
	if !p.anyPositive() {
		p.paragraph(0, "", Plain, p.words.NothingSpeaks, Warning)
	}
	p.paragraph(0, "", Plain, p.lead(), Plain)
	if text := p.variants(); text != "" {
		p.paragraph(0, "", Plain, text, Plain)
	}
	p.paragraph(0, "", Plain, p.settled(), Plain)
}

// anyPositive reports whether something speaks for at least one option of the
// stack.
func (p *page) anyPositive() bool {
	for _, o := range p.Stack {
		if s := p.scored[o]; s != nil && s.Score > 0 {
			return true
		}
	}
	return false
}

func (p *page) settled() string {
	switch {
	case len(p.Unanswered) == 0:
		return p.words.AllAnswered
	case p.AllContradict:
		return p.words.AllContradict
	case p.Settled == nil:
		return p.words.SettledUndecided
	case *p.Settled:
		return p.words.Settled
	}
	return p.words.NotSettled
}

func (p *page) noEvidence() {
	p.heading(p.words.NoRecommendation, "")
	p.paragraph(0, "", Plain, p.words.NoEvidence, Plain)
	p.paragraph(0, "", Plain, p.settled(), Plain)
}

// infeasible names the constraints that cannot hold together.
func (p *page) infeasible() {
	p.heading(p.words.NoStack, "")
	p.paragraph(0, "", Plain, p.words.Infeasible, Warning)
	p.line("")
	c := p.Conflict
	if c == nil {
		return
	}
	for _, id := range c.Rules {
		p.constraintRule(id)
	}
	for _, id := range c.Relations {
		p.constraintRelation(id)
	}
	for _, id := range c.Layers {
		p.item(fmt.Sprintf(p.words.LayerRequired, p.layer(id)))
	}
	p.line("")
	p.paragraph(0, "", Plain, p.words.ConflictWayOut, Plain)
}

func (p *page) constraintRule(id string) {
	r := p.rules[id]
	if r == nil {
		p.item(id)
		return
	}
	if len(r.Exclude) > 0 {
		p.item(fmt.Sprintf(p.words.RuleExcludes, p.names(r.Exclude)))
	}
	if len(r.Require) > 0 {
		p.item(fmt.Sprintf(p.words.RuleRequires, p.oneOf(r.Require)))
	}
	p.ruleReason(4, "", Plain, id)
}

func (p *page) constraintRelation(id string) {
	r := p.relations[id]
	if r == nil {
		p.item(id)
		return
	}
	format := p.words.RequiresRelation
	if r.Kind == "conflicts" {
		format = p.words.Conflicts
	}
	p.item(fmt.Sprintf(format, p.starts(r.ID), p.ends(r)))
	if why := p.say(r.Because); why != "" {
		p.paragraph(4, "", Plain, why, Plain)
	}
	p.aside(4, append([]string{id}, p.origin(r.Source, nil)...)...)
}

// cautions tells what to be careful about in the stack, and what would be
// recommended without what is unsupported, unless that was told before.
func (p *page) cautions() {
	if len(p.Cautions) == 0 {
		return
	}
	p.heading(p.words.Cautions, "")
	for i := range p.Cautions {
		p.caution(&p.Cautions[i])
	}
	if s := p.Supported; s != nil && !p.IsOutdated() {
		p.line("")
		p.paragraph(0, "", Plain, p.supported(s), Plain)
	}
}

func (p *page) caution(c *Caution) {
	p.paragraph(4, "  !", Warning, p.cautionName(c)+p.words.Colon+p.cautionText(c), Warning)
	if w := p.waiverOf(c.Option); c.Waived && w != nil {
		p.paragraph(4, "", Plain, p.waiver(w), Plain)
	}
	entry, source, checked := p.cautionOrigin(c)
	small := append([]string{entry}, p.origin(source, nil)...)
	if checked != "" {
		small = append(small, fmt.Sprintf(p.words.CheckedOn, checked))
	}
	p.aside(4, small...)
}

func (p *page) waiver(w *Waiver) string {
	text := fmt.Sprintf(p.words.WaivedUntil, w.Until)
	if w.Owner != "" {
		text += fmt.Sprintf(p.words.WaivedBy, w.Owner)
	}
	if w.Reason != "" {
		text += p.words.Colon + w.Reason
	}
	return text
}

func (p *page) supported(s *Supported) string {
	switch s.Status {
	case statusRecommended:
		return fmt.Sprintf(p.words.SupportedOnly, p.stackNames(s.Stack))
	case statusInfeasible:
		return p.words.SupportedInfeasible
	}
	return p.words.SupportedNothing
}
