package report

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

func (b *builder) appendix() Appendix {
	return Appendix{
		Title:        b.sheet.Title,
		Participants: each(b.sheet.Participants, func(s string) string { return s }),
		Texts: Texts{
			Title:     Text(b.e.Title),
			Summary:   Text(b.e.Summary),
			Criteria:  b.criteria(),
			Layers:    each(b.e.Layers, func(l check.Layer) Layer { return Layer{l.ID, Text(l.Name), l.Required, l.Minor} }),
			Options:   b.optionTexts(),
			Questions: b.questions(),
			Rules:     b.rules(),
			Relations: b.relationTexts(),

			Contradictions: each(b.r.Contradictions, b.contradiction),
		},
		Sources:   each(b.e.Sources, sourceText),
		Lifecycle: b.lifecycles(),
		Notes:     b.notes(),
		Waivers:   each(b.sheet.Waivers, b.waiver),
		Program:   b.Program,
		Lang:      b.Lang,
		Sheet:     b.file(),
		Links:     b.links(),
	}
}

// file is the sheet as an answers file of the date, with the recommendation
// recorded.
func (b *builder) file() string {
	sheet := *b.sheet
	sheet.AsOf = b.e.Date
	sheet.Recorded = b.r.Record()
	sheet.Head = "" // for whoever edits the file
	return string(answers.Write(b.e.Program, &sheet))
}

func (b *builder) criteria() []Criterion {
	list := make([]Criterion, len(b.e.Criteria))
	for i := range list {
		c := &b.e.Criteria[i]
		list[i] = Criterion{c.ID, Text(c.Name), Thousandths(b.e.Weights[i]), Thousandths(c.Weight)}
	}
	return list
}

func (b *builder) optionTexts() []Option {
	list := make([]Option, len(b.e.Options))
	for i := range list {
		o := &b.e.Options[i]
		list[i] = Option{
			ID: o.ID, Name: Text(o.Name), Layers: ids(o.Layers, b.layer),
			Summary: Text(o.Summary), Manages: Text(o.Manages), Barrier: Text(o.Barrier),
			Traits: each(o.Traits, func(t check.Trait) Trait {
				return Trait{string(t.Kind), Text(t.Text), b.source(t.Source), Text(t.At)}
			}),
		}
		if l := engine.StateOf(b.e.Program, i, b.e.Date); l >= 0 {
			list[i].State = b.e.Lifecycles[l].ID
		}
	}
	return list
}

func (b *builder) questions() []Question {
	list := make([]Question, len(b.e.Questions))
	for i := range list {
		q := &b.e.Questions[i]
		list[i] = Question{
			ID: q.ID, Prompt: Text(q.Prompt), Kind: string(q.Kind),
			Choices: each(q.Choices, func(c check.Choice) Choice { return Choice{c.ID, Text(c.Label)} }),
			Applies: applies(b.r.Applies[i]), SaidUnknown: b.sheet.SaidUnknown[i],
		}
	}
	return list
}

func applies(a program.Applies) string {
	switch a {
	case program.Yes:
		return AppliesYes
	case program.No:
		return AppliesNo
	}
	return AppliesUnknown
}

func (b *builder) rules() []Rule {
	shown := slices.Concat(b.r.Fired, b.r.Open)
	slices.Sort(shown)
	return each(shown, func(i int) Rule {
		r := &b.e.Rules[i]
		rule := Rule{
			ID: r.ID, Criterion: b.e.Criteria[r.Criterion].ID,
			Points:  each(r.Points, func(p check.Points) Points { return Points{b.option(p.Option), Thousandths(p.Value * 1000)} }),
			Exclude: ids(b.e.Vetoes(i), b.option), Require: ids(r.Require, b.option),
			Because: Text(r.Because), Source: b.source(r.Source), At: Text(r.At),
		}
		if r.Group >= 0 {
			rule.Group = b.e.Groups[r.Group]
		}
		return rule
	})
}

// relationTexts has every relation of the set, once for each option that it is
// about.
func (b *builder) relationTexts() []Relation {
	list := []Relation{}
	for i := range b.e.Relations {
		r := &b.e.Relations[i]
		for _, from := range r.From {
			list = append(list, Relation{
				ID: r.ID, From: b.option(from), Kind: string(r.Kind), To: ids(r.To[:r.Named], b.option),
				ToLayers: ids(r.ToLayers, func(l int) string { return b.e.Layers[l].ID }),
				Because:  Text(r.Because), Source: b.source(r.Source),
				Since: r.Since.String(), Until: r.Until.String(), Holds: r.Holds(b.e.Date),
			})
		}
	}
	return list
}

func (b *builder) contradiction(i int) Contradiction {
	c := &b.e.Contradictions[i]
	return Contradiction{c.ID, Text(c.Because), b.source(c.Source), Text(c.At), ids(b.asked().Grounds(c.When), b.question)}
}

func sourceText(s check.Source) Source {
	return Source{s.ID, Text(s.Title), s.URL, s.Date.String(), s.Checked.String()}
}

func (b *builder) lifecycles() []Lifecycle {
	list := make([]Lifecycle, len(b.e.Lifecycles))
	for i := range list {
		list[i] = b.lifecycle(i)
	}
	return list
}

func (b *builder) lifecycle(i int) Lifecycle {
	l := &b.e.Lifecycles[i]
	return Lifecycle{
		ID: l.ID, Option: b.option(l.Option), Status: string(l.Status),
		Since: l.Since.String(), Until: l.Until.String(), Successor: ids(l.Successor, b.option),
		Source: b.source(l.Source), Checked: l.Checked.String(), Note: Text(l.Note),
	}
}

func (b *builder) notes() Notes {
	list := Notes{}
	for q, text := range b.sheet.Notes {
		if text != "" {
			list = append(list, Note{b.question(q), text})
		}
	}
	return list
}

func (b *builder) waiver(w answers.Waiver) Waiver {
	return Waiver{b.option(w.Option), w.Reason, w.Owner, w.Until.String()}
}
