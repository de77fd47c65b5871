package lang

// Conflict is what the questionnaire says when its file has been changed by
// somebody else.
type Conflict struct {
	Changed     string // file
	Gone        string // file
	Offer       string // for the plain face: which words do what
	Title       string // of the page of the rich face
	Reload      string
	Beside      string
	Overwrite   string
	ReloadHelp  string
	BesideHelp  string
	OverHelp    string
	Reloaded    string // file
	NotInFile   string // what was said here: id and answer
	NotReloaded string // error
	SavedBeside string // file
	Words       [3]string
}

// ConflictIn is Conflict in a language.
func ConflictIn(tag string) *Conflict {
	if tag == Chinese {
		return &Conflict{
			Changed:     "%s 在本次问卷读取或保存之后被改动过（另一个问卷或编辑器）。你刚才的回答还没有保存。",
			Gone:        "%s 已经不在了。你刚才的回答还没有保存。",
			Offer:       "重载：采用文件现在的内容，放弃这里还没保存的回答；另存：把这里的答卷存到旁边的新文件，并接着用它；覆盖：用这里的答卷替换文件。",
			Title:       "文件被改动过",
			Reload:      "重载",
			Beside:      "另存",
			Overwrite:   "覆盖",
			ReloadHelp:  "采用文件现在的内容；这里还没保存的回答会被放弃，并逐条告诉你",
			BesideHelp:  "把这里的答卷存到旁边的新文件，并接着用它；原文件不动",
			OverHelp:    "用这里的答卷替换文件；别人写下的内容会丢失",
			Reloaded:    "已重新读取 %s。",
			NotInFile:   "文件里没有：%s",
			NotReloaded: "无法重新读取：%s",
			SavedBeside: "文件被改动过，所以这里的答卷另存到了 %s。",
			Words:       [3]string{"重载", "另存", "覆盖"},
		}
	}
	return &Conflict{
		Changed:     "%s has changed since this session read or saved it, in another session or an editor. What you said last is NOT saved.",
		Gone:        "%s is no longer there. What you said last is NOT saved.",
		Offer:       "reload: take the file as it is now, and drop what is not saved here; beside: save this sheet in a new file beside it, and go on with that; overwrite: replace the file by this sheet.",
		Title:       "The file has changed",
		Reload:      "Reload",
		Beside:      "Save beside",
		Overwrite:   "Overwrite",
		ReloadHelp:  "take the file as it is now; what is not saved here is dropped, and you are told what that is",
		BesideHelp:  "save this sheet in a new file beside it, and go on with that; the file stays as it is",
		OverHelp:    "replace the file by this sheet; what others wrote into it is lost",
		Reloaded:    "%s has been read again.",
		NotInFile:   "not in the file: %s",
		NotReloaded: "It could not be read again: %s",
		SavedBeside: "The file had changed, so this sheet was saved beside it in %s.",
		Words:       [3]string{"reload", "beside", "overwrite"},
	}
}
