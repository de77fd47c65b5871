package lang

// RulesWords are the words for showing a rule set.
type RulesWords struct {
	Criteria, Layers, Questions, Rules, Relations string // headings
	Contradictions, Invariants                    string // headings

	CountQuestions, CountOptions, CountLayers, CountRules Count
	OptionsInLayers                                       string // "11 options", "6 layers"

	Weight         string // weight
	EveryStack     string
	Minor          string
	Aliases, Tags  string // names
	KnowledgeUntil string // day
	ContinuedBy    string // set
	// A shape of stacks: lists of options or layers.
	ShapeEvery, ShapeAny, ShapeNone, ShapeFilled, ShapeEmpty string
	ShapeIf                                                  string // shape
	FillsToo                                                 string // layer
	NumberRange                                              string // least, most
	SomeOf                                                   string // fewest, most
	OneOf, YesOrNo                                           string
	AskedWhen, When                                          string // condition
	Excludes                                                 string // options
	EveryUnsupported                                         string
	Requires                                                 string // options
	InGroup                                                  string // group
	Or, List                                                 string
	Colon, Semicolon                                         string
	Aside                                                    string // text, in brackets
}

// Rules returns the words in a language, in English if there are none.
func Rules(tag string) *RulesWords {
	if tag == Chinese {
		return &RulesWords{
			Criteria: "评价角度", Layers: "层与选项（自上而下）", Questions: "问题", Rules: "规则", Relations: "关系",
			Contradictions: "互相矛盾的回答", Invariants: "不变式",
			Minor: "次要层", Aliases: "也叫 %s", Tags: "属于 %s", KnowledgeUntil: "内容截至 %s", ContinuedBy: "之后由 %s 接续",
			ShapeEvery: "包含 %s", ShapeAny: "至少包含其一：%s", ShapeNone: "不含 %s", ShapeFilled: "填上 %s", ShapeEmpty: "空着 %s",
			ShapeIf:        "如果组合%s",
			CountQuestions: same("%d 个问题"), CountOptions: same("%d 个选项"), CountLayers: same("%d 层"), CountRules: same("%d 条规则"),
			OptionsInLayers: "%[2]s共 %[1]s",
			Weight:          "权重 %s", EveryStack: "每个技术栈都必须填上", FillsToo: "同时占用 %s",
			NumberRange: "%d 到 %d 的整数", SomeOf: "选 %d 到 %d 项", OneOf: "选一项", YesOrNo: "是或否",
			AskedWhen: "仅在此时询问：%s", When: "条件：%s",
			Excludes: "排除 %s", EveryUnsupported: "所有已停止支持的选项", Requires: "要求使用 %s", InGroup: "属于组 %s",
			Or: " 或 ", List: "、", Colon: "：", Semicolon: "；", Aside: "（%s）",
		}
	}
	return &RulesWords{
		Criteria: "CRITERIA", Layers: "LAYERS AND OPTIONS, the top one first", Questions: "QUESTIONS", Rules: "RULES", Relations: "RELATIONS",
		Contradictions: "ANSWERS THAT CONTRADICT EACH OTHER", Invariants: "INVARIANTS",
		Minor: "minor", Aliases: "also %s", Tags: "one of %s", KnowledgeUntil: "knows of nothing after %s", ContinuedBy: "continued by %s",
		ShapeEvery: "has %s", ShapeAny: "has one of %s", ShapeNone: "has none of %s", ShapeFilled: "fills %s", ShapeEmpty: "leaves %s empty",
		ShapeIf:        "if the stack %s",
		CountQuestions: Count{"%d question", "%d questions"}, CountOptions: Count{"%d option", "%d options"},
		CountLayers: Count{"%d layer", "%d layers"}, CountRules: Count{"%d rule", "%d rules"},
		OptionsInLayers: "%[1]s in %[2]s",
		Weight:          "weight %s", EveryStack: "every stack fills it", FillsToo: "fills %s too",
		NumberRange: "a number from %d to %d", SomeOf: "choose %d to %d", OneOf: "choose one", YesOrNo: "yes or no",
		AskedWhen: "asked when %s", When: "when %s",
		Excludes: "excludes %s", EveryUnsupported: "every unsupported option", Requires: "requires %s", InGroup: "in group %s",
		Or: " or ", List: ", ", Colon: ": ", Semicolon: "; ", Aside: " (%s)",
	}
}
