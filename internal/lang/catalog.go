package lang

// CatalogWords are the words of the catalogue and of conditions in sentences.
type CatalogWords struct {
	// Conditions.
	And, Or, Not, Yes, No               string
	Only, None, Every                   string // with a list of choices
	AtLeast, AtMost                     string // %s
	Between                             string // %s, %s
	AtLeastChosen, AtMostChosen         string // %d choices
	Never, Always                       string
	ListAnd, ListOr, Comma, Open, Close string

	// Pages.
	Layer, AlsoFills, Manages, Barrier, State, Since, Until         string
	Sources, Relations, Lifecycle, For, Against, Excluded, Required string
	Checked, Successor, NoEntry, Unsupported, Ended                 string
	RunsOn, Needs, WinsIn, Decides, NotEnforced                     string
	NotYet, Asks, AnyInLayer, MapTitle, Exact, Space, Aliases       string
	SheetsCounted, DecidesNote, SupportUntil, AlsoFillsNote         string

	Trait    map[string]string // by trait kind
	Status   map[string]string // by lifecycle status
	Relation map[string]string // by kind, from the subject: "A requires B"
}

// Catalog returns the catalogue's words in a language, English by default.
func Catalog(tag string) *CatalogWords {
	if tag == Chinese {
		return catalogChinese()
	}
	return catalogEnglish()
}

func catalogEnglish() *CatalogWords {
	return &CatalogWords{
		And: "; and ", Or: "; or ", Not: "not %s", Yes: "yes", No: "no",
		Only: "only %s", None: "none of %s", Every: "%s",
		AtLeast: "at least %s", AtMost: "at most %s", Between: "%s to %s",
		AtLeastChosen: "at least %d chosen", AtMostChosen: "at most %d chosen",
		Never: "never", Always: "always",
		ListAnd: " and ", ListOr: " or ", Comma: ", ", Open: "(", Close: ")",

		Layer: "Layer", AlsoFills: "also fills", Manages: "Manages", Barrier: "To adopt it",
		State: "State", Aliases: "Also called", Since: "since %s", Until: "until %s",
		Sources: "Sources", Relations: "Relations", Lifecycle: "Lifecycle", For: "Speaks for it", Against: "Speaks against it",
		Excluded: "Excludes it", Required: "Asks for it",
		Checked: "checked %s", Successor: "instead: %s", NoEntry: "no entry", Unsupported: "unsupported", Ended: "over",
		RunsOn: "Runs on", Needs: "Needs", WinsIn: "Recommended in", Decides: "What decides between them",
		NotEnforced: "told, not enforced",
		Exact:       "exact", Space: " ",
		NotYet: "not decided within the budget", Asks: "one of %s", AnyInLayer: "any option for %q",
		MapTitle:      "Layers, bottom up, and how the options relate",
		SheetsCounted: "%s answer sheets were counted (%s).",
		SupportUntil:  "supported until %s",
		AlsoFillsNote: "fills this layer beside its own",
		DecidesNote:   "Shares are over all answer sheets alike; this is not a forecast.",

		Trait:  map[string]string{"definition": "What it is", "strength": "Strengths", "weakness": "Weaknesses"},
		Status: map[string]string{"active": "active", "maintenance": "maintenance only", "deprecated": "deprecated", "retired": "retired"},
		Relation: map[string]string{
			"requires": "requires", "conflicts": "conflicts with", "runs-on": "runs on", "drives": "drives",
			"bundles": "bundles", "replaces": "replaces", "like": "is like",
		},
	}
}

func catalogChinese() *CatalogWords {
	return &CatalogWords{
		And: "；并且", Or: "；或者", Not: "并非%s", Yes: "是", No: "否",
		Only: "只有%s", None: "没有%s", Every: "%s",
		AtLeast: "至少 %s", AtMost: "至多 %s", Between: "%s 到 %s",
		AtLeastChosen: "至少选 %d 项", AtMostChosen: "至多选 %d 项",
		Never: "永不成立", Always: "总是",
		ListAnd: "和", ListOr: "或", Comma: "、", Open: "（", Close: "）",

		Layer: "层次", AlsoFills: "同时占据", Manages: "管什么", Barrier: "上手门槛",
		State: "状态", Aliases: "也叫", Since: "自 %s 起", Until: "至 %s",
		Sources: "出处", Relations: "关系", Lifecycle: "生命周期", For: "支持它的理由", Against: "反对它的理由",
		Excluded: "排除它的规则", Required: "要求它的规则",
		Checked: "核对于 %s", Successor: "可改用：%s", NoEntry: "无记录", Unsupported: "已不受支持", Ended: "已结束",
		RunsOn: "运行于", Needs: "需要", WinsIn: "被推荐的比例", Decides: "二者之间由什么决定",
		NotEnforced: "仅说明，不强制",
		Exact:       "精确", Space: "",
		NotYet: "预算内未能判定", Asks: "以下之一：%s", AnyInLayer: "“%s”这一层的任一选项",
		MapTitle:      "各层（自下而上）与选项之间的关系",
		SheetsCounted: "统计了 %s 份答卷（%s）。",
		SupportUntil:  "支持至 %s",
		AlsoFillsNote: "除本层外还占据这一层",
		DecidesNote:   "比例按所有可能的答卷平均计算，不是预测。",

		Trait:  map[string]string{"definition": "是什么", "strength": "长处", "weakness": "短处"},
		Status: map[string]string{"active": "活跃", "maintenance": "仅维护", "deprecated": "已弃用", "retired": "已退役"},
		Relation: map[string]string{
			"requires": "需要", "conflicts": "不能并用的有", "runs-on": "运行于", "drives": "驱动",
			"bundles": "内含", "replaces": "取代", "like": "好比",
		},
	}
}
