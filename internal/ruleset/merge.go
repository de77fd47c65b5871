package ruleset

import (
	"slices"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

// Merge lays one file's set over the sets that were loaded before it; base is
// nil for the first file. Neither is changed. The merged Set has the header of
// over.
//
// First the drops of over take entries out of base, then its entries replace
// those they override, in their old place, or are added at the end, and last
// `after` and `before` move entries to where they belong.
func Merge(base, over *Set) (*Set, diag.List) {
	if base == nil {
		base = &Set{}
	}
	m := &merger{}
	for _, kind := range entryKinds {
		m.drops = append(m.drops, dropsOf(over, kind))
	}
	base = m.dropAll(base, over)
	merged := &Set{Files: append(slices.Clone(base.Files), over.Files...), Header: over.Header, Dropped: base.Dropped,
		Partial: base.Partial || over.Partial}
	merged.Sources = mergeKind(m, "source", base.Sources, over.Sources, func(s *Set) []*Source { return s.Sources })
	merged.Criteria = mergeKind(m, "criterion", base.Criteria, over.Criteria, func(s *Set) []*Criterion { return s.Criteria })
	merged.Layers = mergeKind(m, "layer", base.Layers, over.Layers, func(s *Set) []*Layer { return s.Layers })
	merged.Options = mergeKind(m, "option", base.Options, over.Options, func(s *Set) []*Option { return s.Options })
	merged.Questions = mergeKind(m, "question", base.Questions, over.Questions, func(s *Set) []*Question { return s.Questions })
	merged.Facts = mergeKind(m, "fact", base.Facts, over.Facts, func(s *Set) []*Fact { return s.Facts })
	merged.Rules = mergeKind(m, "rule", base.Rules, over.Rules, func(s *Set) []*Rule { return s.Rules })
	merged.Relations = mergeKind(m, "relation", base.Relations, over.Relations, func(s *Set) []*Relation { return s.Relations })
	merged.Lifecycles = mergeKind(m, "lifecycle", base.Lifecycles, over.Lifecycles, func(s *Set) []*Lifecycle { return s.Lifecycles })
	merged.Contradictions = mergeKind(m, "contradiction", base.Contradictions, over.Contradictions,
		func(s *Set) []*Contradiction { return s.Contradictions })
	merged.Invariants = mergeKind(m, "invariant", base.Invariants, over.Invariants, func(s *Set) []*Invariant { return s.Invariants })
	merged.Partial = merged.Partial || m.partial
	return merged, m.list
}

type merger struct {
	list    diag.List
	spell   diag.Speller
	partial bool                                   // an entry is missing that others may name
	drops   [][]*Drop                              // by position in entryKinds
	nodes   map[*diag.File]map[string]*syntax.Node // by kind and id
}

func dropsOf(s *Set, kind string) []*Drop {
	var drops []*Drop
	for _, d := range s.Drops {
		if d.Kind.ID == kind {
			drops = append(drops, d)
		}
	}
	return drops
}

// common gives access to the Entry in any kind of entry.
func (e *Entry) common() *Entry { return e }

type entry interface{ common() *Entry }

func mergeKind[T entry](m *merger, kind string, base, over []T, list func(*Set) []T) []T {
	if len(over) == 0 {
		return base
	}
	merged := append(make([]T, 0, len(base)+len(over)), base...)
	at := make(map[string]int, len(base)+len(over)) // position by id
	for i, e := range base {
		at[e.common().ID.ID] = i
	}
	own := make(map[string]bool, len(over)) // ids that this file declares
	moved := false
	over = slices.Clone(over)
	for n, e := range over {
		c := e.common()
		id := c.ID.ID
		i, exists := at[id]
		switch {
		case id == "": // reported; it is kept for what else it says
			merged = append(merged, e)
			continue
		case exists && (own[id] || c.Override == NoOverride):
			m.duplicate(kind, c, merged[i].common())
			merged = append(merged, e) // for what else is wrong with it
			continue
		case exists && c.Override == PatchEntry:
			if node := m.nodeOf(kind, merged[i].common()); node != nil {
				if e, ok := reread(m, kind, patched(node, c.node), c.Place(), list); ok {
					merged[i], over[n], c = e, e, e.common()
				}
			}
		case exists:
			m.lostKeys(kind, merged[i], e)
			merged[i] = e
		default:
			if c.Override != NoOverride {
				m.list.Errorf(diag.UnknownOverride, c.ID.Span, "%s %q overrides nothing%s", kind, id, hint(m, id, base))
			}
			if c.Override == PatchEntry {
				m.partial = true
				continue
			}
			at[id] = len(merged)
			merged = append(merged, e)
		}
		own[id] = true
		moved = moved || c.After.ID != "" || c.Before.ID != ""
	}
	if moved {
		return place(m, kind, merged, over, at)
	}
	return merged
}

func (m *merger) duplicate(kind string, again, first *Entry) {
	hint := ""
	if again.ID.Span.File != first.ID.Span.File {
		hint = "; say override = true to replace it, or override = \"patch\" to change some of its keys"
	}
	m.list.Errorf(diag.DuplicateID, again.ID.Span, "%s %q is declared twice%s", kind, again.ID.ID, hint).
		Notef(first.ID.Span, "other declaration of %q", again.ID.ID)
}

// lostKeys warns of an entry that replaces one which had more to say of when it
// counts and for what.
func (m *merger) lostKeys(kind string, old, by entry) {
	type key struct {
		name     string
		had, has bool
		where    diag.Span
	}
	var keys []key
	switch by := by.(type) {
	case *Rule:
		old := old.(*Rule)
		keys = []key{{"when", old.When != nil, by.When != nil, condSpan(old.When)},
			{"criterion", old.Criterion.ID != "", by.Criterion.ID != "", old.Criterion.Span},
			{"group", old.Group.ID != "", by.Group.ID != "", old.Group.Span}}
	case *Invariant:
		old := old.(*Invariant)
		keys = []key{{"when", old.When != nil, by.When != nil, condSpan(old.When)}}
	}
	for _, k := range keys {
		if k.had && !k.has {
			c := by.common()
			m.list.Warnf(diag.LostKey, c.ID.Span, "%s %q replaces one that has %q; give it again, or say override = \"patch\" to keep it",
				kind, c.ID.ID, k.name).Notef(k.where, "%q of the %s that is replaced", k.name, kind)
		}
	}
}

func condSpan(c *Cond) diag.Span {
	if c == nil {
		return diag.Span{}
	}
	return c.Span
}

// hint names the entries that somebody may have meant.
func hint[T entry](m *merger, id string, entries []T) string {
	if m.spell.Spent() {
		return ""
	}
	ids := make([]string, 0, len(entries))
	seen := make(map[string]bool, len(entries))
	for _, e := range entries {
		if known := e.common().ID.ID; known != "" && !seen[known] {
			seen[known] = true
			ids = append(ids, known)
		}
	}
	return m.spell.Hint(id, ids)
}
