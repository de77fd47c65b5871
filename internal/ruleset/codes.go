package ruleset

import "stackadvisor/internal/diag"

// The codes of this package.
const (
	CodeUnknownKey     diag.Code = "unknown-key"
	CodeMissingKey     diag.Code = "missing-key"
	CodeMisplacedKey   diag.Code = "misplaced-key"
	CodeTypeMismatch   diag.Code = "type-mismatch"
	CodeUnknownValue   diag.Code = "unknown-value"
	CodeEmptyText      diag.Code = "empty-text"
	CodeEmptyList      diag.Code = "empty-list"
	CodeEmptyCondition diag.Code = "empty-condition"
	CodeOutOfRange     diag.Code = "out-of-range"
	CodeInvalidID      diag.Code = "invalid-id"
	CodeLanguage       diag.Code = "unknown-language"
	CodeURL            diag.Code = "invalid-url"
	CodeFormat         diag.Code = "unknown-format"
	CodeDuplicateID    diag.Code = "duplicate-id"
	CodeOverride       diag.Code = "unknown-override"
	CodeDrop           diag.Code = "unknown-drop"
	CodePlace          diag.Code = "unknown-place"
)
