package diag

func explainSyntax() []Explanation {
	return []Explanation{
		{
			Code: Syntax, Title: "the file is not legal TOML",
			Text: "The place is where reading stopped; what is wrong may stand a little before it, such as a quote that was\n" +
				"never closed. Nothing behind it was read, so there may be more problems.",
			Example: "[[layer]]\nid = \"runtime\nname = \"Runtime\"\n",
		},
		{
			Code: DuplicateKey, Title: "a key or a table is given twice",
			Text: "TOML allows every key once in a table, and every [table] once in a file. Entries of the same kind start with\n" +
				"double brackets: [[rule]].",
			Example: "[[layer]]\nid = \"runtime\"\nname = \"Runtime\"\nname = \"Container runtime\"\n",
		},
		{
			Code: TooLarge, Title: "the file is too large",
			Text: "A rule set may have 64 MiB, eight million keys and values, and a thousand files that it extends; an answers file\n" +
				"may have 4 MiB.",
		},
		{
			Code: TooDeep, Title: "tables and arrays are nested too deep",
			Text:    "At most 64 may stand in one another. A condition of that depth is better written as a few facts.",
			Example: "x = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
		},
		{
			Code: Encoding, Title: "the file is not UTF-8",
			Text: "TOML files are UTF-8. Save the file again in that encoding.",
		},
		{
			Code: ControlCharacter, Title: "a text has characters that do not print",
			Text: "Control characters, escape sequences for terminals and characters that change the direction of writing can make\n" +
				"a text look like another one. They must not stand in any text, also not as an escape such as \\u001b.",
			Example: "[[layer]]\nid = \"runtime\"\nname = \"\\u001b[31mRuntime\"\n",
		},
	}
}

func explainEntries() []Explanation {
	return []Explanation{
		{
			Code: UnknownKey, Title: "a key has no meaning where it stands",
			Text:    "Most often it is misspelt, or belongs to another kind of entry.",
			Example: "[[layer]]\nid = \"runtime\"\nrequird = true\n",
		},
		{
			Code: MissingKey, Title: "a key is missing that must be there",
			Text: "The place is the first key of the entry. A rule needs at least one of points, exclude and require; a question\n" +
				"needs choices or, if it asks for a number, max.",
			Example: "[[option]]\nid = \"docker\"\nname = \"Docker\"\n",
		},
		{
			Code: MisplacedKey, Title: "a key does not go with the others",
			Text: "Choices belong to single and multi questions, min and max to multi and number questions, and an entry stands\n" +
				"either after or before another.",
			Example: "[[question]]\nid = \"turnkey\"\nprompt = \"Must it work at once?\"\nkind = \"yesno\"\nchoices = [{ id = \"maybe\" }]\n",
		},
		{
			Code: TypeMismatch, Title: "a value is of the wrong type",
			Text: "Texts and ids stand in quotes; numbers, dates and true or false do not. A condition compares a question with\n" +
				"what its kind can answer: a choice, true or false, a whole number, or a table of tests.",
			Example: "[[question]]\nid = \"machines\"\nprompt = \"How many?\"\nkind = \"number\"\nmax = 1000\n\n[[fact]]\nid = \"small\"\nwhen = { machines = \"few\" }\n",
		},
		{
			Code: UnknownValue, Title: "a word is none of those that may stand here",
			Text:    "Kinds and states are chosen from short lists, which the message names.",
			Example: "[[question]]\nid = \"need\"\nprompt = \"What?\"\nkind = \"multiple\"\nchoices = [{ id = \"machines\" }]\n",
		},
		{
			Code: EmptyText, Title: "a text says nothing",
			Text:    "Leave the key out, or write the text.",
			Example: "[[layer]]\nid = \"runtime\"\nname = \"\"\n",
		},
		{
			Code: EmptyList, Title: "a list or table has nothing in it",
			Text:    "A relation leads somewhere, a question has choices, and a rule has an effect. Leave the key out, or fill the list.",
			Example: "[[layer]]\nid = \"runtime\"\n\n[[option]]\nid = \"docker\"\nlayer = \"runtime\"\n\n[[rule]]\nid = \"no-docker\"\nexclude = []\n",
		},
		{
			Code: EmptyCondition, Title: "a condition asks for nothing",
			Text: "An empty condition, or an empty list in one, could mean always or never. A rule that always applies has no\n" +
				"`when` at all.",
			Example: "[[fact]]\nid = \"small\"\nwhen = {}\n",
		},
		{
			Code: OutOfRange, Title: "a number is outside its range",
			Text: "Points are whole numbers from -1000 to 1000, weights numbers from 0 to 1000 with at most three decimals; a multi\n" +
				"question has at most 16 choices, and numbers in questions stay within 1,000,000,000,000,000. An answer stays\n" +
				"within the range of its question.",
			Example: "[[criterion]]\nid = \"fit\"\nweight = 0.0005\n",
		},
		{
			Code: InvalidID, Title: "an id has characters that ids cannot have",
			Text: "Ids are made of small letters and digits, with single hyphens between them. The words all, any, not and unknown\n" +
				"mean something in conditions and answers and cannot be ids.",
			Example: "[[layer]]\nid = \"Resource Manager\"\n",
		},
		{
			Code: UnknownLanguage, Title: "a text is in no language",
			Text:    "A text is a string, or a table from language to string: { en = \"...\", zh = \"...\" }.",
			Example: "[[layer]]\nid = \"runtime\"\nname = { english = \"Runtime\" }\n",
		},
		{
			Code: InvalidURL, Title: "an address cannot be opened as a page",
			Text:    "The url of a source starts with https:// or http:// and has no spaces.",
			Example: "[[source]]\nid = \"article\"\ntitle = \"The article\"\nurl = \"example.org\"\n",
		},
		{
			Code: UnknownFormat, Title: "the file has a format that this program does not know",
			Text:    "Rule sets of this program say `format = 1`. A newer program may have written the file.",
			Example: "format = 2\n\n[ruleset]\nid = \"example\"\nversion = \"1.0.0\"\ntitle = \"Example\"\n",
		},
	}
}
