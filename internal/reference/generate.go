package reference

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
)

// Size bounds a generated rule set. All are the most there may be; a set has some of them or all.
type Size struct {
	Questions   int
	Choices     int // of a single or multi question, at least 2
	Facts       int
	Criteria    int
	Layers      int // at least 1
	Options     int // at least 1
	Rules       int // at least 1
	Relations   int
	Lifecycles  int
	Completions int64 // of the sheet without answers, also those that contradict themselves, at least 1
	Additions   bool  // whether sets use what section 8 of the contract added, too
}

// Small is a size at which every analysis of a set takes some five milliseconds.
func Small() Size {
	return Size{Questions: 5, Choices: 3, Facts: 3, Criteria: 3, Layers: 3, Options: 6, Rules: 14,
		Relations: 4, Lifecycles: 4, Completions: 128}
}

// Medium is a size at which every analysis of a set takes some fifty milliseconds.
func Medium() Size {
	return Size{Questions: 7, Choices: 4, Facts: 4, Criteria: 3, Layers: 4, Options: 8, Rules: 18,
		Relations: 6, Lifecycles: 6, Completions: 2048}
}

// generator writes one rule set.
type generator struct {
	*rand.Rand
	size      Size
	out       strings.Builder
	questions []generatedQuestion
	facts     []generatedFact
	criteria  []string
	layers    []string
	options   []string
	groups    []generatedGroup
	families  []generatedFamily
	named     int // how many aliases there are
}

type generatedQuestion struct {
	id, kind   string
	choices    []string
	thresholds []int64
}

// generatedFact depends on the first reach questions at most.
type generatedFact struct {
	id    string
	reach int
	when  string
}

type generatedGroup struct {
	id, criterion string
	options       []string
}

// generatedDates are the days on which things begin and end in generated sets.
func generatedDates() []string {
	return []string{"2024-01-01", "2025-06-30", "2025-07-01", "2026-01-01", "2027-03-15"}
}

// Generate writes a random valid rule set that a person can read. The same seed and size give the same bytes.
// Between them the sets use every construct of section 1 but overlays, and with additions those of sections 8.1 to 8.8.
func Generate(seed uint64, size Size) []byte {
	text, _ := GenerateSet(seed, size)
	return text
}

// GenerateSet is Generate and Parse.
func GenerateSet(seed uint64, size Size) ([]byte, *Set) {
	for attempt := uint64(0); ; attempt++ {
		g := &generator{Rand: rand.New(rand.NewPCG(seed, attempt)), size: size}
		// A set with too many completions is thrown away; ever fewer questions bring them down in the end.
		g.size.Questions = max(0, size.Questions-int(attempt/8))
		g.write()
		set, err := Parse([]byte(g.out.String()))
		if err != nil {
			panic(fmt.Sprintf("reference: the generator wrote a set that cannot be read: %v\n%s", err, g.out.String()))
		}
		if set.CountCompletions(nil).Cmp(big.NewInt(size.Completions)) <= 0 {
			return []byte(g.out.String()), set
		}
	}
}

func (g *generator) write() {
	g.line(`format = 1`)
	head := []any{"id", "random", "version", "1.0.0", "title", g.text("Random rules")}
	g.entry("[ruleset]", append(head, g.knowledge()...)...)
	g.entry("[[source]]", "id", "dice", "title", "Dice", "url", "https://example.org/dice", "checked", raw(generatedDates()[0]))
	g.writeCriteria()
	g.writeLayers()
	g.writeOptions()
	g.writeQuestions()
	g.writeFacts()
	g.writeRules()
	g.writeRelations()
	g.writeLifecycles()
	g.writeContradictions()
	g.writeInvariants()
}

// chance is true in so many of a hundred cases.
func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

// upTo returns a number from low to high; low if high is less.
func (g *generator) upTo(low, high int) int { return low + g.IntN(max(1, high-low+1)) }

// nearly returns a number from 1 to most, sooner a large one.
func (g *generator) nearly(most int) int { return max(g.upTo(1, most), g.upTo(1, most)) }

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

// some returns so many different members of a list at most, one at least, in any order.
func some[T any](g *generator, list []T, most int) (chosen []T) {
	for _, i := range g.Perm(len(list))[:g.upTo(1, min(most, len(list)))] {
		chosen = append(chosen, list[i])
	}
	return chosen
}

// raw is a value that stands in the file as it is.
type raw string

func (g *generator) line(format string, args ...any) { fmt.Fprintf(&g.out, format+"\n", args...) }

// entry writes a table: its head, then keys and values in turn. A nil value leaves its key out.
func (g *generator) entry(head string, keysAndValues ...any) {
	g.line("\n%s", head)
	for i := 0; i < len(keysAndValues); i += 2 {
		if value := keysAndValues[i+1]; value != nil {
			g.line("%s = %s", keysAndValues[i], tomlValue(value))
		}
	}
}

// text returns a text, now and then in two languages.
func (g *generator) text(english string) any {
	if g.chance(30) {
		return raw(fmt.Sprintf(`{ en = %q, zh = "随机" }`, english))
	}
	return english
}

func (g *generator) writeCriteria() {
	weights := []any{nil, raw("0"), raw("1"), raw("2"), raw("0.5"), raw("1.5"), raw("0.125"), raw("0.001"), raw("3")}
	for i := range g.upTo(0, g.size.Criteria) {
		id := fmt.Sprintf("criterion-%d", i+1)
		g.criteria = append(g.criteria, id)
		g.entry("[[criterion]]", "id", id, "weight", pick(g, weights))
	}
	if len(g.criteria) == 0 {
		g.criteria = []string{"fit"}
	}
}

func (g *generator) writeLayers() {
	for i := range g.nearly(g.size.Layers) {
		g.layers = append(g.layers, fmt.Sprintf("layer-%d", i+1))
	}
	for i := range g.nearly(g.size.Options) {
		g.options = append(g.options, fmt.Sprintf("option-%c", 'a'+i))
	}
	for i, id := range g.layers {
		var required, minor any
		if i < len(g.options) && g.chance(15) { // some option is sure to have this layer
			required = true
		}
		if g.added(25) {
			minor = true
		}
		g.entry("[[layer]]", "id", id, "name", g.text("Layer"), "required", required, "minor", minor)
	}
}

func (g *generator) writeOptions() {
	for i, id := range g.options {
		layer := g.layers[i%len(g.layers)]
		if i >= len(g.layers) {
			layer = pick(g, g.layers)
		}
		occupied := []string{layer}
		var fills any
		if others := without(g.layers, layer); len(others) > 0 && g.chance(15) {
			further := some(g, others, 2)
			occupied, fills = append(occupied, further...), further
		}
		for _, l := range occupied {
			g.join(layerPrefix+l, id)
		}
		g.entry("[[option]]", "id", id, "name", g.text("Option"), "layer", layer, "fills", fills,
			"aliases", g.aliases(30), "tags", g.tags(id))
	}
}

func without(list []string, member string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(other string) bool { return other == member })
}
