package report

import (
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/lang"
)

// cautions has the unsupported options first, then relations that ended, then
// that the reasons speak against the stack.
func (b *builder) cautions() []Caution {
	list := each(b.r.Cautions, b.caution)
	list = append(list, each(b.r.Ended, b.ended)...)
	if b.r.Against() {
		list = append(list, b.against())
	}
	return list
}

func (b *builder) caution(c engine.Caution) Caution {
	l := &b.e.Lifecycles[c.Lifecycle]
	entry := b.lifecycle(c.Lifecycle)
	return Caution{
		Kind:      CautionUnsupported,
		Option:    b.option(c.Option),
		Text:      cautionText(lang.Report(b.Lang), &entry, b.e.Date.String(), b.Lang, b.optionName),
		Source:    b.source(l.Source),
		Waived:    b.waived(c.Option, b.e.Date),
		Status:    cautionStatus(&entry, b.e.Date.String()),
		Lifecycle: l.ID,
		Rules:     []string{},
		Layers:    []string{},
	}
}

func (b *builder) ended(x engine.EndedRelation) Caution {
	r := &b.e.Relations[x.Relation]
	c := Caution{
		Kind: CautionEndedRelation, Option: b.option(x.From), Other: b.option(x.To), Relation: r.ID, Source: b.source(r.Source),
		Rules: []string{}, Layers: []string{},
	}
	c.Text = endedText(b.Lang, &c, string(r.Kind), r.Until.String(), r.Because.In(b.Lang), b.optionName)
	return c
}

func (b *builder) against() Caution {
	rules, layers := b.r.Requirements()
	c := Caution{Kind: CautionAgainst, Rules: ids(rules, b.rule), Layers: ids(layers, b.layer)}
	what := each(rules, func(i int) string {
		r := &b.e.Rules[i]
		return requirementText(b.Lang, r.ID, ids(r.Require, b.option), r.Because.In(b.Lang), b.optionName)
	})
	what = append(what, each(layers, func(l int) string {
		return filledText(b.Lang, b.e.Layers[l].Name.In(b.Lang))
	})...)
	c.Text = againstText(b.Lang, Thousandths(b.r.Stack.Score), what)
	return c
}

func (b *builder) optionName(id string) string {
	for i := range b.e.Options {
		if b.e.Options[i].ID == id {
			return b.e.Options[i].Name.In(b.Lang)
		}
	}
	return id
}

func (b *builder) waived(option int, on date.Date) bool {
	for _, w := range b.sheet.Waivers {
		if w.Option == option && on <= w.Until {
			return true
		}
	}
	return false
}
