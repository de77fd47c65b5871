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

// FormatVersion is the version of the JSON shape. A change of the shape that
// could break a reader changes it.
const FormatVersion = 1

// Document is everything that is known of one sheet: what `recommend` prints,
// then what `explain` adds, then what makes it readable without the rule set.
// Field order is key order. Lists are never nil.
type Document struct {
	Recommendation
	*Explanation          // nil: nothing was explained
	Appendix     Appendix `json:"document"`
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
	// AllContradict is true if every way to answer the open questions contradicts
	// itself.
	AllContradict bool `json:"all_contradict"`
}

// Ruleset names the rules that were applied.
type Ruleset struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
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
}

// Supported is the result if every unsupported option were excluded.
type Supported struct {
	Status string      `json:"status"`
	Stack  []string    `json:"stack"`
	Score  Thousandths `json:"score"`
}

// CautionUnsupported is the kind of every caution there is.
const CautionUnsupported = "unsupported"

// Why an option is unsupported, the Status of a Caution.
const (
	CautionRetired      = "retired"       // the option was given up
	CautionSupportEnded = "support-ended" // its last day of support is over
)

// Caution says that an option of the stack is unsupported on the date. Text is
// a sentence in the language of the result; Lifecycle names the entry behind it.
type Caution struct {
	Kind      string `json:"kind"`
	Option    string `json:"option"`
	Text      string `json:"text"`
	Source    string `json:"source"` // "" if the entry gives none
	Waived    bool   `json:"waived"`
	Status    string `json:"status"`
	Lifecycle string `json:"lifecycle"`
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
