package lang

// DossierWords are the words of reports that teams keep: HTML, Markdown, MADR.
// What they share with the text for the terminal is in ReportWords. Formats say
// what they take in a comment; scores and points come formatted.
type DossierWords struct {
	Overline, SkipToContent string
	Between                 string // two sentences

	// Facts at the head.
	Date, Score, Lead, Answered, Participants, Rules string
	LeadValue                                        string // points, stack
	BestAlternative                                  string
	LeadTie                                          string
	AnsweredValue                                    string // answered, of those that may apply
	Points                                           Count  // score

	// Headings.
	Stack, Cautions, Scores, Why, Excluded, Alternatives, ByLayer           string
	Change, Stability, Unknown, Answers, Sources, Proof, Conflict, NoAdvice string

	Worth, Weights, WhyNot string
	WeightNow              string // criterion, weight

	// The drawing.
	DrawingOf string // title
	RowFilled string // layer, option
	RowEmpty  string // layer
	Empty     string

	// Scores.
	ScoresLead               string
	Option, Layer, Total     string
	Breakdown                string // criterion, amount
	NotChosen, ExcludedShort string
	Weight                   string // weight
	WeightOwn                string // weight, the rule set's own

	// Reasons.
	For, Against, NotCounted, NeededFor string
	NoReasons                           string

	// Alternatives.
	Lacks, HasAgainst, Has, Avoids string

	// Unknown.
	NotApplicable string

	// Sources.
	NoSources string

	// How to check the document.
	ProofLead  string // rule set, version, date, program version
	Digest     string
	SheetLead  string
	VerifyLead string

	// MADR, beside its fixed English headings.
	Context        string // title
	ContextDate    string // date
	ContextStack   string // date, stack
	BecauseLead    string // points, points, stack
	BecauseTie     string
	BecauseToday   string // stack, options with the day on which their support ended
	BecauseNothing string // stack, the same
	NotBuildable   string // the same
	NothingChosen  string
	ScoresPoints   string // points
	BecauseOnly    string
	BecauseNone    string
	BecauseOpen    string
	NoOption       string
	LacksPoints    string // points
	Tied           string
	Supersedes     string // link
	SupersededBy   string // link
	OtherSources   string
	Confirm        string // command
	SourcesOfRules string

	BecauseWaived   string // option, date
	BecauseWaivedBy string // owner, option, date
}

// Dossier returns the words in a language, in English if there are none.
func Dossier(tag string) *DossierWords {
	if tag == Chinese {
		return dossierChinese()
	}
	return dossierEnglish()
}

func dossierEnglish() *DossierWords {
	return &DossierWords{
		Overline: "Decision dossier", Between: " ", SkipToContent: "Skip to the recommendation",

		Date: "As of", Score: "Score", Lead: "Lead", Answered: "Answered", Participants: "Participants", Rules: "Rule set",
		LeadValue: "%s over %s", BestAlternative: "the best alternative", LeadTie: "none: a tie", AnsweredValue: "%d of %d",
		Points: Count{"%[2]s point", "%[2]s points"},

		Stack: "Recommended stack", Cautions: "Cautions", Scores: "How the options score", Why: "Reasons", Excluded: "What was excluded",
		Alternatives: "Alternatives, and what they lack", ByLayer: "Layer by layer", Change: "What would change it",
		Stability: "How firm it is", Unknown: "What is not known yet", Answers: "Answers", Sources: "Sources",
		Proof: "How to check this document", Conflict: "What cannot hold together", NoAdvice: "No recommendation",

		Worth: "Worth finding out", Weights: "If other things mattered", WhyNot: "Why not the others", WeightNow: "%s, now %s",

		DrawingOf: "The recommended stack: %s", RowFilled: "%s: %s", RowEmpty: "%s: empty", Empty: "empty",

		ScoresLead: "Every point comes from a rule that the answers make true. Bars to the right speak for an option, bars to the left against it.",
		Option:     "Option", Layer: "Layer", Total: "Score", Breakdown: "%s %s",
		NotChosen: "not in the stack", ExcludedShort: "excluded",
		Weight: "weight %s", WeightOwn: "weight %s instead of %s",

		For: "For", Against: "Against", NotCounted: "Not counted", NeededFor: "Needed",
		NoReasons: "No rule speaks for it; the constraints ask for it.",

		Lacks: "What it lacks", HasAgainst: "What counts against it", Has: "What it has instead", Avoids: "What does not count against it",

		NotApplicable: "does not apply",

		NoSources: "No rule that fired names a source.",

		ProofLead:  "Made from the answers below with rule set %s, version %s, as of %s, by stackadvisor %s. The same answers, rules and date give the same document.",
		Digest:     "Digest of the rules",
		SheetLead:  "The answers as a file, with what was recommended:",
		VerifyLead: "To see whether this document says what the rules say:",

		Context:     "Which technologies should make up the stack of \"%s\"?",
		ContextDate: "The answers were weighed by the rules as of %s.", ContextStack: "By the rules as of %s the answers lead to %s.",

		BecauseLead:  "it scores %s points, %s more than %s",
		BecauseToday: "it is the best that can be built today; what the guidance says, %s, cannot be built, as parts of it are no longer supported: %s",
		BecauseNothing: "what the guidance says, %s, cannot be built, as parts of it are no longer supported: %s; " +
			"with supported options only, there is nothing to choose, so nothing was chosen",
		NotBuildable: "it cannot be built today: %s", NothingChosen: "nothing chosen", ScoresPoints: "it scores %s points",
		BecauseWaived: "a waiver accepts %s until %s", BecauseWaivedBy: "a waiver of %s accepts %s until %s",
		BecauseTie:   "it scores %s points; another stack scores the same, and of equals the one with fewer options and then with the earlier ones is taken",
		BecauseOnly:  "it scores %s points, and no other stack has anything in its favour",
		BecauseNone:  "nothing that was answered speaks for any option",
		BecauseOpen:  "the constraints cannot hold together, so that no stack is possible",
		NoOption:     "none",
		LacksPoints:  "it scores %s points, %s less than the chosen stack",
		Tied:         "it scores %s points, as many as the chosen stack",
		SupersededBy: "Superseded by %s", OtherSources: "Other sources",
		Supersedes: "Supersedes %s",

		Confirm: "The recommendation holds as long as this command finds nothing changed (run it weekly, for instance in CI):",

		SourcesOfRules: "Sources of the rules that fired",
	}
}

func dossierChinese() *DossierWords {
	return &DossierWords{
		Overline: "决策档案", Between: "", SkipToContent: "跳到推荐",

		Date: "评估日期", Score: "总分", Lead: "领先", Answered: "已回答", Participants: "参与者", Rules: "规则集",
		LeadValue: "%s 分，相对于 %s", BestAlternative: "最佳备选方案", LeadTie: "无，平局", AnsweredValue: "%d / %d",
		Points: same("%[2]s 分"),

		Stack: "推荐的技术栈", Cautions: "注意事项", Scores: "各选项得分", Why: "理由", Excluded: "哪些被排除",
		Alternatives: "备选方案，以及差在哪里", ByLayer: "逐层来看", Change: "什么会改变推荐",
		Stability: "结论有多稳", Unknown: "还不清楚的事", Answers: "回答", Sources: "出处",
		Proof: "如何核对这份文档", Conflict: "哪些无法并存", NoAdvice: "没有推荐",

		Worth: "值得弄清的事", Weights: "如果看重的不同", WhyNot: "为什么不是别的", WeightNow: "%s，现为 %s",

		DrawingOf: "推荐的技术栈：%s", RowFilled: "%s：%s", RowEmpty: "%s：空", Empty: "空",

		ScoresLead: "每一分都来自一条因回答而成立的规则。向右的条形支持该选项，向左的反对它。",
		Option:     "选项", Layer: "层", Total: "得分", Breakdown: "%s %s",
		NotChosen: "未入选", ExcludedShort: "已排除",
		Weight: "权重 %s", WeightOwn: "权重 %s（原为 %s）",

		For: "支持", Against: "反对", NotCounted: "不计分", NeededFor: "必需",
		NoReasons: "没有规则支持它，是约束要求有它。",

		Lacks: "少了什么", HasAgainst: "对它不利的", Has: "换来什么", Avoids: "避开了什么",

		NotApplicable: "不适用",

		NoSources: "触发的规则没有注明出处。",

		ProofLead:  "由下面的回答得出：规则集 %s，版本 %s，评估日期 %s，程序 stackadvisor %s。回答、规则和日期相同，文档就相同。",
		Digest:     "规则摘要值",
		SheetLead:  "回答文件，连同当时的推荐：",
		VerifyLead: "检验这份文档是否与规则所说一致：",

		Context:     "“%s”的技术栈应当由哪些技术组成？",
		ContextDate: "规则按 %s 这一天来评估这些回答。", ContextStack: "规则按 %s 这一天评估这些回答，推荐的是：%s。",

		BecauseLead:    "它得 %s 分，领先 %s 分，对手是 %s",
		BecauseToday:   "它是如今能搭建的最好的一个；规则所推荐的是 %s，但其中有些已停止支持：%s",
		BecauseNothing: "规则所推荐的是 %s，其中有些已停止支持：%s；只用仍受支持的选项则无法搭建，因此什么都没有选定",
		NotBuildable:   "它如今无法搭建：%s", NothingChosen: "什么都没有选定", ScoresPoints: "它得 %s 分",
		BecauseWaived: "有豁免允许使用 %s 至 %s", BecauseWaivedBy: "%s 的豁免允许使用 %s 至 %s",
		BecauseTie:   "它得 %s 分；另有技术栈得分相同，此时取选项较少、再取排在前面的",
		BecauseOnly:  "它得 %s 分，而没有其他任何技术栈有得分",
		BecauseNone:  "已有的回答没有支持任何选项",
		BecauseOpen:  "各条约束无法并存，没有可行的技术栈",
		NoOption:     "无",
		LacksPoints:  "它得 %s 分，比选定的技术栈少 %s 分",
		Tied:         "它得 %s 分，与选定的技术栈相同",
		Supersedes:   "取代 %s",
		SupersededBy: "被 %s 取代", OtherSources: "注意事项和关系的出处",

		Confirm: "只要下面的命令没有发现变化，这个推荐就仍然成立（例如在 CI 中每周运行一次）：",

		SourcesOfRules: "触发的规则的出处",
	}
}
