package check

import (
	"slices"
	"strings"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// tags are the families of options that share a tag.
type tags struct {
	known   []string         // "@tag", in the order of their first options, for hints
	members map[string][]int // by "@tag", ascending
}

func newTags(r *Resolved) *tags {
	t := &tags{members: map[string][]int{}}
	for o := range r.Options {
		for _, tag := range r.Options[o].Tags {
			name := ruleset.FamilyMark + tag
			if t.members[name] == nil {
				t.known = append(t.known, name)
			}
			if !slices.Contains(t.members[name], o) {
				t.members[name] = append(t.members[name], o)
			}
		}
	}
	return t
}

// isFamily reports whether a name stands for several options.
func isFamily(n ruleset.Name) bool { return strings.HasPrefix(n.ID, ruleset.FamilyMark) }

// meant are the options that a name stands for: one option or all of a family.
// It is empty where the name is unknown.
func (c *checker) meant(n ruleset.Name) []int {
	if layer, ok := strings.CutPrefix(n.ID, ruleset.LayerMark); ok {
		if l, ok := c.layers.at[layer]; ok {
			return c.fillers(l)
		}
		return nil
	}
	if isFamily(n) {
		return c.tags.members[n.ID]
	}
	if o, ok := c.options.at[n.ID]; ok {
		return []int{o}
	}
	return nil
}

// fillers are the options that fill a layer, ascending.
func (c *checker) fillers(layer int) []int {
	var fill []int
	for o := range c.res.Options {
		if slices.Contains(c.res.Options[o].Layers, layer) {
			fill = append(fill, o)
		}
	}
	return fill
}

// family is meant for a name that begins with "@", and reports an unknown one.
func (c *checker) family(n ruleset.Name, by user, verb string) []int {
	if layer, ok := strings.CutPrefix(n.ID, ruleset.LayerMark); ok {
		l := c.find(c.layers, ruleset.Name{ID: layer, Span: n.Span}, by, verb)
		if l < 0 {
			return nil
		}
		fill := c.fillers(l)
		if len(fill) == 0 && !c.set.Dropped["option"][n.ID] {
			c.list.Errorf(diag.UnknownTag, n.Span, "%s %s %q, but no option fills layer %q", by, verb, n.ID, layer)
		}
		return fill
	}
	members := c.tags.members[n.ID]
	if len(members) == 0 && !c.set.Dropped["option"][n.ID] {
		known := c.tags.known
		if verb == "excludes" {
			known = append(known[:len(known):len(known)], ruleset.Unsupported)
		}
		c.list.Errorf(diag.UnknownTag, n.Span, "%s %s %q, but no option has this tag%s", by, verb, n.ID, c.spell.Hint(n.ID, known))
	}
	return members
}

// members is findAll for options, where a name may stand for a family. An option
// that is meant twice counts once, without a warning unless its name is repeated.
func (c *checker) members(list []ruleset.Name, by user, verb string) []int {
	if !slices.ContainsFunc(list, isFamily) {
		return c.findAll(c.options, list, by, verb)
	}
	var found []int
	seen := make(map[string]diag.Span, len(list))
	for _, n := range list {
		if first, ok := seen[n.ID]; ok {
			c.repeated(n.ID, n.Span, first)
			continue
		}
		seen[n.ID] = n.Span
		for _, o := range c.membersOf(n, by, verb) {
			if !slices.Contains(found, o) {
				found = append(found, o)
			}
		}
	}
	return found
}

func (c *checker) membersOf(n ruleset.Name, by user, verb string) []int {
	if isFamily(n) {
		return c.family(n, by, verb)
	}
	if o := c.find(c.options, n, by, verb); o >= 0 {
		return []int{o}
	}
	return nil
}
