package lang

// verifyChinese has the findings about rule sets as advice, by the English
// format.
func verifyChinese() map[string]string {
	return map[string]string{
		"for %s of %s answer sheets no stack satisfies the constraints":                                  "有 %s 份答卷（共 %s 份）没有组合能满足约束",
		"for at least one answer sheet no stack satisfies the constraints":                               "至少有一份答卷没有组合能满足约束",
		"for %s of %s answer sheets nothing speaks for any stack although every question is answered":    "有 %s 份答卷（共 %s 份）答完了所有问题，却没有任何理由支持任何组合",
		"for at least one answer sheet nothing speaks for any stack although every question is answered": "至少有一份答卷答完了所有问题，却没有任何理由支持任何组合",

		"rule %q never fires: no answer sheet fulfils its condition":                         "规则 %q 从不触发：没有答卷满足它的条件",
		"rule %q fires for every complete answer sheet; leave out its condition, or mend it": "规则 %q 在每份完整的答卷上都触发；请去掉它的条件，或者改正条件",
		"rule %q never changes the recommended stack: without it the advice is the same":     "规则 %q 从不改变推荐的组合：没有它，建议也一样",
		"rule %q fires exactly when rule %q does, with the same effect":                      "规则 %q 与规则 %q 总是同时触发，作用也相同",
		"wherever rule %q fires, rule %q has the same effect":                                "凡是规则 %q 触发之处，规则 %q 都有相同的作用",
		"rule %q fires exactly when rule %q does, and takes back its points":                 "规则 %q 与规则 %q 总是同时触发，并且抵消后者的分数",
		"rules %q and %q can fire together, and then no stack satisfies both":                "规则 %q 与 %q 可能同时触发，这时没有组合能同时满足二者",
		"rule %q is here":         "规则 %q 在这里",
		"rule %q names no source": "规则 %q 没有注明出处",

		"option %q is never recommended":                                                               "选项 %q 从不被推荐",
		"option %q is recommended whatever is answered":                                                "无论怎样回答都会推荐选项 %q",
		"question %q never changes the recommended stack":                                              "问题 %q 从不改变推荐的组合",
		"question %q: nothing tells the choices %s apart":                                              "问题 %q：没有任何规则区分选择 %s",
		"option %q: its score can vary by %s, that of %q of the same layer by %s, more than threefold": "选项 %q：它的得分最多相差 %s，而同一层的 %q 相差 %s，超过三倍",
		"; ": "；", ", ": "、",
		"at best": "最好的情况下", "at best, of %d sheets drawn,": "在抽取的 %d 份答卷中最好的情况下",
		"%s it is level with the best stack without it, and loses by the tie rules":                   "%s它与不含它的最佳组合持平，按平局规则落选",
		"%s it lacks 1 point against the best stack without it":                                       "%s它比不含它的最佳组合少 1 分",
		"%s it lacks %s points against the best stack without it":                                     "%s它比不含它的最佳组合少 %s 分",
		"for %d.%04d %% of all answer sheets (%s) two stacks score the same and the tie rules decide": "在全部答卷的 %d.%04d %%（%s）上有两个组合得分相同，由平局规则决定",
		"exact": "精确", "estimated": "估计", "estimated from %d sheets drawn": "由抽取的 %d 份答卷估计",

		"source %q was checked %d days ago, on %s; look again":          "出处 %q 上次核对是 %d 天前（%s）；请再看一次",
		"lifecycle entry %q was checked %d days ago, on %s; look again": "生命周期条目 %q 上次核对是 %d 天前（%s）；请再看一次",
		"source %q is unused: nothing cites it":                         "出处 %q 没有用到：没有任何内容引用它",
		"criterion %q is unused: no rule gives points under it":         "评价角度 %q 没有用到：没有规则在它之下给分",
		"layer %q is unused: no option fills it":                        "层 %q 没有用到：没有选项属于它",
		"fact %q is unused: no condition mentions it":                   "事实 %q 没有用到：没有条件提到它",
		"nothing here is found as %q any more; remove the allowance":    "这里已经没有 %q 这样的问题；请去掉这项许可",
		"there is no finding %q to allow; did you mean %q?":             "没有叫作 %q 的检查结果；是不是想写 %q？",
		"there is no finding %q to allow; remove the allowance":         "没有叫作 %q 的检查结果；请去掉这项许可",

		"rule set %q has a text that is not there in %s":        "规则集 %q 有一段文字缺少语言 %s",
		"source %q has a text that is not there in %s":          "出处 %q 有一段文字缺少语言 %s",
		"criterion %q has a text that is not there in %s":       "评价角度 %q 有一段文字缺少语言 %s",
		"layer %q has a text that is not there in %s":           "层 %q 有一段文字缺少语言 %s",
		"option %q has a text that is not there in %s":          "选项 %q 有一段文字缺少语言 %s",
		"question %q has a text that is not there in %s":        "问题 %q 有一段文字缺少语言 %s",
		"fact %q has a text that is not there in %s":            "事实 %q 有一段文字缺少语言 %s",
		"rule %q has a text that is not there in %s":            "规则 %q 有一段文字缺少语言 %s",
		"relation %q has a text that is not there in %s":        "关系 %q 有一段文字缺少语言 %s",
		"lifecycle entry %q has a text that is not there in %s": "生命周期条目 %q 有一段文字缺少语言 %s",

		"contradiction %q has a text that is not there in %s": "矛盾 %q 有一段文字缺少语言 %s",
		"invariant %q has a text that is not there in %s":     "不变式 %q 有一段文字缺少语言 %s",

		"invariant %q does not hold: the recommended stack is %s":                                   "不变式 %q 不成立：推荐的组合是 %s",
		"invariant %q does not hold: the stack of supported options is %s":                          "不变式 %q 不成立：只用仍受支持的选项时组合是 %s",
		"contradiction %q holds on no answer sheet":                                                 "矛盾 %q 在任何答卷上都不成立",
		"contradiction %q holds on every answer sheet":                                              "矛盾 %q 在每份答卷上都成立",
		"contradiction %q holds exactly where %q does":                                              "矛盾 %q 与 %q 总是同时成立",
		"contradiction %q is here":                                                                  "矛盾 %q 在这里",
		"layer %q stays empty below option %q on %d.%04d %% of the answer sheets that recommend it": "层 %q 在选项 %q 之下是空的，占推荐该选项的答卷的 %d.%04d %%",

		"example: %s": "示例：%s", "Accepted by the author:": "作者认可的：", "because: %s": "理由：%s",
		"Share of all answer sheets that recommend each option (%s; not a forecast):": "推荐各选项的答卷所占的比例（%s；不是预测）：",
		"%d of %d invariants proved for all answer sheets":                            "%d 条不变式已对全部答卷得到证明（共 %d 条）",
		"not decided within the budget: %s":                                           "在预算之内未能判定：%s",
		"%s: %d findings, %d accepted; %s answer sheets":                              "%s：%d 项发现，%d 项已认可；%s 份答卷",
		"%s: 1 finding, %d accepted; %s answer sheets":                                "%s：1 项发现，%d 项已认可；%s 份答卷",
	}
}
