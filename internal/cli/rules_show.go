package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/catalog"
	"stackadvisor/internal/check"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

func (a *app) rulesShowCommand() *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:   "show RULES",
		Short: "Show a rule set: its questions, options and rules",
		Long: "Show what a rule set asks and how it decides: every id that answers files and flags can name. " +
			"With --format toml, print its file as it is; that of a built-in set is a good start for one of your own.",
		Example: programName + " rules show article\n" + programName + " rules show article --format toml",
		Args:    exactly("a rule set"),
		RunE: func(_ *cobra.Command, args []string) error {
			p, err := a.sound(args[0])
			if err != nil {
				return err
			}
			if format == "toml" {
				_, err = a.stdout.Write(p.Files[len(p.Files)-1].Data)
				return writing(err)
			}
			s := &shower{prose: a.newProse(), p: p, tag: a.lang, words: lang.Rules(a.lang)}
			s.all()
			_, err = io.WriteString(a.stdout, s.b.String())
			return writing(err)
		},
	}
	cmd.Flags().Var(choice(&format, "format", "text", "toml"), "format", "output format, text or toml")
	return cmd
}

// shower writes a rule set for people.
type shower struct {
	*prose
	p     *program.Program
	tag   string
	words *lang.RulesWords
}

func (s *shower) all() {
	p, w := s.p, s.words
	s.line(p.ID + " " + p.Version)
	s.indented(2, p.Title.In(s.tag))
	s.indented(2, p.Summary.In(s.tag))
	s.line("  " + p.Digest)
	s.knowledge()
	s.heading(w.Criteria)
	for i := range p.Criteria {
		c := &p.Criteria[i]
		s.entry(c.ID, c.Name.In(s.tag), fmt.Sprintf(w.Weight, answers.FormatThousandths(c.Weight)))
	}
	s.heading(w.Layers)
	for l := len(p.Layers) - 1; l >= 0; l-- {
		s.layer(l)
	}
	s.heading(w.Questions)
	for i := range p.Questions {
		s.question(&p.Questions[i])
	}
	s.heading(w.Rules)
	for i := range p.Rules {
		s.rule(&p.Rules[i])
	}
	s.heading(w.Relations)
	for i := range p.Relations {
		r := &p.Relations[i]
		s.entry(r.ID, s.options(r.From, w.Or)+" "+string(r.Kind)+" "+s.ends(r))
		s.indented(4, r.Because.In(s.tag))
	}
	s.claims()
}

// knowledge tells until when the set knows, and what goes on from there.
func (s *shower) knowledge() {
	if !s.p.KnowledgeUntil.IsZero() {
		s.indented(2, fmt.Sprintf(s.words.KnowledgeUntil, s.p.KnowledgeUntil))
	}
	if s.p.ContinuedBy != "" {
		s.indented(2, fmt.Sprintf(s.words.ContinuedBy, s.p.ContinuedBy))
	}
}

// claims tells the contradictions and the invariants, of sets that have them.
func (s *shower) claims() {
	if len(s.p.Contradictions) > 0 {
		s.heading(s.words.Contradictions)
	}
	for i := range s.p.Contradictions {
		c := &s.p.Contradictions[i]
		s.entry(c.ID, catalog.Condition(s.p, c.When, s.tag))
		s.indented(4, c.Because.In(s.tag))
	}
	if len(s.p.Invariants) > 0 {
		s.heading(s.words.Invariants)
	}
	for i := range s.p.Invariants {
		x := &s.p.Invariants[i]
		var parts []string
		if x.When != nil {
			parts = append(parts, fmt.Sprintf(s.words.When, catalog.Condition(s.p, x.When, s.tag)))
		}
		if x.If != nil {
			parts = append(parts, fmt.Sprintf(s.words.ShapeIf, catalog.Shape(s.p, x.If, s.tag)))
		}
		s.entry(x.ID, append(parts, catalog.Shape(s.p, &x.Stack, s.tag))...)
		s.indented(4, x.Because.In(s.tag))
	}
}

// ends names what a relation leads to.
func (s *shower) ends(r *check.Relation) string {
	var parts []string
	if r.Named > 0 {
		parts = append(parts, s.options(r.To[:r.Named], s.words.Or))
	}
	for _, l := range r.ToLayers {
		parts = append(parts, fmt.Sprintf(lang.Catalog(s.tag).AnyInLayer, s.p.Layers[l].Name.In(s.tag)))
	}
	return strings.Join(parts, s.words.Or)
}

// heading starts a section.
func (s *shower) heading(text string) { s.line(""); s.line(text) }

// entry is an id with what it stands for.
func (s *shower) entry(id string, parts ...string) { s.listed(2, id, parts...) }

// listed is an id at an indent with what it stands for.
func (s *shower) listed(indent int, id string, parts ...string) {
	s.hanging(indent, indent+4, id+s.words.Colon+strings.Join(parts, s.words.Semicolon))
}

func (s *shower) layer(l int) {
	layer := &s.p.Layers[l]
	parts := []string{layer.Name.In(s.tag)}
	if layer.Required {
		parts = append(parts, s.words.EveryStack)
	}
	if layer.Minor {
		parts = append(parts, s.words.Minor)
	}
	s.entry(layer.ID, parts...)
	for i := range s.p.Options {
		o := &s.p.Options[i]
		if o.Layers[0] != l {
			continue
		}
		parts := []string{o.Name.In(s.tag)}
		for _, other := range o.Layers[1:] {
			parts = append(parts, fmt.Sprintf(s.words.FillsToo, s.p.Layers[other].ID))
		}
		if len(o.Aliases) > 0 {
			parts = append(parts, fmt.Sprintf(s.words.Aliases, strings.Join(o.Aliases, s.words.List)))
		}
		if len(o.Tags) > 0 {
			parts = append(parts, fmt.Sprintf(s.words.Tags, "@"+strings.Join(o.Tags, s.words.List+"@")))
		}
		s.listed(4, o.ID, parts...)
	}
}

func (s *shower) question(q *check.Question) {
	kind := s.words.YesOrNo
	switch q.Kind {
	case ruleset.Number:
		kind = fmt.Sprintf(s.words.NumberRange, q.Min, q.Max)
	case ruleset.Multi:
		kind = fmt.Sprintf(s.words.SomeOf, q.Min, q.Max)
	case ruleset.Single:
		kind = s.words.OneOf
	}
	s.entry(q.ID+fmt.Sprintf(s.words.Aside, kind), q.Prompt.In(s.tag))
	for i := range q.Choices {
		c := &q.Choices[i]
		parts := []string{c.Label.In(s.tag)}
		if len(c.Aliases) > 0 {
			parts = append(parts, fmt.Sprintf(s.words.Aliases, strings.Join(c.Aliases, s.words.List)))
		}
		s.listed(4, c.ID, parts...)
	}
	if q.AskWhen != nil {
		s.indented(4, fmt.Sprintf(s.words.AskedWhen, catalog.Condition(s.p, q.AskWhen, s.tag)))
	}
}

func (s *shower) rule(r *check.Rule) {
	var points, effects []string
	for _, p := range r.Points {
		points = append(points, fmt.Sprintf("%s %+d", s.option(p.Option), p.Value))
	}
	if len(points) > 0 {
		text := strings.Join(points, s.words.List)
		if len(s.p.Criteria) > 1 {
			text += fmt.Sprintf(s.words.Aside, s.p.Criteria[r.Criterion].ID)
		}
		effects = append(effects, text)
	}
	if len(r.Exclude) > 0 {
		effects = append(effects, fmt.Sprintf(s.words.Excludes, s.options(r.Exclude, s.words.List)))
	}
	if r.ExcludeUnsupported {
		effects = append(effects, fmt.Sprintf(s.words.Excludes, s.words.EveryUnsupported))
	}
	if len(r.Require) > 0 {
		effects = append(effects, fmt.Sprintf(s.words.Requires, s.options(r.Require, s.words.Or)))
	}
	if r.Group >= 0 {
		effects = append(effects, fmt.Sprintf(s.words.InGroup, s.p.Groups[r.Group]))
	}
	s.entry(r.ID, effects...)
	if r.When != nil {
		s.indented(4, fmt.Sprintf(s.words.When, catalog.Condition(s.p, r.When, s.tag)))
	}
	s.indented(4, r.Because.In(s.tag))
}

func (s *shower) option(i int) string { return s.p.Options[i].ID }

func (s *shower) options(list []int, separator string) string {
	ids := make([]string, len(list))
	for i, o := range list {
		ids[i] = s.option(o)
	}
	return strings.Join(ids, separator)
}
