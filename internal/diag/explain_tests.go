package diag

func explainTests() []Explanation {
	const head = "ruleset = \"article.toml\"\n\n[[case]]\nname = \"one machine\"\nas_of = 2026-11-22\nanswers = { machines = 1 }\n"
	return []Explanation{
		{
			Code: UnknownRule, Title: "a rule does not exist",
			Text:    "`fired` and `not_fired` of a rule test name rules of the set that is tested.",
			Example: head + "expect = { fired = [\"one-machine\"] }\n", Tests: true,
		},
		{
			Code: FailedCase, Title: "a rule test expects something else",
			Text: "The recommendation is not what the case expects. The note tells which rules fired: compare them with those that\n" +
				"were meant to. Change the rules, or the case if it is the expectation that was wrong.",
			Example: head + "expect = { stack = [\"kubernetes\"] }\n", Tests: true,
		},
		{
			Code: ContradictoryCase, Severity: Warning, Title: "the answers of a rule test contradict each other",
			Text: "A [[contradiction]] of the rule set is true on them, so no analysis counts such a sheet. Change an answer, or leave\n" +
				"one out.",
			Tests: true,
		},
	}
}
