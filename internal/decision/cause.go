package decision

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/date"
	"stackadvisor/internal/engine"
	"stackadvisor/internal/program"
)

// CauseKind says what kind of thing changed a recommendation.
type CauseKind uint8

// The kinds of causes.
const (
	// ByLifecycle: an option became unsupported, or on an earlier date is not yet.
	ByLifecycle CauseKind = iota
	// ByRelation: a relation began or ceased to count.
	ByRelation
	// ByRuleFires: a rule fires that did not fire when the sheet was recorded.
	ByRuleFires
	// ByRuleSilent: a rule fired then and does not now.
	ByRuleSilent
	// ByRuleGone: a rule fired then and is not in the rule set any more.
	ByRuleGone
	// ByOptionGone: the rule set no longer has an option of the recorded stack.
	ByOptionGone
	// ByRules: something else in the rule set is not what it was: points,
	// relations, layers. The record does not tell what it was.
	ByRules
	// ByAnswers: rules and date are the recorded ones, so the answers or weights
	// in the file are not those that were recorded.
	ByAnswers
)

// Cause is one thing that changed the recommendation.
type Cause struct {
	Kind CauseKind
	// Entry is the position of the lifecycle entry, relation or rule; -1 if the
	// kind has none. ID is its id, or that of the option or rule that is gone.
	Entry int
	ID    string
	// On is the first day on which the entry counts, or counts no more; zero
	// unless the kind is ByLifecycle or ByRelation.
	On date.Date
	// Ends: the relation counts no more.
	Ends bool
	// Undone: today is before On, so what happened then has not happened yet.
	Undone bool
	// Proven: without this one thing the recorded stack would be recommended
	// (of several things together, if Joint), on the date before and after. Else
	// it is one of the differences, and which of them decides is not known.
	Proven bool
	Joint  bool
}

// causes explains why now is not what was recorded:
//
//	recorded --today's rules, date of then--> rule causes --today--> date causes
func causes(p *program.Program, sheet *answers.Sheet, now *engine.Recommendation) ([]Cause, error) {
	if sheet.Recorded.AsOf.IsZero() { // nothing can be said of dates
		undated := *sheet.Recorded
		undated.AsOf = now.Engine.Date
		dated := *sheet
		dated.Recorded = &undated
		sheet = &dated
	}
	then := sheet.Recorded
	before, err := outcomeOn(p, sheet, then.AsOf)
	if err != nil {
		return nil, err
	}
	var list []Cause
	if !recordedAs(then, before) {
		if list, err = ruleCauses(p, sheet); err != nil {
			return nil, err
		}
	}
	if !before.equal(outcomeOf(now)) {
		dates, err := dateCauses(p, sheet, before, now.Engine.Date)
		if err != nil {
			return nil, err
		}
		list = append(list, dates...)
	}
	return list, nil
}

// mostToggles bounds the search for the rules that decide: 24 rules are at most
// 300 trials.
const mostToggles = 24

// ruleCauses explains why today's rules on the recorded date do not say what was
// recorded. The old rules are not at hand, only which of them fired.
func ruleCauses(p *program.Program, sheet *answers.Sheet) ([]Cause, error) {
	then := sheet.Recorded
	if then.RulesetDigest == p.Digest {
		return []Cause{{Kind: ByAnswers, Entry: -1}}, nil
	}
	var list []Cause
	for _, id := range then.Stack {
		if !hasOption(p, id) {
			list = append(list, Cause{Kind: ByOptionGone, Entry: -1, ID: id, Proven: true})
		}
	}
	toggles, gone, err := firedDifference(p, sheet)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		decisive, err := deciding(p, sheet, toggles)
		if err != nil || decisive != nil {
			return decisive, err
		}
	}
	list = append(append(list, toggles...), gone...)
	if !slices.ContainsFunc(list, func(c Cause) bool { return c.Proven }) {
		list = append(list, Cause{Kind: ByRules, Entry: -1})
	}
	return list, nil
}

func hasOption(p *program.Program, id string) bool {
	for i := range p.Options {
		if p.Options[i].ID == id {
			return true
		}
	}
	return false
}

// firedDifference lists the rules that fire now on the recorded date and did not
// then, or the other way round, and the fired ones that are gone.
func firedDifference(p *program.Program, sheet *answers.Sheet) (toggles, gone []Cause, err error) {
	then := sheet.Recorded
	s := engine.New(p, engine.Config{Date: then.AsOf, Weights: sheet.Weights}).NewState()
	s.Reset(sheet.Values)
	known := map[string]bool{}
	for i := range p.Rules {
		id := p.Rules[i].ID
		known[id] = true
		switch fired := slices.Contains(then.Fired, id); {
		case s.Fired(i) && !fired:
			toggles = append(toggles, Cause{Kind: ByRuleFires, Entry: i, ID: id})
		case !s.Fired(i) && fired:
			toggles = append(toggles, Cause{Kind: ByRuleSilent, Entry: i, ID: id})
		}
	}
	for _, id := range then.Fired {
		if !known[id] {
			gone = append(gone, Cause{Kind: ByRuleGone, Entry: -1, ID: id})
		}
	}
	return toggles, gone, nil
}

// deciding finds a smallest set of at most two differences without which the
// recorded stack comes out on the recorded date; nil if there is none. Of sets of
// one it returns all that do it, each for itself.
func deciding(p *program.Program, sheet *answers.Sheet, toggles []Cause) ([]Cause, error) {
	if len(toggles) > mostToggles {
		return nil, nil
	}
	var single []Cause
	for _, c := range toggles {
		ok, err := restores(p, sheet, c)
		if err != nil {
			return nil, err
		}
		if ok {
			c.Proven = true
			single = append(single, c)
		}
	}
	if single != nil {
		return single, nil
	}
	for i, a := range toggles {
		for _, b := range toggles[i+1:] {
			ok, err := restores(p, sheet, a, b)
			if err != nil {
				return nil, err
			}
			if ok {
				a.Proven, a.Joint, b.Proven, b.Joint = true, true, true, true
				return []Cause{a, b}, nil
			}
		}
	}
	return nil, nil
}

// restores reports whether the recorded outcome comes out on the recorded date
// if the given rules do what they did then.
func restores(p *program.Program, sheet *answers.Sheet, toggles ...Cause) (bool, error) {
	set := *p.Resolved
	set.Rules = slices.Clone(set.Rules)
	for _, c := range toggles {
		rule := &set.Rules[c.Entry]
		if c.Kind == ByRuleSilent {
			rule.When = nil // fires
			continue
		}
		rule.Points, rule.Exclude, rule.Require, rule.ExcludeUnsupported = nil, nil, nil, false
	}
	o, err := outcomeOn(program.Compile(&set), sheet, sheet.Recorded.AsOf)
	return err == nil && recordedAs(sheet.Recorded, o), err
}
