package report

import (
	"fmt"
	"strings"
)

func (o *dossier) unanswered() {
	var skipped []string
	for _, id := range o.openOrder(o.Unanswered) {
		q := o.questions[id]
		switch {
		case q == nil:
			o.Unknown = append(o.Unknown, id)
		case q.Applies == AppliesNo:
			skipped = append(skipped, o.say(q.Prompt))
		default:
			o.Unknown = append(o.Unknown, o.unansweredQuestion(q))
		}
	}
	if len(skipped) > 0 {
		o.NotAsked = fmt.Sprintf(o.words.NotAsked, strings.Join(skipped, o.words.Gap))
	}
	if len(o.Unknown) == 0 {
		return
	}
	if len(o.Open) == 0 {
		o.Waiting = []string{o.words.NothingOpen}
		return
	}
	o.Waiting = []string{o.words.Open.Of(len(o.Open))}
	for _, id := range o.Open[:min(len(o.Open), mostOpen)] {
		text := id
		if r := o.rules[id]; r != nil {
			text += o.words.Colon + o.effects(r)
		}
		o.Waiting = append(o.Waiting, text)
	}
	if more := len(o.Open) - mostOpen; more > 0 {
		o.Waiting = append(o.Waiting, o.words.MoreOpen.Of(more))
	}
}

func (o *dossier) said() {
	for _, a := range o.Document.Answers {
		view := answered{ID: a.Question, Prompt: a.Question, Value: o.value(&a), Link: o.link(a.Question)}
		if q := o.questions[a.Question]; q != nil {
			view.Prompt = o.say(q.Prompt)
			if q.Applies == AppliesNo {
				view.Value += fmt.Sprintf(o.words.Aside, o.W.NotApplicable)
			}
		}
		for _, n := range o.Appendix.Notes {
			if n.Question == a.Question {
				view.Note = n.Text
			}
		}
		o.Answers = append(o.Answers, view)
	}
	for _, n := range o.remarks(o.answered) {
		o.Answers = append(o.Answers, answered{n.Question, o.say(o.questions[n.Question].Prompt), "–", n.Text, o.link(n.Question)})
	}
}

// cite lists the sources of the rules that fired, and those that the dossier has
// cited beside. It comes last.
func (o *dossier) cite() {
	for _, id := range o.Fired {
		if r := o.rules[id]; r != nil {
			o.number(r.Source)
		}
	}
	for i := range o.Appendix.Sources {
		s := &o.Appendix.Sources[i]
		if !o.cited[s.ID] {
			continue
		}
		view := source{Number: i + 1, ID: s.ID, Title: o.say(s.Title), URL: s.URL}
		if s.Date != "" {
			view.Detail = fmt.Sprintf(o.words.Published, s.Date)
		}
		if s.Checked != "" {
			if view.Detail != "" {
				view.Detail += o.words.Dot
			}
			view.Detail += fmt.Sprintf(o.words.CheckedOn, s.Checked)
		}
		o.Sources = append(o.Sources, view)
	}
}
