package ruleset

import (
	"slices"
	"strconv"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/syntax"
)

// dropAll takes entries out of the base, and sees to those that name them
// (contract 8.12): with cascade they go too, or lose the name, and so on; without
// it, the drop is the error. Entries that the overlay replaces are left alone, as
// they will not be there any more.
func (m *merger) dropAll(base, over *Set) *Set {
	if len(over.Drops) == 0 {
		return base
	}
	set := *base
	m.takeOut(&set)
	replaced := map[string]bool{}
	over.visit(func(kind string, e *Entry) {
		if e.Override == ReplaceEntry {
			replaced[kind+" "+e.ID.ID] = true
		}
	})
	c := &cascade{merger: m, set: &set, replaced: replaced, gone: map[string]diag.Span{}}
	for _, drop := range over.Drops {
		if drop.Cascade {
			c.gone[drop.Kind.ID+" "+drop.ID.ID] = drop.ID.Span
		}
	}
	for len(c.gone) > 0 && c.pass() {
	}
	for _, drop := range over.Drops {
		if !drop.Cascade {
			c.refuse(drop)
		}
	}
	return &set
}

// takeOut removes the entries that are dropped, and complains of drops that drop
// nothing.
func (m *merger) takeOut(s *Set) {
	s.Sources = dropEntries(m, "source", s.Sources)
	s.Criteria = dropEntries(m, "criterion", s.Criteria)
	s.Layers = dropEntries(m, "layer", s.Layers)
	s.Options = dropEntries(m, "option", s.Options)
	s.Questions = dropEntries(m, "question", s.Questions)
	s.Facts = dropEntries(m, "fact", s.Facts)
	s.Rules = dropEntries(m, "rule", s.Rules)
	s.Relations = dropEntries(m, "relation", s.Relations)
	s.Lifecycles = dropEntries(m, "lifecycle", s.Lifecycles)
	s.Contradictions = dropEntries(m, "contradiction", s.Contradictions)
	s.Invariants = dropEntries(m, "invariant", s.Invariants)
}

func dropEntries[T entry](m *merger, kind string, base []T) []T {
	drops := m.drops[slices.Index(entryKinds[:], kind)]
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

// visit calls f for every entry, kind after kind.
func (s *Set) visit(f func(kind string, e *Entry)) {
	each(s.Sources, "source", f)
	each(s.Criteria, "criterion", f)
	each(s.Layers, "layer", f)
	each(s.Options, "option", f)
	each(s.Questions, "question", f)
	each(s.Facts, "fact", f)
	each(s.Rules, "rule", f)
	each(s.Relations, "relation", f)
	each(s.Lifecycles, "lifecycle", f)
	each(s.Contradictions, "contradiction", f)
	each(s.Invariants, "invariant", f)
}

func each[T entry](list []T, kind string, f func(kind string, e *Entry)) {
	for _, e := range list {
		f(kind, e.common())
	}
}

// cascade follows what names entries that are gone.
type cascade struct {
	*merger
	set      *Set
	replaced map[string]bool      // by kind and id
	gone     map[string]diag.Span // by kind and id: the drop that led to it
}

// pass looks at every entry once; it reports whether another one has gone.
func (c *cascade) pass() bool {
	before := len(c.gone)
	c.tags()
	s := c.set
	s.Sources = prune(c, "source", s.Sources, func(s *Set) []*Source { return s.Sources })
	s.Criteria = prune(c, "criterion", s.Criteria, func(s *Set) []*Criterion { return s.Criteria })
	s.Layers = prune(c, "layer", s.Layers, func(s *Set) []*Layer { return s.Layers })
	s.Options = prune(c, "option", s.Options, func(s *Set) []*Option { return s.Options })
	s.Questions = prune(c, "question", s.Questions, func(s *Set) []*Question { return s.Questions })
	s.Facts = prune(c, "fact", s.Facts, func(s *Set) []*Fact { return s.Facts })
	s.Rules = prune(c, "rule", s.Rules, func(s *Set) []*Rule { return s.Rules })
	s.Relations = prune(c, "relation", s.Relations, func(s *Set) []*Relation { return s.Relations })
	s.Lifecycles = prune(c, "lifecycle", s.Lifecycles, func(s *Set) []*Lifecycle { return s.Lifecycles })
	s.Contradictions = prune(c, "contradiction", s.Contradictions, func(s *Set) []*Contradiction { return s.Contradictions })
	s.Invariants = prune(c, "invariant", s.Invariants, func(s *Set) []*Invariant { return s.Invariants })
	return len(c.gone) > before
}

// tags lets families go whose last option has gone, and layers that no option
// fills any more as families.
func (c *cascade) tags() {
	left := map[string]bool{}
	for _, o := range c.set.Options {
		for _, tag := range o.Tags {
			left[FamilyMark+tag.ID] = true
		}
		for _, l := range append([]Name{o.Layer}, o.Fills...) {
			left[LayerMark+l.ID] = true
		}
	}
	for key, at := range c.gone {
		id, ok := strings.CutPrefix(key, "option ")
		if !ok {
			continue
		}
		for _, n := range c.dropped("option", id) {
			for _, family := range families(n) {
				if !left[family] {
					c.gone["option "+family] = at
				}
			}
		}
	}
}

// dropped is an option that is not in the set any more, as the files have it.
func (c *cascade) dropped(kind, id string) []*syntax.Node {
	var list []*syntax.Node
	for _, f := range c.set.Files {
		c.nodeOf(kind, &Entry{Span: diag.Span{File: f}}) // reads the file
		if n := c.nodes[f][kind+" "+id]; n != nil {
			list = append(list, n)
		}
	}
	return list
}

// families are the names that stand for an option beside its id.
func families(option *syntax.Node) []string {
	var list []string
	if tags := option.Get("tags"); tags != nil {
		for _, n := range tags.Value.Items {
			list = append(list, FamilyMark+n.Str)
		}
	}
	if layer := option.Get("layer"); layer != nil {
		list = append(list, LayerMark+layer.Value.Str)
	}
	if fills := option.Get("fills"); fills != nil {
		for _, n := range fills.Value.Items {
			list = append(list, LayerMark+n.Str)
		}
	}
	return list
}

// prune takes what is gone out of the entries of a kind, and entries that cannot
// stand without it out of the set.
func prune[T entry](c *cascade, kind string, entries []T, list func(*Set) []T) []T {
	var kept []T
	for _, e := range entries {
		common := e.common()
		key := kind + " " + common.ID.ID
		if c.replaced[key] || !c.names(kind, e) {
			kept = append(kept, e)
			continue
		}
		p := &pruner{gone: c.gone}
		n := p.entry(kind, c.nodeOf(kind, common))
		if !p.stands {
			c.gone[key] = p.because
			continue
		}
		if again, ok := reread(c.merger, kind, n, p.because, list); ok {
			again.common().Override = common.Override
			kept = append(kept, again)
		}
	}
	return kept
}

// names reports whether an entry names something that is gone.
func (c *cascade) names(kind string, e entry) bool {
	n := c.nodeOf(kind, e.common())
	if n == nil {
		return false
	}
	p := &pruner{gone: c.gone}
	p.entry(kind, n)
	return p.named
}

// refuse reports a drop whose entry others still name, once.
func (c *cascade) refuse(drop *Drop) {
	c.gone = map[string]diag.Span{drop.Kind.ID + " " + drop.ID.ID: drop.ID.Span}
	c.tags()
	count, first := 0, (*Entry)(nil)
	firstKind := ""
	c.set.visit(func(kind string, e *Entry) {
		if c.replaced[kind+" "+e.ID.ID] || !c.names(kind, e) {
			return
		}
		if count++; first == nil {
			first, firstKind = e, kind
		}
	})
	if count == 0 {
		return
	}
	entries := "1 entry still names it"
	if count > 1 {
		entries = strconv.Itoa(count) + " entries still name it"
	}
	c.list.Errorf(diag.NamedDrop, drop.ID.Span, "%s %q cannot be dropped: %s; say cascade = true to drop or mend them too, or override them",
		drop.Kind.ID, drop.ID.ID, entries).Notef(first.Place(), "%s %q is the first of them", firstKind, first.ID.ID)
	if c.set.Dropped == nil {
		c.set.Dropped = map[string]map[string]bool{}
	}
	for key := range c.gone {
		kind, id, _ := strings.Cut(key, " ")
		if c.set.Dropped[kind] == nil {
			c.set.Dropped[kind] = map[string]bool{}
		}
		c.set.Dropped[kind][id] = true
	}
}

// common of an Entry is itself, so that functions take it for any entry.
var _ entry = (*Entry)(nil)
