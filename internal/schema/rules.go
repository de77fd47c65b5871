package schema

import "slices"

// idPattern is what ids look like (contract 1).
const idPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"

// languagePattern is what language tags look like, such as en or zh-hant.
const languagePattern = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"

// aliasPattern is what people can type as one of several names.
const aliasPattern = "^[^ \\t\\r\\n,;=@，；]([^\\t\\r\\n,;=@，；]*[^ \\t\\r\\n,;=@，；])?$"

// optionPattern is an option, the options with a tag, or those that fill a layer.
const optionPattern = "^(@(layer:)?)?[a-z0-9]+(-[a-z0-9]+)*$"

// filled is a string that says something.
func filled() *node { return typed("string").set("pattern", "[^ \\t\\r\\n]") }

// Rules is the schema of rule-set files. It sees shapes, not meanings: whether
// a name exists is for `rules check`.
func Rules() []byte {
	n := document("stackadvisor rule set")
	n.set("description", "Expert guidance for choosing a stack of technologies: questions, options in layers, and the rules that lead from answers to options.")
	n.set("type", "object")
	file := object("",
		must("format", "Version of this file format.", newNode().set("enum", []int{1})),
		must("ruleset", "", header()),
		key("source", "Where guidance and facts come from.", entries(source())),
		key("criterion", "Points of view. A set without criteria has one, \"fit\".", entries(criterion())),
		key("layer", "Places in the stack, bottom first. At most one option fills each.", entries(layer())),
		key("option", "Technologies.", entries(option())),
		key("question", "What the team is asked, in this order.", entries(question())),
		key("fact", "Named conditions. They make rules and reasons readable.", entries(fact())),
		key("rule", "What speaks for and against options, and when.", entries(rule())),
		key("relation", "How options relate.", entries(relation())),
		key("lifecycle", "Dated states of options.", entries(lifecycle())),
		key("contradiction", "Answers that exclude each other.", entries(contradiction())),
		key("invariant", "What the author claims of every recommended stack; `rules verify` proves it.", entries(invariant())),
		key("drop", "Entries of extended sets that are removed.", list(drop())),
	)
	for _, k := range []string{"properties", "required", "additionalProperties"} {
		n.set(k, file.values[k])
	}
	return n.set("definitions", definitions()).print()
}

func definitions() *node {
	answer := anyOf(
		typed("boolean"),
		typed("integer"),
		ref("id"),
		some(anyOf(ref("id"), typed("integer"))),
		object("Tests of a multi or number question; all of them must hold.",
			key("any", "At least one of these is chosen.", ids()),
			key("every", "Each of these is chosen.", ids()),
			key("none", "Not one of these is chosen.", ids()),
			key("only", "Something is chosen, and nothing else than these.", ids()),
			key("at_least", "Number: n or more. Multi: how many are chosen at least.", typed("integer")),
			key("at_most", "Number: n or less. Multi: how many are chosen at most.", typed("integer")),
			key("above", "Number: more than n.", typed("integer")),
			key("below", "Number: less than n.", typed("integer")),
		).set("minProperties", 1),
	)
	condition := newNode().
		set("description", "A condition: all entries must hold. A key is all, any, not, a fact (true or false), or a question (the answers that pass).").
		set("type", "object").set("minProperties", 1).
		set("properties", newNode().
			set("all", describe(some(ref("condition")), "Every one of these conditions holds.")).
			set("any", describe(some(ref("condition")), "At least one of these conditions holds.")).
			set("not", describe(ref("condition"), "This condition does not hold."))).
		set("additionalProperties", ref("answer"))
	return newNode().
		set("id", typed("string").set("pattern", idPattern)).
		set("name", typed("string").set("pattern", idPattern).set("not", words("all", "any", "not", "unknown"))).
		set("alias", typed("string").set("pattern", aliasPattern)).
		set("option", typed("string").set("pattern", optionPattern)).
		set("choice", typed("string").set("pattern", idPattern).set("not", words("unknown"))).
		set("text", anyOf(
			filled(),
			newNode().set("description", "The text by language, for example { en = \"...\", zh = \"...\" }.").
				set("type", "object").set("minProperties", 1).
				set("patternProperties", newNode().set(languagePattern, filled())).
				set("additionalProperties", false),
		)).
		// TOML dates reach schema validators as texts, or not at all.
		set("date", newNode().set("description", "A local date such as 2026-11-22, without quotes.")).
		set("answer", answer).
		set("condition", condition).
		set("allow", some(object("",
			must("code", "Code of the finding.", ref("id")),
			must("because", "Why it is right as it is.", ref("text")))))
}

func ids() *node { return some(ref("id")) }

// options are option ids, or families: "@tag", "@layer:cache".
func options() *node { return some(ref("option")) }

func aliases() property {
	return key("aliases", "What people may type instead of the id, in any case. Files always have the id.", list(ref("alias")))
}

func text() *node { return ref("text") }
func date() *node { return ref("date") }

func header() *node {
	return object("The set as a whole.",
		must("id", "Id of the set.", ref("id")),
		must("version", "Version of the set.", typed("string").set("minLength", 1)),
		must("title", "What it is called.", text()),
		key("summary", "What it is about.", text()),
		key("extends", "Sets that are loaded first: built-in ids, or paths relative to this file.", list(typed("string").set("minLength", 1))),
		key("knowledge_until", "The last day that the set knows of. Results of a later day say so.", date()),
		key("continued_by", "Id of the set that goes on from there.", ref("id")),
		key("allow", "Findings of `rules verify` that are accepted for the whole set.", ref("allow")),
	)
}

// entries is a list of entries. One that patches another has the keys that it
// changes and no more; what else the kind asks for is asked of the other ones.
func entries(of *node) *node {
	whole := newNode()
	for _, k := range []string{"required", "anyOf"} {
		if v, ok := of.values[k]; ok {
			whole.set(k, v)
			delete(of.values, k)
			of.keys = slices.DeleteFunc(of.keys, func(key string) bool { return key == k })
		}
	}
	patches := required("id", "override").set("properties", newNode().set("override", words("patch")))
	return list(of.set("anyOf", []*node{patches, whole}))
}

// entry is a table with an id, and with what overlays may say of it.
func entry(what string, properties ...property) *node {
	all := append([]property{must("id", "Id of the "+what+".", ref("name"))}, properties...)
	return object("", append(all,
		key("override", "In an overlay: true replaces the entry with this id, in its old place; \"patch\" changes only the keys that are given, and tables key by key.",
			anyOf(typed("boolean"), words("patch"))),
		key("after", "In an overlay: stand behind the entry with this id.", ref("id")),
		key("before", "In an overlay: stand before the entry with this id.", ref("id")),
		key("allow", "Findings of `rules verify` that are accepted here.", ref("allow")),
	)...).set("not", required("after", "before"))
}

func source() *node {
	return entry("source",
		must("title", "What it is called.", text()),
		key("url", "Where it can be read.", typed("string").set("pattern", "^https?://[^ \\t\\r\\n]+$")),
		key("date", "When it was published.", date()),
		key("checked", "When somebody last read it.", date()))
}

func criterion() *node {
	return entry("criterion",
		key("name", "What people read; the id if it is missing.", text()),
		key("weight", "Its weight as long as the user says nothing: 0 to 1000, at most three decimals.",
			typed("number").set("minimum", 0).set("maximum", 1000)))
}

func layer() *node {
	return entry("layer",
		key("name", "What people read; the id if it is missing.", text()),
		key("required", "true: every stack fills this layer.", typed("boolean")),
		key("minor", "true: stacks that differ in such layers only are variants of one platform.", typed("boolean")))
}

func option() *node {
	trait := object("",
		must("kind", "What it tells.", words("definition", "strength", "weakness")),
		must("text", "The trait in a sentence.", text()),
		key("source", "Who says so.", ref("id")),
		key("at", "Where in the source.", text()))
	return entry("option",
		key("name", "What people read; the id if it is missing.", text()),
		must("layer", "The layer it fills.", ref("id")),
		key("fills", "Further layers that it occupies.", list(ref("id"))),
		key("summary", "What it is, in a sentence.", text()),
		key("manages", "Its core managed object.", text()),
		key("barrier", "What it takes to adopt it.", text()),
		key("traits", "What sources say of it.", list(trait)),
		aliases(),
		key("tags", "Families that it belongs to; rules name all options with a tag as \"@tag\".", list(ref("id"))))
}

func question() *node {
	choice := object("",
		must("id", "Id of the choice.", ref("choice")),
		key("label", "What people read; the id if it is missing.", text()),
		key("help", "What it means.", text()),
		aliases())
	n := entry("question",
		must("prompt", "The question.", text()),
		key("help", "What somebody needs to know to answer.", text()),
		must("kind", "single: one choice. multi: several. yesno. number: a whole number.", words("single", "multi", "yesno", "number")),
		key("choices", "The choices of a single or multi question; a multi has at most 16.", some(choice)),
		key("min", "Number: least answer (default 0). Multi: fewest choices (default 1).", typed("integer")),
		key("max", "Number: greatest answer (required). Multi: most choices (default all).", typed("integer")),
		key("ask_when", "Ask only where this holds; over earlier questions.", ref("condition")))
	return n.set("anyOf", []*node{
		ofKind("single").set("required", []string{"choices"}).set("not", anyOf(required("min"), required("max"))),
		ofKind("multi").set("required", []string{"choices"}),
		ofKind("yesno").set("not", anyOf(required("choices"), required("min"), required("max"))),
		ofKind("number").set("required", []string{"max"}).set("not", required("choices")),
		// Any other kind is told once, where it stands.
		newNode().set("properties", newNode().set("kind", newNode().set("not", words("single", "multi", "yesno", "number")))),
	})
}

// ofKind is a question of a kind.
func ofKind(kind string) *node {
	return newNode().set("properties", newNode().set("kind", words(kind)))
}

func fact() *node {
	return entry("fact",
		key("name", "What people read; the id if it is missing.", text()),
		must("when", "The condition.", ref("condition")))
}

func rule() *node {
	n := entry("rule",
		key("when", "When it fires; always if it is missing.", ref("condition")),
		key("criterion", "The point of view; the first criterion if it is missing.", ref("id")),
		key("points", sentence("What it gives to options.", "+1 is a nuance, +5 means: take this.", "What is impossible belongs in exclude."),
			typed("object").set("minProperties", 1).
				set("patternProperties", newNode().set(optionPattern, integer(-1000, 1000))).set("additionalProperties", false)),
		key("exclude", "Options that are out; \"@unsupported\" stands for every option that is unsupported on the date.",
			options()),
		key("require", "The stack must contain at least one of these.", options()),
		key("group", "Of the fired rules of a group only the one with most points counts for an option.", typed("string").set("minLength", 1)),
		key("because", "The reason that a person reads.", text()),
		key("source", "Who says so.", ref("id")),
		key("at", "Where in the source.", text()))
	return n.set("anyOf", []*node{
		newNode().set("required", []string{"points"}),
		newNode().set("required", []string{"exclude"}),
		newNode().set("required", []string{"require"}),
	})
}

func relation() *node {
	n := entry("relation",
		must("from", "The option that it is about, or a list of them.", anyOf(ref("option"), options())),
		must("kind", "requires and conflicts are constraints; the others are told, not enforced.",
			words("requires", "conflicts", "runs-on", "drives", "bundles", "replaces", "like")),
		key("to", "requires: any one of these. conflicts: none of these.", options()),
		key("to_layers", "requires: or any option that fills one of these layers. conflicts: nor one of those.", ids()),
		key("because", "The reason that a person reads.", text()),
		key("source", "Who says so.", ref("id")),
		key("since", "First day on which it counts.", date()),
		key("until", "Last day on which it counts.", date()))
	return n.set("anyOf", []*node{required("to"), required("to_layers")})
}

func contradiction() *node {
	return entry("contradiction",
		must("when", "The answers that exclude each other.", ref("condition")),
		must("because", "The reason that a person reads.", text()),
		key("source", "Who says so.", ref("id")),
		key("at", "Where in the source.", text()))
}

func invariant() *node {
	shape := func(what string) *node {
		return object(what+" All keys that are given must hold.",
			key("every", "The stack contains each of these.", options()),
			key("any", "The stack contains at least one of these.", options()),
			key("none", "The stack contains none of these.", options()),
			key("filled", "The stack fills each of these layers.", ids()),
			key("empty", "The stack leaves each of these layers empty.", ids()),
		).set("minProperties", 1)
	}
	return entry("invariant",
		key("when", "Answers that it is about; all answers if it is missing.", ref("condition")),
		key("if", "", shape("Stacks that it is about; every stack if it is missing.")),
		must("stack", "", shape("What holds of the recommended stack, and of the stack that can be built with supported options.")),
		must("because", "The reason that a person reads.", text()))
}

func lifecycle() *node {
	return entry("lifecycle entry",
		must("option", "The option that it is about.", ref("id")),
		must("status", "The state.", words("active", "maintenance", "deprecated", "retired")),
		must("since", "First day of this state.", date()),
		key("until", "Last day of support.", date()),
		key("successor", "What to take instead.", list(ref("id"))),
		key("source", "Who says so.", ref("id")),
		key("checked", "When somebody last looked.", date()),
		key("note", "What else there is to say.", text()))
}

func drop() *node {
	return object("",
		key("cascade", "true: also drop what cannot stand without the entry, and take it out of the lists of others.", typed("boolean")),
		must("kind", "Kind of the entry.", words("source", "criterion", "layer", "option", "question", "fact", "rule", "relation", "lifecycle",
			"contradiction", "invariant")),
		must("id", "Id of the entry.", ref("id")))
}
