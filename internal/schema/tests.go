package schema

// Tests is the schema of files of rule tests (contract 7). Whether a question, an
// option or a rule exists is for `rules test`.
func Tests() []byte {
	n := document("stackadvisor rule tests")
	n.set("description", "Cases of a rule set: answers, and what is expected of the recommendation.")
	n.set("type", "object")
	stack := func() *node { return list(ref("id")) }
	expect := object("",
		key("status", "What the recommendation amounts to.", words("recommended", "no-evidence", "infeasible")),
		key("stack", "Exactly these options are recommended.", stack()),
		key("includes", "These options are recommended, and perhaps more.", stack()),
		key("lacks", "None of these options is recommended.", stack()),
		key("fired", "These rules fire, and perhaps more.", stack()),
		key("not_fired", "None of these rules fires.", stack()),
		key("excluded", "Exactly these options are excluded.", stack()),
		key("scores", "Scores of options.", typed("object").set("additionalProperties", typed("number"))),
		key("alternative", "One of the alternatives shown has all of these options.", stack()),
		key("supported", "Exactly these options are recommended without those that are unsupported.", stack()),
		key("cautions", "Exactly these recommended options are unsupported.", stack()),
		key("settled", "Whether no further answer can change the stack.", typed("boolean")),
	).set("minProperties", 1)
	answer := anyOf(typed("boolean"), typed("integer"), ref("id"), list(ref("id")))
	one := object("",
		must("name", "What the case shows; each name once.", filled()),
		must("as_of", "The day on which it is judged.", date()),
		key("answers", "Answers by question; the others are unknown.", typed("object").set("additionalProperties", answer)),
		key("weights", "Importance of criteria, over the set's own.",
			typed("object").set("additionalProperties", typed("number").set("minimum", 0).set("maximum", 1000))),
		must("expect", "What must come of it.", expect))
	file := object("",
		must("ruleset", "The rule set: a built-in id, or a path relative to this file.", filled()),
		must("case", "The cases.", some(one)))
	for _, k := range []string{"properties", "required", "additionalProperties"} {
		n.set(k, file.values[k])
	}
	return n.set("definitions", newNode().
		set("id", typed("string").set("pattern", idPattern)).
		set("date", newNode().set("description", "A local date such as 2026-11-22, without quotes."))).print()
}
