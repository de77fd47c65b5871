package lang

// ReportWords are the words of the text for people. Formats say what they take
// in a comment; scores and points come formatted.
type ReportWords struct {
	// Punctuation between parts of a sentence.
	Colon, Comma, List, Semicolon, Stop, Gap, Next, Or, Dot string
	Aside                                                   string // text, in brackets

	Yes, No, NoneChosen, EmptyStack string

	// Title.
	Ruleset       string // id and version
	WithTitle     string // id and version, title
	AsOf          string // date, "3 of 8 questions answered"
	Answered      Count  // questions that may apply; answered ones
	Participants  string // names
	WeightChanged string // criterion, weight, the rule set's own

	// Headings.
	Recommended, NoRecommendation, NoStack, Cautions, Why, Excluded string
	Alternatives, ByLayer, Unknown, Answers, Sources                string

	// Verdict.
	Score            string // score
	Unsupported      string
	AsAbove          string // option
	EmptyLayers      string // layers
	NothingSpeaks    string
	Leads            string // points, stack
	LeadsAlone       string // points
	Tie              string // stack
	NoAlternative    string
	Settled          string
	NotSettled       string
	SettledUndecided string
	AllContradict    string
	AllAnswered      string
	NoEvidence       string
	Infeasible       string
	ConflictWayOut   string

	// Constraints.
	RequiresRelation string // options, options
	AnyInLayer       string // layer: any option that fills it
	Conflicts        string // option, options
	LayerRequired    string // layer
	RuleRequires     string // options
	RuleExcludes     string // options
	Requires         string // options
	Excludes         string // options
	NeededBy         string // option

	// Cautions.
	Retired             string // date
	SupportEnded        string // date
	Successor           string // options
	WaivedUntil         string // date
	WaivedBy            string // name
	SupportedOnly       string // stack
	SupportedNothing    string
	SupportedInfeasible string

	// Reasons.
	From       string // source id
	Weighted   string // points, weight, criterion
	NotCounted string
	CheckedOn  string // date
	Published  string // date

	// Alternatives and layers.
	SameScore      string
	Behind         string // points
	UnsupportedNow string // options
	OnlyChoice     string // option
	LeadsOver      string // option, other option, points
	TiesWith       string // option, other option
	LeadsEmpty     string // option, points
	TiesWithEmpty  string // option
	NextStack      string // stack
	AlternativeNo  string // number
	EmptyOnly      string
	EmptyLeads     string // option, points
	EmptyTies      string // option

	// What is not known.
	SaidUnknown  string
	MayNotApply  string
	DoesNotApply string
	NotAsked     string // question ids
	Open         Count
	MoreOpen     Count
	NothingOpen  string
	Note         string // text
}

// Report returns the words in a language, in English if there are none.
func Report(tag string) *ReportWords {
	if tag == Chinese {
		return reportChinese()
	}
	return reportEnglish()
}

func reportEnglish() *ReportWords {
	return &ReportWords{
		Colon: ": ", Comma: ", ", List: ", ", Semicolon: "; ", Stop: ".", Gap: " ", Next: " ", Or: " or ", Dot: " · ", Aside: " (%s)",
		Yes: "yes", No: "no", NoneChosen: "nothing of these", EmptyStack: "nothing",

		Ruleset:       "Rules: %s",
		WithTitle:     "%s, \"%s\"",
		AsOf:          "As of %s, %s.",
		Answered:      Count{"%[2]d of %[1]d question answered", "%[2]d of %[1]d questions answered"},
		Participants:  "Participants: %s",
		WeightChanged: "Importance of \"%s\": %s instead of %s",

		Recommended: "RECOMMENDED STACK", NoRecommendation: "NO RECOMMENDATION", NoStack: "NO STACK IS POSSIBLE",
		Cautions: "CAUTION", Why: "WHY", Excluded: "EXCLUDED", Alternatives: "ALTERNATIVES", ByLayer: "LAYER BY LAYER",
		Unknown: "STILL UNKNOWN", Answers: "ANSWERS", Sources: "SOURCES",

		Score:            "score %s",
		Unsupported:      "unsupported",
		AsAbove:          "%s, as above",
		EmptyLayers:      "Empty: %s",
		NothingSpeaks:    "Nothing speaks for it: no option of this stack has a positive score; it is only the best that the constraints leave.",
		Leads:            "It leads by %s over the best alternative, %s.",
		LeadsAlone:       "It leads by %s over the best alternative.",
		Tie:              "It is a tie: %s has the same score. Of equals, the stack with fewer options is recommended, then the one whose options stand earlier in the rules.",
		NoAlternative:    "No alternative: every other stack has nothing in its favour, or does better with an option more or less.",
		Settled:          "Settled: whatever the open questions turn out to be, this recommendation stays.",
		NotSettled:       "Not settled: answers to the open questions can still change this recommendation.",
		AllContradict:    "Nothing is settled: whatever the open questions are answered, the answers contradict each other.",
		SettledUndecided: "Whether the open questions can still change this recommendation could not be decided within the budget.",
		AllAnswered:      "Every question is answered.",
		NoEvidence:       "Nothing that was answered speaks for any option.",
		Infeasible:       "These cannot hold together, and they are the fewest that cannot:",
		ConflictWayOut:   "Change an answer behind one of the rules, or relax one of the constraints.",

		RequiresRelation: "%s requires %s",
		AnyInLayer:       "any option for %q",
		Conflicts:        "%s does not go together with %s",
		LayerRequired:    "Every stack must fill the layer \"%s\"",
		RuleRequires:     "A rule requires %s",
		RuleExcludes:     "A rule excludes %s",
		Requires:         "requires %s",
		Excludes:         "excludes %s",
		NeededBy:         "%s needs it",

		Retired:             "retired since %s",
		SupportEnded:        "support ended on %s",
		Successor:           "successor: %s",
		WaivedUntil:         "Accepted until %s",
		WaivedBy:            " by %s",
		SupportedOnly:       "With supported options only: %s.",
		SupportedNothing:    "With supported options only, nothing would be recommended.",
		SupportedInfeasible: "With supported options only, no stack would be possible.",

		From:       "from %s",
		Weighted:   "%s points x %s for \"%s\"",
		NotCounted: "not counted: another rule of its group says more, or as much and comes first",
		CheckedOn:  "checked %s",
		Published:  "published %s",

		SameScore:      "the same",
		Behind:         "%s less",
		UnsupportedNow: "unsupported: %s",
		OnlyChoice:     "%s; nothing else is possible here",
		LeadsOver:      "%s leads %s by %s",
		TiesWith:       "%s ties with %s",
		LeadsEmpty:     "%s leads an empty layer by %s",
		TiesWithEmpty:  "%s ties with an empty layer",
		NextStack:      "the stack would be %s",
		AlternativeNo:  "alternative %d",
		EmptyOnly:      "empty; nothing can stand here",
		EmptyLeads:     "empty; with %s the stack would lack %s",
		EmptyTies:      "empty; with %s the score would be the same",

		SaidUnknown:  "asked, but nobody knows",
		MayNotApply:  "may turn out not to apply",
		DoesNotApply: "does not apply",
		NotAsked:     "Not asked, because other answers rule them out: %s",
		Open: Count{"%d rule waits for these answers and may still count:",
			"%d rules wait for these answers and may still count:"},
		MoreOpen:    Count{"and %d more", "and %d more"},
		NothingOpen: "No rule waits for these answers.",
		Note:        "Note: %s",
	}
}

func reportChinese() *ReportWords {
	return &ReportWords{
		Colon: "：", Comma: "，", List: "、", Semicolon: "；", Stop: "。", Gap: " ", Next: "", Or: " 或 ", Dot: " · ", Aside: "（%s）",
		Yes: "是", No: "否", NoneChosen: "一个都不选", EmptyStack: "空栈",

		Ruleset:       "规则集：%s",
		WithTitle:     "%s《%s》",
		AsOf:          "评估日期 %s，%s。",
		Answered:      same("%[1]d 个问题已回答 %[2]d 个"),
		Participants:  "参与者：%s",
		WeightChanged: "“%s”的重要性：%s（规则集原为 %s）",

		Recommended: "推荐的技术栈", NoRecommendation: "没有推荐", NoStack: "没有可行的技术栈",
		Cautions: "注意", Why: "理由", Excluded: "已排除", Alternatives: "备选方案", ByLayer: "逐层来看",
		Unknown: "尚不清楚", Answers: "回答", Sources: "出处",

		Score:            "总分 %s",
		Unsupported:      "已停止支持",
		AsAbove:          "%s（同上）",
		EmptyLayers:      "空着的层：%s",
		NothingSpeaks:    "并没有什么支持它：栈中没有一个选项得正分，它只是约束之下剩下的最好的一个。",
		Leads:            "领先最佳备选方案 %s 分：%s。",
		LeadsAlone:       "领先最佳备选方案 %s 分。",
		Tie:              "平局：%s 得分相同。得分相同时，推荐选项较少的技术栈，再相同则取在规则集中排在前面的。",
		NoAlternative:    "没有备选方案：其他技术栈要么得分不为正，要么增减一个选项反而更好。",
		Settled:          "已成定局：未答的问题无论怎样回答，推荐都不会变。",
		NotSettled:       "尚未定局：未答的问题仍可能改变推荐。",
		AllContradict:    "无法定局：未答的问题无论怎样回答，各项回答都会相互矛盾。",
		SettledUndecided: "未答的问题是否还会改变推荐，在计算预算之内未能判定。",
		AllAnswered:      "所有问题都已回答。",
		NoEvidence:       "已有的回答没有支持任何选项。",
		Infeasible:       "以下各条无法同时成立，而且这是不能并存的最小的一组：",
		ConflictWayOut:   "请修改触发其中某条规则的回答，或放宽其中一条约束。",

		RequiresRelation: "%s 需要 %s",
		AnyInLayer:       "“%s”这一层的任一选项",
		Conflicts:        "%s 不能与 %s 同用",
		LayerRequired:    "每个技术栈都必须填上“%s”这一层",
		RuleRequires:     "有规则要求使用 %s",
		RuleExcludes:     "有规则排除 %s",
		Requires:         "要求使用 %s",
		Excludes:         "排除 %s",
		NeededBy:         "%s 需要它",

		Retired:             "自 %s 起已退役",
		SupportEnded:        "支持已于 %s 结束",
		Successor:           "后继：%s",
		WaivedUntil:         "已获准使用至 %s",
		WaivedBy:            "，责任人 %s",
		SupportedOnly:       "若只用仍受支持的选项：%s。",
		SupportedNothing:    "若只用仍受支持的选项，则没有推荐。",
		SupportedInfeasible: "若只用仍受支持的选项，则没有可行的技术栈。",

		From:       "出自 %s",
		Weighted:   "%s 分 × 权重 %s（%s）",
		NotCounted: "不计分：同组中另一条规则分量更大，或分量相同但排在前面",
		CheckedOn:  "核对于 %s",
		Published:  "发表于 %s",

		SameScore:      "得分相同",
		Behind:         "少 %s 分",
		UnsupportedNow: "已停止支持：%s",
		OnlyChoice:     "%s；这一层别无选择",
		LeadsOver:      "%s 领先 %s %s 分",
		TiesWith:       "%s 与 %s 平局",
		LeadsEmpty:     "%s 比空着多 %s 分",
		TiesWithEmpty:  "%s 与空着平局",
		NextStack:      "那时的技术栈是 %s",
		AlternativeNo:  "备选方案 %d",
		EmptyOnly:      "空；这一层放不进任何选项",
		EmptyLeads:     "空；若用 %s，总分少 %s 分",
		EmptyTies:      "空；若用 %s，总分相同",

		SaidUnknown:  "问过，但没有人知道",
		MayNotApply:  "也可能不适用",
		DoesNotApply: "不适用",
		NotAsked:     "因其他回答而不必再问：%s",
		Open:         same("%d 条规则在等这些回答，之后仍可能计分："),
		MoreOpen:     same("还有 %d 条"),
		NothingOpen:  "没有规则在等这些回答。",
		Note:         "备注：%s",
	}
}
