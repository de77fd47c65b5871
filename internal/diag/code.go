package diag

// Code names a kind of Diagnostic, in kebab-case. Codes are stable: users
// silence and look up findings by them. Explain tells what each means.
type Code string

// Codes of files that cannot be read as TOML.
const (
	Syntax           Code = "syntax"
	DuplicateKey     Code = "duplicate-key"
	TooLarge         Code = "too-large"
	TooDeep          Code = "too-deep"
	Encoding         Code = "encoding"
	ControlCharacter Code = "control-character"
)

// Codes of keys and values.
const (
	UnknownKey      Code = "unknown-key"
	MissingKey      Code = "missing-key"
	MisplacedKey    Code = "misplaced-key"
	TypeMismatch    Code = "type-mismatch"
	UnknownValue    Code = "unknown-value"
	EmptyText       Code = "empty-text"
	EmptyList       Code = "empty-list"
	EmptyCondition  Code = "empty-condition"
	OutOfRange      Code = "out-of-range"
	InvalidID       Code = "invalid-id"
	UnknownLanguage Code = "unknown-language"
	InvalidURL      Code = "invalid-url"
	UnknownFormat   Code = "unknown-format"
)

// Codes of rule sets that are made of several files.
const (
	UnknownRuleset  Code = "unknown-ruleset"
	ExtendsCycle    Code = "extends-cycle"
	DuplicateID     Code = "duplicate-id"
	UnknownOverride Code = "unknown-override"
	UnknownDrop     Code = "unknown-drop"
	UnknownPlace    Code = "unknown-place"
	NamedDrop       Code = "named-drop"
	LostKey         Code = "lost-key"
)

// Codes of names that mean nothing, and of entries that contradict each other.
const (
	UnknownSource    Code = "unknown-source"
	UnknownCriterion Code = "unknown-criterion"
	UnknownLayer     Code = "unknown-layer"
	UnknownOption    Code = "unknown-option"
	UnknownQuestion  Code = "unknown-question"
	UnknownChoice    Code = "unknown-choice"
	UnknownTag       Code = "unknown-tag"
	UnknownRule      Code = "unknown-rule"
	SelfReference    Code = "self-reference"
	FactCycle        Code = "fact-cycle"
	LaterQuestion    Code = "later-question"
	MixedGroup       Code = "mixed-group"

	DuplicateAlias    Code = "duplicate-alias"
	OverlappingPoints Code = "overlapping-points"
)

// Codes of rule tests.
const (
	FailedCase        Code = "failed-case"
	ContradictoryCase Code = "contradictory-case"
)

// Codes of what is legal and does not do what its author meant. They are
// warnings.
const (
	RepeatedName         Code = "repeated-name"
	Threshold            Code = "threshold-out-of-range"
	ImpossibleCondition  Code = "impossible-condition"
	ContradictoryEffects Code = "contradictory-effects"
	UnfillableLayer      Code = "unfillable-layer"
	CrowdedLayer         Code = "crowded-layer"
	EmptyPeriod          Code = "empty-period"
	NotApplicable        Code = "not-applicable"
)

// Codes of what is wrong with a rule set as advice. Authors accept them with an
// `allow`.
const (
	InfeasibleSheet     Code = "infeasible"
	NoRecommendation    Code = "no-recommendation"
	NeverFires          Code = "never-fires"
	AlwaysFires         Code = "always-fires"
	NoEffect            Code = "no-effect"
	NeverRecommended    Code = "never-recommended"
	AlwaysRecommended   Code = "always-recommended"
	IrrelevantQuestion  Code = "irrelevant-question"
	IndistinctChoices   Code = "indistinct-choices"
	DuplicateRule       Code = "duplicate-rule"
	SubsumedRule        Code = "subsumed-rule"
	OppositeRules       Code = "opposite-rules"
	ConflictingRequires Code = "conflicting-requirements"
	Tie                 Code = "tie"
	UnbalancedEvidence  Code = "unbalanced-evidence"
	Unused              Code = "unused"
	UnsourcedRule       Code = "unsourced-rule"
	StaleSource         Code = "stale-source"
	MissingTranslation  Code = "missing-translation"
	UnusedAllowance     Code = "unused-allowance"
	BrokenInvariant     Code = "broken-invariant"
	Contradictory       Code = "contradictory"
	IncompleteStack     Code = "incomplete-stack"
)
