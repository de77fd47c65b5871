package lang

// AuthoringWords are the words for those who write rules: what cases cover, what
// they do not notice, how two sets differ.
type AuthoringWords struct {
	Kinds map[string]string // kinds of entries

	// Cases and their coverage.
	Cases              Count  // cases; failed
	Subject            string // kind, id
	NotCovered         string // place, what
	Never              map[string]string
	Alone              string // condition, what it does to whom
	Stops, SetsOff     string // whom
	NotDecidedShown    string
	Nearest            string // case, place
	Lack               string // what is the matter, condition
	Lacks              map[string]string
	Suggested          string
	Coverage           string // set, percent, covered, goals
	Part               string // covered, goals, of what
	Covered            map[string]string
	Stacks, Impossible string
	TooLittle          string // percent

	// Changes to the rules.
	Unnoticed        string // place, subject, change
	Mutants          map[string]string
	NotDecidedChange string
	Changes          string // date, from, to
	ForExample       string // answers
	CasesFailFirst   string // set
	Noticed          string // set, percent, noticed, changes, changes without effect

	// Two sets.
	Entry                  string // place, subject, what happened to it
	Entries                map[string]string
	Field                  string // key, from, to
	Nothing                string
	NoEntry                string
	Differs                string // date, differing, all, percent
	DiffersAbout           string // date, percent, drawn
	Same                   string // date, all
	Further                string // count
	Statuses               map[string]string
	Wherever               string
	Is                     string // question, answers
	Yes, No, Or, And, List string
	With, Without          string // choices
	To                     string // least, greatest
	MoreSets               string // count
	Anything, AnyAnswer    string
	Uncovered              string // percent, count, all that differ
	CaseChanges            string // place, name, from, to
	Fails                  string
	CaseFails, CasePasses  string // place, name, outcome: the same, but the case does otherwise
	Unreadable             string // file, name
	NoFit                  string // file, set, place, message
}

// Authoring returns the words in a language, in English if there are none.
func Authoring(tag string) *AuthoringWords {
	if tag == Chinese {
		return authoringZH()
	}
	return &AuthoringWords{
		Kinds: map[string]string{
			"ruleset": "ruleset", "source": "source", "criterion": "criterion", "layer": "layer", "option": "option", "question": "question",
			"fact": "fact", "rule": "rule", "relation": "relation", "lifecycle": "lifecycle",
			"contradiction": "contradiction", "invariant": "invariant",
		},
		Cases: Count{"%d case, %d failed", "%d cases, %d failed"}, Subject: "%s %q", NotCovered: "%s: not covered: %s",
		Never: map[string]string{
			"recommended": "%s is recommended by no case",
			"bites":       "no case would break %s if one veto, requirement or relation were removed",
			"rule holds":  "%s fires in no case", "rule fails": "%s is known not to fire in no case",
			"question holds": "%s is asked in no case", "question fails": "%s is known not to be asked in no case",
			"fact holds": "%s holds in no case", "fact fails": "%s is known not to hold in no case",
		},
		Alone: "no case shows that turning round %q alone %s", Stops: "stops %s", SetsOff: "sets off %s",
		NotDecidedShown: "; whether an answer sheet can show it was not decided within the budget",
		Nearest:         "nearest is case %q at %s", Lack: "there %s: %q",
		Lacks: map[string]string{
			"false to true": "does not hold but must hold", "unknown to true": "is unknown but must hold",
			"true to false": "holds but must not hold", "unknown to false": "is unknown but must not hold",
		},
		Suggested: "Cases that would cover it. They expect what the rules say today; keep those that are right:",
		Coverage:  "Coverage of %s by its cases: %d %% (%d of %d)",
		Part:      "%4d of %4d %s", Covered: map[string]string{
			"rule holds": "rules that fire", "rule fails": "rules that do not fire", "rule atoms": "conditions of rules that decide alone, each way",
			"fact both": "facts that hold, and do not", "fact atoms": "conditions of facts that decide alone, each way",
			"question both": "questions that are asked, and are not", "question atoms": "conditions of questions that decide alone, each way",
			"option recommended": "options that are recommended",
			"invariant bites":    "invariants that a case would break with one constraint less",
		},
		Stacks: "different stacks reached", Impossible: "left out, as no answer sheet can show them",
		TooLittle: "less than the %d %% that --min-coverage asks for",

		Unnoticed: "%s: no case notices: %s: %s",
		Mutants: map[string]string{
			"points": "points of %q %+d -> %+d", "points-gone": "points of %q %+d taken away", "veto-gone": "veto of %q removed",
			"unsupported-gone": "veto of unsupported options removed", "require-gone": "requirement removed", "removed": "removed",
			"negated": "condition %q negated", "left-out": "condition %q left out", "moved": "condition %q -> %q",
		},
		NotDecidedChange: "whether it changes any advice was not decided within the budget",
		Changes:          "on %s %s -> %s", ForExample: "for example: %s",
		CasesFailFirst: "Changes to %s: none tried, as a case fails already",
		Noticed:        "Changes to %s: %d %% noticed (%d of %d; %d more change no advice)",

		Entry: "%s: %s %s", Entries: map[string]string{"added": "added", "removed": "removed", "changed": "changed", "moved": "moved"},
		Field: "%s: %s -> %s", Nothing: "(nothing)", NoEntry: "No entry differs.",
		Differs:      "On %s the advice differs for %s of %s answer sheets (%s %%, exact; not a forecast).",
		DiffersAbout: "On %s the advice differs for about %s %% of all answer sheets, estimated from %d drawn; an exact count is past the limits.",
		Same:         "On %s the advice is the same for all %s answer sheets (proved).", Further: "and %d further changes",
		Statuses: map[string]string{"recommended": "recommended", "no-evidence": "no-evidence", "infeasible": "infeasible", "": "not decided"},
		Wherever: "It differs wherever", Is: "%s is %s", Yes: "yes", No: "no", Or: " or ", And: " and ", List: "; ",
		With: "with %s", Without: "without %s", To: "%d to %d", MoreSets: "one of %d more sets of choices",
		Anything: "anything", AnyAnswer: "anything is answered",
		Uncovered:   "These are %s %% of the answer sheets with other advice; %s of %s are elsewhere, and more --regions describe more of them.",
		CaseChanges: "%s: case %q: %s -> %s", Fails: " (fails)",
		CaseFails:  "%s: case %q: %s as before, but something else that it expects fails now",
		CasePasses: "%s: case %q: %s as before, and everything that it expects holds now",
		Unreadable: "%s cannot be read; see %s", NoFit: "%s does not fit %s: %s: %s",
	}
}

func authoringZH() *AuthoringWords {
	return &AuthoringWords{
		Kinds: map[string]string{
			"ruleset": "规则集", "source": "来源", "criterion": "评价角度", "layer": "层", "option": "选项", "question": "问题",
			"fact": "事实", "rule": "规则", "relation": "关系", "lifecycle": "生命周期",
			"contradiction": "矛盾", "invariant": "不变式",
		},
		Cases: same("%d 个用例，%d 个未通过"), Subject: "%s“%s”", NotCovered: "%s: 未覆盖：%s",
		Never: map[string]string{
			"recommended": "没有用例推荐%s",
			"bites":       "去掉任何一条排除、要求或关系后，都没有用例会违反%s",
			"rule holds":  "没有用例触发%s", "rule fails": "没有用例能确定不触发%s",
			"question holds": "没有用例会问到%s", "question fails": "没有用例能确定不问%s",
			"fact holds": "没有用例使%s成立", "fact fails": "没有用例能确定%s不成立",
		},
		Alone: "没有用例表明，单独反转“%s”就会%s", Stops: "使%s失效", SetsOff: "使%s生效",
		NotDecidedShown: "；在预算之内未能判定是否有答卷能做到",
		Nearest:         "最接近的是用例“%s”，见 %s", Lack: "其中%s：“%s”",
		Lacks: map[string]string{
			"false to true": "不成立而须成立", "unknown to true": "未知而须成立",
			"true to false": "成立而须不成立", "unknown to false": "未知而须不成立",
		},
		Suggested: "下列用例可以补上。它们的期望就是规则现在的结果，请只保留正确的：",
		Coverage:  "用例对 %s 的覆盖：%d %%（%d/%d）",
		Part:      "%4d / %4d %s", Covered: map[string]string{
			"rule holds": "条规则触发", "rule fails": "条规则不触发", "rule atoms": "个规则条件单独起决定作用（两个方向）",
			"fact both": "个事实成立，以及不成立", "fact atoms": "个事实条件单独起决定作用（两个方向）",
			"question both": "个问题会问，以及不问", "question atoms": "个提问条件单独起决定作用（两个方向）",
			"option recommended": "个选项得到推荐",
			"invariant bites":    "条不变式在去掉一条约束后会被某个用例违反",
		},
		Stacks: "种不同的技术栈", Impossible: "项不计入，因为没有答卷能做到",
		TooLittle: "低于 --min-coverage 要求的 %d %%",

		Unnoticed: "%s: 没有用例察觉：%s：%s",
		Mutants: map[string]string{
			"points": "“%s”的分值 %+d -> %+d", "points-gone": "去掉“%s”的分值 %+d", "veto-gone": "去掉对“%s”的否决",
			"unsupported-gone": "去掉对已停止支持的选项的否决", "require-gone": "去掉必选要求", "removed": "去掉",
			"negated": "条件“%s”取反", "left-out": "去掉条件“%s”", "moved": "条件“%s”->“%s”",
		},
		NotDecidedChange: "在预算之内未能判定它是否改变任何建议",
		Changes:          "%s：%s -> %s", ForExample: "例如：%s",
		CasesFailFirst: "对 %s 的改动：已有用例未通过，没有尝试任何改动",
		Noticed:        "对 %s 的改动：察觉 %d %%（%d/%d；另有 %d 处不改变任何建议）",

		Entry: "%s: %s%s", Entries: map[string]string{"added": "新增", "removed": "删除", "changed": "有改动", "moved": "移动了位置"},
		Field: "%s：%s -> %s", Nothing: "（无）", NoEntry: "没有条目不同。",
		Differs:      "%[1]s，%[3]s 份答卷中有 %[2]s 份得到不同的建议（%[4]s %%，精确；不是预测）。",
		DiffersAbout: "%s，约 %s %% 的答卷得到不同的建议（由抽取的 %d 份估计；精确计数超出了限度）。",
		Same:         "%s，全部 %s 份答卷得到的建议都相同（已证明）。", Further: "另有 %d 种变化",
		Statuses: map[string]string{"recommended": "有推荐", "no-evidence": "没有依据", "infeasible": "无可行技术栈", "": "未判定"},
		Wherever: "不同之处：", Is: "%s：%s", Yes: "是", No: "否", Or: " 或 ", And: "，", List: "；",
		With: "含 %s", Without: "不含 %s", To: "%d 到 %d", MoreSets: "其他 %d 种选择组合之一",
		Anything: "任意", AnyAnswer: "任意答案",
		Uncovered:   "以上占建议不同的答卷的 %[1]s %%；%[3]s 份中有 %[2]s 份在别处，增大 --regions 可以说明更多。",
		CaseChanges: "%s: 用例“%s”：%s -> %s", Fails: "（未通过）",
		CaseFails:  "%s: 用例“%s”：仍是 %s，但它的其他期望现在不成立",
		CasePasses: "%s: 用例“%s”：仍是 %s，它的期望现在全部成立",
		Unreadable: "%s 无法读取；请看 %s", NoFit: "%s 不适用于 %s: %s: %s",
	}
}
