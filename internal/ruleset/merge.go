package ruleset

import (
	"slices"

	"stackadvisor/internal/diag"
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
	merged := &Set{Files: append(slices.Clone(base.Files), over.Files...), Header: over.Header,
		Partial: base.Partial || over.Partial}
	merged.Sources = mergeKind(m, "source", base.Sources, over.Sources)
	merged.Criteria = mergeKind(m, "criterion", base.Criteria, over.Criteria)
	merged.Layers = mergeKind(m, "layer", base.Layers, over.Layers)
	merged.Options = mergeKind(m, "option", base.Options, over.Options)
	merged.Questions = mergeKind(m, "question", base.Questions, over.Questions)
	merged.Facts = mergeKind(m, "fact", base.Facts, over.Facts)
	merged.Rules = mergeKind(m, "rule", base.Rules, over.Rules)
	merged.Relations = mergeKind(m, "relation", base.Relations, over.Relations)
	merged.Lifecycles = mergeKind(m, "lifecycle", base.Lifecycles, over.Lifecycles)
	merged.Contradictions = mergeKind(m, "contradiction", base.Contradictions, over.Contradictions)
	merged.Invariants = mergeKind(m, "invariant", base.Invariants, over.Invariants)
	return merged, m.list
}

type merger struct {
	list  diag.List
	spell diag.Speller
	drops [][]*Drop // by position in entryKinds
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

func mergeKind[T entry](m *merger, kind string, base, over []T) []T {
	drops := m.drops[slices.Index(entryKinds[:], kind)]
	if len(over) == 0 && len(drops) == 0 {
		return base
	}
	base = dropEntries(m, kind, base, drops)
	merged := append(make([]T, 0, len(base)+len(over)), base...)
	at := make(map[string]int, len(base)+len(over)) // position by id
	for i, e := range base {
		at[e.common().ID.ID] = i
	}
	own := make(map[string]bool, len(over)) // ids that this file declares
	moved := false
	for _, e := range over {
		c := e.common()
		id := c.ID.ID
		i, exists := at[id]
		switch {
		case id == "": // reported; it is kept for what else it says
			merged = append(merged, e)
			continue
		case exists && (own[id] || !c.Override):
			m.duplicate(kind, c, merged[i].common())
			merged = append(merged, e) // for what else is wrong with it
			continue
		case exists:
			merged[i] = e
		default:
			if c.Override {
				m.list.Errorf(diag.UnknownOverride, c.ID.Span, "%s %q overrides nothing%s", kind, id, hint(m, id, base))
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
		hint = "; say override = true to replace it"
	}
	m.list.Errorf(diag.DuplicateID, again.ID.Span, "%s %q is declared twice%s", kind, again.ID.ID, hint).
		Notef(first.ID.Span, "other declaration of %q", again.ID.ID)
}

func dropEntries[T entry](m *merger, kind string, base []T, drops []*Drop) []T {
	if len(drops) == 0 {
		return base
	}
	exists := make(map[string]bool, len(base))
	for _, e := range base {
		exists[e.common().ID.ID] = true
	}
	gone := make(map[string]*Drop, len(drops))
	for _, d := range drops {
		switch id := d.ID.ID; {
		case gone[id] != nil:
			m.list.Errorf(diag.UnknownDrop, d.ID.Span, "%s %q is dropped twice", kind, id).
				Notef(gone[id].ID.Span, "first dropped here")
		case !exists[id]:
			m.list.Errorf(diag.UnknownDrop, d.ID.Span, "no extended rule set has %s %q%s", kind, id, hint(m, id, base))
		default:
			gone[id] = d
		}
	}
	return slices.DeleteFunc(slices.Clone(base), func(e T) bool { return gone[e.common().ID.ID] != nil })
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
