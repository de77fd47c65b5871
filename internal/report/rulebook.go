package report

import (
	"fmt"
	"slices"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/catalog"
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Rulebook is a whole rule set for people, as tables of texts in one language:
// the questions, the rules as a decision table for each layer, and what they
// stand on. Nothing in it is escaped.
type Rulebook struct {
	Lang, Title, Summary, Line string
	Words                      *lang.RulebookWords
	Tables                     []Table // before the layers
	Layers                     []Table
	Rest                       []Table // behind them
}

// Table is a table with a heading. A table without rows has a Note only.
type Table struct {
	Title, Note string
	Head        []string
	Rows        [][]string
	Links       int // column of addresses, -1: none
}

// NewRulebook arranges a rule set in a language.
func NewRulebook(p *program.Program, tag string) *Rulebook {
	w := &bookWriter{p: p, tag: tag, words: lang.Rulebook(tag), rules: lang.Rules(tag)}
	b := &Rulebook{
		Lang: htmlLang(tag), Title: w.text(p.Title), Summary: w.text(p.Summary), Words: w.words,
		Line: p.ID + " · " + fmt.Sprintf(w.words.Version, diag.Printable(p.Version)) + " · " + p.Digest,
	}
	b.Tables = w.filled(w.criteria(), w.questions(), w.facts())
	for l := len(p.Layers) - 1; l >= 0; l-- {
		b.Layers = append(b.Layers, w.options(l), w.decisions(l))
	}
	b.Rest = w.filled(w.relations(), w.contradictions(), w.invariants(), w.lifecycles(), w.sources())
	return b
}

type bookWriter struct {
	p     *program.Program
	tag   string
	words *lang.RulebookWords
	rules *lang.RulesWords
}

func (w *bookWriter) text(t lang.Text) string { return printableText(t.In(w.tag)) }

func (w *bookWriter) filled(tables ...Table) []Table {
	return slices.DeleteFunc(tables, func(t Table) bool { return len(t.Rows) == 0 })
}

func (w *bookWriter) when(c *check.Cond) string {
	if c == nil {
		return w.words.Always
	}
	return printableText(catalog.Condition(w.p, c, w.tag))
}

func (w *bookWriter) criteria() Table {
	t := Table{Title: w.words.Criteria, Head: []string{w.words.ID, w.words.Meaning, w.words.Weight}, Links: -1}
	for i := range w.p.Criteria {
		c := &w.p.Criteria[i]
		t.Rows = append(t.Rows, []string{c.ID, w.text(c.Name), answers.FormatThousandths(c.Weight)})
	}
	return t
}

func (w *bookWriter) questions() Table {
	t := Table{Title: w.words.Questions, Head: []string{w.words.ID, w.words.Prompt, w.words.Answers, w.words.AskedWhen}, Links: -1}
	for i := range w.p.Questions {
		q := &w.p.Questions[i]
		prompt := w.text(q.Prompt)
		if help := w.text(q.Help); help != "" {
			prompt += " " + fmt.Sprintf(w.rules.Aside, help)
		}
		t.Rows = append(t.Rows, []string{q.ID, prompt, w.answers(q), w.when(q.AskWhen)})
	}
	return t
}

// answers says which answers a question takes.
func (w *bookWriter) answers(q *check.Question) string {
	var labels []string
	for i := range q.Choices {
		labels = append(labels, w.text(q.Choices[i].Label))
	}
	list := strings.Join(labels, w.rules.List)
	switch q.Kind {
	case ruleset.YesNo:
		return w.rules.YesOrNo
	case ruleset.Number:
		return fmt.Sprintf(w.rules.NumberRange, q.Min, q.Max)
	case ruleset.Multi:
		return fmt.Sprintf(w.rules.SomeOf, q.Min, q.Max) + w.rules.Colon + list
	}
	return w.rules.OneOf + w.rules.Colon + list
}

func (w *bookWriter) facts() Table {
	t := Table{Title: w.words.Facts, Head: []string{w.words.ID, w.words.Meaning, w.words.Condition}, Links: -1}
	for i := range w.p.Facts {
		f := &w.p.Facts[i]
		t.Rows = append(t.Rows, []string{f.ID, w.text(f.Name), w.when(f.When)})
	}
	return t
}

func (w *bookWriter) options(l int) Table {
	layer := &w.p.Layers[l]
	t := Table{Title: w.text(layer.Name), Head: []string{w.words.ID, w.words.Option, w.words.Meaning}, Links: -1}
	if layer.Required {
		t.Note = w.words.EveryStack
	} else if layer.Minor {
		t.Note = w.rules.Minor
	}
	for _, o := range w.inLayer(l) {
		option := &w.p.Options[o]
		t.Rows = append(t.Rows, []string{option.ID, w.text(option.Name), w.text(option.Summary)})
	}
	return t
}

func (w *bookWriter) inLayer(l int) []int {
	var list []int
	for o := range w.p.Options {
		if slices.Contains(w.p.Options[o].Layers, l) {
			list = append(list, o)
		}
	}
	return list
}

// decisions are the rules that do something to an option of the layer, one a
// row, with a column for each option that some rule is about.
func (w *bookWriter) decisions(l int) Table {
	var columns []int
	for _, o := range w.inLayer(l) {
		if slices.ContainsFunc(w.p.Rules, func(r check.Rule) bool { return w.effect(&r, o) != "" }) {
			columns = append(columns, o)
		}
	}
	t := Table{Head: []string{w.words.Rule, w.words.Condition}, Links: -1}
	if len(columns) == 0 {
		t.Note = w.words.NoRules
		return t
	}
	for _, o := range columns {
		t.Head = append(t.Head, w.text(w.p.Options[o].Name))
	}
	counting := w.counting(columns)
	for _, c := range counting {
		t.Head = append(t.Head, c.head)
	}
	t.Head = append(t.Head, w.words.Because, w.words.Source)
	for i := range w.p.Rules {
		r := &w.p.Rules[i]
		row, any := []string{r.ID, w.when(r.When)}, false
		for _, o := range columns {
			effect := w.effect(r, o)
			row, any = append(row, effect), any || effect != ""
		}
		if !any {
			continue
		}
		for _, c := range counting {
			row = append(row, c.cell(r))
		}
		t.Rows = append(t.Rows, append(row, w.text(r.Because), w.cite(r.Source, r.At)))
	}
	return t
}

// column is one that tells how the points of rules count.
type column struct {
	head string
	cell func(*check.Rule) string
}

// counting are the columns without which the points to some options cannot be
// added up: the criterion of each rule where the set has several, and the group
// where a rule has one.
func (w *bookWriter) counting(options []int) []column {
	var list []column
	if len(w.p.Criteria) > 1 {
		list = append(list, column{w.words.Criterion, func(r *check.Rule) string {
			if len(r.Points) == 0 {
				return ""
			}
			return w.text(w.p.Criteria[r.Criterion].Name)
		}})
	}
	grouped := func(r check.Rule) bool {
		return r.Group >= 0 && slices.ContainsFunc(options, func(o int) bool { return w.effect(&r, o) != "" })
	}
	if slices.ContainsFunc(w.p.Rules, grouped) {
		list = append(list, column{w.words.Group, func(r *check.Rule) string {
			if r.Group < 0 {
				return ""
			}
			return printableText(w.p.Groups[r.Group])
		}})
	}
	return list
}

// effect is what a rule does to an option, "" if nothing.
func (w *bookWriter) effect(r *check.Rule, option int) string {
	var parts []string
	for _, p := range r.Points {
		if p.Option == option {
			parts = append(parts, strings.Replace(fmt.Sprintf("%+d", p.Value), "-", "−", 1))
		}
	}
	if slices.Contains(r.Exclude, option) {
		parts = append(parts, w.words.Out)
	} else if r.ExcludeUnsupported && slices.ContainsFunc(w.p.Lifecycles, func(l check.Lifecycle) bool {
		return l.Option == option && (l.Status == ruleset.Retired || !l.Until.IsZero())
	}) {
		parts = append(parts, w.words.OutUnsupported)
	}
	if slices.Contains(r.Require, option) {
		parts = append(parts, w.words.Needed)
	}
	return strings.Join(parts, w.rules.List)
}

func (w *bookWriter) cite(source int, at lang.Text) string {
	if source < 0 {
		return w.text(at)
	}
	return strings.TrimSpace(w.text(w.p.Sources[source].Title) + " " + w.text(at))
}

func (w *bookWriter) names(list []int, between string) string {
	names := make([]string, len(list))
	for i, o := range list {
		names[i] = w.text(w.p.Options[o].Name)
	}
	return strings.Join(names, between)
}

// ends names what a relation leads to.
func (w *bookWriter) ends(r *check.Relation) string {
	parts := each(r.ToLayers, func(l int) string {
		return fmt.Sprintf(lang.Catalog(w.tag).AnyInLayer, w.text(w.p.Layers[l].Name))
	})
	if r.Named > 0 {
		parts = append([]string{w.names(r.To[:r.Named], w.rules.Or)}, parts...)
	}
	return strings.Join(parts, w.rules.Or)
}

func (w *bookWriter) relations() Table {
	t := Table{Title: w.words.Relations, Links: -1,
		Head: []string{w.words.From, w.words.Kind, w.words.To, w.words.Since, w.words.Until, w.words.Because, w.words.Source}}
	for i := range w.p.Relations {
		r := &w.p.Relations[i]
		t.Rows = append(t.Rows, []string{
			w.names(r.From, w.rules.Or), lang.Catalog(w.tag).Relation[string(r.Kind)], w.ends(r), dayText(r.Since), dayText(r.Until),
			w.text(r.Because), w.cite(r.Source, nil),
		})
	}
	return t
}

func (w *bookWriter) contradictions() Table {
	t := Table{Title: w.words.Contradictions, Links: -1,
		Head: []string{w.words.ID, w.words.Condition, w.words.Because, w.words.Source}}
	for i := range w.p.Contradictions {
		c := &w.p.Contradictions[i]
		t.Rows = append(t.Rows, []string{c.ID, w.when(c.When), w.text(c.Because), w.cite(c.Source, c.At)})
	}
	return t
}

func (w *bookWriter) invariants() Table {
	t := Table{Title: w.words.Invariants, Links: -1,
		Head: []string{w.words.ID, w.words.Condition, w.words.Claim, w.words.Because}}
	for i := range w.p.Invariants {
		x := &w.p.Invariants[i]
		when := w.when(x.When)
		if x.If != nil {
			when += w.rules.Semicolon + fmt.Sprintf(w.rules.ShapeIf, catalog.Shape(w.p, x.If, w.tag))
		}
		t.Rows = append(t.Rows, []string{x.ID, when, printableText(catalog.Shape(w.p, &x.Stack, w.tag)), w.text(x.Because)})
	}
	return t
}

func (w *bookWriter) lifecycles() Table {
	t := Table{Title: w.words.Lifecycle, Links: -1,
		Head: []string{w.words.Option, w.words.Status, w.words.Since, w.words.Until, w.words.Successor, w.words.Source, w.words.Checked, w.words.Note}}
	for i := range w.p.Lifecycles {
		l := &w.p.Lifecycles[i]
		t.Rows = append(t.Rows, []string{
			w.text(w.p.Options[l.Option].Name), lang.Catalog(w.tag).Status[string(l.Status)], dayText(l.Since), dayText(l.Until), w.names(l.Successor, w.rules.List),
			w.cite(l.Source, nil), dayText(l.Checked), w.text(l.Note),
		})
	}
	return t
}

func (w *bookWriter) sources() Table {
	t := Table{Title: w.words.Sources, Head: []string{w.words.ID, w.words.Source, "URL", w.words.Date, w.words.Checked}, Links: 2}
	for i := range w.p.Sources {
		s := &w.p.Sources[i]
		t.Rows = append(t.Rows, []string{s.ID, w.text(s.Title), printableText(s.URL), dayText(s.Date), dayText(s.Checked)})
	}
	return t
}

func dayText(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
