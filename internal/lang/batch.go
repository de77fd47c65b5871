package lang

// BatchWords are the words of a portfolio's summary.
type BatchWords struct {
	Title                                    string // %s: the rule set
	Sheets                                   Count
	Recommended, NoEvidence, Infeasible, Bad string
	Stacks, Cautions, Standards              string
	StackHead, SheetsHead, ShareHead         string
	Further, OneStack                        Count // %d stacks, %s sheets
	NoStacks, NoCautions                     string
	Caution, CautionUntil                    string // option, date
	StandardsNote, StandardsAll              Count  // %d stacks tried, %s points
	HeadShare                                string // a choice of standards, its share
	Serves                                   Count  // %d stacks, %s of %s sheets
	Lost                                     string // %s points on average
	Beyond                                   Count  // %d sheets, %s points, %s points
	Without                                  Count
	Proved                                   string
	Bound                                    string // %s sheets
	And                                      string
	Next                                     string // between sentences
	Contradictory                            string
	StandardsToday, NothingToday             string
	Unbuildable                              Count // sheets
}

// Batch returns the words of a portfolio's summary in a language, English by
// default.
func Batch(tag string) *BatchWords {
	if tag == Chinese {
		return batchChinese()
	}
	return batchEnglish()
}

func batchEnglish() *BatchWords {
	return &BatchWords{
		Title:       "Portfolio after the rules %s",
		Sheets:      Count{"%d sheet", "%d sheets"},
		Recommended: "recommended", NoEvidence: "no evidence for any stack", Infeasible: "no stack satisfies the constraints", Bad: "bad rows",
		Stacks: "Stacks", Cautions: "Cautions", Standards: "Standard stacks",
		StackHead: "Stack", SheetsHead: "Sheets", ShareHead: "Share",
		Further:  Count{"and %d further stack, for %s", "and %d further stacks, for %s"},
		OneStack: Count{"%d sheet has a stack that was not counted by itself, as there are too many different ones", "%d sheets have stacks that were not counted one by one, as there are too many different ones"},
		NoStacks: "No stack is recommended to any sheet.", NoCautions: "No recommended option is unsupported on this day.",
		Caution: "%s: retired since %s", CautionUntil: "%s: support ended on %s",
		StandardsNote: Count{
			"If only some stacks were allowed as standards, chosen among the %d most frequent one. A standard serves a sheet that allows it and that gives up at most %s points.",
			"If only some stacks were allowed as standards, chosen among the %d most frequent ones. A standard serves a sheet that allows it and that gives up at most %s points.",
		},
		StandardsAll: Count{
			"If only some stacks were allowed as standards, where %d stack is recommended at all. A standard serves a sheet that allows it and that gives up at most %s points.",
			"If only some stacks were allowed as standards, chosen among all %d that are recommended. A standard serves a sheet that allows it and that gives up at most %s points.",
		},
		HeadShare: "%s, %s",
		Serves:    Count{"%d stack serves %s of %s", "%d stacks serve %s of %s"},
		Lost:      "The served give up %s points on average.",
		Beyond:    Count{"%d sheet would give up more than %s points, up to %s.", "%d sheets would give up more than %s points, up to %s."},
		Without:   Count{"%d sheet allows none of them.", "%d sheets allow none of them."},
		Proved:    "Proved: no other choice of so many of them serves more.",
		Bound:     "Found step by step, not proved best: no choice of so many of them serves more than %s.",
		And:       " + ",
		Next:      " ", Contradictory: "with answers that contradict each other",
		StandardsToday: "Only what can be built today is a candidate, and a sheet gives up points against the best that it can build today.",
		NothingToday:   "No stack can be built today for any sheet.",
		Unbuildable: Count{"for %d sheet, no supported stack is recommended",
			"for %d sheets, no supported stack is recommended"},
	}
}

func batchChinese() *BatchWords {
	return &BatchWords{
		Title:       "应用组合，按规则集 %s",
		Sheets:      same("%d 份答卷"),
		Recommended: "有推荐", NoEvidence: "没有支持任何技术栈的依据", Infeasible: "没有技术栈能满足约束", Bad: "有误的行",
		Stacks: "技术栈", Cautions: "注意事项", Standards: "标准技术栈",
		StackHead: "技术栈", SheetsHead: "答卷", ShareHead: "占比",
		Further:  same("另有 %d 种技术栈，共 %s"),
		OneStack: same("%d 份答卷的技术栈没有逐一计数，因为不同的技术栈太多"),
		NoStacks: "没有向任何答卷推荐技术栈。", NoCautions: "推荐的选项在这一天都受支持。",
		Caution: "%s：自 %s 起退役", CautionUntil: "%s：支持已于 %s 结束",
		StandardsNote: same("假如只允许少数技术栈作为标准，从最常见的 %d 种中选取。若答卷容许某个标准，且最多损失 %s 分，就算由它服务。"),
		StandardsAll:  same("假如只允许少数技术栈作为标准，从推荐的全部 %d 种中选取。若答卷容许某个标准，且最多损失 %s 分，就算由它服务。"),
		HeadShare:     "%s，%s",
		Serves:        same("%d 种技术栈服务 %s（共 %s）"),
		Lost:          "被服务的答卷平均损失 %s 分。",
		Beyond:        same("%d 份答卷的损失会超过 %s 分，最多 %s 分。"),
		Without:       same("%d 份答卷不容许其中任何一种。"),
		Proved:        "已证明：从中另选同样数量，都不会服务更多。",
		Bound:         "逐步选出，未证明最优：从中任选同样数量，最多服务 %s。",
		And:           " + ",
		Next:          "", Contradictory: "回答自相矛盾",
		StandardsToday: "候选的只有如今能搭建的技术栈，损失也是与各答卷如今能搭建的最好的技术栈相比。",
		NothingToday:   "如今没有一份答卷有能搭建的技术栈。",
		Unbuildable:    same("%d 份答卷没有仍受支持的技术栈可推荐"),
	}
}
