package report

// RuleDiff is what `rules diff --format json` prints.
type RuleDiff struct {
	FormatVersion int            `json:"format_version"`
	A             Ruleset        `json:"a"`
	B             Ruleset        `json:"b"`
	AsOf          string         `json:"as_of"`
	Differs       bool           `json:"differs"`
	Entries       []EntryChange  `json:"entries"`
	Method        string         `json:"method"`
	AnswerSpace   string         `json:"answer_space"`
	Different     *string        `json:"different"` // null: estimated
	Share         Millionths     `json:"share"`
	Samples       int            `json:"samples"` // 0: every sheet was counted
	Changes       []AdviceChange `json:"changes"`
	Regions       []DiffRegion   `json:"regions"`
	Uncovered     *string        `json:"uncovered"` // differing sheets in no region; null: not counted
	Cases         []CaseChange   `json:"cases"`
	Notes         []string       `json:"notes"`
}

// EntryChange is an entry that the two sets do not have alike.
type EntryChange struct {
	Kind   string        `json:"kind"`
	ID     string        `json:"id"`
	Change string        `json:"change"`
	File   string        `json:"file"`
	Line   int           `json:"line"`
	Column int           `json:"column"`
	Fields []FieldChange `json:"fields"`
}

// FieldChange is a key of an entry that says something else.
type FieldChange struct {
	Key  string `json:"key"`
	From string `json:"from"`
	To   string `json:"to"`
}

// DiffOutcome is what one of the sets recommends.
type DiffOutcome struct {
	Status string   `json:"status"`
	Stack  []string `json:"stack"`
}

// AdviceChange is a pair of outcomes with a sheet that has them.
type AdviceChange struct {
	From    DiffOutcome `json:"from"`
	To      DiffOutcome `json:"to"`
	Count   *string     `json:"count"`
	Example Answers     `json:"example"`
}

// DiffRegion is a part of the answer space in which all advice differs, in words.
type DiffRegion struct {
	Words []string `json:"words"`
	Count string   `json:"count"`
}

// CaseChange is a case of a test that comes out otherwise.
type CaseChange struct {
	Name   string `json:"name"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	From   string `json:"from"`
	To     string `json:"to"`
	Passed bool   `json:"passed"` // with A
	Passes bool   `json:"passes"` // with B
}
