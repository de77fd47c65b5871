package decision

import (
	"slices"

	"stackadvisor/internal/answers"
	"stackadvisor/internal/check"
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
	// ByRules: something else in the rule set is not what it was: layers, the
	// order of options, and points where they were not recorded.
	ByRules
	// ByAnswers: rules and date are the recorded ones, so the answers or weights
	// in the file are not those that were recorded.
	ByAnswers
	// ByPoints: a rule fired then and fires now, and gives other points.
	ByPoints
	// ByConstraint: a rule fired then and fires now, and excludes an option of the
	// recorded stack or requires others, which it did not then.
	ByConstraint
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
	// New: by today's rules the lifecycle entry or relation counted on the recorded
	// date, but it cannot have counted by the rules of then. On is zero for a
	// relation.
	New bool
	// Points are what a rule gave and gives, by option, where that differs. They
	// are known of ByPoints and ByRuleGone, if they were recorded.
	Points []PointChange
	// Proven: without this one thing the recorded stack would be recommended
	// (of several things together, if Joint), on the date before and after. Else
	// it is one of the differences, and which of them decides is not known.
	Proven bool
	Joint  bool
}

// PointChange is what a rule gave to an option then, and gives now, in
// thousandths.
type PointChange struct {
	Option    string
	Then, Now int64
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

// ruleCauses explains why today's rules on the recorded date do not say what was
// recorded. The old rules are not at hand, only what the record keeps of them.
func ruleCauses(p *program.Program, sheet *answers.Sheet) ([]Cause, error) {
	then := sheet.Recorded
	if then.RulesetDigest == p.Digest {
		return []Cause{{Kind: ByAnswers, Entry: -1}}, nil
	}
	differences, err := differencesOf(p, sheet)
	if err != nil {
		return nil, err
	}
	var list []Cause
	for _, id := range then.Stack {
		if optionAt(p, id) < 0 {
			list = append(list, Cause{Kind: ByOptionGone, Entry: -1, ID: id, Proven: true})
		}
	}
	if list == nil {
		decisive, err := deciding(p, sheet, differences)
		if err != nil || decisive != nil {
			return decisive, err
		}
		differences = append(differences, Cause{Kind: ByRules, Entry: -1})
	}
	return append(list, differences...), nil
}

func optionAt(p *program.Program, id string) int {
	return slices.IndexFunc(p.Options, func(o check.Option) bool { return o.ID == id })
}
