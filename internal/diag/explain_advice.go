package diag

// explainAdvice has what `rules verify` finds. Package verify shows each on a set
// that has it.
func explainAdvice() []Explanation {
	return []Explanation{
		{
			Code: InfeasibleSheet, Severity: Error, Advice: true, Title: "some answers leave no consistent stack",
			Text: "The constraints of the rules that fire, the relations and the required layers cannot all be met for some complete\nanswer sheet. Whoever gives these answers gets no advice. Loosen a `require` or an `exclude`, or give the layer\nanother option.",
		},
		{
			Code: NoRecommendation, Severity: Warning, Advice: true, Title: "some answers lead to no advice",
			Text: "Every question is answered and still nothing speaks for any stack. Add a rule for these answers, or say in an\n`allow` why there is nothing to recommend.",
		},
		{
			Code: NeverFires, Severity: Warning, Advice: true, Title: "a rule never fires",
			Text: "No complete answer sheet fulfils its condition. Often a question is only asked where the rest of the condition does\nnot hold.",
		},
		{
			Code: AlwaysFires, Severity: Warning, Advice: true, Title: "a rule with a condition always fires",
			Text: "Every complete answer sheet fulfils its condition. Leave the condition out, or mend it.",
		},
		{
			Code: NoEffect, Severity: Warning, Advice: true, Title: "a rule never changes the advice",
			Text: "Without the rule every complete answer sheet has the same recommended stack. It may still change scores, margins\nand alternatives; if that is what it is for, say so in an `allow`.",
		},
		{
			Code: NeverRecommended, Severity: Warning, Advice: true, Title: "an option is never recommended",
			Text: "It is in the recommended stack of no complete answer sheet. The message tells how near it comes.",
		},
		{
			Code: AlwaysRecommended, Severity: Warning, Advice: true, Title: "an option is always recommended",
			Text: "It is in the recommended stack of every complete answer sheet, so no question matters for it.",
		},
		{
			Code: IrrelevantQuestion, Severity: Warning, Advice: true, Title: "a question never matters",
			Text: "Whatever the other answers are, this one never changes the recommended stack. People answer it for nothing.",
		},
		{
			Code: IndistinctChoices, Severity: Warning, Advice: true, Title: "two choices mean the same",
			Text: "No condition tells the choices apart. Either a rule is missing or one choice too many is offered.",
		},
		{
			Code: DuplicateRule, Severity: Warning, Advice: true, Title: "two rules are the same",
			Text: "They fire for the same answer sheets and have the same effect, so the evidence counts twice.",
		},
		{
			Code: SubsumedRule, Severity: Warning, Advice: true, Title: "a rule adds to one that covers it",
			Text: "Wherever it fires, another rule with the same effect fires too, so the evidence counts twice there. If a stronger\ncase is meant to replace a weaker one, put both into a group.",
		},
		{
			Code: OppositeRules, Severity: Warning, Advice: true, Title: "two rules cancel each other",
			Text: "They fire for the same answer sheets and the points of one take back those of the other.",
		},
		{
			Code: ConflictingRequires, Severity: Error, Advice: true, Title: "two rules cannot both be satisfied",
			Text: "They can fire together, and then no stack satisfies what both demand.",
		},
		{
			Code: Tie, Severity: Warning, Advice: true, Title: "the tie rules decide",
			Text: "For some answer sheets two stacks score the same, and the one with fewer or earlier options is recommended. One more\nreason would decide by content.",
		},
		{
			Code: UnbalancedEvidence, Severity: Warning, Advice: true, Title: "an option can collect much more evidence than its rival",
			Text: "The scores that the options of a layer can reach differ more than threefold in width. The wider one tends to win or\nlose because more is said of it, not because it fits.",
		},
		{
			Code: Unused, Severity: Warning, Advice: true, Title: "nothing refers to an entry",
			Text: "A source that nothing cites, a criterion without rules, a layer without options, or a fact that no condition mentions.",
		},
		{
			Code: UnsourcedRule, Severity: Warning, Advice: true, Title: "a rule names no source",
			Text: "Nobody can check where the guidance comes from.",
		},
		{
			Code: StaleSource, Severity: Warning, Advice: true, Title: "a source was not looked at for long",
			Text: "Its `checked` day lies further back than --max-age allows. Read it again and put in the day.",
		},
		{
			Code: MissingTranslation, Severity: Warning, Advice: true, Title: "a text lacks a language",
			Text: "The languages of a set are those of its title. A plain string counts as every language.",
		},
		{
			Code: UnusedAllowance, Severity: Warning, Advice: true, Title: "an allowance silences nothing",
			Text: "What it accepted is not found any more. Remove it, so that it does not hide the next finding.",
		},
		{
			Code: BrokenInvariant, Severity: Error, Advice: true, Title: "an invariant does not hold",
			Text: "There is an answer sheet whose recommended stack, or the stack of supported options beside it, is not what the\nauthor claims. Either a rule or a relation is missing, or the claim is too wide.",
		},
		{
			Code: Contradictory, Severity: Warning, Advice: true, Title: "a contradiction says nothing",
			Text: "It holds on every answer sheet or on none, or on exactly the sheets of another one. Mend its condition, or leave it\nout.",
		},
		{
			Code: IncompleteStack, Severity: Warning, Advice: true, Title: "a layer stays empty that is filled nearly always",
			Text: "On nine of ten answer sheets or more that recommend an option something fills the layer below it, on the others\nnothing does. Say with a relation or a rule what the option stands on, make the layer minor, or say in an `allow` of\nthe layer why both are complete.",
		},
	}
}
