package schema

// Answers is the schema of answers files. Which questions and choices there are
// depends on the rule set.
func Answers() []byte {
	n := document("stackadvisor answers")
	n.set("description", "What a team answered to the questionnaire of a rule set.")
	waiver := object("",
		must("option", "The option whose caution is accepted.", ref("id")),
		must("reason", "Why it is accepted.", typed("string").set("minLength", 1)),
		key("owner", "Who answers for it.", typed("string")),
		must("until", "Its last day.", date()))
	open := object("",
		key("owner", "Who finds it out.", typed("string")),
		key("until", "The day by which it is known.", date()),
		key("note", "", typed("string")))
	recorded := object("What was recommended when the file was saved; written by the program.",
		key("as_of", "Date of the evaluation.", date()),
		key("ruleset_version", "", typed("string")),
		key("ruleset_digest", "", typed("string")),
		key("status", "", words("recommended", "no-evidence", "infeasible")),
		key("stack", "Options, in the order of the rule set.", list(ref("id"))),
		key("score", "", typed("number")),
		key("fired", "Rules that fired.", list(ref("id"))),
		key("cautions", "Recommended options that were unsupported.", list(ref("id"))),
		key("points", "What each rule gave to each option, weight counted.",
			typed("object").set("additionalProperties", typed("object").set("additionalProperties", typed("number")))))
	file := object("",
		key("ruleset", "Id of a built-in set, or a path relative to this file.", typed("string").set("minLength", 1)),
		key("title", "What the decision is about.", typed("string")),
		key("participants", "Who answered.", list(typed("string"))),
		key("as_of", "Date of the evaluation; today if it is missing.", date()),
		key("answers", "An answer for each question id.", typed("object").set("additionalProperties", anyOf(
			typed("boolean"), typed("integer"), ref("id"), list(ref("id"))))),
		key("notes", "Free text for each question id.", typed("object").set("additionalProperties", typed("string"))),
		key("links", "Evidence for the answer to each question id.", typed("object").set("additionalProperties", typed("string").set("pattern", "^https?://"))),
		key("open", "Questions whose answer somebody finds out.", typed("object").set("additionalProperties", open)),
		key("weights", "Importance of criteria, over the set's own.",
			typed("object").set("additionalProperties", typed("number").set("minimum", 0).set("maximum", 1000))),
		key("waiver", "Cautions that are accepted for some time.", list(waiver)),
		key("recorded", "", recorded),
	)
	n.set("type", "object")
	for _, k := range []string{"properties", "additionalProperties"} {
		n.set(k, file.values[k])
	}
	return n.set("definitions", newNode().
		set("id", typed("string").set("pattern", idPattern)).
		set("date", newNode().set("description", "A local date such as 2026-11-22, without quotes."))).print()
}
