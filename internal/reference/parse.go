package reference

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"time"

	"github.com/BurntSushi/toml"
)

// file has the keys of a rule set file that bear on results.
type file struct {
	Ruleset struct {
		ID             string
		KnowledgeUntil time.Time `toml:"knowledge_until"`
		ContinuedBy    string    `toml:"continued_by"`
	}
	Criterion []struct {
		ID     string
		Weight any
	}
	Layer    []Layer
	Option   []Option
	Question []struct {
		ID, Kind string
		Choices  []struct{ ID string }
		Min, Max *int64
		AskWhen  map[string]any `toml:"ask_when"`
	}
	Fact []struct {
		ID   string
		When map[string]any
	}
	Rule []struct {
		ID, Criterion, Group string
		When                 map[string]any
		Points               map[string]int64
		Exclude, Require     []string
	}
	Relation []struct {
		ID, Kind     string
		From         any // a text or a list of texts
		To           []string
		ToLayers     []string `toml:"to_layers"`
		Since, Until time.Time
	}
	Lifecycle []struct {
		ID, Option, Status string
		Since, Until       time.Time
	}
	Contradiction []struct {
		ID   string
		When map[string]any
	}
	Invariant []struct {
		ID    string
		When  map[string]any
		If    *Shape
		Stack Shape
	}
}

// Parse reads one rule set file. It takes the file to be valid; what it cannot make sense of is an error, but it
// does not look for all that a checker would find.
func Parse(text []byte) (*Set, error) {
	var f file
	if _, err := toml.Decode(string(text), &f); err != nil {
		return nil, fmt.Errorf("reading the rule set: %w", err)
	}
	s := &Set{ID: f.Ruleset.ID, KnowledgeUntil: day(f.Ruleset.KnowledgeUntil), ContinuedBy: f.Ruleset.ContinuedBy,
		Layers: f.Layer, Options: f.Option}
	for _, l := range f.Lifecycle {
		s.Lifecycles = append(s.Lifecycles, Lifecycle{l.ID, l.Option, l.Status, day(l.Since), day(l.Until)})
	}
	for _, step := range []func(file) error{s.readCriteria, s.readQuestions, s.readConditions, s.readRules,
		s.readRelations, s.readContradictions, s.readInvariants} {
		if err := step(f); err != nil {
			return nil, fmt.Errorf("reading the rule set: %w", err)
		}
	}
	return s, s.checkNames()
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// readCriteria: "default 1; a set without criteria has one, "fit"".
func (s *Set) readCriteria(f file) error {
	for _, c := range f.Criterion {
		weight, err := thousandths(c.Weight)
		if err != nil {
			return fmt.Errorf("criterion %s: %w", c.ID, err)
		}
		s.Criteria = append(s.Criteria, Criterion{c.ID, weight})
	}
	if len(s.Criteria) == 0 {
		s.Criteria = []Criterion{{"fit", 1000}}
	}
	return nil
}

// thousandths turns a decoded weight into thousandths. A float is taken as the shortest decimal that means it,
// which is the one in the file for any weight of at most three decimals.
func thousandths(value any) (int64, error) {
	var text string
	switch v := value.(type) {
	case nil:
		return 1000, nil
	case int64:
		return v * 1000, nil
	case float64:
		text = strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return 0, fmt.Errorf("weight %v is no number", value)
	}
	exact, ok := new(big.Rat).SetString(text)
	if !ok {
		return 0, fmt.Errorf("weight %s is no number", text)
	}
	exact.Mul(exact, big.NewRat(1000, 1))
	if !exact.IsInt() || !exact.Num().IsInt64() {
		return 0, fmt.Errorf("weight %s has more than three decimals", text)
	}
	return exact.Num().Int64(), nil
}

// readQuestions reads all but ask_when. "multi: fewest, most choices (defaults 1, all); number: range (min
// defaults to 0, max required)".
func (s *Set) readQuestions(f file) error {
	for _, from := range f.Question {
		q := Question{ID: from.ID, Kind: from.Kind}
		for _, c := range from.Choices {
			q.Choices = append(q.Choices, c.ID)
		}
		switch q.Kind {
		case "single", "yesno":
		case "multi":
			q.Min, q.Max = 1, int64(len(q.Choices))
		case "number":
			if from.Max == nil {
				return fmt.Errorf("question %s has no max", q.ID)
			}
		default:
			return fmt.Errorf("question %s has the kind %q", q.ID, q.Kind)
		}
		if from.Min != nil {
			q.Min = *from.Min
		}
		if from.Max != nil {
			q.Max = *from.Max
		}
		s.Questions = append(s.Questions, q)
	}
	return nil
}

// readConditions reads ask_when and facts; a condition is read when the kinds of all questions are known.
func (s *Set) readConditions(f file) (err error) {
	for _, from := range f.Fact {
		s.Facts = append(s.Facts, Fact{ID: from.ID})
	}
	for i, from := range f.Question {
		if from.AskWhen == nil {
			continue
		}
		if s.Questions[i].AskWhen, err = s.condition(from.AskWhen); err != nil {
			return fmt.Errorf("question %s: ask_when: %w", from.ID, err)
		}
	}
	for i, from := range f.Fact {
		if s.Facts[i].When, err = s.condition(from.When); err != nil {
			return fmt.Errorf("fact %s: %w", from.ID, err)
		}
	}
	return nil
}

// readRules: the criterion's "default: the first criterion".
func (s *Set) readRules(f file) error {
	for _, from := range f.Rule {
		r := Rule{ID: from.ID, Criterion: from.Criterion, Group: from.Group}
		if r.Criterion == "" {
			r.Criterion = s.Criteria[0].ID
		}
		var errs [4]error
		r.When, errs[0] = s.optionalCondition(from.When)
		r.Points, errs[1] = s.expandPoints(from.Points)
		r.Exclude, errs[2] = s.expand(from.Exclude)
		r.Require, errs[3] = s.expand(from.Require)
		if err := errors.Join(errs[:]...); err != nil {
			return fmt.Errorf("rule %s: %w", from.ID, err)
		}
		s.Rules = append(s.Rules, r)
	}
	return nil
}

// optionalCondition is nil for a table that is not there.
func (s *Set) optionalCondition(table map[string]any) (Condition, error) {
	if table == nil {
		return nil, nil
	}
	return s.condition(table)
}

func (s *Set) readRelations(f file) error {
	for _, from := range f.Relation {
		r := Relation{ID: from.ID, Kind: from.Kind, ToLayers: from.ToLayers}
		r.Since, r.Until = day(from.Since), day(from.Until)
		names, err := texts("from", from.From)
		if err == nil {
			r.From, err = s.expand(names)
		}
		if err == nil {
			r.To, err = s.expand(from.To)
		}
		if err != nil {
			return fmt.Errorf("relation %s: %w", from.ID, err)
		}
		s.Relations = append(s.Relations, r)
	}
	return nil
}

func (s *Set) readContradictions(f file) error {
	for _, from := range f.Contradiction {
		when, err := s.condition(from.When)
		if err != nil {
			return fmt.Errorf("contradiction %s: %w", from.ID, err)
		}
		s.Contradictions = append(s.Contradictions, Contradiction{from.ID, when})
	}
	return nil
}

func (s *Set) readInvariants(f file) error {
	for _, from := range f.Invariant {
		when, err := s.optionalCondition(from.When)
		for _, shape := range []*Shape{from.If, &from.Stack} {
			if err == nil && shape != nil {
				err = s.expandShape(shape)
			}
		}
		if err != nil {
			return fmt.Errorf("invariant %s: %w", from.ID, err)
		}
		s.Invariants = append(s.Invariants, Invariant{from.ID, when, from.If, from.Stack})
	}
	return nil
}
