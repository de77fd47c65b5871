package reference

// unsupportedOptions stands in an exclude list for "every option unsupported on the date".
const unsupportedOptions = "@unsupported"

// Unsupported tells whether an option is unsupported on a date: "if it has a lifecycle entry with status =
// "retired" and since <= D, or with until < D". It panics if there is no such option.
//
// Reading: any entry will do, also one that a later entry supersedes, and one with until < D whatever its status.
func (s *Set) Unsupported(option, date string) bool {
	s.option(option)
	for _, l := range s.Lifecycles {
		if l.Option != option {
			continue
		}
		if l.Status == "retired" && l.Since <= date || l.Until != "" && l.Until < date {
			return true
		}
	}
	return false
}

// State returns the status of an option on a date, for people: "the entry with the latest since <= D (later in
// the file on a tie)". It is "" if no entry has begun.
func (s *Set) State(option, date string) string {
	var state Lifecycle
	for _, l := range s.Lifecycles {
		if l.Option == option && l.Since <= date && l.Since >= state.Since {
			state = l
		}
	}
	return state.Status
}

// counts tells whether a relation counts on a date: since and until are its "optional first and last day".
func (r Relation) counts(date string) bool {
	return r.Since <= date && (r.Until == "" || date <= r.Until)
}
