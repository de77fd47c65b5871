package diag

const (
	exampleRuntime = "[[layer]]\nid = \"runtime\"\n\n[[option]]\nid = \"docker\"\nlayer = \"runtime\"\n\n"
	exampleTurnkey = "[[question]]\nid = \"turnkey\"\nprompt = \"Must it work at once?\"\nkind = \"yesno\"\n\n"
)

func explainFiles() []Explanation {
	return []Explanation{
		{
			Code: UnknownRuleset, Title: "a rule set that should be extended cannot be read",
			Text:    "`extends` lists ids of built-in rule sets, and paths that are relative to the file they stand in.",
			Example: "format = 1\n\n[ruleset]\nid = \"example\"\nversion = \"1.0.0\"\ntitle = \"Example\"\nextends = [\"missing.toml\"]\n",
		},
		{
			Code: ExtendsCycle, Title: "a rule set extends itself",
			Text:    "The place is the entry of `extends` that closes the circle.",
			Example: "format = 1\n\n[ruleset]\nid = \"example\"\nversion = \"1.0.0\"\ntitle = \"Example\"\nextends = [\"example.toml\"]\n",
		},
		{
			Code: DuplicateID, Title: "two entries have the same id",
			Text: "Ids are unique among the entries of a kind, and questions share theirs with facts. An overlay that means to\n" +
				"replace an entry of a set that it extends says `override = true`.",
			Example: "[[layer]]\nid = \"runtime\"\n\n[[layer]]\nid = \"runtime\"\n",
		},
		{
			Code: UnknownOverride, Title: "an entry overrides nothing",
			Text: "`override = true` replaces an entry with the same id in a set that this file extends. There is none; perhaps it\n" +
				"was renamed there.",
			Example: "[[layer]]\nid = \"runtime\"\noverride = true\n",
		},
		{
			Code: UnknownDrop, Title: "an entry that should be dropped does not exist",
			Text:    "[[drop]] takes an entry out of the sets that this file extends.",
			Example: "[[drop]]\nkind = \"layer\"\nid = \"runtime\"\n",
		},
		{
			Code: UnknownPlace, Title: "an entry should stand beside one that does not exist",
			Text:    "`after` and `before` name an entry of the same kind, in this file or in a set that it extends.",
			Example: "[[layer]]\nid = \"runtime\"\nafter = \"virtualization\"\n",
		},
		{
			Code: NamedDrop, Title: "an entry that others name is dropped",
			Text: "Entries of the extended sets still name what [[drop]] takes out. `cascade = true` also drops those that cannot stand\n" +
				"without it, and takes it out of the lists of the others; or override them one by one.",
		},
		{
			Code: LostKey, Severity: Warning, Title: "an override loses what the entry had",
			Text: "`override = true` replaces the whole entry, and the new one leaves out a `when`, a `criterion` or a `group` that the\n" +
				"old one had. Give it again, or say `override = \"patch\"`, which changes only the keys that are given.",
		},
	}
}

func explainNames() []Explanation {
	return []Explanation{
		{
			Code: UnknownSource, Title: "a source does not exist",
			Text:    "`source` names a [[source]] of the set.",
			Example: exampleRuntime + "[[rule]]\nid = \"docker\"\npoints = { docker = 1 }\nsource = \"article\"\n",
		},
		{
			Code: UnknownCriterion, Title: "a criterion does not exist",
			Text:    "`criterion` names a [[criterion]] of the set. A set without criteria has one, \"fit\".",
			Example: exampleRuntime + "[[rule]]\nid = \"docker\"\npoints = { docker = 1 }\ncriterion = \"cost\"\n",
		},
		{
			Code: UnknownLayer, Title: "a layer does not exist",
			Text:    "The `layer` of an option, and the further layers that it `fills`, are each a [[layer]] of the set.",
			Example: exampleRuntime + "[[option]]\nid = \"mesos\"\nlayer = \"resource-manager\"\n",
		},
		{
			Code: UnknownOption, Title: "an option does not exist",
			Text:    "Points, exclude, require, relations, lifecycle entries and waivers name an [[option]] of the set.",
			Example: exampleRuntime + "[[rule]]\nid = \"docker\"\npoints = { doker = 1 }\n",
		},
		{
			Code: UnknownQuestion, Title: "a question or fact does not exist",
			Text:    "A condition is about a [[question]] or a [[fact]]; an answers file answers questions of its rule set.",
			Example: exampleTurnkey + "[[fact]]\nid = \"beginner\"\nwhen = { turn-key = true }\n",
		},
		{
			Code: UnknownChoice, Title: "a question has no such choice",
			Text: "The message names the choices, or the one that is nearest.",
			Example: "[[question]]\nid = \"operators\"\nprompt = \"Who runs it?\"\nkind = \"single\"\nchoices = [{ id = \"few\" }, { id = \"many\" }]\n\n" +
				"[[fact]]\nid = \"small-team\"\nwhen = { operators = \"a-few\" }\n",
		},
		{
			Code: UnknownTag, Title: "a family has no options",
			Text: "\"@tag\" is each option with the tag, \"@layer:runtime\" each option that fills the layer. There is none; perhaps\nthe tag is written in another way at the options.",
			Example: "[[layer]]\nid = \"store\"\n\n[[option]]\nid = \"mysql\"\nlayer = \"store\"\ntags = [\"mysql-family\"]\n\n" +
				"[[rule]]\nid = \"relational\"\npoints = { \"@mysql-famly\" = 1 }\n",
		},
		{
			Code: DuplicateAlias, Title: "an alias means two things",
			Text: "An alias is what people may type instead of an id, in any case. Among the options of a set, and among the choices\n" +
				"of a question, it means one thing only, and it is no other thing's id.",
			Example: "[[layer]]\nid = \"orchestrator\"\n\n[[option]]\nid = \"kubernetes\"\nlayer = \"orchestrator\"\naliases = [\"k8s\"]\n\n" +
				"[[option]]\nid = \"k3s\"\nlayer = \"orchestrator\"\naliases = [\"K8s\"]\n",
		},
		{
			Code: OverlappingPoints, Title: "a rule gives points to an option twice",
			Text: "Two keys of `points` mean the same option: by its id and by a family, or by two families. Leave one of them out,\nor use two rules.",
			Example: "[[layer]]\nid = \"store\"\n\n[[option]]\nid = \"mysql\"\nlayer = \"store\"\n\n" +
				"[[rule]]\nid = \"relational\"\npoints = { mysql = 2, \"@layer:store\" = 1 }\n",
		},
		{
			Code: SelfReference, Title: "an option is related to itself",
			Text:    "A relation leads to other options, an option fills further layers beside its own, and a successor is another option.",
			Example: exampleRuntime + "[[relation]]\nid = \"docker-docker\"\nfrom = \"docker\"\nkind = \"requires\"\nto = [\"docker\"]\n",
		},
		{
			Code: FactCycle, Title: "a fact is built from itself",
			Text:    "Facts may be built from other facts, but not in a circle. The message names the facts on the way.",
			Example: "[[fact]]\nid = \"small\"\nwhen = { not = { large = true } }\n\n[[fact]]\nid = \"large\"\nwhen = { not = { small = true } }\n",
		},
		{
			Code: LaterQuestion, Title: "a question is asked depending on a later one",
			Text: "`ask_when` decides whether a question is asked, so it can only look at questions that stand before it, directly\n" +
				"or through facts. Move the question, or the one it depends on.",
			Example: "[[question]]\nid = \"vendor\"\nprompt = \"From whom?\"\nkind = \"yesno\"\nask_when = { turnkey = true }\n\n" + exampleTurnkey,
		},
		{
			Code: MixedGroup, Title: "the rules of a group count for different criteria",
			Text: "Of a group only one rule counts for each option. With rules for different criteria, the weights would decide\n" +
				"which one that is.",
			Example: exampleRuntime + "[[criterion]]\nid = \"fit\"\n\n[[criterion]]\nid = \"cost\"\n\n" +
				"[[rule]]\nid = \"a\"\npoints = { docker = 2 }\ngroup = \"size\"\n\n[[rule]]\nid = \"b\"\npoints = { docker = 1 }\ngroup = \"size\"\ncriterion = \"cost\"\n",
		},
	}
}
