package ruleset

import (
	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

// MaxChoices is how many choices a multi question may have.
const MaxChoices = 16

// MaxNumber is the largest absolute value of a number in a question's range, a
// condition or an answer: a float64 holds all of them, so JSON does.
const MaxNumber = 1_000_000_000_000_000

func (d *decoder) question(t *table) {
	q := &Question{}
	t.entry(&q.Entry)
	q.Prompt = d.text(t.required("prompt"), "prompt")
	q.Help = t.text("help")
	q.Kind = word(t, t.required("kind"), "kind", Single, Multi, YesNo, Number)
	d.choices(t, q)
	d.bounds(t, q)
	if n := t.get("ask_when"); n != nil {
		q.AskWhen = d.cond(n, "ask_when")
	}
	d.set.Questions = append(d.set.Questions, q)
}

func (d *decoder) choices(t *table, q *Question) {
	entry := t.node.Get("choices")
	t.tables("choices", "choice", func(t *table) {
		c := &Choice{Span: t.first(), ID: t.choiceID(), Label: t.text("label"), Help: t.text("help"),
			Aliases: t.aliases()}
		q.Choices = append(q.Choices, c)
	})
	d.distinctChoices(q)
	chosen := q.Kind == Single || q.Kind == Multi
	switch {
	case q.Kind == "":
	case entry == nil && chosen:
		d.list.Errorf(diag.MissingKey, t.first(), "%s question has no \"choices\"", q.Kind)
	case entry != nil && !chosen:
		d.list.Errorf(diag.MisplacedKey, entry.Span, "%s question cannot have \"choices\"", q.Kind)
	case entry != nil && entry.Value.Kind == syntax.Array && len(entry.Value.Items) == 0:
		d.emptyList("choices", entry.Value.Span)
	case q.Kind == Multi && len(q.Choices) > MaxChoices:
		d.list.Errorf(diag.OutOfRange, q.Choices[MaxChoices].Span, "multi question has %d choices; it can have at most %d", len(q.Choices), MaxChoices)
	}
}

func (d *decoder) distinctChoices(q *Question) {
	seen := make(map[string]*Choice, len(q.Choices))
	for _, c := range q.Choices {
		if first := seen[c.ID.ID]; first != nil && c.ID.ID != "" {
			d.list.Errorf(diag.DuplicateID, c.ID.Span, "choice %q is declared twice", c.ID.ID).
				Notef(first.ID.Span, "other declaration of %q", c.ID.ID)
			continue
		}
		seen[c.ID.ID] = c
	}
}

// bounds reads min and max, which mean the range of a number or how many
// choices a multi takes.
func (d *decoder) bounds(t *table, q *Question) {
	low, high := int64(-MaxNumber), int64(MaxNumber)
	switch q.Kind {
	case Multi:
		low, high = 0, max(int64(len(q.Choices)), 1)
	case Number:
		if t.node.Get("max") == nil {
			d.list.Errorf(diag.MissingKey, t.first(), "number question has no \"max\"")
		}
	}
	for _, bound := range [...]struct {
		key string
		to  *Int
	}{{"min", &q.Min}, {"max", &q.Max}} {
		n := t.get(bound.key)
		switch {
		case n == nil || q.Kind == "":
		case q.Kind == Single || q.Kind == YesNo:
			d.list.Errorf(diag.MisplacedKey, t.node.Get(bound.key).Span, "%s question cannot have %q", q.Kind, bound.key)
		default:
			*bound.to, _ = d.integer(n, quote(bound.key), low, high)
		}
	}
	least := q.Min.Value
	if q.Kind == Multi && q.Min.Span.IsZero() {
		least = 1
	}
	if !q.Max.Span.IsZero() && q.Max.Value < least {
		d.list.Errorf(diag.OutOfRange, q.Max.Span, "\"max\" is %d, less than \"min\" %d", q.Max.Value, least)
	}
}
