// Package report makes one Document from the results for a sheet and turns it
// into text for people and JSON for programs.
//
//	engine.Recommendation + answers.Sheet --New--> Document --WriteJSON--> JSON
//	                                                  |   <----Read-------
//	                                                  +--WriteText--> text
//
// Every format is made from the Document alone, so that a saved JSON result can
// be rendered later in any of them. The package arranges what engine and
// analysis found out; it computes no scores.
package report

import "stackadvisor/internal/program"

// FormatVersion is the version of the JSON shape. A change of the shape that
// could break a reader changes it.
const FormatVersion = 1

// Document is everything that is known of one sheet: what `recommend` prints,
// then what `explain` adds, then what makes it readable without the rule set.
// Field order is key order. Lists are never nil.
type Document struct {
	Recommendation
	*Explanation // nil: nothing was explained
	Further
	Appendix Appendix `json:"document"`
}

// Recommendation is what `recommend --format json` prints. Everything refers to
// the rule set by id; lists are in the order of its files unless said otherwise.
type Recommendation struct {
	FormatVersion int           `json:"format_version"`
	Ruleset       Ruleset       `json:"ruleset"`
	AsOf          string        `json:"as_of"` // YYYY-MM-DD
	Answers       Answers       `json:"answers"`
	Unanswered    []string      `json:"unanswered"`
	Status        string        `json:"status"` // recommended, no-evidence, infeasible
	Stack         []string      `json:"stack"`
	Score         Thousandths   `json:"score"`
	Settled       *bool         `json:"settled"` // nil: not decided within the budget
	Margin        *Thousandths  `json:"margin"`  // nil: there is no alternative
	Alternatives  []Stack       `json:"alternatives"`
	Layers        []LayerResult `json:"layers"`
	Supported     *Supported    `json:"supported"` // nil: nothing recommended is unsupported
	Cautions      []Caution     `json:"cautions"`
	Options       []Scored      `json:"options"`
	Fired         []string      `json:"fired"`
	Open          []string      `json:"open"`
	Conflict      *Conflict     `json:"conflict"` // nil: the constraints can be met
	// Contradictions are those of the rule set that the answers make true.
	Contradictions []string `json:"contradictions"`
	// Rival is the best stack that is really another one, and Lead the score minus
	// the rival's; both nil if there is none.
	Rival *Stack       `json:"rival"`
	Lead  *Thousandths `json:"lead"`
	// AllContradict is true if every way to answer the open questions contradicts
	// itself.
	AllContradict bool `json:"all_contradict"`
}

// Ruleset names the rules that were applied. KnowledgeUntil is the last day that
// they know of, and ContinuedBy the set that goes on from there; "" if they say
// nothing of it.
type Ruleset struct {
	ID             string `json:"id"`
	Version        string `json:"version"`
	Digest         string `json:"digest"`
	KnowledgeUntil string `json:"knowledge_until"`
	ContinuedBy    string `json:"continued_by"`
}

// NewRuleset names the rule set of a program.
func NewRuleset(p *program.Program) Ruleset {
	return Ruleset{p.ID, p.Version, p.Digest, p.KnowledgeUntil.String(), p.ContinuedBy}
}

// Stack is a set of options with its sum of scores.
type Stack struct {
	Stack []string    `json:"stack"`
	Score Thousandths `json:"score"`
}

// LayerResult is what fills a layer, and the best stack that fills it otherwise.
type LayerResult struct {
	Layer  string  `json:"layer"`
	Option *string `json:"option"` // nil: the layer is empty
	Next   *Stack  `json:"next"`   // nil: there is no such stack
	// DecidedBy are the unanswered questions that can still fill an empty layer, the
	// best first: an open rule that waits for them gives positive points to an
	// option of the layer, or requires one, and nothing excludes that option. Where
	// an answer to one of them alone fills the layer, only such ones are here; where
	// each was tried alone and none does, none is.
	DecidedBy []string `json:"decided_by"`
}

// Supported is the result if every unsupported option were excluded.
type Supported struct {
	Status string      `json:"status"`
	Stack  []string    `json:"stack"`
	Score  Thousandths `json:"score"`
}

// The kinds of cautions, in the order in which a result has them.
const (
	CautionUnsupported   = "unsupported"    // an option of the stack is unsupported on the date
	CautionEndedRelation = "ended-relation" // what had made a pair of the stack possible is over
	CautionAgainst       = "against"        // the stack is there although the reasons speak against it
)

// Why an option is unsupported, the Status of a Caution.
const (
	CautionRetired      = "retired"       // the option was given up
	CautionSupportEnded = "support-ended" // its last day of support is over
)

// Caution says what to be careful about. Text is a sentence in the language of
// the result. What a kind has no use for is empty.
type Caution struct {
	Kind      string `json:"kind"`
	Option    string `json:"option"` // of an ended relation, the one that ran on the other or drove it
	Text      string `json:"text"`
	Source    string `json:"source"` // "" if the entry gives none
	Waived    bool   `json:"waived"`
	Status    string `json:"status"`
	Lifecycle string `json:"lifecycle"` // the entry behind an unsupported option
	Relation  string `json:"relation"`  // that ended
	Other     string `json:"other"`     // option at the other end of the relation
	// Rules and Layers require the stack against the reasons.
	Rules  []string `json:"rules"`
	Layers []string `json:"layers"`
}

// Scored is one option with its score and the reasons for it.
type Scored struct {
	ID            string         `json:"id"`
	Layer         string         `json:"layer"`
	Score         Thousandths    `json:"score"`
	Unsupported   bool           `json:"unsupported"`
	ExcludedBy    []string       `json:"excluded_by"`
	Contributions []Contribution `json:"contributions"`
}

// Contribution is what a fired rule says of an option: points times the weight
// of the criterion, unless another rule of its group counts instead.
type Contribution struct {
	Rule      string      `json:"rule"`
	Criterion string      `json:"criterion"`
	Points    Thousandths `json:"points"`
	Weight    Thousandths `json:"weight"`
	Counted   bool        `json:"counted"`
}

// Amount is what the contribution adds to the score if it counts.
func (c Contribution) Amount() Thousandths { return c.Points / 1000 * c.Weight }

// Conflict is a smallest set of constraints that no stack meets together.
type Conflict struct {
	Rules     []string `json:"rules"`
	Relations []string `json:"relations"`
	Layers    []string `json:"layers"`
}
