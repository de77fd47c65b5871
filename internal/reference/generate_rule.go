package reference

import (
	"fmt"
	"slices"
	"strings"
)

func (g *generator) writeRules() {
	for i := range g.upTo(0, 2) {
		group := generatedGroup{fmt.Sprintf("group-%d", i+1), pick(g, g.criteria), some(g, g.options, 2)}
		g.groups = append(g.groups, group)
	}
	for i := range g.nearly(g.size.Rules) {
		g.writeRule(fmt.Sprintf("rule-%d", i+1))
	}
}

func (g *generator) writeRule(id string) {
	keys := []any{"id", id}
	if len(g.questions) > 0 && g.chance(80) {
		keys = append(keys, "when", g.condition(2, len(g.questions)))
	}
	criterion, options := g.criteria[0], g.options
	if g.chance(50) {
		criterion = pick(g, g.criteria)
	}
	var group any
	if len(g.groups) > 0 && g.chance(35) {
		of := pick(g, g.groups)
		group, criterion, options = of.id, of.criterion, of.options
	}
	if criterion != g.criteria[0] || g.chance(20) { // the first is the default
		keys = append(keys, "criterion", criterion)
	}
	keys = append(keys, "group", group)
	keys = append(keys, g.effects(options)...)
	g.entry("[[rule]]", append(keys, "because", g.text("The dice say so."), "source", "dice", "at", "throw "+id)...)
}

// effects writes points, exclude and require, at least one of them.
func (g *generator) effects(options []string) (keys []any) {
	if g.chance(9) {
		excluded := some(g, g.options, 2)
		if g.chance(40) {
			excluded = append([]string{unsupportedOptions}, excluded[1:]...)
		}
		keys = append(keys, "exclude", g.withFamily(excluded, nil))
	}
	if g.chance(7) {
		keys = append(keys, "require", g.withFamily(some(g, g.options, 3), nil))
	}
	if len(keys) > 0 && g.chance(60) {
		return keys
	}
	var points []string
	for _, name := range slices.Sorted(slices.Values(g.withFamily(some(g, options, 4), nil))) {
		number := pick(g, []int{-3, -2, -1, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5})
		points = append(points, fmt.Sprintf("%s = %d", key(name), number))
	}
	return append(keys, "points", raw("{ "+strings.Join(points, ", ")+" }"))
}

func (g *generator) writeRelations() {
	if g.size.Additions {
		for i := range g.upTo(0, g.size.Relations) {
			g.writeWideRelation(fmt.Sprintf("relation-%d", i+1))
		}
		return
	}
	kinds := []string{"requires", "requires", "conflicts", "conflicts", "runs-on", "drives", "bundles", "replaces", "like"}
	for i := range g.upTo(0, g.size.Relations) {
		from := pick(g, g.options)
		others := without(g.options, from)
		if len(others) == 0 {
			return
		}
		var since, until any
		begin, end := g.period()
		if g.chance(25) {
			since = raw(begin)
		}
		if g.chance(25) {
			until = raw(end)
		}
		g.entry("[[relation]]", "id", fmt.Sprintf("relation-%d", i+1), "from", from, "kind", pick(g, kinds),
			"to", some(g, others, 2), "because", g.text("They know each other."), "since", since, "until", until)
	}
}

// period returns a first and a last day in this order.
func (g *generator) period() (begin, end string) {
	dates := generatedDates()
	i := g.IntN(len(dates))
	return dates[i], pick(g, dates[i:])
}

func (g *generator) writeLifecycles() {
	for i := range g.upTo(0, g.size.Lifecycles) {
		begin, end := g.period()
		var until, successor any
		if g.chance(40) {
			until = raw(end)
		}
		option := pick(g, g.options)
		if others := without(g.options, option); len(others) > 0 && g.chance(30) {
			successor = some(g, others, 1)
		}
		g.entry("[[lifecycle]]", "id", fmt.Sprintf("lifecycle-%d", i+1), "option", option,
			"status", pick(g, []string{"active", "maintenance", "deprecated", "retired", "retired"}),
			"since", raw(begin), "until", until, "successor", successor, "source", "dice")
	}
}

// tomlValue writes a value as it stands in a file.
func tomlValue(value any) string {
	switch v := value.(type) {
	case raw:
		return string(v)
	case string:
		return fmt.Sprintf("%q", v)
	case []string:
		var members []string
		for _, member := range v {
			members = append(members, tomlValue(member))
		}
		return "[" + strings.Join(members, ", ") + "]"
	case []int64:
		return strings.ReplaceAll(fmt.Sprint(v), " ", ", ")
	}
	return fmt.Sprint(value)
}
