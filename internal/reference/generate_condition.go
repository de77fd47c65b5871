package reference

import (
	"fmt"
	"slices"
	"strings"
)

// condition writes a condition over the first reach questions and over facts on such; there must be one of them.
// depth bounds how deep all, any and not are nested.
func (g *generator) condition(depth, reach int) raw {
	keys := map[string]bool{}
	var entries []string
	for range pick(g, []int{1, 1, 1, 1, 1, 2, 2, 3}) {
		key, value := g.conditionEntry(depth, reach)
		if !keys[key] {
			keys[key] = true
			entries = append(entries, key+" = "+value)
		}
	}
	return raw("{ " + strings.Join(entries, ", ") + " }")
}

func (g *generator) conditionEntry(depth, reach int) (key, value string) {
	facts := slices.DeleteFunc(slices.Clone(g.facts), func(f generatedFact) bool { return f.reach > reach })
	switch {
	case depth > 0 && g.chance(25):
		return g.combination(depth, reach)
	case len(facts) > 0 && g.chance(25):
		return pick(g, facts).id, tomlValue(g.chance(70))
	}
	q := g.questions[g.IntN(reach)]
	return q.id, tomlValue(g.test(q))
}

func (g *generator) combination(depth, reach int) (key, value string) {
	key = pick(g, []string{"all", "any", "not"})
	if key == "not" {
		return key, string(g.condition(depth-1, reach))
	}
	var parts []string
	for range g.upTo(1, 3) {
		parts = append(parts, string(g.condition(depth-1, reach)))
	}
	return key, "[ " + strings.Join(parts, ", ") + " ]"
}

// test writes the value that a condition has for a question.
func (g *generator) test(q generatedQuestion) any {
	switch q.kind {
	case "yesno":
		return g.chance(50)
	case "single":
		return oneOrMore(g, some(g, q.choices, len(q.choices)-1))
	case "multi":
		if g.chance(40) {
			return oneOrMore(g, some(g, q.choices, 2))
		}
		return g.table(
			[]string{"any", "every", "none", "only", "at_least", "at_most"}, func(key string) any {
				switch key {
				case "at_least":
					return g.upTo(1, len(q.choices))
				case "at_most":
					return g.upTo(0, len(q.choices)-1)
				}
				return some(g, q.choices, 2)
			})
	}
	if g.chance(25) {
		return oneOrMore(g, some(g, q.thresholds, 2))
	}
	return g.table([]string{"at_least", "at_most", "above", "below"}, func(string) any { return pick(g, q.thresholds) })
}

// table writes a table with one or two of the keys.
func (g *generator) table(keys []string, value func(key string) any) raw {
	var entries []string
	for _, key := range some(g, keys, g.upTo(1, 2)) {
		entries = append(entries, fmt.Sprintf("%s = %s", key, tomlValue(value(key))))
	}
	return raw("{ " + strings.Join(entries, ", ") + " }")
}

// oneOrMore writes a list of one now with brackets, now without.
func oneOrMore[T any](g *generator, list []T) any {
	if len(list) == 1 && g.chance(60) {
		return list[0]
	}
	return list
}

func (g *generator) writeQuestions() {
	for i := range g.upTo(min(1, g.size.Questions), g.size.Questions) {
		q := generatedQuestion{kind: pick(g, []string{"single", "multi", "yesno", "number"})}
		q.id = fmt.Sprintf("%s-%d", q.kind, i+1)
		keys := []any{"id", q.id, "prompt", g.text("Which?"), "kind", q.kind}
		switch q.kind {
		case "single", "multi":
			keys = append(keys, g.choices(&q)...)
		case "number":
			keys = append(keys, g.numberRange(&q)...)
		}
		if i > 0 && g.chance(35) {
			keys = append(keys, "ask_when", g.condition(1, i))
		}
		g.entry("[[question]]", keys...)
		g.questions = append(g.questions, q)
		if len(g.facts) < g.size.Facts && g.chance(30) {
			g.addFact()
		}
	}
}

// choices gives the question its choices and writes them, and how many of a multi may be chosen.
func (g *generator) choices(q *generatedQuestion) (keys []any) {
	var tables []string
	for i := range g.upTo(2, g.size.Choices) {
		q.choices = append(q.choices, string(rune('a'+i)))
		var aliases string
		if list := g.aliases(15); list != nil {
			aliases = ", aliases = " + tomlValue(list)
		}
		tables = append(tables, fmt.Sprintf(`{ id = "%c"%s }`, 'a'+i, aliases))
	}
	keys = []any{"choices", raw("[ " + strings.Join(tables, ", ") + " ]")}
	if q.kind == "multi" && g.chance(40) {
		least := g.upTo(0, 1)
		keys = append(keys, "min", least, "max", g.upTo(max(1, least), len(q.choices)))
	}
	return keys
}

// numberRange gives the question a few thresholds, most inside its range, and writes the range.
func (g *generator) numberRange(q *generatedQuestion) (keys []any) {
	least, most := int64(g.IntN(3)), int64(5+g.IntN(40))
	q.thresholds = []int64{least + g.Int64N(most-least)}
	if g.chance(50) {
		q.thresholds = append(q.thresholds, q.thresholds[0]+1+g.Int64N(most-q.thresholds[0]))
	}
	if g.chance(5) {
		q.thresholds = append(q.thresholds, most+1)
	}
	if least > 0 || g.chance(30) {
		keys = append(keys, "min", least)
	}
	return append(keys, "max", most)
}

// addFact makes a fact over the questions and facts so far.
func (g *generator) addFact() {
	reach := len(g.questions)
	g.facts = append(g.facts, generatedFact{fmt.Sprintf("fact-%d", len(g.facts)+1), reach, string(g.condition(2, reach))})
}

// writeFacts writes the facts, in any order: a fact may be used before it stands in the file.
func (g *generator) writeFacts() {
	for len(g.questions) > 0 && len(g.facts) < g.size.Facts && g.chance(60) {
		g.addFact()
	}
	for _, i := range g.Perm(len(g.facts)) {
		g.entry("[[fact]]", "id", g.facts[i].id, "name", g.text("Fact"), "when", raw(g.facts[i].when))
	}
}
