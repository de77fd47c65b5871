package ruleset

import (
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

// reserved words are keys of conditions, or stand for no answer.
var reserved = [...]string{"all", "any", "not", noAnswer}

const noAnswer = "unknown"

// IsID reports whether s is [a-z0-9]+(-[a-z0-9]+)* and not reserved.
func IsID(s string) bool { return wellFormed(s) && !slices.Contains(reserved[:], s) }

func wellFormed(s string) bool {
	hyphen := true // the last character was one, or there was none
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '-' && !hyphen:
			hyphen = true
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			hyphen = false
		default:
			return false
		}
	}
	return !hyphen
}

// id reads the key "id" of the table, which must be there. It returns a
// malformed id too: those who refer to it should not be told that it is unknown.
func (t *table) id() Name {
	n := t.idNode()
	if n == nil {
		return Name{}
	}
	t.d.checkID(n.Str, n.Span)
	return Name{ID: n.Str, Span: n.Span}
}

// choiceID is id for a choice. It may also be a key of conditions, because a
// choice is only ever a value; "unknown" stands for no answer there too.
func (t *table) choiceID() Name {
	n := t.idNode()
	if n == nil {
		return Name{}
	}
	if n.Str == noAnswer || !slices.Contains(reserved[:], n.Str) {
		t.d.checkID(n.Str, n.Span)
	}
	return Name{ID: n.Str, Span: n.Span}
}

func (t *table) idNode() *syntax.Node {
	n := t.required("id")
	if n == nil || !t.d.kind(n, syntax.String, `"id"`) {
		return nil
	}
	return n
}

func (d *decoder) checkID(id string, at diag.Span) {
	switch {
	case IsID(id):
	case wellFormed(id):
		d.list.Errorf(diag.InvalidID, at, "%q is a word of conditions and cannot be an id", id)
	default:
		d.list.Errorf(diag.InvalidID, at, "%q cannot be an id; use small letters, digits and single hyphens between them", id)
	}
}
