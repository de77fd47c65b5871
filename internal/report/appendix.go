package report

// Appendix is what a reader needs beside the result: what was said, and the
// texts of everything the result mentions, in all languages that the rule set
// has.
type Appendix struct {
	Title        string      `json:"title"`
	Participants []string    `json:"participants"`
	Texts        Texts       `json:"texts"`
	Sources      []Source    `json:"sources"`
	Lifecycle    []Lifecycle `json:"lifecycle"`
	Notes        Notes       `json:"notes"`
	Waivers      []Waiver    `json:"waivers"`
	Program      string      `json:"program"` // version of the program that made the result
	Lang         string      `json:"lang"`    // the language that was asked for
	// Sheet is the answers file that gives this result, with what was
	// recommended recorded in it.
	Sheet string `json:"sheet"`
	Links Notes  `json:"links"` // for answers
}

// Texts says in words what the ids of a result stand for.
type Texts struct {
	Title     Text        `json:"title"`   // of the rule set
	Summary   Text        `json:"summary"` // of the rule set
	Criteria  []Criterion `json:"criteria"`
	Layers    []Layer     `json:"layers"` // bottom first
	Options   []Option    `json:"options"`
	Questions []Question  `json:"questions"`
	Rules     []Rule      `json:"rules"` // the fired and the open ones
	Relations []Relation  `json:"relations"`
	// Contradictions are those that the answers make true.
	Contradictions []Contradiction `json:"contradictions"`
}

// Criterion is a point of view with the weight it had in this result, and the
// weight that the rule set gives it.
type Criterion struct {
	ID     string      `json:"id"`
	Name   Text        `json:"name"`
	Weight Thousandths `json:"weight"`
	Own    Thousandths `json:"own"`
}

// Layer is a place in the stack.
type Layer struct {
	ID       string `json:"id"`
	Name     Text   `json:"name"`
	Required bool   `json:"required"`
	Minor    bool   `json:"minor"` // stacks that differ here only are variants of one platform
}

// Option is a technology. Layers has its own layer first. State is the lifecycle
// entry that tells its state on the date, "" if there is none.
type Option struct {
	ID      string   `json:"id"`
	Name    Text     `json:"name"`
	Layers  []string `json:"layers"`
	Summary Text     `json:"summary"`
	Manages Text     `json:"manages"`
	Barrier Text     `json:"barrier"`
	Traits  []Trait  `json:"traits"`
	State   string   `json:"state"`
}

// Trait is something a source says of an option.
type Trait struct {
	Kind   string `json:"kind"` // definition, strength, weakness
	Text   Text   `json:"text"`
	Source string `json:"source"`
	At     Text   `json:"at"`
}

// Question is one thing the team was asked.
type Question struct {
	ID      string   `json:"id"`
	Prompt  Text     `json:"prompt"`
	Kind    string   `json:"kind"` // single, multi, yesno, number
	Choices []Choice `json:"choices"`
	// Applies is yes, no, or unknown while the answers do not say.
	Applies string `json:"applies"`
	// SaidUnknown: it was asked, and the answer was that nobody knows.
	SaidUnknown bool `json:"said_unknown"`
}

// The values of Question.Applies.
const (
	AppliesYes     = "yes"
	AppliesNo      = "no"
	AppliesUnknown = "unknown"
)

// Choice is one answer of a single or multi question.
type Choice struct {
	ID    string `json:"id"`
	Label Text   `json:"label"`
}

// Rule is a rule that fired, or that is open. Exclude has what "@unsupported"
// stands for on the date.
type Rule struct {
	ID        string   `json:"id"`
	Criterion string   `json:"criterion"`
	Points    []Points `json:"points"`
	Exclude   []string `json:"exclude"`
	Require   []string `json:"require"`
	Group     string   `json:"group"`
	Because   Text     `json:"because"`
	Source    string   `json:"source"`
	At        Text     `json:"at"`
}

// Points are what a rule gives to one option, before weights.
type Points struct {
	Option string      `json:"option"`
	Points Thousandths `json:"points"`
}

// Relation ties an option to others. A relation of several options is listed
// once for each, under the same id. Holds: it counts on the date.
type Relation struct {
	ID       string   `json:"id"`
	From     string   `json:"from"`
	Kind     string   `json:"kind"` // requires, conflicts, runs-on, drives, bundles, replaces, like
	To       []string `json:"to"`
	Because  Text     `json:"because"`
	Source   string   `json:"source"`
	Since    string   `json:"since"` // "" if open
	Until    string   `json:"until"` // "" if open
	Holds    bool     `json:"holds"`
	ToLayers []string `json:"to_layers"` // beside To: every option that fills one of these
}

// Contradiction names answers that exclude each other. Questions are those whose
// answers make it true.
type Contradiction struct {
	ID        string   `json:"id"`
	Because   Text     `json:"because"`
	Source    string   `json:"source"`
	At        Text     `json:"at"`
	Questions []string `json:"questions"`
}

// Source is where guidance or a fact comes from.
type Source struct {
	ID      string `json:"id"`
	Title   Text   `json:"title"`
	URL     string `json:"url"`
	Date    string `json:"date"`    // when published; "" if not told
	Checked string `json:"checked"` // when somebody last read it; "" if not told
}

// Lifecycle is one dated state of an option.
type Lifecycle struct {
	ID        string   `json:"id"`
	Option    string   `json:"option"`
	Status    string   `json:"status"` // active, maintenance, deprecated, retired
	Since     string   `json:"since"`
	Until     string   `json:"until"` // last day of support; "" if there is none
	Successor []string `json:"successor"`
	Source    string   `json:"source"`
	Checked   string   `json:"checked"`
	Note      Text     `json:"note"`
}

// Waiver is a caution that the team has accepted, until its last day.
type Waiver struct {
	Option string `json:"option"`
	Reason string `json:"reason"`
	Owner  string `json:"owner"`
	Until  string `json:"until"`
}
