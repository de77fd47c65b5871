package lang

import "fmt"

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

	// The questionnaire.
	Behind                                    string // goes before a note
	ParkTitle, ParkOwner, ParkUntil, ParkNote string // the form
	DayHint, LinkHint                         string
	LinkTitle, LinkField                      string
	NoDay, BadLink                            string // what was typed
	ParkGone, LinkGone, NoLink                string
	NotApplicable                             string // goes before the reason
	PlainHelp                                 string
	KeyPark, KeyLink, KeyNotApplicable        string
	Tab, TabHead, NothingOpen                 string
	Finished                                  string
	Then                                      string // between two notes
	Ended                                     string // options that are no longer supported
	NoOwner                                   string
	Changes                                   Count // of so many answers; both numbers
}

// Who says who finds out an answer and until when; either may be "".
func (w *OpenWords) Who(owner, until string) string {
	switch {
	case owner != "" && until != "":
		return fmt.Sprintf(w.OwnerUntil, owner, until)
	case owner != "":
		return fmt.Sprintf(w.Owner, owner)
	case until != "":
		return fmt.Sprintf(w.Until, until)
	}
	return w.NobodyYet
}

// Open is OpenWords in a language.
func Open(tag string) *OpenWords {
	if tag == Chinese {
		return &OpenWords{
			Owner: "由%s弄清楚", OwnerUntil: "由%s在 %s 之前弄清楚", NobodyYet: "已搁置，还没有负责人", Until: "应在 %s 之前弄清楚，还没有负责人", Evidence: "依据：%s",
			Overdue: "“%s”应在 %s 之前弄清楚，已过了%s，仍没有答案", OverdueBy: same(" %d 天"),
			OwnersLost: "“%s”由谁弄清楚，各答卷说法不同，合并后没有保留：%s", LinksLost: "“%s”的依据各答卷不同，合并后没有保留：%s",
			Behind: "：", ParkTitle: "谁来弄清楚？", ParkOwner: "负责人", ParkUntil: "截止日期（年-月-日，例如 2027-01-15）", ParkNote: "备注",
			DayHint: "请按 2027-01-15 的格式输入日期", LinkHint: "请输入以 http:// 或 https:// 开头的网址，中间不要有空格",
			LinkTitle: "答案的依据", LinkField: "网址",
			NoDay: "“%s”不是日期；请按 2027-01-15 的格式输入。", BadLink: "“%s”不是网址；请输入以 http:// 或 https:// 开头的网址。",
			ParkGone: "不再由人负责弄清楚。", LinkGone: "已删除依据。", NoLink: "这一题还没有依据。", NotApplicable: "不适用，因为",
			PlainHelp: `  park 搁置 姓名，日期，备注   不清楚，记下由谁在何时之前弄清楚；“搁置 -”取消
  link 依据 网址      记下答案的依据；只输入“依据”可查看，“依据 -”可删除
  n/a 不适用 原因     这一题不适用，把原因记在备注里`,
			KeyPark: "搁置", KeyLink: "依据", KeyNotApplicable: "不适用",
			Tab: "待定", TabHead: "还没有答案的问题，影响大的在前", NothingOpen: "所有问题都有答案。", NoOwner: "还没有负责人",
			Finished: "所有问题都已答完。输入“问题代号=答案”可修改，输入 done（完成）查看结果。", Then: "；", Ended: "%s 已不受支持",
			Changes: same("%d 个答案会改变结果（共 %d 个）"),
		}
	}
	return &OpenWords{
		Owner: "%s finds out", OwnerUntil: "%s finds out by %s", NobodyYet: "parked, with no owner yet", Until: "to be found out by %s, with no owner yet", Evidence: "evidence: %s",
		Overdue: "%s was to be known by %s, %s ago, and has no answer yet", OverdueBy: Count{"%d day", "%d days"},
		OwnersLost: "the sheets differ in who finds out %s; the merged one keeps none of: %s", LinksLost: "the sheets differ in the evidence for %s; the merged one keeps none of: %s",
		Behind: ": ", ParkTitle: "Who will find out?", ParkOwner: "Who", ParkUntil: "By which day (such as 2027-01-15)", ParkNote: "Note",
		DayHint: "a day looks like 2027-01-15", LinkHint: "a link starts with http:// or https:// and has no spaces",
		LinkTitle: "Evidence for the answer", LinkField: "Link",
		NoDay: "%q is not a day; type it like 2027-01-15.", BadLink: "%q is not a link; it must start with http:// or https:// and have no spaces.",
		ParkGone: "No longer parked.", LinkGone: "The link is removed.", NoLink: "There is no link for this question.", NotApplicable: "Does not apply, because ",
		PlainHelp: `  park WHO, DAY, NOTE  not known: who will find out, and by when; "park -" takes that back
  link ADDRESS   add evidence for the answer; "link" shows it, "link -" removes it
  n/a REASON     the question does not apply; the reason becomes its note`,
		KeyPark: "park", KeyLink: "link", KeyNotApplicable: "n/a",
		Tab: "Open", TabHead: "Questions without an answer, those that can change the most first", NothingOpen: "Every question has an answer.", NoOwner: "no owner yet",
		Finished: "Every question was answered. QUESTION=ANSWER changes an answer; type \"done\" to see the result.", Then: "; ", Ended: "%s: no longer supported",
		Changes: Count{"%d of %d answers would change the result", "%d of %d answers would change the result"},
	}
}
