package lang

// HeadWords are what every format of a result says at its head: what the rules
// know, what the answers contradict, what can be built today, and by how much the
// stack leads. Formats say what they take in a comment.
type HeadWords struct {
	Knowledge     string // date
	KnowledgeNext string // date, rule set

	Contradiction, Contradictions string // headings: of the text, of documents
	Contradicts                   string // reason
	Resolve                       string // question ids

	// What the guidance says beside what can be built today: as headings of
	// columns, and as headings of the text.
	Guidance, Today               string
	GuidanceHeading, TodayHeading string
	Outdated                      string // options with the day on which their support ended
	TodayNothing, TodayInfeasible string
	Ended                         string // option, the day on which its support ended

	It, TheGuidance string
	Leads           string // subject, stack, points
	NoRival         string
	Variants        string // variants
	VariantFor      string // options, options
	VariantMore     string // options
	VariantLess     string // options

	OpenLayer     Count  // questions; layer, questions
	OpenQuestion  string // prompt, id
	MoreQuestions Count

	TheStack    string
	EndedRunsOn string // option, last day
	EndedDrives string // option, last day
	Against     string // score, what requires it

	RuleRequires string // rule, options
	LayerFilled  string // layer

	And string // before the last of a list
}

// Head returns the words in a language, in English if there are none.
func Head(tag string) *HeadWords {
	if tag == Chinese {
		return headChinese()
	}
	return headEnglish()
}

func headEnglish() *HeadWords {
	return &HeadWords{
		Knowledge:     "The knowledge of these rules ends on %s.",
		KnowledgeNext: "The knowledge of these rules ends on %s. The rule set %q continues from there.",

		Contradiction: "CONTRADICTION", Contradictions: "Answers that contradict each other",
		Contradicts: "These answers exclude each other: %s",
		Resolve: "To resolve this, change the answer to %s: in the questionnaire, in the answers file, or with --set. " +
			"Until then, the result takes every answer as given.",

		Guidance: "What the guidance says", Today: "What can be built today",
		GuidanceHeading: "WHAT THE GUIDANCE SAYS", TodayHeading: "WHAT CAN BE BUILT TODAY",
		Outdated:        "The guidance recommends what is no longer supported: %s.",
		TodayNothing:    "Nothing: with supported options only, nothing would be recommended.",
		TodayInfeasible: "Nothing: with supported options only, no stack would be possible.",
		Ended:           "%s (%s)",

		It: "It", TheGuidance: "The stack of the guidance",
		Leads:       "%s leads %s by %s.",
		NoRival:     "It has no rival: no stack that differs in more than minor layers has anything in its favour.",
		Variants:    "Variants that differ in minor layers only: %s.",
		VariantFor:  "%s instead of %s",
		VariantMore: "with %s as well",
		VariantLess: "without %s",

		OpenLayer:     Count{"%[2]s is open: %[3]s decides it.", "%[2]s is open: %[3]s decide it."},
		OpenQuestion:  "“%s” (%s)",
		MoreQuestions: Count{"%d more question", "%d more questions"},

		TheStack:    "The stack",
		EndedRunsOn: "no longer runs on %s; the last day was %s",
		EndedDrives: "no longer drives %s; the last day was %s",
		Against:     "the reasons speak against it: its score is %s. It is recommended only because it is required: %s.",

		RuleRequires: "rule %s requires %s", LayerFilled: "every stack must fill the layer %q", And: " and ",
	}
}

func headChinese() *HeadWords {
	return &HeadWords{
		Knowledge:     "这套规则的知识截至 %s。",
		KnowledgeNext: "这套规则的知识截至 %s，此后的情况见规则集 %s。",

		Contradiction: "矛盾", Contradictions: "互相矛盾的回答",
		Contradicts: "这些回答不能同时成立：%s",
		Resolve:     "要消除矛盾，请修改对 %s 的回答：在问卷里、在回答文件里，或用 --set。在此之前，结果按所有回答都成立来计算。",

		Guidance: "规则所推荐的", Today: "如今能搭建的",
		GuidanceHeading: "规则所推荐的", TodayHeading: "如今能搭建的",
		Outdated:        "规则所推荐的选项中，有些已停止支持：%s。",
		TodayNothing:    "没有：若只用仍受支持的选项，则没有推荐。",
		TodayInfeasible: "没有：若只用仍受支持的选项，则没有可行的技术栈。",
		Ended:           "%s（%s）",

		It: "它", TheGuidance: "规则所推荐的技术栈",
		Leads:       "%s领先 %s %s 分。",
		NoRival:     "没有对手：凡不只在次要层上不同的技术栈，得分都不为正。",
		Variants:    "只在次要层上不同的变体：%s。",
		VariantFor:  "以 %s 代替 %s",
		VariantMore: "另加 %s",
		VariantLess: "不用 %s",

		OpenLayer:     same("“%[2]s”这一层尚未确定，取决于：%[3]s。"),
		OpenQuestion:  "“%s”（%s）",
		MoreQuestions: same("另外 %d 个问题"),

		TheStack:    "整个技术栈",
		EndedRunsOn: "已不再运行于 %s，最后一天是 %s",
		EndedDrives: "已不再驱动 %s，最后一天是 %s",
		Against:     "理由是反对它的，它的总分是 %s。推荐它只是因为有此要求：%s。",

		RuleRequires: "规则 %s 要求使用 %s", LayerFilled: "每个技术栈都必须填上“%s”这一层", And: "、",
	}
}
