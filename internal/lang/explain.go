package lang

// ExplainWords are the words of the text that says how firm a result is and what
// would change it. Formats say what they take in a comment.
type ExplainWords struct {
	// Headings.
	Firm, Worth, Change, Weights, WhyNot string
	// Method has the words for how figures were obtained.
	Method map[string]string

	// Steps of long work.
	Counting, Settling, Trying, Drawing string

	And      string // between sentences
	LastAnd  string // between the last two things of a list
	Quote    string // prompt
	Interval string // share, share

	// All ways to answer what is open.
	NothingOpen   string
	Ways          Count  // open questions; ways
	TooMany       string // ways
	NoWay         string
	AsNow         string
	NoStack       string
	MoreStacks    Count
	NoForecast    string
	WaysDrawn     string // how many, seed
	Sufficient    string
	NothingNeeded string
	WhichSettle   string

	// Homework.
	WouldChange Count  // answers that change the stack, of how many; question
	LeadsTo     string // answer, stack
	LeadsToMore string // answer, how many more, stack
	NoEffect    string // questions
	Irrelevant  string // questions
	Passing     string // questions of those
	Doubtful    string // questions
	MostTelling string // question, bits
	TellingMost string // question, bits, least, most
	NextUnknown string
	NothingMore string // settled, and nothing is known that could change it for a while

	// Other answers.
	If         string // changes, what then
	Then       string // stack
	ThenAlone  string // stack of one
	ThenNone   string
	ThenFails  string
	Answered   string // question, new answer, present answer
	Range      string // number, least, most
	Added      string // question, choices
	Removed    string // question, choices
	Exchanged  string // question, choices added, choices removed
	NoFlips    Count
	More       Count
	Skipped    Count
	Unanswered string // nothing is answered
	NoQuestion string // the set has none

	// Weights.
	Between     string // weights
	From        string // weight
	UpTo        string // weight
	Exactly     string // weight
	AnyWeight   string
	Now         string // criterion, weight
	AllWeights  string // the result is the same under all positive weights
	Weightless  string // the answers give no points
	EachWeighed string // stack that all positive weights recommend, though it is not the result
	SomeWeights string // method
	WeightShare string
	Drawn       string // how many, seed

	// Why not.
	InStack      string
	ExcludedBy   string
	Blocked      string
	Lacks        string // stack, points
	LacksNothing string // stack
	LacksPoints  string // stack, score
	Impossible   string
	ByCriterion  string // criteria with points
	NoToward     Count  // questions
}

// Explain returns the words in a language, in English if there are none.
func Explain(tag string) *ExplainWords {
	if tag == Chinese {
		return explainChinese()
	}
	return explainEnglish()
}

func explainEnglish() *ExplainWords {
	return &ExplainWords{
		Firm: "HOW FIRM IT IS", Worth: "WORTH FINDING OUT", Change: "WHAT WOULD CHANGE IT",
		Weights: "IF OTHER THINGS MATTERED", WhyNot: "WHY NOT",
		Method: map[string]string{"exact": "exact", "proved": "proved", "estimated": "estimated"},

		Counting: "counting ways to answer", Settling: "finding the answers that settle it", Trying: "trying other answers", Drawing: "drawing weights",

		And: " and ", LastAnd: " and ", Quote: "“%s”", Interval: " (%s to %s)",

		NothingOpen:   "Every question is answered, so nothing open can change it.",
		Ways:          Count{"The %d open question can be answered in %s ways:", "The %d open questions can be answered in %s ways:"},
		NoWay:         "No way to answer the open questions is free of contradictions, so none counts.",
		TooMany:       "The open questions can be answered in %s ways, too many to count within the budget.",
		AsNow:         "as now",
		NoStack:       "no stack is possible",
		MoreStacks:    Count{"and %d more stack", "and %d more stacks"},
		NoForecast:    "All ways to answer count alike. How many lead to a stack is not a forecast of how likely it is.",
		WaysDrawn:     "Estimated from %s ways drawn at random (seed %d); the intervals hold with a confidence of 95 %%.",
		Sufficient:    "These answers alone settle it, whatever all the others were:",
		NothingNeeded: "No answer is needed for it: the result is the same whatever is answered.",
		WhichSettle:   "Which of the answers settle it could not be decided within the budget.",

		WouldChange: Count{"%[3]s: %[1]d of %[2]d answers would change the recommendation", "%[3]s: %[1]d of %[2]d answers would change the recommendation"},
		LeadsTo:     "%s: %s",
		LeadsToMore: "%s and %d more: %s",
		NoEffect:    "By themselves, these change nothing: %s",
		Irrelevant:  "Once everything else is answered, in whatever way, these make no difference: %s",
		Passing:     "Until then, answers to these would change the recommendation: %s",
		MostTelling: "The most telling question is %s, whose answer tells %s bits about the stack.",
		TellingMost: "By the same draws, the most telling question is %s, whose answer tells %s bits about the stack (%s to %s).",
		Doubtful:    "Whether these can still make a difference could not be decided within the budget: %s",
		NextUnknown: "Which question tells the most could not be decided within the budget.",
		NothingMore: "Nothing: the open questions make no difference any more.",

		If:         "If %s, %s.",
		Then:       "%s would be recommended",
		ThenAlone:  "%s alone would be recommended",
		ThenNone:   "nothing would be recommended",
		ThenFails:  "no stack would be possible",
		Answered:   "the answer to %[1]s were %[2]s instead of %[3]s",
		Range:      "%s (or anything from %s to %s)",
		Added:      "the answer to %[1]s also had %[2]s",
		Removed:    "the answer to %[1]s lacked %[2]s",
		Exchanged:  "the answer to %[1]s had %[2]s instead of %[3]s",
		NoFlips:    Count{"No change of %d given answer would change it.", "No change of up to %d given answers would change it."},
		More:       Count{"and %d more way, which JSON lists", "and %d more ways, which JSON lists"},
		Skipped:    Count{"%d combination of questions has too many answers to try within the budget. It may change the stack too.", "%d combinations of questions have too many answers to try within the budget. They may change the stack too."},
		Unanswered: "Nothing is answered yet.",
		NoQuestion: "The rule set has no questions.",

		Between:     "stays from weight %s to %s",
		From:        "stays from weight %s up",
		UpTo:        "stays up to weight %s",
		Exactly:     "stays at weight %s only",
		AnyWeight:   "stays whatever the weight",
		Now:         "%s, now %s:",
		AllWeights:  "As long as no criterion has weight 0, the result stays, however they are weighed.",
		Weightless:  "The answers give no points, so the weights make no difference.",
		EachWeighed: "If no criterion had weight 0, the recommendation would be %s, however they are weighed.",
		SomeWeights: "Of all ways to weigh the criteria (%s):",
		WeightShare: "All ways to weigh count alike; this is not a forecast.",
		Drawn:       "Estimated from %s ways drawn at random (seed %d); the intervals hold with a confidence of 95 %%.",

		InStack:      "It is recommended.",
		ExcludedBy:   "It is excluded.",
		Blocked:      "No stack can have it:",
		Lacks:        "The best stack with it is %s, which scores %s less.",
		LacksNothing: "The best stack with it is %s, which has the same score and stands behind by the tie rules.",
		LacksPoints:  "The best stack with it is %s, but nothing speaks for that: its score is %s.",
		Impossible:   "No stack is possible at all.",
		ByCriterion:  "by criterion: %s",
		NoToward:     Count{"No change of %d given answer would recommend it.", "No change of up to %d given answers would recommend it."},
	}
}

func explainChinese() *ExplainWords {
	return &ExplainWords{
		Firm: "结论有多牢靠", Worth: "值得弄清的问题", Change: "什么会改变结论",
		Weights: "若看重的东西不同", WhyNot: "为什么不是它",
		Method: map[string]string{"exact": "精确", "proved": "已证明", "estimated": "估计"},

		Counting: "正在数各种答法", Settling: "正在找足以定局的回答", Trying: "正在试其他回答", Drawing: "正在抽取权重",

		And: "，并且", LastAnd: "和", Quote: "“%s”", Interval: "（%s 至 %s）",

		NothingOpen:   "所有问题都已回答，没有未知数能改变它。",
		Ways:          same("未回答的 %d 个问题共有 %s 种答法："),
		NoWay:         "未回答的问题没有一种答法不自相矛盾，因此没有可计数的答法。",
		TooMany:       "未回答的问题共有 %s 种答法，多到无法在限额内数完。",
		AsNow:         "与现在相同",
		NoStack:       "没有可行的技术栈",
		MoreStacks:    same("另有 %d 种技术栈"),
		NoForecast:    "每种答法同等计数。占多少比例，并不是对可能性的预测。",
		WaysDrawn:     "由随机抽取的 %s 种答法估计（种子 %d），区间的置信度为 95%%。",
		Sufficient:    "单凭这些回答就能定下结论，其余怎么回答都一样：",
		NothingNeeded: "不需要任何回答：无论怎么回答，结论都一样。",
		WhichSettle:   "哪些回答足以定下结论，未能在限额内判定。",

		WouldChange: same("%[3]s：%[2]d 种回答中有 %[1]d 种会改变推荐"),
		LeadsTo:     "%s：%s",
		LeadsToMore: "%s 等（另有 %d 种）：%s",
		NoEffect:    "单独回答这些问题，什么都不会改变：%s",
		Irrelevant:  "等其余问题都有了回答，无论是什么回答，这些问题都不起作用：%s",
		Passing:     "在那之前，回答这些问题仍会改变推荐：%s",
		MostTelling: "信息量最大的问题是%s，它的回答能带来关于技术栈的 %s 比特信息。",
		TellingMost: "按同样的抽样估计，信息量最大的问题是%s，它的回答能带来关于技术栈的 %s 比特信息（%s 至 %s）。",
		Doubtful:    "这些问题是否还会起作用，未能在限额内判定：%s",
		NextUnknown: "哪个问题信息量最大，未能在限额内判定。",
		NothingMore: "没有了：未答的问题都不再起作用。",

		If:         "如果%s，%s。",
		Then:       "就会推荐 %s",
		ThenAlone:  "就只会推荐 %s",
		ThenNone:   "就没有推荐",
		ThenFails:  "就没有可行的技术栈",
		Answered:   "%[1]s的回答是 %[2]s 而不是 %[3]s",
		Range:      "%s（或 %s 至 %s 之间的任意数）",
		Added:      "%[1]s的回答还包括 %[2]s",
		Removed:    "%[1]s的回答不包括 %[2]s",
		Exchanged:  "%[1]s的回答包括 %[2]s 而不包括 %[3]s",
		NoFlips:    Count{"改变任意 %d 个已有回答，都不会改变它。", "改变任意 %d 个以内的已有回答，都不会改变它。"},
		More:       same("另有 %d 种办法，见 JSON"),
		Skipped:    same("有 %d 组问题的回答组合太多，无法在限额内逐一试过；它们也可能改变技术栈。"),
		Unanswered: "还没有任何回答。",
		NoQuestion: "规则集里没有问题。",

		Between:     "权重在 %s 至 %s 之间，结论不变",
		From:        "权重不低于 %s，结论不变",
		UpTo:        "权重不高于 %s，结论不变",
		Exactly:     "只有权重为 %s 时结论不变",
		AnyWeight:   "无论权重多少，结论不变",
		Now:         "%s（现为 %s）：",
		AllWeights:  "只要没有准则的权重为 0，无论怎样权衡各项准则，结论都不变。",
		Weightless:  "已有的回答没有带来任何分数，所以权重不起作用。",
		EachWeighed: "如果没有准则的权重为 0，无论怎样权衡各项准则，推荐的都会是 %s。",
		SomeWeights: "在各项准则的所有权衡方式中（%s）：",
		WeightShare: "每种权衡方式同等计数，这不是预测。",
		Drawn:       "由随机抽取的 %s 种方式估计（种子 %d），区间的置信度为 95%%。",

		InStack:      "推荐的就有它。",
		ExcludedBy:   "它被排除了。",
		Blocked:      "没有一个技术栈能容纳它：",
		Lacks:        "包含它的最佳技术栈是 %s，少 %s 分。",
		LacksNothing: "包含它的最佳技术栈是 %s，得分相同，按平局规则排在后面。",
		LacksPoints:  "包含它的最佳技术栈是 %s，但没有什么支持它：得分是 %s。",
		Impossible:   "根本没有可行的技术栈。",
		ByCriterion:  "按准则：%s",
		NoToward:     Count{"改变任意 %d 个已有回答，都不会推荐它。", "改变任意 %d 个以内的已有回答，都不会推荐它。"},
	}
}
