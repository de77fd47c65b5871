package check

import (
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/ruleset"
)

// names are the ids of one kind of entry.
type names struct {
	kind  string
	code  diag.Code // for an id that is none of these
	ids   []string  // by position
	known []string  // the same for hints, each once
	at    map[string]int
	words vocabulary // aliases of the known, for hints
}

// newNames keeps the first of several entries with the same id, and none without
// an id: those have been reported.
func newNames[T any](kind string, code diag.Code, entries []T, id func(T) ruleset.Name) *names {
	n := &names{kind: kind, code: code, ids: make([]string, len(entries)), at: make(map[string]int, len(entries))}
	for i, e := range entries {
		n.ids[i] = id(e).ID
		if _, ok := n.at[n.ids[i]]; !ok && n.ids[i] != "" {
			n.at[n.ids[i]] = i
			n.known = append(n.known, n.ids[i])
		}
	}
	return n
}

// speak takes the aliases of one entry, for hints: files have ids.
func (n *names) speak(id ruleset.Name, aliases []ruleset.Name) { n.words.add(id.ID, written(aliases)) }

// hint is the end of a message about an unknown word.
func (n *names) hint(word string, spell *diag.Speller) string {
	n.words.ids = n.known
	return n.words.hint(word, spell)
}

func newChecker(set *ruleset.Set) *checker {
	c := &checker{set: set, flagged: map[*Test]bool{}}
	c.sources = newNames("source", diag.UnknownSource, set.Sources, func(e *ruleset.Source) ruleset.Name { return e.ID })
	c.criteria = newNames("criterion", diag.UnknownCriterion, set.Criteria, func(e *ruleset.Criterion) ruleset.Name { return e.ID })
	c.layers = newNames("layer", diag.UnknownLayer, set.Layers, func(e *ruleset.Layer) ruleset.Name { return e.ID })
	c.options = newNames("option", diag.UnknownOption, set.Options, func(e *ruleset.Option) ruleset.Name { return e.ID })
	for _, o := range set.Options {
		c.options.speak(o.ID, o.Aliases)
	}
	c.questions = newNames("question", diag.UnknownQuestion, set.Questions, func(e *ruleset.Question) ruleset.Name { return e.ID })
	c.facts = newNames("fact", diag.UnknownQuestion, set.Facts, func(e *ruleset.Fact) ruleset.Name { return e.ID })
	c.conditionNames = slices.Concat(c.questions.known, c.facts.known)
	return c
}

// user is who refers to a name, for messages: rule "x".
type user struct{ kind, id string }

// find returns the position of the name, or -1 if it was not given or is
// unknown; the latter is reported as `rule "x" gives points to unknown ...`.
func (c *checker) find(in *names, n ruleset.Name, by user, verb string) int {
	if n.Span.IsZero() {
		return -1
	}
	if i, ok := in.at[n.ID]; ok {
		return i
	}
	if c.set.Dropped[in.kind][n.ID] { // reported at the drop
		return -1
	}
	if by.id == "" { // its missing id is reported
		c.list.Errorf(in.code, n.Span, "%s %s unknown %s %q%s", by.kind, verb, in.kind, n.ID, in.hint(n.ID, &c.spell))
		return -1
	}
	c.list.Errorf(in.code, n.Span, "%s %q %s unknown %s %q%s", by.kind, by.id, verb, in.kind, n.ID, in.hint(n.ID, &c.spell))
	return -1
}

// findAll is find for a list. Unknown names are left out, and so are repeated
// ones, with a warning.
func (c *checker) findAll(in *names, list []ruleset.Name, by user, verb string) []int {
	if len(list) == 0 {
		return nil
	}
	var found []int
	seen := make(map[int]diag.Span, len(list))
	for _, n := range list {
		i := c.find(in, n, by, verb)
		if i < 0 {
			continue
		}
		if first, ok := seen[i]; ok {
			c.repeated(n.ID, n.Span, first)
			continue
		}
		seen[i] = n.Span
		found = append(found, i)
	}
	return found
}

func (c *checker) repeated(id string, again, first diag.Span) {
	c.list.Warnf(diag.RepeatedName, again, "%q stands in this list twice", id).Notef(first, "it stands here already")
}

// named is the text, or the id where there is none.
func named(t ruleset.Text, id ruleset.Name) lang.Text {
	if len(t.Text) == 0 {
		return lang.Plain(id.ID)
	}
	return t.Text
}
