package check

import (
	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// questionnaire resolves questions and facts. All questions come first, because
// conditions are typed by them.
func (c *checker) questionnaire() {
	for _, q := range c.set.Questions {
		c.res.Questions = append(c.res.Questions, c.question(q))
		c.choices = append(c.choices, newNames("choice", diag.UnknownChoice, q.Choices, func(e *ruleset.Choice) ruleset.Name { return e.ID }))
		for _, k := range q.Choices {
			c.choices[len(c.choices)-1].speak(k.ID, k.Aliases)
		}
	}
	for i, q := range c.set.Questions {
		if q.AskWhen != nil {
			c.res.Questions[i].AskWhen = c.cond(q.AskWhen, user{"question", q.ID.ID})
		}
	}
	for _, f := range c.set.Facts {
		if i, ok := c.questions.at[f.ID.ID]; ok && f.ID.ID != "" {
			c.list.Errorf(diag.DuplicateID, f.ID.Span, "fact %q has the name of a question", f.ID.ID).
				Notef(c.set.Questions[i].ID.Span, "question %q", f.ID.ID)
		}
		fact := Fact{ID: f.ID.ID, Name: named(f.Name, f.ID), Span: f.Span, Allow: allow(f.Allow)}
		if f.When != nil {
			fact.When = c.cond(f.When, user{"fact", f.ID.ID})
		}
		c.res.Facts = append(c.res.Facts, fact)
	}
}

func (c *checker) question(q *ruleset.Question) Question {
	res := Question{ID: q.ID.ID, Prompt: q.Prompt.Text, Help: q.Help.Text, Kind: q.Kind, Span: q.Span, Allow: allow(q.Allow)}
	for _, choice := range q.Choices {
		res.Choices = append(res.Choices, Choice{ID: choice.ID.ID, Label: named(choice.Label, choice.ID),
			Help: choice.Help.Text, Aliases: written(choice.Aliases), Span: choice.Span})
	}
	low, high := int64(0), int64(0)
	switch q.Kind {
	case ruleset.Multi:
		low, high = 1, int64(len(q.Choices))
	case ruleset.Number:
		low, high = 0, ruleset.MaxNumber
	default:
		return res
	}
	res.Min, res.Max = low, high
	if !q.Min.Span.IsZero() {
		res.Min = q.Min.Value
	}
	if !q.Max.Span.IsZero() {
		res.Max = q.Max.Value
	}
	return res
}
