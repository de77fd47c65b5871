package check

import (
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// aliases reports aliases that mean two things: among the options of the set, or
// among the choices of one question. Case and
// width of letters do not count.
func (c *checker) aliases() {
	options := spoken{c: c, kind: "option"}
	for _, o := range c.set.Options {
		options.ids = append(options.ids, o.ID)
	}
	for _, o := range c.set.Options {
		options.take(o.ID, o.Aliases)
	}
	for _, q := range c.set.Questions {
		choices := spoken{c: c, kind: "choice"}
		for _, k := range q.Choices {
			choices.ids = append(choices.ids, k.ID)
		}
		for _, k := range q.Choices {
			choices.take(k.ID, k.Aliases)
		}
	}
}

// spoken are the words by which people name the things of one kind.
type spoken struct {
	c     *checker
	kind  string
	ids   []ruleset.Name
	names map[string]ruleset.Name // by alias, folded: what it means
}

// take notes the aliases of one thing. Its own id as an alias does no harm; that
// of another one does.
func (s *spoken) take(id ruleset.Name, aliases []ruleset.Name) {
	for _, a := range aliases {
		word := fold(a.ID)
		other, taken := s.names[word]
		if i := slices.IndexFunc(s.ids, func(n ruleset.Name) bool { return n.ID == word }); i >= 0 {
			other, taken = s.ids[i], true
		}
		if taken && other.ID != id.ID {
			s.c.list.Errorf(diag.DuplicateAlias, a.Span, "alias %q of %s %q means %s %q already", a.ID, s.kind, id.ID, s.kind, other.ID).
				Notef(other.Span, "%s %q", s.kind, other.ID)
			continue
		}
		if s.names == nil {
			s.names = map[string]ruleset.Name{}
		}
		s.names[word] = id
	}
}

// written are names as the file has them.
func written(names []ruleset.Name) []string {
	var ids []string
	for _, n := range names {
		ids = append(ids, n.ID)
	}
	return ids
}
