package reference

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// layerPrefix begins the name of the family of all options that fill a layer.
const layerPrefix = "@layer:"

// expand replaces each family in a list by its options, in file order, and names nothing twice: ""@mysql-family" means
// each option with the tag; "@layer:cache" each option that fills the layer" (contract 8.8). Other names stay as they
// are, also "@unsupported", whose options depend on the date. nil stays nil.
//
// Reading: a tag that no option has, and a layer that no option fills, name no family.
func (s *Set) expand(names []string) ([]string, error) {
	if names == nil {
		return nil, nil
	}
	list := []string{}
	for _, name := range names {
		options, err := s.family(name)
		if err != nil {
			return nil, err
		}
		for _, option := range options {
			if !slices.Contains(list, option) {
				list = append(list, option)
			}
		}
	}
	return list, nil
}

// family lists the options of a family; any other name is its own only member.
func (s *Set) family(name string) ([]string, error) {
	if !strings.HasPrefix(name, "@") || name == unsupportedOptions {
		return []string{name}, nil
	}
	var list []string
	for _, o := range s.Options {
		if slices.Contains(o.Tags, name[1:]) || slices.Contains(o.occupies(), strings.TrimPrefix(name, layerPrefix)) {
			list = append(list, o.ID)
		}
	}
	if list == nil {
		return nil, fmt.Errorf("no option in %q", name)
	}
	return list, nil
}

// expandPoints gives the points of a family to each of its options. "Points of a tag and of an option in one rule
// add up to an error."
//
// Reading: so do the points of two families that share an option.
func (s *Set) expandPoints(points map[string]int64) (map[string]int64, error) {
	if points == nil {
		return nil, nil
	}
	all := map[string]int64{}
	for _, name := range slices.Sorted(maps.Keys(points)) {
		options, err := s.family(name)
		if err != nil {
			return nil, err
		}
		for _, option := range options {
			if _, twice := all[option]; twice {
				return nil, fmt.Errorf("no single number of points for %q", option)
			}
			all[option] = points[name]
		}
	}
	return all, nil
}

// expandShape expands the families among the options of a shape.
func (s *Set) expandShape(shape *Shape) (err error) {
	for _, list := range []*[]string{&shape.Every, &shape.Any, &shape.None} {
		if *list, err = s.expand(*list); err != nil {
			return err
		}
	}
	return nil
}

// checkNames reports a name of an option, layer or criterion that nothing has.
func (s *Set) checkNames() error {
	layers, options, criteria := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, l := range s.Layers {
		layers[l.ID] = true
	}
	for _, o := range s.Options {
		options[o.ID] = true
	}
	for _, c := range s.Criteria {
		criteria[c.ID] = true
	}
	for _, r := range s.Rules {
		if !criteria[r.Criterion] {
			return fmt.Errorf("rule %s: no criterion %q", r.ID, r.Criterion)
		}
	}
	if err := allKnown("layer", s.layerNames(), layers); err != nil {
		return err
	}
	return allKnown("option", s.optionNames(), options)
}

// allKnown reports the first name, by place, that is not known.
func allKnown(kind string, names map[string][]string, known map[string]bool) error {
	for _, place := range slices.Sorted(maps.Keys(names)) {
		for _, name := range names[place] {
			if !known[name] {
				return fmt.Errorf("%s: no %s %q", place, kind, name)
			}
		}
	}
	return nil
}

// layerNames lists the layers that options, relations and invariants name.
func (s *Set) layerNames() map[string][]string {
	names := map[string][]string{}
	for _, o := range s.Options {
		names["option "+o.ID] = o.occupies()
	}
	for _, r := range s.Relations {
		names["relation "+r.ID] = r.ToLayers
	}
	for _, i := range s.Invariants {
		for _, shape := range i.shapes() {
			names["invariant "+i.ID] = slices.Concat(names["invariant "+i.ID], shape.Filled, shape.Empty)
		}
	}
	return names
}

// optionNames lists the options that rules, relations, lifecycle entries and invariants name.
func (s *Set) optionNames() map[string][]string {
	names := map[string][]string{}
	for _, r := range s.Rules {
		named := slices.Concat(slices.Sorted(maps.Keys(r.Points)), without(r.Exclude, unsupportedOptions), r.Require)
		names["rule "+r.ID] = named
	}
	for _, r := range s.Relations {
		names["relation "+r.ID] = slices.Concat(r.From, r.To)
	}
	for _, l := range s.Lifecycles {
		names["lifecycle "+l.ID] = []string{l.Option}
	}
	for _, i := range s.Invariants {
		for _, shape := range i.shapes() {
			names["invariant "+i.ID] = slices.Concat(names["invariant "+i.ID], shape.Every, shape.Any, shape.None)
		}
	}
	return names
}
