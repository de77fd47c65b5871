package report

// Explanation is what `explain --format json` prints after the recommendation:
// how firm the result is, and what would change it. A method is "exact",
// "proved" or "estimated". Shares are over all answer sheets, or all weights,
// alike; they are no forecast.
type Explanation struct {
	Outcomes      Outcomes      `json:"outcomes"`
	Irrelevant    []string      `json:"irrelevant"`
	Next          []Information `json:"next"` // most bits first
	Flips         []Flip        `json:"flips"`
	Sufficient    *[]string     `json:"sufficient"` // nil: not settled, or not decided
	Weights       []WeightRange `json:"weights"`
	Acceptability Acceptability `json:"acceptability"`
	WhyNot        []WhyNot      `json:"why_not"`
	Homework      []Homework    `json:"homework"`
	Methods       Methods       `json:"methods"`
	Search        Search        `json:"search"`
	// Undecided are the questions of which it was not decided whether they are
	// irrelevant.
	Undecided []string `json:"undecided"`
}

// Outcomes is how many completions of the sheet lead to which stack. Samples and
// Seed are 0 unless it is estimated.
type Outcomes struct {
	Method      string    `json:"method"`
	Completions string    `json:"completions"` // decimal
	Stacks      []Outcome `json:"stacks"`
	Samples     int       `json:"samples"`
	Seed        uint64    `json:"seed"`
}

// Outcome is a stack, or that there is none, with its part of the completions.
// Low to High is the 95 % interval of the share, the share itself if it is not
// estimated.
type Outcome struct {
	Stack  []string   `json:"stack"`
	Status string     `json:"status"`
	Count  string     `json:"count"` // decimal
	Share  Millionths `json:"share"`
	Low    Millionths `json:"low"`
	High   Millionths `json:"high"`
}

// Information is how many bits the answer to a question tells of the stack. Low
// to High is the 95 % interval, the bits themselves if they are not estimated.
type Information struct {
	Question string     `json:"question"`
	Bits     Millionths `json:"bits"`
	Low      Millionths `json:"low"`
	High     Millionths `json:"high"`
}

// Flip is a minimal set of given answers which, all changed, change the stack.
type Flip struct {
	Questions []string  `json:"questions"`
	Stacks    []Reached `json:"stacks"`
}

// Reached is what a flip leads to, with new answers that do it and change fewest
// choices.
type Reached struct {
	Stack   []string `json:"stack"`
	Status  string   `json:"status"`
	Example Answers  `json:"example"`
	// Ranges has for numbers of the example the range in which every number does
	// the same, unless it is that number alone.
	Ranges []Range `json:"ranges"`
}

// Range is the numbers from Low to High, both included.
type Range struct {
	Question string `json:"question"`
	Low      int64  `json:"low"`
	High     int64  `json:"high"`
}

// WeightRange is how far the weight of a criterion may move without another
// stack being recommended.
type WeightRange struct {
	Criterion string       `json:"criterion"`
	Weight    Thousandths  `json:"weight"`
	Low       Thousandths  `json:"low"`
	High      *Thousandths `json:"high"` // nil: no upper end
}

// Acceptability is the share of all weights that recommend each stack.
type Acceptability struct {
	Method  string       `json:"method"`
	Samples int          `json:"samples"`
	Seed    uint64       `json:"seed"`
	Stacks  []Acceptance `json:"stacks"`
}

// Acceptance is one stack's share, with its 95 % interval if it is estimated.
type Acceptance struct {
	Stack []string   `json:"stack"`
	Share Millionths `json:"share"`
	Low   Millionths `json:"low"`
	High  Millionths `json:"high"`
}

// WhyNot says why an option is not recommended: rules exclude it, or no stack
// that meets the constraints has it (Blocked), or the best stack with it lacks
// Gap points. Rules and Criteria are the parts of the gap.
type WhyNot struct {
	Option     string         `json:"option"`
	ExcludedBy []string       `json:"excluded_by"`
	Stack      []string       `json:"stack"` // the best with the option
	Gap        *Thousandths   `json:"gap"`   // nil: there is no such stack
	Flips      []Flip         `json:"flips"` // the smallest that recommend the option
	Rules      []RuleGap      `json:"rules"`
	Criteria   []CriterionGap `json:"criteria"`
	Blocked    *Conflict      `json:"blocked"`
}

// RuleGap is what a rule gives to the recommended stack more than to the other.
type RuleGap struct {
	Rule   string      `json:"rule"`
	Points Thousandths `json:"points"`
}

// CriterionGap is the sum of RuleGap.Points over the rules of a criterion.
type CriterionGap struct {
	Criterion string      `json:"criterion"`
	Points    Thousandths `json:"points"`
}

// Homework is what the answer to one unanswered question alone would do: how
// many of its possible answers would change the stack.
type Homework struct {
	Question string            `json:"question"`
	Answers  int               `json:"answers"`
	Changes  int               `json:"changes"`
	Stacks   []HomeworkOutcome `json:"stacks"`
}

// HomeworkOutcome is a stack that some of the answers lead to.
type HomeworkOutcome struct {
	Stack   []string `json:"stack"`
	Status  string   `json:"status"`
	Answers int      `json:"answers"`
	Example Answers  `json:"example"`
	Ranges  []Range  `json:"ranges"` // see Reached
}

// Methods says how the figures were obtained that have no method beside them;
// nil: not decided.
type Methods struct {
	Settled    *string `json:"settled"`
	Irrelevant *string `json:"irrelevant"`
	Next       *string `json:"next"`
	Sufficient *string `json:"sufficient"`
	Flips      string  `json:"flips"`
	Weights    string  `json:"weights"`
	WhyNot     string  `json:"why_not"`
	Homework   string  `json:"homework"`
}

// Search says how far flips were searched. Skipped counts the sets of questions
// that were not, because they have too many combinations of answers.
type Search struct {
	Flips   int `json:"flips"` // questions of a flip at most
	Skipped int `json:"skipped"`
}
