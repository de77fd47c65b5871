package lang

// RulebookWords are the words of the page about a whole rule set.
type RulebookWords struct {
	Questions, Facts, Layers, Relations, Lifecycle, Sources, Criteria string // headings
	Contradictions, Invariants                                        string // headings

	ID, Prompt, Answers, AskedWhen, Condition, Option, Meaning, Weight string // heads of columns
	Criterion, Group                                                   string
	Rule, Because, From, Kind, To, Status, Since, Until, Successor     string
	Source, Date, Checked, Note                                        string
	Claim                                                              string

	Always, Out, OutUnsupported, Needed, NoRules, EveryStack string
	Legend                                                   string
	Version                                                  string // version
}

// Rulebook returns the words in a language, in English if there are none.
func Rulebook(tag string) *RulebookWords {
	if tag == Chinese {
		return &RulebookWords{
			Questions: "问题", Facts: "事实", Layers: "各层的规则", Relations: "关系", Lifecycle: "生命周期", Sources: "出处", Criteria: "评价角度",
			Contradictions: "互相矛盾的回答", Invariants: "不变式", Claim: "推荐的组合",
			ID: "编号", Prompt: "问题", Answers: "回答", AskedWhen: "何时询问", Condition: "条件", Option: "选项", Meaning: "说明", Weight: "权重",
			Criterion: "评价角度", Group: "组",
			Rule: "规则", Because: "理由", From: "选项", Kind: "种类", To: "对象", Status: "状态", Since: "起", Until: "止", Successor: "后继",
			Source: "出处", Date: "发布", Checked: "核对", Note: "备注",
			Always: "总是", Out: "排除", OutUnsupported: "停止支持则排除", Needed: "必选其一", NoRules: "没有规则谈到这一层。", EveryStack: "每个技术栈都必须填上",
			Legend:  "数字是条件成立时的得分；“排除”是否决；“必选其一”表示技术栈至少要有一个这样的选项。得分先乘以评价角度的权重，再相加；同一组的规则中，对每个选项只计绝对值最大的得分。",
			Version: "版本 %s",
		}
	}
	return &RulebookWords{
		Questions: "Questions", Facts: "Facts", Layers: "Rules by layer", Relations: "Relations", Lifecycle: "Lifecycle", Sources: "Sources", Criteria: "Criteria",
		Contradictions: "Answers that contradict each other", Invariants: "Invariants", Claim: "The recommended stack",
		ID: "Id", Prompt: "Question", Answers: "Answers", AskedWhen: "Asked when", Condition: "Condition", Option: "Option", Meaning: "What it is", Weight: "Weight",
		Criterion: "Criterion", Group: "Group",
		Rule: "Rule", Because: "Because", From: "Option", Kind: "Kind", To: "To", Status: "Status", Since: "Since", Until: "Until", Successor: "Successor",
		Source: "Source", Date: "Published", Checked: "Checked", Note: "Note",
		Always: "always", Out: "out", OutUnsupported: "out if unsupported", Needed: "one needed", NoRules: "No rule is about this layer.", EveryStack: "every stack fills it",
		Legend:  "A number is the points where the condition holds; “out” is a veto; “one needed” means that the stack must have at least one such option. Points count times the weight of their criterion, and are added up; of the rules of one group only the one with most points for an option counts, for or against.",
		Version: "Version %s",
	}
}
