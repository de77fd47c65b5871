package verify

import (
	"slices"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
)

// translations finds texts that lack a language of the set. The languages of a
// set are those of its title; a text without a language is the same in all.
func (f *findings) translations() {
	var languages []string
	for _, v := range f.p.Title {
		if v.Lang != "" {
			languages = append(languages, v.Lang)
		}
	}
	look := func(format string, a about, texts ...lang.Text) {
		var lacking []string
		for _, text := range texts {
			for _, language := range languages {
				if len(text) > 0 && !text.Has(language) && !slices.Contains(lacking, language) {
					lacking = append(lacking, language)
				}
			}
		}
		if len(lacking) > 0 {
			f.add(Finding{Code: diag.MissingTranslation, Severity: diag.Warning,
				Message: f.say(format, a.id, strings.Join(lacking, ", "))}, a)
		}
	}
	p := f.p
	look("rule set %q has a text that is not there in %s", about{p.ID, p.Span, p.Allow}, p.Summary)
	for i := range p.Sources {
		s := &p.Sources[i]
		look("source %q has a text that is not there in %s", about{s.ID, s.Span, s.Allow}, s.Title)
	}
	for i := range p.Criteria {
		c := &p.Criteria[i]
		look("criterion %q has a text that is not there in %s", about{c.ID, c.Span, c.Allow}, c.Name)
	}
	for i := range p.Layers {
		l := &p.Layers[i]
		look("layer %q has a text that is not there in %s", about{l.ID, l.Span, l.Allow}, l.Name)
	}
	for i := range p.Options {
		o := &p.Options[i]
		texts := []lang.Text{o.Name, o.Summary, o.Manages, o.Barrier}
		for _, t := range o.Traits {
			texts = append(texts, t.Text, t.At)
		}
		look("option %q has a text that is not there in %s", f.option(i), texts...)
	}
	for i := range p.Questions {
		q := &p.Questions[i]
		texts := []lang.Text{q.Prompt, q.Help}
		for _, c := range q.Choices {
			texts = append(texts, c.Label, c.Help)
		}
		look("question %q has a text that is not there in %s", f.question(i), texts...)
	}
	for i := range p.Facts {
		look("fact %q has a text that is not there in %s", about{p.Facts[i].ID, p.Facts[i].Span, p.Facts[i].Allow}, p.Facts[i].Name)
	}
	for i := range p.Rules {
		look("rule %q has a text that is not there in %s", f.rule(i), p.Rules[i].Because, p.Rules[i].At)
	}
	for i := range p.Relations {
		look("relation %q has a text that is not there in %s", about{p.Relations[i].ID, p.Relations[i].Span, p.Relations[i].Allow}, p.Relations[i].Because)
	}
	for i := range p.Lifecycles {
		look("lifecycle entry %q has a text that is not there in %s", about{p.Lifecycles[i].ID, p.Lifecycles[i].Span, p.Lifecycles[i].Allow}, p.Lifecycles[i].Note)
	}
	for i := range p.Contradictions {
		look("contradiction %q has a text that is not there in %s", f.contradiction(i), p.Contradictions[i].Because, p.Contradictions[i].At)
	}
	for i := range p.Invariants {
		look("invariant %q has a text that is not there in %s", about{p.Invariants[i].ID, p.Invariants[i].Span, p.Invariants[i].Allow},
			p.Invariants[i].Because)
	}
}
