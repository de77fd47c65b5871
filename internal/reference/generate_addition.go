package reference

import (
	"fmt"
	"slices"
	"strings"
)

// WithAdditions is the size with sets that use what section 8 of the contract added.
func (z Size) WithAdditions() Size {
	z.Additions = true
	return z
}

// generatedFamily is a name that stands for several options.
type generatedFamily struct {
	name    string
	options []string
}

// added is true in so many of a hundred cases if the set may use additions.
func (g *generator) added(percent int) bool { return g.size.Additions && g.chance(percent) }

// knowledge writes how long the set's knowledge lasts and what goes on from there.
func (g *generator) knowledge() (keys []any) {
	if g.added(40) {
		keys = append(keys, "knowledge_until", raw(pick(g, generatedDates())))
	}
	if g.added(30) {
		keys = append(keys, "continued_by", "later-rules")
	}
	return keys
}

// aliases returns one or two names that nothing else has; nil for none.
func (g *generator) aliases(percent int) any {
	if !g.added(percent) {
		return nil
	}
	var list []string
	for range g.upTo(1, 2) {
		g.named++
		list = append(list, fmt.Sprintf("also-%d", g.named))
	}
	return list
}

// tags puts an option into one or two families; nil for none.
func (g *generator) tags(option string) any {
	if !g.added(50) {
		return nil
	}
	tags := some(g, []string{"red", "green", "blue"}, 2)
	for _, tag := range tags {
		g.join("@"+tag, option)
	}
	return tags
}

// join adds an option to a family.
func (g *generator) join(family, option string) {
	i := slices.IndexFunc(g.families, func(f generatedFamily) bool { return f.name == family })
	if i < 0 {
		i = len(g.families)
		g.families = append(g.families, generatedFamily{name: family})
	}
	g.families[i].options = append(g.families[i].options, option)
}

// members lists the options that names stand for.
func (g *generator) members(names []string) (options []string) {
	for _, name := range names {
		i := slices.IndexFunc(g.families, func(f generatedFamily) bool { return f.name == name })
		if i < 0 {
			options = append(options, name)
		} else {
			options = append(options, g.families[i].options...)
		}
	}
	return options
}

// withFamily puts, now and then, a family into a list of options, in place of those that are in it. Families with
// one of the options of avoid are left alone.
func (g *generator) withFamily(options, avoid []string) []string {
	if !g.added(30) {
		return options
	}
	avoided := func(f generatedFamily) bool { return overlap(f.options, avoid) }
	fit := slices.DeleteFunc(slices.Clone(g.families), avoided)
	if len(fit) == 0 {
		return options
	}
	family := pick(g, fit)
	return append([]string{family.name}, slices.DeleteFunc(slices.Clone(options), func(option string) bool {
		return slices.Contains(family.options, option)
	})...)
}

// key writes a name as a key of TOML.
func key(name string) string {
	if strings.HasPrefix(name, "@") {
		return fmt.Sprintf("%q", name)
	}
	return name
}

// writeWideRelation writes a relation that may have several options or a family at either end, and layers to lead
// to. No option stands at both ends.
func (g *generator) writeWideRelation(id string) {
	kind := pick(g, []string{"requires", "requires", "conflicts", "conflicts", "runs-on", "runs-on", "drives", "like"})
	if g.chance(15) && g.writeMutual(id) {
		return
	}
	from := g.withFamily(some(g, g.options, pick(g, []int{1, 1, 2, 3})), nil)
	near := g.members(from)
	others := slices.DeleteFunc(slices.Clone(g.options), func(o string) bool { return slices.Contains(near, o) })
	var to, toLayers any
	if len(others) > 0 {
		to = g.withFamily(some(g, others, 2), near)
	}
	switch {
	case kind == "requires" && g.chance(15): // perhaps of its own layer
		toLayers = g.layersWithout(nil)
	case kind == "requires" || kind == "conflicts":
		toLayers = g.layersWithout(near)
	}
	if toLayers != nil && g.chance(60) {
		to = nil
	}
	if to == nil && toLayers == nil {
		return
	}
	since, until := g.days(kind)
	g.entry("[[relation]]", "id", id, "from", oneOrMore(g, from), "kind", kind, "to", to, "to_layers", toLayers,
		"because", g.text("They know each other."), "since", since, "until", until)
}

// days returns the days of a relation, if it has some. Many that made something possible ended early.
func (g *generator) days(kind string) (since, until any) {
	begin, end := g.period()
	if g.chance(25) {
		since = raw(begin)
	}
	switch {
	case (kind == "runs-on" || kind == "drives") && g.chance(60):
		return nil, raw(pick(g, generatedDates()[:2]))
	case g.chance(25):
		until = raw(end)
	}
	return since, until
}

// writeMutual writes two relations by which two options of different layers require each other, if there are such,
// and a rule that has a few points for them and more for an option of another layer. Then the best alternative may
// be the recommended stack without the two.
func (g *generator) writeMutual(id string) bool {
	one, other := pick(g, g.options), pick(g, g.options)
	around := append(g.neighbours(one), g.neighbours(other)...)
	far := slices.DeleteFunc(slices.Clone(g.options), func(o string) bool { return slices.Contains(around, o) })
	if slices.Contains(g.neighbours(one), other) || len(far) == 0 {
		return false
	}
	points := fmt.Sprintf("%s = 1, %s = 1", one, other)
	for i, option := range some(g, far, 2) {
		points += fmt.Sprintf(", %s = %d", option, 4-3*i)
	}
	g.entry("[[relation]]", "id", id, "from", one, "kind", "requires", "to", []string{other},
		"because", g.text("Both or none."))
	g.entry("[[relation]]", "id", id+"-back", "from", other, "kind", "requires", "to", []string{one},
		"because", g.text("Both or none."))
	g.entry("[[rule]]", "id", "rule-of-"+id, "points", raw("{ "+points+" }"),
		"because", g.text("They go together."), "source", "dice")
	return true
}

// neighbours lists the options that share a layer with an option, the option itself among them.
func (g *generator) neighbours(option string) (list []string) {
	for _, layer := range g.layers {
		if members := g.members([]string{layerPrefix + layer}); slices.Contains(members, option) {
			list = append(list, members...)
		}
	}
	return list
}

// layersWithout returns, now and then, one or two layers that none of the options fills; nil for none.
func (g *generator) layersWithout(options []string) any {
	var free []string
	for _, layer := range g.layers {
		if !overlap(g.members([]string{layerPrefix + layer}), options) {
			free = append(free, layer)
		}
	}
	if len(free) == 0 || !g.chance(45) {
		return nil
	}
	return some(g, free, 2)
}

// writeContradictions writes contradictions, most of two questions each, and now and then two of which one holds on
// every complete sheet.
func (g *generator) writeContradictions() {
	if len(g.questions) == 0 || !g.size.Additions {
		return
	}
	var conditions []raw
	for range g.upTo(0, 2) {
		conditions = append(conditions, g.clash())
	}
	if g.chance(5) {
		either := g.condition(1, len(g.questions))
		conditions = append(conditions, either, "{ not = "+either+" }")
	}
	for i, when := range conditions {
		g.entry("[[contradiction]]", "id", fmt.Sprintf("contradiction-%d", i+1), "when", when,
			"because", g.text("Both cannot be."), "source", "dice", "at", "a throw")
	}
}

// clash is a condition on two questions, or any condition.
func (g *generator) clash() raw {
	if len(g.questions) < 2 || g.chance(30) {
		return g.condition(1, len(g.questions))
	}
	var tests []string
	for _, i := range g.Perm(len(g.questions))[:2] {
		tests = append(tests, g.questions[i].id+" = "+tomlValue(g.test(g.questions[i])))
	}
	return raw("{ " + strings.Join(tests, ", ") + " }")
}

func (g *generator) writeInvariants() {
	if !g.size.Additions {
		return
	}
	for i := range g.upTo(0, 3) {
		var when, only any
		if len(g.questions) > 0 && g.chance(40) {
			when = g.condition(1, len(g.questions))
		}
		if g.chance(50) {
			only = g.shape(1)
		}
		g.entry("[[invariant]]", "id", fmt.Sprintf("invariant-%d", i+1), "when", when, "if", only, "stack", g.shape(2),
			"because", g.text("It has to be so."))
	}
}

// shape writes one or more of the keys of a shape; no option or layer is in two of them.
func (g *generator) shape(most int) raw {
	options, layers := g.options, g.layers
	var entries []string
	for _, key := range some(g, []string{"every", "any", "any", "none", "filled", "empty"}, most) {
		from := &options
		if key == "filled" || key == "empty" {
			from = &layers
		}
		if len(*from) == 0 || strings.Contains(strings.Join(entries, ""), key) {
			continue
		}
		names := some(g, *from, 2)
		if key == "any" {
			names = some(g, *from, 4)
		}
		if from == &options && len(options) == len(g.options) {
			names = g.withFamily(names, nil)
		}
		used := g.members(names)
		*from = slices.DeleteFunc(slices.Clone(*from), func(name string) bool { return slices.Contains(used, name) })
		entries = append(entries, key+" = "+tomlValue(names))
	}
	return raw("{ " + strings.Join(entries, ", ") + " }")
}
