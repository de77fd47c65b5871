package check

import "stackadvisor/internal/diag"

// The codes of this package.
const (
	CodeUnknownSource    diag.Code = "unknown-source"
	CodeUnknownCriterion diag.Code = "unknown-criterion"
	CodeUnknownLayer     diag.Code = "unknown-layer"
	CodeUnknownOption    diag.Code = "unknown-option"
	CodeUnknownQuestion  diag.Code = "unknown-question"
	CodeUnknownChoice    diag.Code = "unknown-choice"
	CodeSelfReference    diag.Code = "self-reference"
	CodeFactCycle        diag.Code = "fact-cycle"
	CodeLaterQuestion    diag.Code = "later-question"
	CodeMixedGroup       diag.Code = "mixed-group"
	CodeRepeatedName     diag.Code = "repeated-name"
	CodeThreshold        diag.Code = "threshold-out-of-range"
)
