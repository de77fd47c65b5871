package diag

func explainWarnings() []Explanation {
	return []Explanation{
		{
			Code: RepeatedName, Severity: Warning, Title: "a name stands in a list twice",
			Text:    "The second one changes nothing; perhaps another name was meant.",
			Example: exampleRuntime + "[[rule]]\nid = \"no-docker\"\nexclude = [\"docker\", \"docker\"]\n",
		},
		{
			Code: Threshold, Severity: Warning, Title: "a condition compares with a number that is never answered",
			Text:    "The number lies outside the range of the question, or is more than the choices that can be chosen.",
			Example: "[[question]]\nid = \"machines\"\nprompt = \"How many?\"\nkind = \"number\"\nmax = 1000\n\n[[fact]]\nid = \"large\"\nwhen = { machines = { at_least = 5000 } }\n",
		},
		{
			Code: ImpossibleCondition, Severity: Warning, Title: "a condition can never hold",
			Text: "No answer passes the test, or all the tests of one question together. Tests in one table must all hold; for\n" +
				"either of two write `any = [ ... ]`.",
			Example: "[[question]]\nid = \"machines\"\nprompt = \"How many?\"\nkind = \"number\"\nmax = 1000\n\n[[fact]]\nid = \"extreme\"\nwhen = { machines = { below = 5, above = 500 } }\n",
		},
		{
			Code: ContradictoryEffects, Severity: Warning, Title: "the effects of a rule work against each other",
			Text:    "Where the rule fires, it excludes an option that it also requires or speaks for.",
			Example: exampleRuntime + "[[rule]]\nid = \"docker\"\npoints = { docker = 3 }\nexclude = [\"docker\"]\n",
		},
		{
			Code: UnfillableLayer, Severity: Warning, Title: "a required layer can never be filled",
			Text:    "No option stands in the layer or fills it, so no stack is possible at all.",
			Example: "[[layer]]\nid = \"runtime\"\nrequired = true\n",
		},
		{
			Code: CrowdedLayer, Severity: Warning, Title: "an option requires one of its own layer",
			Text: "A layer takes one option, so an option that requires another of the same layer can never be chosen. An option\n" +
				"that replaces or needs nothing there says so with another kind of relation.",
			Example: exampleRuntime + "[[option]]\nid = \"containerd\"\nlayer = \"runtime\"\n\n[[relation]]\nid = \"docker-containerd\"\nfrom = \"docker\"\nkind = \"requires\"\nto = [\"containerd\"]\n",
		},
		{
			Code: EmptyPeriod, Severity: Warning, Title: "a period ends before it begins",
			Text:    "`since` is the first day and `until` the last. Such an entry never counts; perhaps the two are swapped.",
			Example: exampleRuntime + "[[lifecycle]]\nid = \"docker-old\"\noption = \"docker\"\nstatus = \"maintenance\"\nsince = 2026-01-01\nuntil = 2025-01-01\n",
		},
		{
			Code: NotApplicable, Severity: Warning, Title: "an answered question does not apply",
			Text: "The other answers make the question pointless, so its answer counts for nothing. It stays given, and counts again\n" +
				"once a change of other answers makes the question apply.",
			Example: "[answers]\nturnkey = false\nvendor = true\n", Answers: true,
		},
	}
}
