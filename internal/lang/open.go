package lang

// OpenWords is what is said of questions that somebody finds out, and of the
// evidence for answers.
type OpenWords struct {
	Owner      string // who
	OwnerUntil string // who, day
	NobodyYet  string
	Until      string // day
	Evidence   string // link
	Overdue    string // question, day, Count
	OverdueBy  Count
	OwnersLost string // question, who said what
	LinksLost  string
}

// Open is OpenWords in a language.
func Open(tag string) *OpenWords {
	if tag == Chinese {
		return &OpenWords{
			Owner: "由%s弄清楚", OwnerUntil: "由%s在 %s 之前弄清楚", NobodyYet: "已搁置，还没有负责人", Until: "应在 %s 之前弄清楚，还没有负责人", Evidence: "依据：%s",
			Overdue: "“%s”应在 %s 之前弄清楚，已过了%s，仍没有答案", OverdueBy: same(" %d 天"),
			OwnersLost: "“%s”由谁弄清楚，各答卷说法不同，合并后没有保留：%s", LinksLost: "“%s”的依据各答卷不同，合并后没有保留：%s",
		}
	}
	return &OpenWords{
		Owner: "%s finds out", OwnerUntil: "%s finds out by %s", NobodyYet: "parked, with no owner yet", Until: "to be found out by %s, with no owner yet", Evidence: "evidence: %s",
		Overdue: "%s was to be known by %s, %s ago, and has no answer yet", OverdueBy: Count{"%d day", "%d days"},
		OwnersLost: "the sheets differ in who finds out %s; the merged one keeps none of: %s", LinksLost: "the sheets differ in the evidence for %s; the merged one keeps none of: %s",
	}
}
