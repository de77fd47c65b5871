package verify

import (
	"fmt"
	"strconv"
	"strings"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
	"stackadvisor/internal/date"
	"stackadvisor/internal/ruleset"
)

func (r reader) source(s *check.Source) entryOf {
	return entryOf{s.ID, s.Span, [][2]string{text("title", s.Title), field("url", s.URL), day("date", s.Date), day("checked", s.Checked)}}
}

func (r reader) criterion(c *check.Criterion) entryOf {
	return entryOf{c.ID, c.Span, [][2]string{text("name", c.Name), field("weight", answers.FormatThousandths(c.Weight))}}
}

func (r reader) layer(l *check.Layer) entryOf {
	return entryOf{l.ID, l.Span, [][2]string{text("name", l.Name), field("required", strconv.FormatBool(l.Required)),
		field("minor", strconv.FormatBool(l.Minor))}}
}

func (r reader) option(o *check.Option) entryOf {
	var fills, traits []string
	for _, l := range o.Layers[1:] {
		fills = append(fills, r.p.Layers[l].ID)
	}
	for i := range o.Traits {
		t := &o.Traits[i]
		traits = append(traits, fmt.Sprintf("%s: %s (%s)", t.Kind, text("", t.Text)[1], r.sourceID(t.Source)))
	}
	return entryOf{o.ID, o.Span, [][2]string{
		text("name", o.Name), field("layer", r.p.Layers[o.Layers[0]].ID), field("fills", strings.Join(fills, ", ")),
		text("summary", o.Summary), text("manages", o.Manages), text("barrier", o.Barrier), field("traits", strings.Join(traits, "; ")),
		field("aliases", strings.Join(o.Aliases, ", ")), field("tags", strings.Join(o.Tags, ", ")),
	}}
}

func (r reader) question(q *check.Question) entryOf {
	var choices, labels, aliases []string
	for i := range q.Choices {
		choices = append(choices, q.Choices[i].ID)
		labels = append(labels, text("", q.Choices[i].Label)[1]+" "+text("", q.Choices[i].Help)[1])
		if a := q.Choices[i].Aliases; len(a) > 0 {
			aliases = append(aliases, q.Choices[i].ID+": "+strings.Join(a, ", "))
		}
	}
	return entryOf{q.ID, q.Span, [][2]string{
		text("prompt", q.Prompt), text("help", q.Help), field("kind", string(q.Kind)), field("choices", strings.Join(choices, ", ")),
		field("labels", strings.Join(labels, "; ")), field("min", strconv.FormatInt(q.Min, 10)), field("max", strconv.FormatInt(q.Max, 10)),
		field("ask_when", r.cond(q.AskWhen)), field("aliases", strings.Join(aliases, "; ")),
	}}
}

func (r reader) fact(f *check.Fact) entryOf {
	return entryOf{f.ID, f.Span, [][2]string{text("name", f.Name), field("when", r.cond(f.When))}}
}

func (r reader) rule(x *check.Rule) entryOf {
	var points []string
	for _, p := range x.Points {
		points = append(points, fmt.Sprintf("%s %+d", r.p.Options[p.Option].ID, p.Value))
	}
	exclude := r.options(x.Exclude)
	if x.ExcludeUnsupported {
		exclude = strings.TrimPrefix(exclude+", @unsupported", ", ")
	}
	group := ""
	if x.Group >= 0 {
		group = r.p.Groups[x.Group]
	}
	return entryOf{x.ID, x.Span, [][2]string{
		field("when", r.cond(x.When)), field("criterion", r.p.Criteria[x.Criterion].ID), field("points", strings.Join(points, ", ")),
		field("exclude", exclude), field("require", r.options(x.Require)), field("group", group),
		text("because", x.Because), field("source", r.sourceID(x.Source)), text("at", x.At),
	}}
}

func (r reader) relation(x *check.Relation) entryOf {
	return entryOf{x.ID, x.Span, [][2]string{
		field("from", r.options(x.From)), field("kind", string(x.Kind)), field("to", r.options(x.To[:x.Named])),
		field("to_layers", r.layers(x.ToLayers)), text("because", x.Because),
		field("source", r.sourceID(x.Source)), day("since", x.Since), day("until", x.Until),
	}}
}

func (r reader) contradiction(x *check.Contradiction) entryOf {
	return entryOf{x.ID, x.Span, [][2]string{
		field("when", r.cond(x.When)), text("because", x.Because), field("source", r.sourceID(x.Source)), text("at", x.At),
	}}
}

func (r reader) invariant(x *check.Invariant) entryOf {
	about := ""
	if x.If != nil {
		about = r.shape(x.If)
	}
	return entryOf{x.ID, x.Span, [][2]string{
		field("when", r.cond(x.When)), field("if", about), field("stack", r.shape(&x.Stack)), text("because", x.Because),
	}}
}

func (r reader) shape(s *check.StackShape) string {
	var parts []string
	for _, list := range [...]struct{ key, ids string }{
		{"every", r.options(s.Every)}, {"any", r.options(s.Any)}, {"none", r.options(s.None)},
		{"filled", r.layers(s.Filled)}, {"empty", r.layers(s.Empty)},
	} {
		if list.ids != "" {
			parts = append(parts, list.key+": "+list.ids)
		}
	}
	return strings.Join(parts, "; ")
}

func (r reader) lifecycle(x *check.Lifecycle) entryOf {
	return entryOf{x.ID, x.Span, [][2]string{
		field("option", r.p.Options[x.Option].ID), field("status", string(x.Status)), day("since", x.Since), day("until", x.Until),
		field("successor", r.options(x.Successor)), field("source", r.sourceID(x.Source)), day("checked", x.Checked), text("note", x.Note),
	}}
}

func day(key string, d date.Date) [2]string {
	if d.IsZero() {
		return field(key, "")
	}
	return field(key, d.String())
}

func (r reader) options(list []int) string {
	ids := make([]string, len(list))
	for i, o := range list {
		ids[i] = r.p.Options[o].ID
	}
	return strings.Join(ids, ", ")
}

func (r reader) layers(list []int) string {
	ids := make([]string, len(list))
	for i, l := range list {
		ids[i] = r.p.Layers[l].ID
	}
	return strings.Join(ids, ", ")
}

func (r reader) sourceID(i int) string {
	if i < 0 {
		return ""
	}
	return r.p.Sources[i].ID
}

// cond is a condition in words that do not hang on where things stand in the
// file, with ids.
func (r reader) cond(c *check.Cond) string {
	if c == nil {
		return ""
	}
	switch c.Op {
	case check.Not:
		return "not (" + r.cond(c.Sub[0]) + ")"
	case check.IsFact:
		return r.p.Facts[c.Fact].ID
	case check.IsTest:
		return r.test(c.Test)
	}
	parts := make([]string, len(c.Sub))
	for i, sub := range c.Sub {
		if parts[i] = r.cond(sub); len(sub.Sub) > 1 {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	if c.Op == check.Any {
		return strings.Join(parts, " or ")
	}
	return strings.Join(parts, " and ")
}

func (r reader) test(t *check.Test) string {
	q := &r.p.Questions[t.Question]
	var parts []string
	switch q.Kind {
	case ruleset.YesNo:
		for _, c := range t.Choices {
			parts = append(parts, [...]string{"no", "yes"}[c])
		}
		return q.ID + " = " + strings.Join(parts, " or ")
	case ruleset.Number:
		for _, x := range t.Ranges {
			parts = append(parts, strings.TrimSuffix(fmt.Sprintf("%d..%d", x.Low, x.High), ".."+strconv.FormatInt(x.Low, 10)))
		}
		return q.ID + " = " + strings.Join(parts, " or ")
	case ruleset.Single:
		for _, c := range t.Choices {
			parts = append(parts, q.Choices[c].ID)
		}
		return q.ID + " = " + strings.Join(parts, " or ")
	}
	for _, s := range []struct {
		word string
		set  uint16
	}{{"any of", t.Any}, {"every of", t.Every}, {"none of", t.None}, {"only of", t.Only}} {
		if s.set == 0 {
			continue
		}
		var ids []string
		for i := range q.Choices {
			if s.set>>i&1 == 1 {
				ids = append(ids, q.Choices[i].ID)
			}
		}
		parts = append(parts, s.word+" "+strings.Join(ids, ", "))
	}
	if t.AtLeast > 0 {
		parts = append(parts, fmt.Sprintf("at least %d", t.AtLeast))
	}
	if t.AtMost < ruleset.MaxChoices {
		parts = append(parts, fmt.Sprintf("at most %d", t.AtMost))
	}
	return q.ID + " has " + strings.Join(parts, " and ")
}
