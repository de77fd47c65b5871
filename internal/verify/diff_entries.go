package verify

import (
	"slices"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
)

// EntryChange is an entry that two rule sets do not have alike.
type EntryChange struct {
	Kind, ID string
	What     string    // added, removed, changed or moved
	Span     diag.Span // in B, or in A if it was removed
	Fields   []FieldChange
}

// FieldChange is a key of an entry that says something else: "" if it says
// nothing.
type FieldChange struct{ Key, From, To string }

// entryOf is an entry as texts, with everything by its id.
type entryOf struct {
	id     string
	span   diag.Span
	fields [][2]string
}

// kindsOf are all entries of a set by kind, in the order of contract 1.
func kindsOf(p *program.Program) []struct {
	kind string
	list []entryOf
} {
	r := reader{p}
	return []struct {
		kind string
		list []entryOf
	}{
		{"source", entries(p.Sources, r.source)}, {"criterion", entries(p.Criteria, r.criterion)}, {"layer", entries(p.Layers, r.layer)},
		{"option", entries(p.Options, r.option)}, {"question", entries(p.Questions, r.question)}, {"fact", entries(p.Facts, r.fact)},
		{"rule", entries(p.Rules, r.rule)}, {"relation", entries(p.Relations, r.relation)}, {"lifecycle", entries(p.Lifecycles, r.lifecycle)},
		{"contradiction", entries(p.Contradictions, r.contradiction)}, {"invariant", entries(p.Invariants, r.invariant)},
	}
}

func entries[T any](list []T, read func(*T) entryOf) []entryOf {
	var all []entryOf
	for i := range list {
		all = append(all, read(&list[i]))
	}
	return all
}

// entryChanges lists what was added, removed, changed or moved, by kind. An
// entry has moved if it no longer stands where it stood among those that both
// sets have: places decide ties.
func entryChanges(a, b *program.Program) []EntryChange {
	var changes []EntryChange
	before, after := kindsOf(a), kindsOf(b)
	for k := range before {
		old, now := before[k].list, after[k].list
		find := func(list []entryOf, id string) int {
			return slices.IndexFunc(list, func(e entryOf) bool { return e.id == id })
		}
		for _, e := range old {
			if find(now, e.id) < 0 {
				changes = append(changes, EntryChange{Kind: before[k].kind, ID: e.id, What: "removed", Span: placeOf(a, e)})
			}
		}
		last := -1
		for _, e := range now {
			c := EntryChange{Kind: before[k].kind, ID: e.id, Span: placeOf(b, e)}
			at := find(old, e.id)
			if at < 0 {
				c.What = "added"
			} else if c.Fields = fieldChanges(old[at].fields, e.fields); len(c.Fields) > 0 {
				c.What = "changed"
			} else if at < last {
				c.What = "moved"
			}
			if last = max(last, at); c.What != "" {
				changes = append(changes, c)
			}
		}
	}
	return changes
}

// placeOf is where an entry stands. The criterion of a set that declares none
// stands nowhere; its place is that of the set.
func placeOf(p *program.Program, e entryOf) diag.Span {
	if e.span.IsZero() {
		return p.Span
	}
	return e.span
}

func fieldChanges(a, b [][2]string) []FieldChange {
	var changes []FieldChange
	for i := range a {
		if a[i][1] != b[i][1] {
			changes = append(changes, FieldChange{a[i][0], a[i][1], b[i][1]})
		}
	}
	return changes
}

// reader reads entries as texts.
type reader struct{ p *program.Program }

func field(key, value string) [2]string { return [2]string{key, value} }

// text is a text in all its languages.
func text(key string, t lang.Text) [2]string {
	var parts []string
	for _, v := range t {
		if v.Lang == "" {
			parts = append(parts, v.Text)
		} else {
			parts = append(parts, v.Lang+": "+v.Text)
		}
	}
	return field(key, strings.Join(parts, "; "))
}
