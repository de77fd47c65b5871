package lang

// RecordWords is what is said of directories of decision records.
type RecordWords struct {
	Half            string // headline
	SomeHalf        Count
	LeftOut         string
	MoreLeftOut     Count
	Superseded      string // status
	NothingRecorded string
	NoReport        string
	NoAnswers       string
	Link            string
	Hidden          string

	MissingNew  string // status, number
	NewNotValid string // status, file, its status
	StillValid  string // file, its status; what is said of a record that replaces it
	Pending     string // file, directory
}

// Records is RecordWords in a language.
func Records(tag string) *RecordWords {
	if tag == Chinese {
		return &RecordWords{
			Half: "只取代了一半", SomeHalf: same("%d 份记录只取代了一半"), LeftOut: "未核对：", MoreLeftOut: same("另有 %d 个"),
			Superseded: "状态是“%s”", NothingRecorded: "没有记录推荐", NoReport: "不是本程序写的报告", NoAnswers: "不是答案文件",
			Link: "链接", Hidden: "隐藏目录",
			MissingNew:  "它的状态是“%s”，但目录里没有编号为 %04d 的记录",
			NewNotValid: "它的状态是“%s”，但 %s 的状态是“%s”",
			StillValid:  "它说取代了 %s，而后者的状态仍是“%s”",
			Pending:     "一次被中止的运行已开始写 %s；下一次“report --dir %s”会完成它",
		}
	}
	return &RecordWords{
		Half: "HALF SUPERSEDED", SomeHalf: Count{"%d record is half superseded", "%d records are half superseded"},
		LeftOut: "Left out:", MoreLeftOut: Count{"and %d more", "and %d more"},
		Superseded: "its status is \"%s\"", NothingRecorded: "no recommendation is recorded in it", NoReport: "it is no report of this program", NoAnswers: "it is no answers file",
		Link: "a link", Hidden: "a hidden directory",
		MissingNew:  "its status is \"%s\", and there is no record with the number %04d",
		NewNotValid: "its status is \"%s\", and that of %s is \"%s\"",
		StillValid:  "it says that it supersedes %s, whose status is still \"%s\"",
		Pending:     "a run that was stopped had begun %s; the next \"report --dir %s\" completes it",
	}
}
