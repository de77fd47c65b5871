package verify

import (
	"strconv"

	"stackadvisor/internal/diag"
)

// The codes of findings.
const (
	InfeasibleSheet     diag.Code = "infeasible"
	NoRecommendation    diag.Code = "no-recommendation"
	NeverFires          diag.Code = "never-fires"
	AlwaysFires         diag.Code = "always-fires"
	NoEffect            diag.Code = "no-effect"
	NeverRecommended    diag.Code = "never-recommended"
	AlwaysRecommended   diag.Code = "always-recommended"
	IrrelevantQuestion  diag.Code = "irrelevant-question"
	IndistinctChoices   diag.Code = "indistinct-choices"
	DuplicateRule       diag.Code = "duplicate-rule"
	SubsumedRule        diag.Code = "subsumed-rule"
	OppositeRules       diag.Code = "opposite-rules"
	ConflictingRequires diag.Code = "conflicting-requirements"
	Tie                 diag.Code = "tie"
	UnbalancedEvidence  diag.Code = "unbalanced-evidence"
	Unused              diag.Code = "unused"
	UnsourcedRule       diag.Code = "unsourced-rule"
	StaleSource         diag.Code = "stale-source"
	MissingTranslation  diag.Code = "missing-translation"
	UnusedAllowance     diag.Code = "unused-allowance"
)

func quote(s string) string { return strconv.Quote(s) }
