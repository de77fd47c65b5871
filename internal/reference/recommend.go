package reference

import (
	"slices"
)

// Query is what a recommendation depends on besides the rule set.
type Query struct {
	Answers      Sheet
	Weights      map[string]int64 // thousandths, over the set's own
	Date         string           // like 2026-11-22
	Alternatives int              // how many at most; negative: all
}

// The values of a result's status.
const (
	Recommended = "recommended"
	NoEvidence  = "no-evidence"
	Infeasible  = "infeasible"
)

// Result is all that section 3 says of one sheet. Lists are in file order unless said otherwise, never nil;
// scores are in thousandths.
type Result struct {
	Status       string
	Stack        []string // empty unless recommended
	Score        int64    // 0 unless recommended
	Margin       *int64   // nil without an alternative
	Tie          bool     // the margin is 0
	Alternatives []Scored // best first
	Rival        *Scored  // nil if there is none
	Lead         *int64   // the score less the rival's; nil without a rival
	Layers       []LayerNext
	Supported    *Supported // nil if nothing recommended is unsupported
	Cautions     []Caution
	Options      []OptionScore
	Fired        []string
	Open         []string
	Unanswered   []string
	Conflict     *Conflict // nil unless infeasible
	// Contradictions are those that the given answers alone make true.
	Contradictions []string
}

// Scored is a stack with the sum of its options' scores.
type Scored struct {
	Stack []string
	Score int64
}

// LayerNext is what the recommended stack has in a layer ("" for nothing), and the best stack that fills this
// layer otherwise (nil if there is none).
type LayerNext struct {
	Layer  string
	Option string
	Next   *Scored
}

// Supported is the result "if every unsupported option were excluded".
type Supported struct {
	Status string
	Stack  []string
	Score  int64
}

// OptionScore is an option's score with what made it.
type OptionScore struct {
	ID            string
	Layer         string
	Score         int64
	Unsupported   bool
	ExcludedBy    []string // fired rules, also through "@unsupported"
	Contributions []Contribution
}

// Contribution is a fired rule with points for an option. Counted is false if another rule of its group counts.
type Contribution struct {
	Rule      string
	Criterion string
	Points    int64
	Weight    int64 // thousandths
	Counted   bool
}

// Conflict names constraints: of an infeasible result the minimal conflict.
type Conflict struct {
	Rules, Relations, Layers []string
}

// Recommend works out section 3 for one query.
func (s *Set) Recommend(q Query) Result {
	e := s.evaluate(q)
	status, best := e.choose()
	r := Result{Status: status, Stack: s.ids(best), Score: e.sum(best), Layers: e.layers(best)}
	r.Fired, r.Open = s.firedAndOpen(q.Answers)
	r.Options = s.optionScores(q)
	r.Unanswered = s.unanswered(q.Answers)
	r.Contradictions = s.contradictionsOn(q.Answers)
	r.Cautions = e.cautions(best, q.Date)
	r.Alternatives = []Scored{}
	if status == Recommended {
		r.setAlternatives(e.allScored(e.alternatives(best)), q.Alternatives)
		r.setRival(e.rival(best))
	}
	if len(s.unsupportedAmong(r.Stack, q.Date)) > 0 {
		r.Supported = s.supported(q)
	}
	if status == Infeasible {
		r.Conflict = e.conflict()
	}
	return r
}

// setRival sets the rival, and the lead: "score minus the rival's".
func (r *Result) setRival(rival *Scored) {
	if r.Rival = rival; rival != nil {
		lead := r.Score - rival.Score
		r.Lead = &lead
	}
}

func (s *Set) firedAndOpen(a Sheet) (firedIDs, openIDs []string) {
	firedIDs, openIDs = []string{}, []string{}
	fired, open := s.Rulings(a)
	for _, r := range fired {
		firedIDs = append(firedIDs, r.ID)
	}
	for _, r := range open {
		openIDs = append(openIDs, r.ID)
	}
	return firedIDs, openIDs
}

// unanswered lists "every question without an answer, also those that do not apply".
func (s *Set) unanswered(a Sheet) []string {
	list := []string{}
	for _, q := range s.Questions {
		if _, given := a.Given(q.ID); !given {
			list = append(list, q.ID)
		}
	}
	return list
}

func (s *Set) optionScores(q Query) []OptionScore {
	fired, _ := s.Rulings(q.Answers)
	list := []OptionScore{}
	for _, o := range s.Options {
		score := OptionScore{ID: o.ID, Layer: o.Layer, ExcludedBy: s.excludedBy(fired, o.ID, q.Date)}
		score.Unsupported = s.Unsupported(o.ID, q.Date)
		score.Contributions = contributions(fired, o.ID, s.weights(q))
		score.Score = total(score.Contributions)
		list = append(list, score)
	}
	return list
}

// excludedBy lists "ids of the fired rules, also through @unsupported" that exclude an option.
func (s *Set) excludedBy(fired []Rule, option, date string) []string {
	rules := []string{}
	for _, r := range fired {
		if slices.Contains(s.excludes(r, date), option) {
			rules = append(rules, r.ID)
		}
	}
	return rules
}

func (s *Set) unsupportedAmong(options []string, date string) []string {
	list := []string{}
	for _, option := range options {
		if s.Unsupported(option, date) {
			list = append(list, option)
		}
	}
	return list
}

// supported is section 3.8: "the result if every unsupported option were excluded".
func (s *Set) supported(q Query) *Supported {
	e := s.evaluate(q, constraint{"", "", func(k stack) bool {
		return len(s.unsupportedAmong(s.ids(k), q.Date)) == 0
	}})
	status, best := e.choose()
	return &Supported{status, s.ids(best), e.sum(best)}
}

// conflict is the minimal conflict of section 3.5: "the fewest rules, relations and required layers that cannot
// hold together (ties: earliest rules, then relations, then layers)".
func (e evaluation) conflict() *Conflict {
	var some []constraint
	for _, i := range e.set.minimalConflict(e.constraints) {
		some = append(some, e.constraints[i])
	}
	c := named(some)
	return &c
}

// named gives the ids of constraints by their kinds.
func named(constraints []constraint) Conflict {
	c := Conflict{[]string{}, []string{}, []string{}}
	list := map[string]*[]string{"rule": &c.Rules, "relation": &c.Relations, "layer": &c.Layers}
	for _, one := range constraints {
		kind := list[one.kind]
		*kind = append(*kind, one.id)
	}
	return c
}
