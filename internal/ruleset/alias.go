package ruleset

import (
	"slices"
	"strings"
	"unicode"

	"stackadvisor/internal/diag"
)

// aliases reads what people may type instead of an id.
func (t *table) aliases() []Name {
	aliases := t.names("aliases")
	for _, a := range aliases {
		if !isAlias(a.ID) {
			t.d.list.Errorf(diag.InvalidID, a.Span, "%q cannot be an alias; it must begin and end with a visible character"+
				" and have no comma, semicolon, equals sign, \"@\" or line break", a.ID)
		}
	}
	return aliases
}

// isAlias accepts what can be typed as one of several names with commas between
// them, and as the value of --set.
func isAlias(s string) bool {
	return strings.TrimSpace(s) == s && !strings.ContainsAny(s, ",;=@，；") && !strings.ContainsFunc(s, unicode.IsControl)
}

// takenTags are words that mean something else behind an "@".
var takenTags = [...]string{"unsupported", string(Active), string(Maintenance), string(Deprecated), string(Retired)}

func (d *decoder) checkTag(tag Name) {
	if slices.Contains(takenTags[:], tag.ID) {
		d.list.Errorf(diag.InvalidID, tag.Span, "%q is a state of options and cannot be a tag", tag.ID)
		return
	}
	d.checkID(tag.ID, tag.Span)
}
