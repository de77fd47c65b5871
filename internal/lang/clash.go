package lang

// ClashWords are what the questionnaire says of answers that contradict each other,
// and of questions that are asked before their turn.
type ClashWords struct {
	Several, One      string // what contradicts what: goes before the answers
	ChangeOne, Change string // commands: how to change one of several answers, and a single one
	Go, Or            string // question: the command; between commands
	Against, Itself   string // questions; of a single answer: goes behind an answer
	Cite              string // source: goes behind a reason
	Title             string // of the list in the rich face
	Keep, KeepHelp    string // entry: leave the answers as they are
	WhyUrgent         string // options
}

// Clash returns the words in a language, English by default.
func Clash(tag string) *ClashWords {
	if tag == Chinese {
		return &ClashWords{
			Several: "以下答案互相矛盾：", One: "这个答案自相矛盾：",
			ChangeOne: "答案照样保留。要修改其中一个，请输入%s。", Change: "答案照样保留。要修改它，请输入%s。",
			Go: "“go %s”", Or: "或",
			Against: "（与 %s 矛盾）", Itself: "（自相矛盾）",
			Cite:  "（%s）",
			Title: "哪个答案要改？", Keep: "都保留", KeepHelp: "不再提示；结果和问题列表中仍会标出。",
			WhyUrgent: "提前问这一题，因为目前领先的组合里有已不受支持的技术（%s），而这一题的答案可能把它排除。",
		}
	}
	return &ClashWords{
		Several: "These answers contradict each other:", One: "This answer contradicts itself:",
		ChangeOne: "The answers stay as given. To change one, say %s.", Change: "The answer stays as given. To change it, say %s.",
		Go: "\"go %s\"", Or: " or ",
		Against: " (contradicts %s)", Itself: " (contradicts itself)",
		Cite:  " (%s)",
		Title: "Which answer do you want to change?", Keep: "Keep them all",
		KeepHelp:  "The notice goes; the result and the list of questions still say it.",
		WhyUrgent: "Asked before its turn, because the leading stack has something that is no longer supported (%s) and this answer may exclude it.",
	}
}
