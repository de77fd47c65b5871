package lang

// DecisionWords are the words about recorded recommendations: report --verify,
// recheck and review. Formats say what they take in a comment.
type DecisionWords struct {
	// Verification.
	Verified     string // file, rule set, version, date
	NotVerified  string // file
	RulesAre     string // then version, digest, now version, digest
	StillSays    string // stack
	NowSays      string // stack, recorded stack
	Differs      string // line
	FileSays     string
	RulesSay     string
	MoreLines    Count
	OtherProgram string // its version, this version
	SameProgram  string // its version, this version
	PagesNot     string // why
	OtherPrinter string
	PagesDiffer  string

	// Recheck.
	Stands, Changed, Broken string
	Attention               string
	Then, Now               string // date, stack, score
	RulesChanged            string // then, now
	RulesSame               string // version
	AdviceSame              string
	Because                 string
	PastExcluded            string // option, reasons
	PastLacks               string // points
	PastTies                string
	PastBreaks              string // constraint in words
	RuleRequires            string // rule, options
	LayerEmpty, LayerTwice  string // layer
	NewCaution              string // option, text
	Waived                  string
	WaiverSoon              string // option, date, "in 3 days"
	WaiverIdle              string
	WaiverOver              string // option, date
	Days                    Count
	Owner                   string // name
	Summary                 string // "3 checked", "1 changed", ...
	Checked, SomeChanged    Count
	SomeStand, SomeBroken   Count
	SomeAttention           Count
	NothingRecorded         Count
	ScoreMoved              string // then, now
	Nothing, NoStack        string

	// Causes.
	ByRetired, BySupportEnded string // option, date
	ByNotRetired              string // option, date
	ByRelationBegan           string // relation in words, date
	ByRelationEnded           string // relation in words, date
	ByRelationNotYet          string // relation in words, date
	ByRelationStill           string // relation in words, date
	ByRuleFires, ByRuleSilent string // reason
	ByRuleGone, ByOptionGone  string // id
	ByRules, ByAnswers        string
	ByPoints, ByConstraint    string // reason
	PointsChanged             string // option, points then and now
	ByRelationNew             string // relation in words
	NotThen                   string
	Jointly, Perhaps          string

	// Review.
	ReviewTitle      string // number of sheets
	Each             string
	Agreed, Partial  string
	Differ, Open     string
	NoneDiffer       string
	Combinations     string // number
	Estimated        string // samples, seed
	NotForecast      string
	Matters, DoesNot string // share
	NotDecided       string
	GaveIt           string // answer, names
	Silent           string // names
	WeightOf         string // criterion
	Settle           string // topics
	SettleNothing    string
	ShareOf          string // share, stack
	MergedNote       string // name, answer
	NotAnswered      string
}

// Decision returns the words in a language, in English if there are none.
func Decision(tag string) *DecisionWords {
	if tag == Chinese {
		return decisionChinese()
	}
	return decisionEnglish()
}

func decisionEnglish() *DecisionWords {
	return &DecisionWords{
		Verified:     "%s says what rule set %s, version %s, says of its answers as of %s",
		NotVerified:  "%s does not say what the rules say",
		RulesAre:     "it was made with version %s of the rules (%s); they are version %s now (%s), so its wording cannot be compared",
		StillSays:    "for its answers and date the rules of today still recommend %s",
		NowSays:      "for its answers and date the rules of today recommend %s, not %s",
		Differs:      "the first difference is in line %d",
		FileSays:     "the file says:",
		RulesSay:     "the rules say:",
		MoreLines:    Count{"and %d more line", "and %d more lines"},
		SameProgram:  "it names version %s of the program as its maker; this is version %s",
		OtherProgram: "it was made by version %s of the program, and this is version %s: the wording may differ for that reason alone",
		PagesNot:     "the pages of the PDF were not compared: %s; this is about the report that is attached to it",
		OtherPrinter: "another browser or other fonts made them",
		PagesDiffer:  "its pages are not those that the browser prints of the report that is attached to it",

		Stands: "stands", Changed: "CHANGED", Broken: "CANNOT BE CHECKED", Attention: "stands, but needs attention",
		Then: "then, %s: %s, score %s", Now: "now, %s: %s, score %s",
		RulesChanged: "the rules changed from version %s to %s",
		RulesSame:    "the rules changed within version %s",
		AdviceSame:   "the advice did not",
		Because:      "because",

		PastExcluded: "%s is excluded today: %s",
		PastLacks:    "under today's rules the recorded stack lacks %s",
		PastTies:     "under today's rules the recorded stack has the same score as the one recommended now",
		PastBreaks:   "the recorded stack is not possible today: %s",
		RuleRequires: "rule %s; it requires %s",
		LayerEmpty:   "every stack must fill the layer \"%s\"",
		LayerTwice:   "two of its options fill the layer \"%s\"",

		NewCaution:      "new caution, %s: %s",
		Waived:          "waived",
		WaiverSoon:      "the waiver for %s ends on %s, %s",
		WaiverIdle:      "no caution needs it now",
		WaiverOver:      "the waiver for %s ended on %s, and the caution is still there",
		Days:            Count{"in %d day", "in %d days"},
		Owner:           "owner: %s",
		Checked:         Count{"%d checked", "%d checked"},
		SomeChanged:     Count{"%d changed", "%d changed"},
		SomeStand:       Count{"%d stands", "%d stand"},
		SomeBroken:      Count{"%d cannot be checked", "%d cannot be checked"},
		SomeAttention:   Count{"%d of those needs attention", "%d of those need attention"},
		NothingRecorded: Count{"%d file has nothing recorded", "%d files have nothing recorded"},
		Summary:         "As of %s: %s",
		ScoreMoved:      "its score was %s and is %s",
		Nothing:         "nothing", NoStack: "no possible stack",

		ByRetired:        "%s is retired since %s",
		BySupportEnded:   "support for %s is over since %s",
		ByNotRetired:     "%s becomes unsupported only on %s",
		ByRelationBegan:  "since %[2]s it counts that %[1]s",
		ByRelationEnded:  "since %[2]s it no longer counts that %[1]s",
		ByRelationNotYet: "only from %[2]s on it counts that %[1]s",
		ByRelationStill:  "until %[2]s it still counts that %[1]s",
		ByRuleFires:      "a rule fires now that did not fire then: %s",
		ByRuleSilent:     "a rule fired then and does not now: %s",
		ByRuleGone:       "rule %s fired then and is not in the rule set any more",
		ByOptionGone:     "option %s is not in the rule set any more",
		ByRules:          "something else in the rules is not what it was, such as layers, the order of options, or points that were not recorded",
		ByPoints:         "a rule gives other points: %s",
		ByConstraint:     "a rule excludes or requires what it did not then: %s",
		PointsChanged:    "%s %s then, %s now",
		ByRelationNew:    "it counts that %s; by the rules of then it did not",
		NotThen:          "which the rules of then did not say",
		ByAnswers:        "the rules and the date are the same: the answers or weights in the file were changed after it was recorded",
		Jointly:          "together with the others",
		Perhaps:          "one of the differences; which decides cannot be told",

		ReviewTitle: "Review of %d sheets",
		Each:        "WHAT EACH WOULD GET", Agreed: "AGREED", Partial: "ANSWERED BY SOME", Differ: "WHERE THEY DIFFER", Open: "ANSWERED BY NOBODY",
		NoneDiffer:   "Nobody contradicts anybody.",
		Combinations: "OVER ALL COMBINATIONS OF THEIR ANSWERS (%s)",
		Estimated:    "Estimated from %d combinations drawn at random (seed %d); the intervals hold with a confidence of 95 %%.",
		NotForecast:  "All combinations count alike; this is no forecast.",
		Matters:      "it matters: settling it changes the stack in %s of the combinations of the other answers",
		DoesNot:      "it does not matter: settling it never changes the stack",
		NotDecided:   "no drawn combination shows that it matters; that it never does is not decided",

		GaveIt:        "%s (%s)",
		Silent:        "no answer: %s",
		WeightOf:      "Importance of \"%s\"",
		Settle:        "To decide the stack it is enough to settle: %s",
		SettleNothing: "Nothing has to be settled: every combination of their answers gives the same stack.",
		ShareOf:       "%s %s",

		MergedNote: "%s: %s", NotAnswered: "no answer",
	}
}

func decisionChinese() *DecisionWords {
	return &DecisionWords{
		Verified:     "%s 与规则一致：规则集 %s（版本 %s），评估日期 %s",
		NotVerified:  "%s 与规则所说不一致",
		RulesAre:     "它由版本 %s 的规则得出（%s）；规则现在是版本 %s（%s），因此无法逐字比对",
		StillSays:    "对其中的回答和日期，今天的规则仍然推荐 %s",
		NowSays:      "对其中的回答和日期，今天的规则推荐 %s，而不是 %s",
		Differs:      "第一处不同在第 %d 行",
		FileSays:     "文件说：",
		RulesSay:     "规则说：",
		MoreLines:    same("还有 %d 行"),
		SameProgram:  "它自称由版本 %s 的程序写成；本程序是版本 %s",
		OtherProgram: "它由版本 %s 的程序写成，而本程序是版本 %s：仅此一点就可能使措辞不同",
		PagesNot:     "没有比对 PDF 的页面：%s；这里说的是附在其中的报告",
		OtherPrinter: "它们出自另一种浏览器或另一些字体",
		PagesDiffer:  "它的页面不是浏览器由附在其中的报告打印出来的",

		Stands: "仍然成立", Changed: "已改变", Broken: "无法检查", Attention: "仍然成立，但需要留意",
		Then: "当时（%s）：%s，总分 %s", Now: "现在（%s）：%s，总分 %s",
		RulesChanged: "规则从版本 %s 变为 %s",
		RulesSame:    "规则在版本 %s 之内有改动",
		AdviceSame:   "推荐没有变",
		Because:      "原因",

		PastExcluded: "%s 今天被排除：%s",
		PastLacks:    "按今天的规则，当时记录的技术栈比现在推荐的少 %s 分",
		PastTies:     "按今天的规则，当时记录的技术栈与现在推荐的得分相同",
		PastBreaks:   "当时记录的技术栈今天已不可行：%s",
		RuleRequires: "规则 %s；它要求 %s",
		LayerEmpty:   "每个技术栈都必须填上“%s”这一层",
		LayerTwice:   "它有两个选项占用“%s”这一层",

		NewCaution:      "新的注意事项，%s：%s",
		Waived:          "已获准",
		WaiverSoon:      "%s 的豁免于 %s 到期，%s",
		WaiverIdle:      "目前没有注意事项需要它",
		WaiverOver:      "%s 的豁免已于 %s 到期，而注意事项还在",
		Days:            same("还有 %d 天"),
		Owner:           "负责人：%s",
		Checked:         same("共检查 %d 份"),
		SomeChanged:     same("%d 份已改变"),
		SomeStand:       same("%d 份仍然成立"),
		SomeBroken:      same("%d 份无法检查"),
		SomeAttention:   same("其中 %d 份需要留意"),
		NothingRecorded: same("%d 个文件没有记录"),
		Summary:         "截至 %s：%s",
		ScoreMoved:      "得分由 %s 变为 %s",
		Nothing:         "什么都不选", NoStack: "没有可行的技术栈",

		ByRetired:        "%s 自 %s 起已退役",
		BySupportEnded:   "%s 自 %s 起不再受支持",
		ByNotRetired:     "%s 到 %s 才会失去支持",
		ByRelationBegan:  "自 %[2]s 起须计入：%[1]s",
		ByRelationEnded:  "自 %[2]s 起不再计入：%[1]s",
		ByRelationNotYet: "到 %[2]s 才计入：%[1]s",
		ByRelationStill:  "在 %[2]s 之前仍须计入：%[1]s",
		ByRuleFires:      "有一条规则当时没有触发，现在触发了：%s",
		ByRuleSilent:     "有一条规则当时触发了，现在没有：%s",
		ByRuleGone:       "规则 %s 当时触发了，现在规则集里已没有它",
		ByOptionGone:     "规则集里已没有选项 %s",
		ByRules:          "规则里还有别的改动，例如层、选项的次序，或当时没有记录的分值",
		ByPoints:         "有一条规则的分值变了：%s",
		ByConstraint:     "有一条规则现在排除或要求的，当时并没有：%s",
		PointsChanged:    "%s 当时 %s，现在 %s",
		ByRelationNew:    "现在须计入：%s；当时的规则里没有这一条",
		NotThen:          "当时的规则没有这样说",
		ByAnswers:        "规则和日期都没有变：是文件中的回答或权重在记录之后被改过",
		Jointly:          "与其他几条一起",
		Perhaps:          "只是不同之一；究竟由哪一条决定，无从得知",

		ReviewTitle: "%d 份回答的评审",
		Each:        "各自会得到的推荐", Agreed: "意见一致", Partial: "只有部分人回答", Differ: "意见不同", Open: "无人回答",
		NoneDiffer:   "没有人的回答互相矛盾。",
		Combinations: "他们的回答的所有组合（%s）",
		Estimated:    "由随机抽取的 %d 个组合估计（种子 %d），区间的置信度为 95%%。",
		NotForecast:  "所有组合一视同仁；这不是预测。",
		Matters:      "要紧：在其他回答的 %s 的组合里，定下它会改变技术栈",
		DoesNot:      "不要紧：怎么定都不会改变技术栈",
		NotDecided:   "抽取的组合都没有显示它要紧；是否永远不要紧，未能判定",

		GaveIt:        "%s（%s）",
		Silent:        "没有回答：%s",
		WeightOf:      "“%s”的重要性",
		Settle:        "只要定下这些，技术栈就确定了：%s",
		SettleNothing: "什么都不必再定：他们的回答怎样组合，都得到同一个技术栈。",
		ShareOf:       "%s %s",

		MergedNote: "%s：%s", NotAnswered: "没有回答",
	}
}
