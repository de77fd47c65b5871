package report

// RuleTests is what `rules test --format json` prints.
type RuleTests struct {
	FormatVersion int            `json:"format_version"`
	Cases         int            `json:"cases"`
	Failed        int            `json:"failed"`
	Files         []RuleTestFile `json:"files"`
}

// RuleTestFile is what became of one file of cases.
type RuleTestFile struct {
	File     string         `json:"file"`
	Ruleset  Ruleset        `json:"ruleset"`
	Cases    []RuleTestCase `json:"cases"`
	Coverage *Coverage      `json:"coverage"` // null: not asked for
	Mutation *Mutation      `json:"mutation"` // null: not asked for, or a case fails
}

// RuleTestCase is one case with the rules that fired.
type RuleTestCase struct {
	Name     string        `json:"name"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Passed   bool          `json:"passed"`
	Failures []CaseFailure `json:"failures"`
	Fired    []string      `json:"fired"`
}

// CaseFailure is an expectation that was not met.
type CaseFailure struct {
	Message string `json:"message"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

// Coverage is what the cases of one file show of the rules.
type Coverage struct {
	Percent    int             `json:"percent"`
	Covered    int             `json:"covered"`
	Goals      int             `json:"goals"`
	Impossible int             `json:"impossible"`
	Stacks     int             `json:"stacks"`
	Misses     []CoverageMiss  `json:"misses"`
	Suggested  []SuggestedCase `json:"suggested"`
}

// CoverageMiss is something that no case shows.
type CoverageMiss struct {
	Goal      string   `json:"goal"` // holds, fails, atom-holds, atom-fails, recommended, bites
	Kind      string   `json:"kind"` // rule, fact, question, option, invariant
	ID        string   `json:"id"`
	Condition string   `json:"condition"` // "" unless one condition is meant
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	Undecided bool     `json:"undecided"`
	Nearest   string   `json:"nearest"`   // name of a case, "" if there is none
	Lacks     []string `json:"lacks"`     // why that case does not show it
	Suggested string   `json:"suggested"` // name of a suggested case, "" if there is none
}

// SuggestedCase is a case to paste.
type SuggestedCase struct {
	Name string `json:"name"`
	TOML string `json:"toml"`
}

// Mutation is how many changes to the rules the cases notice.
type Mutation struct {
	Percent    int               `json:"percent"`
	Mutants    int               `json:"mutants"`
	Killed     int               `json:"killed"`
	Equivalent int               `json:"equivalent"` // provably change no advice
	Survivors  []SurvivingChange `json:"survivors"`
}

// SurvivingChange is a change that no case notices.
type SurvivingChange struct {
	Kind    string   `json:"kind"`
	ID      string   `json:"id"`
	Change  string   `json:"change"`
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Column  int      `json:"column"`
	AsOf    string   `json:"as_of"` // "": whether it changes any advice was not decided
	Example Answers  `json:"example"`
	From    []string `json:"from"`
	To      []string `json:"to"`
}
